"""The days of a plan as the checks and their mends see them: who is busy when, and how much room things need.

Minutes count from the midnight of the day in question; what was skipped takes no time.
"""

from collections.abc import Sequence
from functools import cached_property

from twofold.domain.dates import weekday
from twofold.domain.records import Side
from twofold.domain.text import is_blank

from .nights import MORNING
from .plan import DAY, LATEST, STEP, Plan, Slot, SlotKind
from .slots import date_of, order

WHOLE = 6 * 60
"""From how many minutes on, first thing to last, a day counts as a whole one."""
WAKES, SLEEPS = 8 * 60, 22 * 60
"""A whole day is awake at least from the one to the other."""
BETWEEN = 15
"""Minutes that it takes to go from one place to another."""
BREATH = 10
"""Minutes that a deep talk needs after it."""
TOGETHER: tuple[SlotKind, ...] = ("connect", "new")

_NIGHT = 4 * 60
_KINDS: dict[SlotKind, str] = {
    "connect": "Time together",
    "new": "Something new",
    "rest": "A rest",
    "meal": "A meal",
    "travel": "The way",
    "solo": "Time alone",
    "logistics": "What needs doing",
}


def demanding(slot: Slot) -> bool:
    """Return whether *slot* asks much of the two: a deep practice, or a hard talk."""
    return slot.depth != "light"


def asleep(slot: Slot) -> bool:
    """Return whether *slot* is a night's sleep rather than a rest of the day."""
    return slot.kind == "rest" and slot.length >= _NIGHT


def sides(slot: Slot) -> str:
    """Return whose time *slot* takes: "ab"; what is for one of them, and their time alone and chores, leaves
    the other free."""
    if slot.share != "both":
        return slot.share
    return slot.owner if slot.kind in ("solo", "logistics") and slot.owner != "both" else "ab"


def has_alone(things: list[Slot], side: Side, minutes: int) -> bool:
    """Return whether one of *things* gives *side* so many minutes alone, in one piece."""
    return any(slot.kind == "solo" and side in sides(slot) and slot.length >= minutes for slot in things)


def share(one: Slot, other: Slot) -> bool:
    """Return whether somebody is needed for both."""
    return sides(one) in sides(other) or sides(other) in sides(one)


def room(first: Slot, second: Slot) -> tuple[int, str]:
    """Return the minutes that belong between two slots, and the rule that wants them: "tight" or "deep"."""
    if first.kind != "travel" and second.kind != "travel":
        places = (first.place.strip().casefold(), second.place.strip().casefold())
        far = all(places) and places[0] != places[1]
    elif first.kind == "travel":
        far = second.kind in TOGETHER
    else:
        far = first.kind not in ("rest", "logistics")
    if far:
        return BETWEEN, "tight"
    breath = demanding(first) and second.kind not in ("rest", "meal", "solo")
    return (BREATH if breath else 0), "deep"


def called(slot: Slot) -> str:
    """Return what a sentence calls *slot*: its title, not too long, or what kind it is."""
    title = slot.title if not is_blank(slot.title) else _KINDS[slot.kind]
    return title if len(title) <= 40 else title[:39].rstrip() + "…"


def spoken_day(plan: Plan, day: int) -> str:
    """Return what a sentence calls *day*: "Saturday", in a plan of more than a week "Saturday the 28th"."""
    try:
        date = date_of(plan, day)
    except OverflowError:
        return f"Day {day + 1}"
    name = weekday(date)
    if plan.days <= 7:
        return name
    number = date.day
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{name} the {number}{ending}"


