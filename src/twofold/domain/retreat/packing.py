"""What goes into the bags: shared things, and each partner's own."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.records import Hands, new_id
from twofold.domain.text import LINE_LIMIT, clean, clean_line, is_blank

from .plan import MOST_SLOTS, Plan, Thing

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


def add_things(plan: Plan, things: Iterable[Thing]) -> Plan:
    """Return *plan* with those of *things* that it does not have yet. Raises Invalid for too many."""
    there = {(thing.what.casefold(), thing.whose) for thing in plan.packing}
    fresh = []
    for thing in things:
        what = clean_line(thing.what)
        if is_blank(what) or (key := (what.casefold(), thing.whose)) in there:
            continue
        there.add(key)
        fresh.append(replace(thing, what=what))
    if len(plan.packing) + len(fresh) > MOST_SLOTS:
        raise Invalid(
            f"A packing list holds {MOST_SLOTS} things, and this would be more. Leave some at home."
        )
    return plan.with_(packing=(*plan.packing, *fresh))


def things(whats: Iterable[str], whose: Hands) -> tuple[Thing, ...]:
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


def tick(plan: Plan, id: str) -> Plan:
    """Return *plan* with the thing *id* in the bag, or out of it again."""
    return plan.with_(
        packing=tuple(
            replace(each, packed=not each.packed) if each.id == id else each for each in plan.packing
        )
    )


def of(plan: Plan, whose: Hands) -> tuple[Thing, ...]:
    """Return the things of *whose*, in the order in which they were named."""
    return tuple(thing for thing in plan.packing if thing.whose == whose)
