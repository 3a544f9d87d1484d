"""What might give a day what it lacks: a meal, a rest, something new, time alone, time for nothing.

As in `remedies`: found, not yet done, the least first; what they chose is moved at most, never taken out.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from msgspec.structs import replace

from twofold.domain.dates import spoken_minutes
from twofold.domain.records import Side

from .amounts import MOST
from .balance import weigh
from .money import over
from .plan import DAY, LATEST, MOST_SLOTS, Plan, Slot
from .remedies import AFTERNOON, LEAST, MORNING, Remedies, Remedy, adding, ending, moving, put_off
from .slots import add, lost, replaced
from .timeline import SLEEPS, TOGETHER, WHOLE, Timeline, called, demanding, quarter, share, sides, spoken_day
from .times import clock_of

HUNGRY = 5 * 60
"""Longest stretch of a waking day without a meal, in minutes."""
ALONE = 60
"""Least time for each alone on a whole day, in minutes."""
EARLY, LATE = 6 * 60, 23 * 60
"""Nobody needs a meal before the one or after the other."""

_SNACK = 30
"""Longest bite between meals, in minutes."""


class Meal(NamedTuple):
    """What is eaten at some time of the day; its usual start, the first and the last: minutes of the day."""

    name: str
    usual: int
    first: int
    last: int


MEALS = (
    Meal("breakfast", 8 * 60 + 30, 6 * 60, 10 * 60 + 30),
    Meal("lunch", 12 * 60 + 30, 11 * 60 + 30, 14 * 60 + 30),
    Meal("dinner", 18 * 60 + 30, 17 * 60 + 30, 21 * 60),
)


def meal_at(start: int) -> Meal | None:
    """Return the meal that may begin at *start*, in minutes after midnight; None between meals."""
    return next((meal for meal in MEALS if meal.first <= start <= meal.last), None)


def alone(line: Timeline, day: int) -> tuple[int, int]:
    """Return how many minutes of *day* each of the two (a, b) has alone."""
    solo = [slot for slot in line.awake(day) if slot.kind == "solo"]
    a, b = (sum(slot.length for slot in solo if side in sides(slot)) for side in ("a", "b"))
    return a, b


def fed(line: Timeline, day: int, since: int, until: int) -> Remedies:
    """Yield what puts a meal between *since* and *until*, at most five hours after *since*."""
    latest = since + HUNGRY
    eaten = {meal_at(slot.start) for slot in line.awake(day) if slot.kind == "meal"}
    # Later than this, and nobody is hungry until the next meal either.
    for earliest in (until - HUNGRY, since):
        for length, meal in product((60, 45, 30), reversed(MEALS)):
            first, last = max(since, earliest - length, meal.first), min(latest, meal.last)
            for after in () if meal in eaten else (max(first, meal.usual), first):
                start = line.place(_eaten(meal.name, day, after, length), day, after, min(until, LATEST))
                if start is not None and start <= last:
                    yield from _added(line, _eaten(meal.name, day, start, length))
    for length in (_SNACK, 20):
        earliest = min(latest, max(since, until - HUNGRY - length))
        for after in ((earliest + latest) // 2, earliest, since):
            start = line.place(_eaten("", day, after, length), day, after, min(until, LATEST))
            if start is not None and start <= latest:
                yield from _added(line, _eaten("", day, start, length))
    yield from _pushed_in(line, day, since, latest)


def rested(line: Timeline, day: int) -> Remedies:
    """Yield what gives *day* a rest."""
    for length in (30, 20, LEAST):
        rest = Slot(title="A rest", day=day, start=0, length=length, kind="rest")
        for start in _starts(line, rest, 13 * 60 + 30, MORNING):
            yield from adding(line, replace(rest, start=start), f"Add a rest at {clock_of(start)}")
    yield from _instead(line, Slot(title="A rest", day=day, start=0, length=30, kind="rest"))


def renewed(line: Timeline) -> Remedies:
    """Yield what gives the plan something new, on a whole day if there is room."""
    days = sorted(range(line.plan.days), key=lambda day: not line.whole(day))
    for length in (90, 60, 45):
        for day in days:
            new = Slot(title="Something new, together", day=day, start=0, length=length, kind="new")
            for start in _starts(line, new, AFTERNOON, MORNING):
                where = f"on {spoken_day(line.plan, day)} at {clock_of(start)}"
                words = f"Keep time for something new {where}"
                yield from adding(line, replace(new, start=start), words)


def left_alone(line: Timeline, day: int) -> Remedies:
    """Yield what gives each of the two an hour alone on *day*."""
    a, b = alone(line, day)
    missing = max(LEAST, ALONE - min(a, b))
    hour = Slot(title="An hour each alone", day=day, start=0, length=missing, kind="solo")
    if missing < ALONE:
        hour = replace(hour, title="Time each alone")
    if max(a, b) >= ALONE:
        hour = replace(hour, title="Time alone", owner="a" if a < b else "b")
        for slot in line.days[day]:
            # While the other has time alone already is the best time for it.
            beside = replace(hour, start=slot.start)
            if slot.kind == "solo" and not share(slot, hour) and line.fits(beside):
                yield from adding(line, beside, f"Add {missing} minutes alone at {clock_of(slot.start)}")
    for start in _starts(line, hour, 16 * 60, MORNING):
        words = "an hour" if missing == ALONE else f"{missing} minutes"
        yield from adding(line, replace(hour, start=start), f"Add {words} alone at {clock_of(start)}")
    yield from _instead(line, hour)


def own_time(line: Timeline, side: Side, minutes: int, name: str, days: Iterable[int]) -> Remedies:
    """Yield what gives *side*, called *name*, so many minutes alone on one of *days*."""
    title = f"{spoken_minutes(minutes)} alone".capitalize()
    for day in days:
        hour = Slot(title=title, day=day, start=0, length=minutes, kind="solo", owner=side)
        for start in _starts(line, hour, 16 * 60, MORNING):
            where = f"on {spoken_day(line.plan, day)} at {clock_of(start)}"
            words = f"Add {spoken_minutes(minutes)} alone for {name} {where}"
            yield from adding(line, replace(hour, start=start), words)


def thinned(line: Timeline, day: int) -> Remedies:
    """Yield what leaves more of *day* open: something optional goes to another day, or ends sooner."""
    now = weigh(line.days[day])
    missing = -(-now.waking // 5) - now.open
    movable = sorted(
        _optional(line, day), key=lambda slot: (slot.length < missing, abs(slot.length - missing))
    )
    roomy = [other for other in range(line.plan.days) if other != day and _roomy(line, other, LEAST)]
    for slot in movable:
        rest = weigh(other for other in line.days[day] if other.id != slot.id)
        if rest.open * now.waking <= now.open * rest.waking:
            continue
        for other, start in _elsewhere(line, slot, roomy):
            there = weigh(
                sorted((*line.days[other], replace(slot, start=start)), key=lambda each: each.start)
            )
            if there.open * 5 >= there.waking or there.waking < WHOLE:
                yield moving(line, slot, other, start)
    for slot in sorted(movable, key=lambda slot: -slot.length):
        length = max(LEAST, slot.length // 2, (slot.length - missing) // 5 * 5)
        rest = weigh(replace(each, length=length) if each is slot else each for each in line.days[day])
        if rest.open * now.waking > now.open * rest.waking:
            yield ending(line, slot, slot.start + length)


def brought_back(line: Timeline) -> Remedies:
    """Yield what brings the slots on days that are no more back to the last days that have room."""
    plan, there = line.plan, []
    for slot in lost(plan):
        now = Timeline(plan)
        for day in range(plan.days - 1, -1, -1):
            start = now.place(slot, day, MORNING, SLEEPS)
            if start is not None and now.within(back := replace(slot, day=day, start=start)):
                plan = replaced(plan, back)
                there.append(back)
                break
    if there:
        which = "it" if len(there) == 1 else "them"
        if len(there) < len(lost(line.plan)):
            which = called(there[0]) if len(there) == 1 else f"{len(there)} of them"
        days = {each.day for each in there}
        where = f", to {spoken_day(plan, there[0].day)}" if len(days) == 1 else ""
        yield Remedy(f"Bring {which} back{where}", lambda new: plan)


def afforded(line: Timeline) -> Remedies:
    """Yield what raises the limit to what the plan comes to."""
    plan = line.plan
    limit = (plan.budget.limit or 0) + over(plan)
    if limit <= MOST:
        budget = replace(plan.budget, limit=limit)
        yield Remedy("Raise the limit to what it comes to", lambda new: plan.with_(budget=budget))


def _starts(line: Timeline, slot: Slot, *after: int) -> Iterator[int]:
    """Yield the clear starts of *slot* on its day, at each of the times *after* or later."""
    for time in after:
        while (start := line.place(slot, slot.day, time, SLEEPS)) is not None:
            yield start
            time = start + 60


def _optional(line: Timeline, day: int) -> list[Slot]:
    """Return what may go to another day, or be shorter: light things to do that are still to come."""
    return [
        slot
        for slot in line.days[day]
        if slot.kind in (*TOGETHER, "logistics") and not (demanding(slot) or slot.happened or slot.session)
    ]


def _roomy(line: Timeline, day: int, length: int) -> bool:
    """Return whether *day* might take *length* minutes more and still leave a fifth of itself open."""
    now = weigh(line.days[day])
    return not line.whole(day) or (now.open - length) * 5 >= now.waking


def _elsewhere(line: Timeline, slot: Slot, days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of *slot* on others of the *days*, the later ones first."""
    for day in sorted(days, key=lambda day: (day < slot.day, abs(day - slot.day))):
        if day != slot.day and (start := line.place(slot, day, MORNING, SLEEPS)) is not None:
            yield day, start


