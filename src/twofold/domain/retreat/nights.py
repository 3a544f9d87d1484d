"""The nights of a plan: what begins after midnight, which night it is now, and what the clocks do in one.

A night belongs to the evening before it. It is neither open nor free.
"""

from datetime import date, datetime, time, timedelta

from twofold.domain.dates import short_day, short_minutes, weekday

from .plan import DAWN, DAY, Plan, Slot
from .slots import date_of
from .times import local, span, span_of, zone_of

MORNING, EVENING = 6 * 60, 22 * 60
"""Beside what happens in the night, time is open until the evening, and again from the morning on."""
NOON = 12 * 60


def lived(plan: Plan, now: datetime) -> tuple[int, int]:
    """Return the day of *plan* and the minutes after its midnight at *now* (aware), as people count them.

    Until DAWN it is still the day before (1440 minutes and more), where that is one of the plan's.
    """
    day, minutes = local(plan, now)
    return (day - 1, minutes + DAY) if minutes < DAWN and 0 < day <= plan.days else (day, minutes)


def is_night(slot: Slot) -> bool:
    """Return whether *slot* begins between midnight and DAWN."""
    return slot.start < DAWN or DAY <= slot.start < DAY + DAWN


def after_midnight(plan: Plan, slot: Slot) -> str:
    """Return what stands beside the time of *slot* under the name of its day, such as "Sunday, after
    midnight": under Saturday nobody would know it; "" for what is by day."""
    if slot.start >= DAY:
        return f"{weekday(begins_on(plan, slot))}, after midnight"
    return "the night before" if is_night(slot) else ""


def begins_on(plan: Plan, slot: Slot) -> date:
    """Return the date on which *slot* begins."""
    return date_of(plan, slot.day + (slot.start >= DAY))


def night_words(plan: Plan, slot: Slot) -> str:
    """Return which night *slot* begins in, such as "the night after Saturday"; "" for what begins by day."""
    if not is_night(slot):
        return ""
    evening = slot.day if slot.start >= DAY else slot.day - 1
    try:
        return f"the night after {weekday(date_of(plan, evening))}"
    except OverflowError:
        return ""


def when(plan: Plan, slot: Slot, *, long: bool = False) -> str:
    """Return when *slot* is: "Sun 29, 0:15–1:15, the night after Saturday"; *long*: with its month."""
    day = short_day(begins_on(plan, slot), month=long)
    return ", ".join(filter(None, (day, span(slot), night_words(plan, slot))))


def meant_words(plan: Plan, slot: Slot) -> str:
    """Return what is said behind a time that was just typed: how long, in which night, what the clocks do."""
    words = ", ".join(filter(None, (short_minutes(slot.length), night_words(plan, slot))))
    clocks = clock_words(plan, slot)
    return f"{words}. {clocks}" if clocks else words


def open_minutes(since: int, until: int) -> int:
    """Return how many minutes are open between two things: from *since* to *until*, without the night."""
    return max(0, (EVENING if until > DAY else until) - max(since, MORNING))


# -- the clocks ----------------------------------------------------------------------------------------------


def clock_words(plan: Plan, slot: Slot) -> str:
    """Return a sentence about the clocks, where they change in *slot* or at one of its edges, or ""."""
    begins, ends = _edges(plan, slot)
    first, last = span_of(plan, slot)
    lasts = (last - first) // timedelta(minutes=1)
    more = "" if lasts == slot.length else f", and lasts {short_minutes(lasts)}"
    for wall, verb in ((begins, "begins"), (ends, "ends")):
        day, clock = weekday(wall.date()), f"{wall.hour}:{wall.minute:02}"
        if (by := _jump(wall)) > timedelta():
            shown = wall.replace(tzinfo=None) + by
            there = f"{shown.hour}:{shown.minute:02}"
            return f"There is no {clock} on {day}: the clocks go forward. It {verb} at {there}{more}."
        if by:
            return f"{clock} comes twice on {day}: the clocks go back. It {verb} at the first{more}."
    if not more:
        return ""
    way = "forward" if lasts < slot.length else "back"
    return f"The clocks go {way} in between, so it lasts {short_minutes(lasts)}."


def is_unclear(plan: Plan, slot: Slot) -> bool:
    """Return whether *slot* begins or ends at a time that the clocks skip, or show twice."""
    return any(map(_jump, _edges(plan, slot)))


def _edges(plan: Plan, slot: Slot) -> tuple[datetime, datetime]:
    """Return what the clocks on the wall should show when *slot* begins and ends, with their zone."""
    midnight = datetime.combine(date_of(plan, slot.day), time(), zone_of(plan.zone))
    return midnight + timedelta(minutes=slot.start), midnight + timedelta(minutes=slot.end)


def _jump(wall: datetime) -> timedelta:
    """Return by how much the clocks go forward over *wall*, or back (negative); none: it is there once."""
    once, again = wall.utcoffset() or timedelta(), wall.replace(fold=1).utcoffset() or timedelta()
    return again - once
