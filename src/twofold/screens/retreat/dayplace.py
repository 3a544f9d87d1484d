"""Where the cursor of the days is, and where it goes."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from twofold.domain.retreat import slots
from twofold.domain.retreat.nights import lived
from twofold.domain.retreat.plan import Plan, Slot

MORNING = 9 * 60


class Place(NamedTuple):
    """A ``day`` (from 0), a ``slot`` on it (its id, or "" where there is none), and a ``minute``."""

    day: int = 0
    slot: str = ""
    minute: int = MORNING

    def on(self, slot: Slot) -> "Place":
        """Return the place of *slot*, on the day of this one."""
        return self._replace(slot=slot.id, minute=slot.start)


def first(plan: Plan, slot: str, day: int | None, now: datetime) -> Place:
    """Return the place of *slot*, else one on *day*, else on what is *now*, else on the first thing."""
    if plan.slot(slot) is not None:
        return Place(slot=slot)
    today, minute = lived(plan, now)
    if day is None and 0 <= today < plan.days:
        return near(plan, Place(today, minute=minute), today)
    return near(plan, Place(), min(max(day or 0, 0), plan.days - 1))


def near(plan: Plan, here: Place, day: int) -> Place:
    """Return the place on *day* that is nearest to the minute of *here*."""
    on_day = slots.on_day(plan, day)
    found = min(on_day, key=lambda slot: (_away(slot, here.minute), slot.start), default=None)
    return Place(day, found.id if found else "", here.minute)


def follow(plan: Plan, here: Place, known: Collection[str]) -> Place:
    """Return where the cursor is once *plan* has changed: with its slot, or on the one that is new.

    Where its slot is gone, it takes the next of the day in time. *known*: the ids of the slots that there
    were before.
    """
    new = {slot.id for slot in plan.slots}.difference(known) if known else set()
    slot = plan.slot(new.pop() if len(new) == 1 else here.slot)
    if slot is None or slot.day >= plan.days:
        here = _behind(plan, here, min(here.day, plan.days - 1))
        slot = plan.slot(here.slot)
    return here if slot is None else Place(slot.day, slot.id, slot.start)


def beside(plan: Plan, here: Place, by: int) -> Place | None:
    """Return the place *by* so many things further on the same day; None where there is no other."""
    on_day = slots.on_day(plan, here.day)
    places = [place for place, slot in enumerate(on_day) if slot.id == here.slot]
    before = sum(slot.start < here.minute for slot in on_day)
    place = places[0] + by if places else before - (by < 0)
    return here.on(on_day[place]) if 0 <= place < len(on_day) else None


def _behind(plan: Plan, here: Place, day: int) -> Place:
    """Return the place of what comes next on *day* after *here*, or else of its last thing."""
    on_day = slots.on_day(plan, day)
    coming = [slot for slot in on_day if slot.start >= here.minute] or on_day[-1:]
    return Place(day, coming[0].id if coming else "", here.minute)


def _away(slot: Slot, minute: int) -> int:
    """Return how many minutes *minute* lies outside *slot*."""
    return max(slot.start - minute, minute - slot.end + 1, 0)
