"""The shortlist: what each of them thought of, and the hearts both gave it blind."""

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
NOTES_LIMIT = 4_000
"""Longest notes, in characters."""
GONE = "This idea has been removed at the other terminal."


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
        raise Invalid("There is no idea you have both given hearts. Take yours back and look again.")
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
