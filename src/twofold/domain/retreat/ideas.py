"""The shortlist: what each of them thought of, the hearts both gave it blind, and its way into the plan."""

from msgspec import Struct
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.text import clean, clean_line, is_blank

from .looking import read_link
from .plan import MOST_SLOTS, Hearts, Idea, Plan, Slot

MOST_HEARTS = 3
"""Most hearts that one partner gives an idea."""
MATCH = 2
"""Hearts from which an idea that both gave as many is a match."""
TAKES = 90
"""Minutes of an idea that is taken into the plan."""
NOTES_LIMIT = 4_000
"""Longest notes, in characters."""
GONE = "This idea was removed at the other terminal meanwhile."


class Ranked(Struct, frozen=True):
    """The ideas of a plan: what both like, the others that were opened, what one of them would rather not
    (nobody keeps who), and what has no hearts yet, in the order in which they were written down."""

    matches: tuple[Idea, ...]
    others: tuple[Idea, ...]
    vetoed: tuple[Idea, ...]
    unrated: tuple[Idea, ...]


# -- the list --------------------------------------------------------------------------------------------


def add_idea(plan: Plan, idea: Idea) -> Plan:
    """Return *plan* with *idea* as its last. Raises Invalid for one without a name, and for too many."""
    if len(plan.ideas) >= MOST_SLOTS:
        raise Invalid(f"A plan holds {MOST_SLOTS} ideas. Remove one of them first.")
    return plan.with_(ideas=(*plan.ideas, _checked(idea)))


def replace_idea(plan: Plan, idea: Idea) -> Plan:
    """Return *plan* with *idea* in the place of the one with its id.

    Hearts, a veto and the place in the plan stay as they are now. Raises Invalid when it has no name, its
    link cannot be opened, or it is gone.
    """
    stored = plan.idea(idea.id)
    if stored is None:
        raise Invalid(GONE)
    kept = replace(_checked(idea), hearts=stored.hearts, vetoed=stored.vetoed, slot=stored.slot)
    return plan.with_(ideas=tuple(kept if each.id == idea.id else each for each in plan.ideas))


def remove_idea(plan: Plan, idea_id: str) -> Plan:
    """Return *plan* without that idea; what it became in the plan stays."""
    return plan.with_(ideas=tuple(each for each in plan.ideas if each.id != idea_id))


def _checked(idea: Idea) -> Idea:
    title = clean_line(idea.title)
    if is_blank(title):
        raise Invalid("Give the idea a name, in a word or two.")
    return replace(
        idea,
        title=title,
        link=read_link(idea.link) if idea.link else "",
        distance=clean_line(idea.distance),
        days=clean_line(idea.days),
        notes=clean(idea.notes, NOTES_LIMIT),
    )


# -- hearts ----------------------------------------------------------------------------------------------


def slot_of(plan: Plan, idea: Idea) -> Slot | None:
    """Return what *idea* became in *plan*, or None while it is only an idea."""
    return plan.slot(idea.slot) if idea.slot else None


def to_rate(plan: Plan) -> tuple[Idea, ...]:
    """Return the ideas that have no hearts yet, and are not in the plan already."""
    return tuple(
        idea for idea in plan.ideas if idea.hearts is None and not idea.vetoed and slot_of(plan, idea) is None
    )


def give(hearts: Hearts, idea_id: str, many: int) -> Hearts:
    """Return *hearts* with *many* (0 to 3) for that idea; a veto of it is taken back."""
    if not 0 <= many <= MOST_HEARTS:
        raise ValueError("hearts are 0 to 3")
    veto = "" if hearts.veto == idea_id else hearts.veto
    return Hearts({**hearts.given, idea_id: many}, veto)


def veto(hearts: Hearts, idea_id: str) -> Hearts:
    """Return *hearts* with the one veto on that idea, or without it where it stood there already."""
    return replace(hearts, veto="" if hearts.veto == idea_id else idea_id)


def missing(plan: Plan, hearts: Hearts) -> tuple[Idea, ...]:
    """Return the ideas to rate that have neither hearts (0 is an answer as well) nor the veto."""
    return tuple(i for i in to_rate(plan) if i.id not in hearts.given and i.id != hearts.veto)


def opened(plan: Plan, a: Hearts, b: Hearts) -> Plan:
    """Return *plan* with the hearts of both in it.

    An idea that one of them has not rated stays without hearts; earlier hearts stay as they are. A vetoed
    one keeps no hearts: they would tell whose veto it was. Raises Invalid when nothing would be opened.
    """
    waiting = {idea.id for idea in to_rate(plan)}
    ideas = tuple(_opened(idea, a, b) if idea.id in waiting else idea for idea in plan.ideas)
    if ideas == plan.ideas:
        raise Invalid("There is no idea that both of you have given hearts. Take yours back, and look again.")
    return plan.with_(ideas=ideas)


def _opened(idea: Idea, a: Hearts, b: Hearts) -> Idea:
    if idea.id in (a.veto, b.veto):
        return replace(idea, vetoed=True, hearts=None)
    if idea.id in a.given and idea.id in b.given:
        return replace(idea, hearts=(a.given[idea.id], b.given[idea.id]))
    return idea


def ranked(plan: Plan) -> Ranked:
    """Return the ideas as they are shown: by the smaller of the two, then by both together."""
    rated = [(idea, idea.hearts) for idea in plan.ideas if idea.hearts is not None and not idea.vetoed]
    rated.sort(key=lambda each: (-min(each[1]), -sum(each[1])))
    return Ranked(
        matches=tuple(idea for idea, hearts in rated if min(hearts) >= MATCH),
        others=tuple(idea for idea, hearts in rated if min(hearts) < MATCH),
        vetoed=tuple(idea for idea in plan.ideas if idea.vetoed),
        unrated=tuple(idea for idea in plan.ideas if idea.hearts is None and not idea.vetoed),
    )


# -- into the plan ---------------------------------------------------------------------------------------


def take(plan: Plan, idea_id: str, slot_id: str, day: int | None = None) -> Plan:
    """Return *plan* with that idea as a slot *slot_id* in the next free hour and a half from *day* on.

    Raises Invalid when it is in the plan already, one of the two would rather not, or nothing is free.
    """
    from .slots import add, free_place

    idea = plan.idea(idea_id)
    if idea is None:
        raise Invalid(GONE)
    if slot_of(plan, idea) is not None:
        raise Invalid("This is in your plan already.")
    if idea.vetoed:
        raise Invalid("One of you would rather not do this. Talk about it first, and write it down anew.")
    for wanted in range(day or 0, plan.days):
        start = free_place(plan, wanted, TAKES)
        if start is None:
            continue
        slot = Slot(
            id=slot_id, title=idea.title, day=wanted, start=start, length=TAKES, kind="new",
            notes=_told(idea), owner=idea.by or "both", cost=idea.price,
        )  # fmt: skip
        taken = replace(idea, slot=slot_id)
        plan = plan.with_(ideas=tuple(taken if each.id == idea_id else each for each in plan.ideas))
        return add(plan, slot)
    raise Invalid("No hour and a half is free in these days. Make room for it in the days first.")


def _told(idea: Idea) -> str:
    """Return what is known of *idea*, as notes."""
    facts = " · ".join(each for each in (idea.distance, idea.days) if each)
    return clean("\n".join(each for each in (facts, idea.link, idea.notes) if each), NOTES_LIMIT)
