"""What might mend things that stand too close, or at a bad time: found, not yet done.

A remedy moves one thing, or takes a few minutes off, and takes nothing out. Travel keeps its time where
anything else can give way. Each function yields what might be done, the least first; `mending` offers of it
what two tired people would accept.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from twofold.domain.dates import spoken_minutes

from .plan import DAY, LATEST, MOST_SLOTS, STEP, Plan, Slot
from .slots import add, replaced
from .timeline import Timeline, asleep, called, demanding, quarter, room, spoken_day
from .times import clock_of

LEAST = 15
"""No remedy leaves a slot shorter than this, in minutes."""
DEEP = 45
"""Longest that a deep practice should last, in minutes."""
DEEPS = 2
"""Most deep practices of a day."""
LITTLE = 60
"""Most that anything is put off to make room for another, in minutes."""
ARRIVING = 30
"""Minutes to arrive in, before anything deep."""
MORNING, AFTERNOON, EVENING = 9 * 60, 14 * 60, 20 * 60
NIGHT = EVENING + 30
"""A hard talk should be over by then."""


class Remedy(NamedTuple):
    """``offer``: what would be done, in words. ``change``: does it; takes an id for a slot it may add."""

    offer: str
    change: Callable[[str], Plan]


Remedies = Iterator[Remedy]
"""What might be done, the least first."""


def changing(line: Timeline, words: str, slot: Slot) -> Remedy:
    """Return the remedy that puts *slot* in the place of the one that has its id."""
    return Remedy(words, lambda new: replaced(line.plan, slot))


def moving(line: Timeline, slot: Slot, day: int, start: int) -> Remedy:
    """Return the remedy that moves *slot* there."""
    where = clock_of(start) if day == slot.day else f"{spoken_day(line.plan, day)} at {clock_of(start)}"
    return changing(line, f"Move {called(slot)} to {where}", replace(slot, day=day, start=start))


def adding(line: Timeline, slot: Slot, words: str) -> Remedies:
    """Yield the remedy that adds *slot*, unless the plan is full."""
    if len(line.plan.slots) < MOST_SLOTS:
        yield Remedy(words, lambda new: add(line.plan, replace(slot, id=new)))


def ending(line: Timeline, slot: Slot, end: int) -> Remedy:
    """Return the remedy that ends *slot* at *end*."""
    return changing(line, f"End {called(slot)} at {clock_of(end)}", replace(slot, length=end - slot.start))


def apart(line: Timeline, first: Slot, second: Slot) -> Remedies:
    """Yield what parts two slots that overlap, of which *second* begins later, or at the same time."""
    day, offset = second.day, (first.day - second.day) * DAY
    behind = first.end + offset + room(first, second)[0]
    if asleep(second):
        yield from _begun(line, second, behind, LEAST)
    fixed = second.fixed or (second.kind == "travel" and first.kind != "travel")
    start = None if fixed else line.place(second, day, behind, DAY + 60)
    if start is not None and start - second.start <= LITTLE:
        yield moving(line, second, day, start)
    if not fixed:
        yield from _one_after_the_other(line, first, second)
    end = second.start - offset - room(first, second)[0]
    if end - first.start >= max(LEAST, first.length // 2):
        yield ending(line, first, end)
    if start is not None:
        yield moving(line, second, day, start)
    for slot in (first,) if fixed else (second, first):
        if slot.kind != "travel" or slot is second:
            for other in (slot.day, *_days(line, slot)):
                if (start := line.place(slot, other, _wanted(slot))) is not None:
                    yield moving(line, slot, other, start)
    if end - first.start >= LEAST:
        yield ending(line, first, end)
    yield from _begun(line, second, behind, LEAST)


def _one_after_the_other(line: Timeline, first: Slot, second: Slot) -> Remedies:
    """Yield what puts *second* behind *first*, and what follows a little later too."""
    things = line.days[second.day]
    moved = put_off(first, things[things.index(second) :]) if first.day == second.day else None
    if moved is not None and len(moved) > 1:
        plan = line.plan
        for slot in moved:
            plan = replaced(plan, slot)
        words = f"Move {called(second)} to {clock_of(moved[0].start)}, and what follows a little later"
        yield Remedy(words, lambda new: plan)


def between(line: Timeline, first: Slot, second: Slot) -> Remedies:
    """Yield what leaves the room that belongs between two slots, one behind the other."""
    offset = (first.day - second.day) * DAY
    missing = room(first, second)[0] - (second.start - first.end - offset)
    later = quarter(second.start + missing)
    if second.kind != "travel" and later < DAY and line.fits(replace(second, start=later)):
        yield moving(line, second, second.day, later)
    if first.kind != "travel":
        sooner = (first.start - missing) // STEP * STEP
        if sooner >= 0 and line.fits(replace(first, start=sooner)):
            yield moving(line, first, first.day, sooner)
        shorter = replace(first, length=max(5, first.length - missing))
        if first.length - missing >= max(LEAST, first.length // 2) and not line.crowds(shorter):
            yield ending(line, first, shorter.end)
    if second.kind != "travel":
        yield from _begun(line, second, later, max(LEAST, second.length // 2))


def shorter(line: Timeline, slot: Slot) -> Remedies:
    """Yield what keeps a deep practice from being too long."""
    for length in range(DEEP, LEAST - 1, -5):
        if not line.crowds(replace(slot, length=length)):
            yield ending(line, slot, slot.start + length)


def fewer(line: Timeline, deep: list[Slot]) -> Remedies:
    """Yield what makes the deep practices of a day fewer: the last goes to another day, or is a rest."""
    for slot in reversed(deep):
        if slot.happened:
            continue
        for day in _days(line, slot):
            for start in by_day(line, slot, day):
                yield moving(line, slot, day, start)
        notes = f"In place of: {called(slot)}" + ("\n" + slot.notes if slot.notes else "")
        rest = replace(slot, title="A rest", kind="rest", depth="light", practice="", notes=notes[:4000])
        yield changing(line, f"Make {called(slot)} a rest", rest)


def daylight(line: Timeline, slot: Slot) -> Remedies:
    """Yield what brings a hard talk out of the evening: the next free daytime, or an earlier end."""
    days = (*range(slot.day + 1, line.plan.days), slot.day, *range(slot.day - 1, -1, -1))
    for day in days:
        for start in by_day(line, slot, day):
            yield moving(line, slot, day, start)
    for day in days:
        if (found := line.place(slot, day, MORNING, EVENING)) is not None:
            yield moving(line, slot, day, found)
    if 6 * 60 <= slot.start <= NIGHT - LEAST:
        yield ending(line, slot, NIGHT)


def arrival(line: Timeline, before: Slot | None, slot: Slot) -> Remedies:
    """Yield what leaves time to arrive before *slot*, which comes soon after *before* (or is the first)."""
    if before is None or before.kind != "travel":
        first = before or slot
        start = max(0, first.start - ARRIVING) // STEP * STEP
        quiet = Slot(title="Arrive and settle", day=slot.day, start=start, length=ARRIVING, kind="rest")
        if first.start >= ARRIVING and line.fits(quiet):
            yield from adding(line, quiet, f"Add half an hour to arrive in, from {clock_of(quiet.start)}")
    after = (
        slot.end if before is None else (before.end if before.kind == "travel" else before.start) + ARRIVING
    )
    best = max(after, slot.start)
    for day, from_ in ((slot.day, best), *((day, MORNING) for day in _days(line, slot))):
        found = line.place(slot, day, from_, NIGHT if slot.depth == "hard" else DAY)
        if found is not None and not _soon(line, slot, day, found):
            yield moving(line, slot, day, found)


def afterwards(line: Timeline, slot: Slot) -> Remedies:
    """Yield what lets a day end gently after *slot*: half an hour, or an earlier time for it."""
    for length in (30, LEAST):
        quiet = Slot(title="A quiet end", day=slot.day, start=0, length=length, kind="rest")
        start = line.place(quiet, slot.day, slot.end, LATEST)
        if start is not None:
            words = f"Add {spoken_minutes(length)} of quiet at {clock_of(start)}"
            yield from adding(line, replace(quiet, start=start), words)
    for day in (slot.day, *_days(line, slot)):
        for begins in by_day(line, slot, day):
            yield moving(line, slot, day, begins)


def soon(line: Timeline) -> list[tuple[Slot | None, Slot]]:
    """Return what is deep or hard and comes right after arriving, each behind what is arrived with.

    Arriving is every way, and the first thing of the first day (None: it is that itself).
    """
    told: list[tuple[Slot | None, Slot]] = []
    for day, things in enumerate(line.days):
        awake = line.awake(day)
        ways = [slot for slot in things if slot.kind == "travel"]
        for slot in awake:
            if demanding(slot) and not slot.happened and len(awake) > 1:
                way = next((way for way in ways if 0 <= slot.start - way.end < ARRIVING), None)
                first = awake[0] if day == 0 and slot.start - awake[0].start < ARRIVING else None
                if way or first:
                    told.append((way or (first if first is not slot else None), slot))
    return told


def by_day(line: Timeline, slot: Slot, day: int) -> Iterator[int]:
    """Yield good times for a deep or hard *slot* on *day*: in daylight, not first and not last."""
    others = [other for other in line.awake(day) if other.id != slot.id]
    deep = sum(demanding(other) for other in line.days[day] if other.id != slot.id)
    if deep >= DEEPS or deep == len(others) == 1:
        return
    last = others[-1].start if others else EVENING
    after = max(MORNING, others[0].start + ARRIVING) if others and day == 0 else MORNING
    while (start := line.place(slot, day, after, min(EVENING, last))) is not None:
        if not _soon(line, slot, day, start):
            yield start
        after = start + STEP


def put_off(first: Slot, things: list[Slot]) -> list[Slot] | None:
    """Return those of *things* that move to make room for *first*, moved; None when one of them cannot."""
    pushed: list[Slot] = []
    for slot in things:
        begins = first.end + room(first, slot)[0]
        if slot.start >= begins:
            break
        begins = quarter(begins)
        if begins - slot.start > LITTLE or begins >= DAY or begins + slot.length > LATEST:
            return None
        if slot.happened or slot.fixed or slot.kind == "travel":
            return None
        first = replace(slot, start=begins)
        pushed.append(first)
    return pushed


def _wanted(slot: Slot) -> int:
    """Return from when on another place for *slot* is looked for: a meal keeps its hours."""
    return slot.start // STEP * STEP if slot.kind == "meal" else MORNING


def _begun(line: Timeline, slot: Slot, start: int, least: int) -> Remedies:
    """Yield the remedy that begins *slot* at *start* and ends it when it did; it keeps *least* minutes."""
    start = quarter(start)
    if start < DAY and slot.end - start >= least:
        begun = replace(slot, start=start, length=slot.end - start)
        yield changing(line, f"Begin {called(slot)} at {clock_of(start)}", begun)


def _soon(line: Timeline, slot: Slot, day: int, start: int) -> bool:
    """Return whether *slot* would come too soon after arriving, at *start* of *day*."""
    others = [other for other in line.awake(day) if other.id != slot.id]
    first = day == 0 and (not others or start - min(start, others[0].start) < ARRIVING)
    return first or any(other.kind == "travel" and 0 <= start - other.end < ARRIVING for other in others)


def _days(line: Timeline, slot: Slot) -> Iterator[int]:
    """Yield the other days, the later ones first."""
    yield from range(slot.day + 1, line.plan.days)
    yield from range(min(slot.day, line.plan.days) - 1, -1, -1)