def _instead(line: Timeline, wanted: Slot) -> Remedies:
    """Yield what moves something optional to another day, and puts *wanted* where it was."""
    if len(line.plan.slots) >= MOST_SLOTS:
        return
    for slot in sorted(_optional(line, wanted.day), key=lambda slot: slot.length):
        for day, start in (
            _elsewhere(line, slot, range(line.plan.days)) if slot.length >= wanted.length else ()
        ):
            moved = replaced(line.plan, replace(slot, day=day, start=start))
            placed = replace(wanted, start=quarter(slot.start))
            if Timeline(moved).fits(placed):
                words = (
                    f"Move {called(slot)} to {spoken_day(line.plan, day)}, and make room for {called(wanted)}"
                )
                yield Remedy(words, _both(moved, placed))


def _both(plan: Plan, slot: Slot) -> Callable[[str], Plan]:
    return lambda new: add(plan, replace(slot, id=new))


def _eaten(name: str, day: int, start: int, length: int) -> Slot:
    """Return the meal *name*, or a bite between meals where it has none."""
    title = (name or "something to eat").capitalize()
    return Slot(title=title, day=day, start=min(start, DAY - 1), length=length, kind="meal")


def _added(line: Timeline, meal: Slot) -> Remedies:
    return adding(line, meal, f"Add {meal.title.lower()} at {clock_of(meal.start)}")


def _pushed_in(line: Timeline, day: int, since: int, latest: int) -> Remedies:
    """Yield what puts half an hour for a meal at the end of something, and moves what follows behind it."""
    things = line.days[day]
    eaten = {meal_at(slot.start) for slot in things if slot.kind == "meal"}
    ends = {quarter(slot.end) for slot in things if since <= slot.end <= min(latest, DAY - 1)}
    for start in sorted(ends | {quarter(since)}, reverse=True):
        if len(line.plan.slots) >= MOST_SLOTS or any(slot.start < start < slot.end for slot in things):
            continue
        usual = meal_at(start)
        meal = _eaten(usual.name if usual and usual not in eaten else "", day, start, _SNACK)
        pushed = put_off(meal, [slot for slot in things if slot.start >= start])
        if pushed is not None and start <= latest and meal.end <= LATEST:
            plan = line.plan
            for slot in pushed:
                plan = replaced(plan, slot)
            words = f"Add {meal.title.lower()} at {clock_of(start)}, and move what follows a little later"
            yield Remedy(words, _both(plan, meal))
