"""How the waking time of a day is shared out."""

from collections.abc import Iterable

import msgspec

from .nights import open_minutes
from .plan import Plan, Slot, SlotKind
from .timeline import SLEEPS, WAKES, Timeline, asleep, is_whole

_SHARES: dict[SlotKind, str] = {"connect": "connect", "new": "new", "rest": "rest", "solo": "solo"}


class Balance(msgspec.Struct, frozen=True):
    """Minutes of a waking day. ``other``: meals, ways and chores. ``open``: nothing is planned."""

    connect: int = 0
    new: int = 0
    rest: int = 0
    solo: int = 0
    other: int = 0
    open: int = 0

    @property
    def waking(self) -> int:
        """How long the day is awake, in minutes."""
        return self.connect + self.new + self.rest + self.solo + self.other + self.open


def balance(plan: Plan, day: int) -> Balance:
    """Return how *day* (0 is the first) of *plan* is shared out.

    The waking day goes from its first thing to its last; one of six hours or more at least from 8:00 to
    22:00, and so does a day on which nothing is planned. The night around what happens in it is not open.
    What overlaps counts once, as what began first; a night's sleep and what was skipped do not count. A day
    outside of the plan has nothing at all."""
    return weigh(Timeline(plan).days[day]) if 0 <= day < plan.days else Balance()


def weigh(things: Iterable[Slot]) -> Balance:
    """Return how a day with these *things* (in their order) is shared out; see `balance`."""
    awake = [slot for slot in things if not asleep(slot)]
    if not awake:
        return Balance(open=SLEEPS - WAKES)
    first, last = awake[0].start, max(slot.end for slot in awake)
    if is_whole(awake):
        first, last = min(first, WAKES), max(last, SLEEPS)
    minutes = dict.fromkeys(Balance.__struct_fields__, 0)
    told = first
    for slot in awake:
        minutes["open"] += open_minutes(told, slot.start)
        minutes[_SHARES.get(slot.kind, "other")] += max(0, slot.end - max(told, slot.start))
        told = max(told, slot.end)
    minutes["open"] += open_minutes(told, last)
    return Balance(**minutes)
