"""What goes into the bags: shared things, and each partner's own."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.text import LINE_LIMIT, clean, clean_line, is_blank

from .plan import MOST_SLOTS, Plan, Thing, Whose

_SIGN = re.compile(r"^\s*(?:[-*+•–▪◦☐☑✓]\s*|\[[ xX]?\]\s*|\d{1,3}[.)]\s+)+")


def read_list(text: str) -> tuple[str, ...]:
    """Return the things that a pasted list names, each once, without the signs before them.

    A line is a thing; where there is only one line, its commas part the things.
    """
    lines = clean(text).split("\n")
    filled = [line for line in lines if not is_blank(line)]
    if len(filled) == 1:
        filled = re.split("[,;]", filled[0])
    found: dict[str, str] = {}
    for line in filled:
        what = clean_line(_SIGN.sub("", line), LINE_LIMIT)
        if not is_blank(what):
            found.setdefault(what.casefold(), what)
    return tuple(found.values())


def new_things(plan: Plan, things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return those of *things* that *plan* does not have yet, each once.

    What each needs is there also where both have it on lists of their own.
    """
    there = {key for thing in plan.packing for key in _places(thing.what, thing.whose)}
    fresh = []
    for thing in things:
        what = clean_line(thing.what)
        if is_blank(what) or there.issuperset(keys := _places(what, thing.whose)):
            continue
        there |= keys
        fresh.append(replace(thing, what=what))
    return tuple(fresh)


def add_things(plan: Plan, things: Iterable[Thing]) -> Plan:
    """Return *plan* with the `new_things` among *things*. Raises Invalid for too many."""
    fresh = new_things(plan, things)
    if len(plan.packing) + len(fresh) > MOST_SLOTS:
        raise Invalid(
            f"A packing list holds {MOST_SLOTS} things, and this would be more. Leave some at home."
        )
    return plan.with_(packing=(*plan.packing, *fresh))


def _places(what: str, whose: Whose) -> set[tuple[str, Whose]]:
    own: tuple[Whose, ...] = SIDES if whose == "each" else (whose,)
    return {(what.casefold(), each) for each in own}


def things(whats: Iterable[str], whose: Whose) -> tuple[Thing, ...]:
    """Return a thing of *whose* for each of *whats*, with a fresh id."""
    return tuple(Thing(id=new_id(), what=what, whose=whose) for what in whats)


def replace_thing(plan: Plan, thing: Thing) -> Plan:
    """Return *plan* with *thing* in the place of the one with its id. Raises Invalid when it has no words."""
    if is_blank(thing.what):
        raise Invalid("Say what it is, in a word or two.")
    thing = replace(thing, what=clean_line(thing.what))
    return plan.with_(packing=tuple(thing if each.id == thing.id else each for each in plan.packing))


def remove_thing(plan: Plan, id: str) -> Plan:
    """Return *plan* without the thing *id*."""
    return plan.with_(packing=tuple(each for each in plan.packing if each.id != id))


def tick(plan: Plan, id: str, side: Side | None = None) -> Plan:
    """Return *plan* with the thing *id* in the bag, or out of it again.

    *side*: whose bag, of what each needs one of their own; None: both bags, or out of both.
    """
    return plan.with_(packing=tuple(_ticked(each, side) if each.id == id else each for each in plan.packing))


def _ticked(thing: Thing, side: Side | None) -> Thing:
    if thing.whose != "each":
        return replace(thing, packed=not thing.packed)
    a, b = thing.packed_by
    if side is None:
        return replace(thing, packed_by=(thing.missing > 0,) * 2)
    return replace(thing, packed_by=(not a, b) if side == "a" else (a, not b))


def belongs_to(thing: Thing, whose: Whose) -> Thing:
    """Return *thing* as that of *whose*; what is in a bag stays there."""
    if thing.whose == whose:
        return thing
    if whose == "each":
        by = (thing.packed and thing.whose != "b", thing.packed and thing.whose != "a")
        return replace(thing, whose=whose, packed=False, packed_by=by)
    if thing.whose == "each":
        packed = not thing.missing if whose == "both" else thing.packed_by[SIDES.index(whose)]
        return replace(thing, whose=whose, packed=packed, packed_by=(False, False))
    return replace(thing, whose=whose)


def in_bags(plan: Plan) -> tuple[int, int]:
    """Return how much of what is to be packed is in a bag, and how much there is; what each needs is two."""
    whole = sum(2 if thing.whose == "each" else 1 for thing in plan.packing)
    return whole - sum(thing.missing for thing in plan.packing), whole


def still_out(plan: Plan) -> Side | None:
    """Return who of the two alone has not packed all that each of them needs; None where that is nobody, or
    both."""
    own = [thing.packed_by for thing in of(plan, "each")]
    waits = [side for side, packed in zip(SIDES, zip(*own, strict=True), strict=False) if not all(packed)]
    return waits[0] if len(waits) == 1 else None


def as_last_time(last: Plan) -> tuple[Thing, ...]:
    """Return the things of the *last* retreat to pack anew, with fresh ids."""
    return tuple(Thing(id=new_id(), what=thing.what, whose=thing.whose) for thing in last.packing)


def of(plan: Plan, whose: Whose) -> tuple[Thing, ...]:
    """Return the things of *whose*, in the order in which they were named."""
    return tuple(thing for thing in plan.packing if thing.whose == whose)
