"""What would mend things that stand too close, or at a bad time: found, not yet done.

A remedy is a change that two tired people would accept: it moves one thing, or takes a few minutes off, and
takes nothing out. Travel keeps its time where anything else can give way; what happened stays as it was.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from twofold.domain.dates import spoken_minutes

from .plan import DAY, LATEST, MOST_SLOTS, Plan, Slot
from .slots import add, replaced
from .timeline import Timeline, asleep, called, demanding, room, spoken_day
from .times import clock_of

LEAST = 15
"""No remedy leaves a slot shorter than this, in minutes."""
DEEP = 45
"""Longest that a deep practice should last, in minutes."""
DEEPS = 2
"""Most deep practices of a day."""
ARRIVING = 30
"""Minutes to arrive in, before anything deep."""
MORNING, AFTERNOON, EVENING = 9 * 60, 14 * 60, 20 * 60
NIGHT = EVENING + 30
"""A hard talk should be over by then."""


class Remedy(NamedTuple):
    """``offer``: what would be done, in words. ``change``: does it; takes an id for a slot it may add."""

    offer: str
    change: Callable[[str], Plan]


def changing(line: Timeline, words: str, slot: Slot) -> Remedy:
    """Return the remedy that puts *slot* in the place of the one that has its id."""
    return Remedy(words, lambda new: replaced(line.plan, slot))


def moving(line: Timeline, slot: Slot, day: int, start: int) -> Remedy:
    """Return the remedy that moves *slot* there."""
    where = clock_of(start) if day == slot.day else f"{spoken_day(line.plan, day)} at {clock_of(start)}"
    return changing(line, f"Move {called(slot)} to {where}", replace(slot, day=day, start=start))


def adding(line: Timeline, slot: Slot, words: str) -> Remedy | None:
    """Return the remedy that adds *slot*, or None when the plan is full."""
    if len(line.plan.slots) >= MOST_SLOTS:
        return None
    return Remedy(words, lambda new: add(line.plan, replace(slot, id=new)))


def ending(line: Timeline, slot: Slot, end: int) -> Remedy:
    """Return the remedy that ends *slot* at *end*."""
    return changing(line, f"End {called(slot)} at {clock_of(end)}", replace(slot, length=end - slot.start))


def apart(line: Timeline, first: Slot, second: Slot) -> Remedy | None:
    """Return what parts two slots that overlap, of which *second* begins later, or at the same time."""
    day, offset = second.day, (first.day - second.day) * DAY
    behind = first.end + offset + room(first, second)[0]
    if asleep(second) and (begun := _begun(line, second, behind, LEAST)):
        return begun
    fixed = second.kind == "travel" and first.kind != "travel"
    if not fixed and (start := line.place(second, day, behind, DAY + 60)) is not None:
        return moving(line, second, day, start)
    end = second.start - offset - room(first, second)[0]
    if end - first.start >= max(LEAST, first.length // 2):
        return ending(line, first, end)
    movers = (first,) if fixed else (second, first)
    for slot in movers:
        if slot.kind != "travel" or slot is second:
            for other in (slot.day, *_days(line, slot)):
                if (start := line.place(slot, other, MORNING)) is not None:
                    return moving(line, slot, other, start)
    if end - first.start >= LEAST:
        return ending(line, first, end)
    return _begun(line, second, behind, LEAST)


def between(line: Timeline, first: Slot, second: Slot) -> Remedy | None:
    """Return what leaves the room that belongs between two slots, one behind the other."""
    offset = (first.day - second.day) * DAY
    missing = room(first, second)[0] - (second.start - first.end - offset)
    later = second.start + missing
    if second.kind != "travel" and later < DAY and line.fits(replace(second, start=later)):
        return moving(line, second, second.day, later)
    if first.kind != "travel":
        sooner = first.start - missing
        if sooner >= 0 and line.fits(replace(first, start=sooner)):
            return moving(line, first, first.day, sooner)
        shorter = replace(first, length=max(5, first.length - missing))
        if first.length - missing >= max(LEAST, first.length // 2) and not line.crowds(shorter):
            return ending(line, first, shorter.end)
    if second.kind == "travel":
        return None
    return _begun(line, second, later, max(LEAST, second.length // 2))


def shorter(line: Timeline, slot: Slot) -> Remedy | None:
    """Return what keeps a deep practice from being too long."""
    for length in range(DEEP, LEAST - 1, -5):
        if not line.crowds(replace(slot, length=length)):
            return ending(line, slot, slot.start + length)
    return None


def fewer(line: Timeline, deep: list[Slot]) -> Remedy | None:
    """Return what makes the deep practices of a day fewer: the last goes to another day, or is a rest."""
    slot = next((slot for slot in reversed(deep) if not slot.happened), None)
    if slot is None:
        return None
    for day in _days(line, slot):
        if (start := by_day(line, slot, day)) is not None:
            return moving(line, slot, day, start)
    notes = f"In place of: {called(slot)}" + ("\n" + slot.notes if slot.notes else "")
    rest = replace(slot, title="A rest", kind="rest", depth="light", practice="", notes=notes[:4000])
    return changing(line, f"Make {called(slot)} a rest", rest)


def daylight(line: Timeline, slot: Slot) -> Remedy | None:
    """Return what brings a hard talk out of the evening: the next free daytime, or an earlier end."""
    for wanted in (by_day, _any_time):
        for day in (*range(slot.day + 1, line.plan.days), slot.day, *range(slot.day - 1, -1, -1)):
            if (start := wanted(line, slot, day)) is not None:
                return moving(line, slot, day, start)
    if 6 * 60 <= slot.start <= NIGHT - LEAST:
        return ending(line, slot, NIGHT)
    return None


def arrival(line: Timeline, before: Slot | None, slot: Slot) -> Remedy | None:
    """Return what leaves time to arrive before *slot*, which comes soon after *before* (or is the first)."""
    if before is None or before.kind != "travel":
        first = before or slot
        quiet = Slot(
            title="Arrive and settle",
            day=slot.day,
            start=max(0, first.start - ARRIVING),
            length=ARRIVING,
            kind="rest",
        )
        if first.start >= ARRIVING and line.fits(quiet):
            return adding(line, quiet, f"Add half an hour to arrive in, from {clock_of(quiet.start)}")
    after = (
        slot.end if before is None else (before.end if before.kind == "travel" else before.start) + ARRIVING
    )
    best = max(after, slot.start)
    for day, from_ in ((slot.day, best), *((day, MORNING) for day in _days(line, slot))):
        found = line.place(slot, day, from_, NIGHT if slot.depth == "hard" else DAY)
        if found is not None and not _soon(line, slot, day, found):
            remedy = moving(line, slot, day, found)
            if len(soon(Timeline(remedy.change("")))) <= len(soon(line)):
                return remedy
    return None


def afterwards(line: Timeline, slot: Slot) -> Remedy | None:
    """Return what lets a day end gently after *slot*: half an hour, or an earlier time for it."""
    for length in (30, LEAST):
        quiet = Slot(title="A quiet end", day=slot.day, start=0, length=length, kind="rest")
        start = line.place(quiet, slot.day, slot.end, LATEST)
        if start is not None:
            words = f"Add {spoken_minutes(length)} of quiet at {clock_of(start)}"
            return adding(line, replace(quiet, start=start), words)
    for day in (slot.day, *_days(line, slot)):
        if (start := by_day(line, slot, day)) is not None:
            return moving(line, slot, day, start)
    return None


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


def by_day(line: Timeline, slot: Slot, day: int) -> int | None:
    """Return a good time for a deep or hard *slot* on *day*: in daylight, not first and not last."""
    others = [other for other in line.awake(day) if other.id != slot.id]
    deep = sum(demanding(other) for other in line.days[day] if other.id != slot.id)
    if deep >= DEEPS or deep == len(others) == 1:
        return None
    last = others[-1].start if others else EVENING
    after = max(MORNING, others[0].start + ARRIVING) if others and day == 0 else MORNING
    while (start := line.place(slot, day, after, min(EVENING, last))) is not None:
        if not _soon(line, slot, day, start):
            return start
        after = start + 5
    return None


def _any_time(line: Timeline, slot: Slot, day: int) -> int | None:
    return line.place(slot, day, MORNING, EVENING)


def _begun(line: Timeline, slot: Slot, start: int, least: int) -> Remedy | None:
    """Return the remedy that begins *slot* at *start* and ends it when it did; it keeps *least* minutes."""
    if start >= DAY or slot.end - start < least:
        return None
    begun = replace(slot, start=start, length=slot.end - start)
    return changing(line, f"Begin {called(slot)} at {clock_of(start)}", begun)


def _soon(line: Timeline, slot: Slot, day: int, start: int) -> bool:
    """Return whether *slot* would come too soon after arriving, at *start* of *day*."""
    others = [other for other in line.awake(day) if other.id != slot.id]
    first = day == 0 and (not others or start - min(start, others[0].start) < ARRIVING)
    return first or any(other.kind == "travel" and 0 <= start - other.end < ARRIVING for other in others)


def _days(line: Timeline, slot: Slot) -> Iterator[int]:
    """Yield the other days, the later ones first."""
    yield from range(slot.day + 1, line.plan.days)
    yield from range(min(slot.day, line.plan.days) - 1, -1, -1)
