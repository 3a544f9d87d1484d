"""The way of an idea into the plan: to the day and the hours that it names, else to where it is free."""

from msgspec.structs import replace

from twofold.domain.dayphrases import the_days
from twofold.domain.people import Invalid
from twofold.domain.text import clean

from .events import event
from .ideas import GONE, NOTES_LIMIT, slot_of
from .plan import Idea, Plan, Slot
from .reading import Reading
from .slots import add, free_place

TAKES = 90
"""Minutes of an idea that says nothing of its hours."""


def take(plan: Plan, idea_id: str, slot_id: str, day: int | None = None) -> Plan:
    """Return *plan* with that idea as a slot *slot_id*.

    It stands at the day and the hours that its words name, where these are of the plan, such as "Saturday
    9:30–17:00". Else it is in the next free hour and a half: of the day that they name, or from *day* on.
    Raises Invalid when it is in the plan already, one of the two would rather not, or nothing is free.
    """
    idea = plan.idea(idea_id)
    if idea is None:
        raise Invalid(GONE)
    if slot_of(plan, idea) is not None:
        raise Invalid("This is in your plan already.")
    if idea.vetoed:
        raise Invalid("One of you would rather not do this. Talk about it first, then write it down again.")
    slot = Slot(
        id=slot_id, title=idea.title, day=0, start=0, length=TAKES, kind="new", notes=_told(idea),
        owner=idea.by or "both", cost=idea.price, link=idea.link,
    )  # fmt: skip
    placed = _named(plan, idea, slot) or _free(plan, slot, day)
    if placed is None:
        raise Invalid("There is no free hour and a half. Make room in the days first.")
    taken = replace(idea, slot=slot_id)
    plan = plan.with_(ideas=tuple(taken if each.id == idea_id else each for each in plan.ideas))
    return add(plan, placed)


def _named(plan: Plan, idea: Idea, slot: Slot) -> Slot | None:
    """Return *slot* where the words of *idea* put it, or None."""
    reading = Reading("\n".join((idea.title, idea.days, idea.notes)), plan, plan.start)
    found = event(reading)
    if found is not None and len(found.parts) == 1 and isinstance(there := found.parts[0], Slot):
        return replace(
            slot, day=there.day, start=there.start, length=there.length, place=there.place, fixed=there.fixed,
            with_meal=there.with_meal, number=there.number, phone=there.phone, address=there.address,
            link=slot.link or there.link,
        )  # fmt: skip
    days = the_days(reading.days)
    if days is None or days.first != days.last or not reading.holds(days.first):
        return None
    day = reading.day_of(days.first)
    start = free_place(plan, day, TAKES)
    return None if start is None else replace(slot, day=day, start=start)


def _free(plan: Plan, slot: Slot, day: int | None) -> Slot | None:
    """Return *slot* in the next free place from *day* on, or None."""
    for wanted in range(day or 0, plan.days):
        if (start := free_place(plan, wanted, slot.length)) is not None:
            return replace(slot, day=wanted, start=start)
    return None


def _told(idea: Idea) -> str:
    """Return what is known of *idea*, as notes."""
    facts = " · ".join(each for each in (idea.distance, idea.days) if each)
    return clean("\n".join(each for each in (facts, idea.notes) if each), NOTES_LIMIT)
