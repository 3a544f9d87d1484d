"""What would give a day what it lacks: a meal, a rest, something new, time alone, time for nothing.

As in `remedies`: found, not yet done; what they chose is moved at most, never taken out.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from .balance import weigh
from .money import MOST, over
from .plan import DAY, LATEST, MOST_SLOTS, Plan, Slot
from .remedies import AFTERNOON, LEAST, MORNING, Remedy, adding, ending, moving
from .slots import add, free_place, lost, replaced
from .timeline import SLEEPS, TOGETHER, WHOLE, Timeline, called, demanding, room, share, spoken_day
from .times import clock_of

HUNGRY = 5 * 60
"""Longest stretch of a waking day without a meal, in minutes."""
ALONE = 60
"""Least time for each alone on a whole day, in minutes."""
EARLY, LATE = 6 * 60, 23 * 60
"""Nobody needs a meal before the one or after the other."""

_MEALS = {8 * 60 + 30: "breakfast", 12 * 60 + 30: "lunch", 18 * 60 + 30: "dinner"}


def alone(line: Timeline, day: int) -> tuple[int, int]:
    """Return how many minutes of *day* each of the two (a, b) has alone."""
    solo = [slot for slot in line.awake(day) if slot.kind == "solo"]
    a, b = (sum(slot.length for slot in solo if slot.owner in (side, "both")) for side in ("a", "b"))
    return a, b


def fed(line: Timeline, day: int, since: int, until: int) -> Remedy | None:
    """Return what puts a meal between *since* and *until*, at most five hours after *since*."""
    latest = since + HUNGRY
    for enough in (True, False):
        for length in (60, 45, 30, 20):
            # Later than this, and nobody is hungry until the next meal either.
            earliest = min(latest, max(since, until - HUNGRY - length)) if enough else since
            wanted = [time for time in _MEALS if earliest <= time <= latest]
            for after in (*wanted, (earliest + latest) // 10 * 5, earliest):
                meal = _meal(day, max(after, earliest), length)
                start = line.place(meal, day, meal.start, min(until, LATEST))
                if start is not None and start <= latest:
                    meal = _meal(day, start, length)
                    return adding(line, meal, f"Add {_eaten(meal)} at {clock_of(start)}")
    return _pushed_in(line, day, since, latest)


def rested(line: Timeline, day: int) -> Remedy | None:
    """Return what gives *day* a rest."""
    for length in (30, 20, LEAST):
        rest = Slot(title="A rest", day=day, start=0, length=length, kind="rest")
        if (start := _first(line, rest, 13 * 60 + 30, MORNING)) is not None:
            return adding(line, replace(rest, start=start), f"Add a rest at {clock_of(start)}")
    return _instead(line, Slot(title="A rest", day=day, start=0, length=30, kind="rest"))


def renewed(line: Timeline) -> Remedy | None:
    """Return what gives the plan something new, on a whole day if there is room."""
    days = sorted(range(line.plan.days), key=lambda day: not line.whole(day))
    for length in (90, 60, 45):
        for day in days:
            new = Slot(title="Something new, together", day=day, start=0, length=length, kind="new")
            if (start := _first(line, new, AFTERNOON, MORNING)) is not None:
                where = f"on {spoken_day(line.plan, day)} at {clock_of(start)}"
                return adding(line, replace(new, start=start), f"Keep time for something new {where}")
    return None


def left_alone(line: Timeline, day: int) -> Remedy | None:
    """Return what gives each of the two an hour alone on *day*."""
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
                return adding(line, beside, f"Add {missing} minutes alone at {clock_of(slot.start)}")
    if (start := _first(line, hour, 16 * 60, MORNING)) is not None:
        words = "an hour" if missing == ALONE else f"{missing} minutes"
        return adding(line, replace(hour, start=start), f"Add {words} alone at {clock_of(start)}")
    return _instead(line, hour)


def thinned(line: Timeline, day: int) -> Remedy | None:
    """Return what leaves more of *day* open: something optional goes to another day, or ends sooner."""
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
                return moving(line, slot, other, start)
    for slot in sorted(movable, key=lambda slot: -slot.length):
        length = max(LEAST, slot.length // 2, (slot.length - missing) // 5 * 5)
        rest = weigh(replace(each, length=length) if each is slot else each for each in line.days[day])
        if rest.open * now.waking > now.open * rest.waking:
            return ending(line, slot, slot.start + length)
    return None


def brought_back(line: Timeline) -> Remedy:
    """Return what brings the slots on days that are no more back to the last day that has room."""

    def change(new: str) -> Plan:
        plan = line.plan
        for slot in lost(plan):
            day, start = plan.days - 1, slot.start
            for other in range(plan.days - 1, -1, -1):
                if (free := free_place(plan, other, slot.length)) is not None:
                    day, start = other, free
                    break
            plan = replaced(plan, replace(slot, day=day, start=start))
        return plan

    where = spoken_day(line.plan, line.plan.days - 1)
    return Remedy(
        f"Bring {'it' if len(lost(line.plan)) == 1 else 'them'} back, to {where} if there is room", change
    )


def afforded(line: Timeline) -> Remedy | None:
    """Return what raises the limit to what the plan comes to."""
    plan = line.plan
    limit = (plan.budget.limit or 0) + over(plan)
    if limit > MOST:
        return None
    return Remedy(
        "Raise the limit to what it comes to",
        lambda new: plan.with_(budget=replace(plan.budget, limit=limit)),
    )


def _first(line: Timeline, slot: Slot, *after: int) -> int | None:
    """Return the first clear start of *slot* on its day, from the first of the times *after* that has one."""
    starts = (line.place(slot, slot.day, time, SLEEPS) for time in after)
    return next((start for start in starts if start is not None), None)


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


def _instead(line: Timeline, wanted: Slot) -> Remedy | None:
    """Return what moves something optional to another day, and puts *wanted* where it was."""
    if len(line.plan.slots) >= MOST_SLOTS:
        return None
    for slot in sorted(_optional(line, wanted.day), key=lambda slot: slot.length):
        for day, start in (
            _elsewhere(line, slot, range(line.plan.days)) if slot.length >= wanted.length else ()
        ):
            moved = replaced(line.plan, replace(slot, day=day, start=start))
            placed = replace(wanted, start=slot.start)
            if Timeline(moved).fits(placed):
                words = (
                    f"Move {called(slot)} to {spoken_day(line.plan, day)}, and make room for {called(wanted)}"
                )
                return Remedy(words, _both(moved, placed))
    return None


def _both(plan: Plan, slot: Slot) -> Callable[[str], Plan]:
    return lambda new: add(plan, replace(slot, id=new))


def _meal(day: int, start: int, length: int) -> Slot:
    near = min(_MEALS, key=lambda time: abs(time - start))
    name = _MEALS[near] if abs(near - start) <= 120 and length >= 30 else "something to eat"
    return Slot(title=name.capitalize(), day=day, start=min(start, DAY - 1), length=length, kind="meal")


def _eaten(meal: Slot) -> str:
    return meal.title.lower()


def _pushed_in(line: Timeline, day: int, since: int, latest: int) -> Remedy | None:
    """Return what puts half an hour for a meal at the end of something, and moves what follows behind it."""
    things = line.days[day]
    ends = {slot.end for slot in things if since <= slot.end <= min(latest, DAY - 1)} | {since}
    for start in sorted(ends, reverse=True):
        if len(line.plan.slots) >= MOST_SLOTS or any(slot.start < start < slot.end for slot in things):
            continue
        meal = _meal(day, start, 30)
        pushed = _pushed(meal, [slot for slot in things if slot.start >= start])
        if pushed is not None and meal.end <= LATEST:
            plan = line.plan
            for slot in pushed:
                plan = replaced(plan, slot)
            words = f"Add {_eaten(meal)} at {clock_of(start)}, and move what follows a little later"
            return Remedy(words, _both(plan, meal))
    return None


def _pushed(first: Slot, things: list[Slot]) -> list[Slot] | None:
    """Return those of *things* that move to make room for *first*, moved; None when one of them cannot."""
    pushed: list[Slot] = []
    for slot in things:
        begins = max(slot.start, first.end + room(first, slot)[0])
        if begins == slot.start:
            break
        if begins >= DAY or begins + slot.length > LATEST or slot.happened or slot.kind == "travel":
            return None
        first = replace(slot, start=begins)
        pushed.append(first)
    return pushed