def quarter(minute: int) -> int:
    """Return the quarter of an hour at *minute* or next after it: what is offered begins on one."""
    return -(-minute // STEP) * STEP


def is_whole(things: Sequence[Slot]) -> bool:
    """Return whether *things*, awake and in their order, span a whole day; what of it is night is none."""
    if not things:
        return False
    return min(DAY, max(slot.end for slot in things)) - max(MORNING, things[0].start) >= WHOLE


class Timeline:
    """The slots of *plan*, sorted by day: ``days[n]`` holds those of day n that were not skipped."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._around: dict[int, list[tuple[int, int, Slot]]] = {}
        self.days: list[list[Slot]] = [[] for _ in range(plan.days)]
        for slot in plan.slots:
            if slot.day < plan.days and slot.happened != "skipped":
                self.days[slot.day].append(slot)
        for day in self.days:
            day.sort(key=order)

    def awake(self, day: int) -> list[Slot]:
        """Return the slots of *day* without a night's sleep."""
        return [slot for slot in self.days[day] if not asleep(slot)]

    def whole(self, day: int) -> bool:
        """Return whether what is planned spans a whole day."""
        return is_whole(self.awake(day))

    def around(self, day: int) -> list[tuple[int, int, Slot]]:
        """Return start, end (minutes from the midnight of *day*) and slot of all that could run into it."""
        if day not in self._around:
            self._around[day] = [
                (slot.start + offset, slot.end + offset, slot)
                for near in range(max(0, day - 1), min(day + 2, self.plan.days))
                for offset in [(near - day) * DAY]
                for slot in self.days[near]
                if slot.end + offset > -BETWEEN and slot.start + offset < LATEST + BETWEEN
            ]
        return self._around[day]

    @cached_property
    def ways(self) -> tuple[Slot | None, Slot | None]:
        """The first way out and the last way home, the frame of the plan; None where there is none.

        At home there is no such frame: who drives to a lake and back has breakfast before and supper after.
        """
        travel = [slot for day in self.days for slot in day if slot.kind == "travel"]
        if self.plan.where == "home" or not travel:
            return None, None
        if len(travel) > 1:
            first, last = travel[0], travel[-1]
            return first if first.day == 0 else None, last if last.day == self.plan.days - 1 else None
        # One way only: the side on which more is planned is where they are.
        way = travel[0]
        rest = [slot for day in self.days for slot in day if slot is not way]
        behind = sum((slot.day, slot.start) > (way.day, way.start) for slot in rest)
        return (way, None) if behind * 2 >= len(rest) else (None, way)

    @property
    def errands(self) -> tuple[Slot | None, Slot | None]:
        """Arriving, and leaving: the errand that begins the first day, and the one that ends the last.

        They are the frame where no way is planned; None where there is none, and at home.
        """
        if self.plan.where == "home" or not self.days:
            return None, None
        first, last = self.days[0][:1], self.days[-1][-1:]
        ends = [each[0] if each and each[0].kind == "logistics" else None for each in (first, last)]
        return ends[0], ends[1]

    def within(self, slot: Slot) -> bool:
        """Return whether *slot* is neither before the way out nor after the way home.

        Where no way is planned, arriving and leaving stand for it.
        """
        (out, home), (arriving, leaving) = self.ways, self.errands
        out, home = out or arriving, home or leaving
        begins, ends = slot.day * DAY + slot.start, slot.day * DAY + slot.end
        early = out is not None and slot.id != out.id and begins < out.day * DAY + out.end
        late = home is not None and slot.id != home.id and ends > home.day * DAY + home.start
        return not (early or late)

    def place(self, slot: Slot, day: int, after: int, before: int = DAY) -> int | None:
        """Return the first quarter of an hour, at *after* or later, at which *slot* stands clear on *day*.

        Clear: nobody is needed elsewhere, and the room that belongs between is there. It ends at *before* at
        the latest; None when there is no such start.
        """
        start: int | None = quarter(max(0, after))
        while start is not None and start < DAY and start + slot.length <= before:
            behind = self._behind(slot, day, start)
            if behind is None:
                return start
            start = quarter(behind)
        return None

    def _behind(self, slot: Slot, day: int, start: int) -> int | None:
        """Return when what is in the way of *slot* at *start* of *day* leaves room for it, or None."""
        for begins, ends, other in self.around(day):
            # Nothing needs more room than BETWEEN: what is further away is not asked.
            if ends + BETWEEN <= start or other.id == slot.id:
                continue
            if begins - BETWEEN >= start + slot.length:
                break
            behind = ends + room(other, slot)[0]
            if start < behind and start + slot.length + room(slot, other)[0] > begins and share(other, slot):
                return behind
        return None

    def fits(self, slot: Slot) -> bool:
        """Return whether *slot* stands clear of everything else, where it is."""
        return slot.end <= LATEST and self._behind(slot, slot.day, slot.start) is None

    def crowds(self, slot: Slot) -> bool:
        """Return whether *slot* leaves too little room to something before or behind it."""
        return any(
            other.id != slot.id
            and share(other, slot)
            and (0 <= start - slot.end < room(slot, other)[0] or 0 <= slot.start - end < room(other, slot)[0])
            for start, end, other in self.around(slot.day)
        )
