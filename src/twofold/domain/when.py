"""Times of day that two people name: "20:30", "in half an hour", "tomorrow morning".

``now`` is in a zone that knows when its clocks change, such as `wall.here` returns it.
"""

import re
from datetime import UTC, datetime, timedelta

import msgspec

from twofold.domain.dates import weekday

from .wall import after, lasting, on_the_wall

_CLOCK = re.compile(r"^\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm)?\s*$", re.IGNORECASE)


class Choice(msgspec.Struct, frozen=True):
    """A moment to pick: the words for it, and the moment (aware, local)."""

    words: str
    at: datetime


def later_choices(now: datetime) -> tuple[Choice, ...]:
    """Return moments within a day of *now* (aware, local) for a talk that is not for now."""
    evening, morning = on_the_wall(now, 0, 20, 0), on_the_wall(now, 1, 9, 0)
    choices = [
        Choice("in half an hour", after(now, timedelta(minutes=30))),
        Choice("in an hour", after(now, timedelta(hours=1))),
        Choice("in two hours", after(now, timedelta(hours=2))),
    ]
    if lasting(now, evening) > timedelta(hours=2):
        choices.append(Choice("this evening", evening))
    if timedelta(hours=2) < lasting(now, morning) <= lasting(now, a_day_on(now)):
        choices.append(Choice("tomorrow morning", morning))
    choices.append(Choice("tomorrow, the same time", a_day_on(now)))
    return tuple(choices)


def return_choices(now: datetime, least: timedelta) -> tuple[Choice, ...]:
    """Return moments, *least* after *now* (aware, local) or later, to come back at from a time-out."""
    minutes = int(least.total_seconds() // 60)
    soonest = "in a minute" if minutes <= 1 else f"in {minutes} minutes"
    return (
        Choice(soonest, after(now, least)),
        Choice("in half an hour", after(now, timedelta(minutes=30))),
        Choice("in an hour", after(now, timedelta(hours=1))),
        Choice("in three hours", after(now, timedelta(hours=3))),
        Choice("tomorrow, the same time", a_day_on(now)),
    )


def a_day_on(now: datetime) -> datetime:
    """Return the moment tomorrow at which the wall shows what it shows *now* (aware, local)."""
    then = on_the_wall(now, 1, now.hour, now.minute)
    return then.replace(second=now.second, microsecond=now.microsecond)


def within_a_day(moment: datetime, now: datetime, least: timedelta) -> datetime:
    """Return *moment*, or what is nearest to it from *least* after *now* (both aware) to a day after it."""
    return min(max(moment, after(now, least), key=_in_utc), a_day_on(now), key=_in_utc)


def read_time(text: str, now: datetime) -> datetime:
    """Return the next moment after *now* (aware, local) at which the clock shows *text*.

    Understood are "20:30", "20.30", "8 pm", "8:30pm" and "20". Raises ValueError with a sentence otherwise.
    """
    match = _CLOCK.match(text)
    if not match:
        raise ValueError("Write the time like 20:30.")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError("With am or pm, the hour is 1 to 12.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("Write a time between 0:00 and 23:59.")
    found = []
    for days in (0, 1):
        named = on_the_wall(now, days, hour, minute)
        # One that is skipped today is meant only while it lies ahead.
        if _shows(named, hour, minute) or days or (now.hour, now.minute) < (hour, minute):
            found.append(named)
        # Where the clocks are set back, the same time comes once more on the same night.
        second = on_the_wall(now, days, hour, minute, second_time=True)
        if _shows(second, hour, minute):
            found.append(second)
    return min((moment for moment in found if lasting(now, moment) > timedelta(0)), key=_in_utc)


def clock(moment: datetime) -> str:
    """Return the time of day of *moment* (aware, local), such as "9:05" or "20:30"."""
    return f"{moment.hour}:{moment.minute:02d}"


def clock_words(moment: datetime, now: datetime) -> str:
    """Return *moment* (both aware, local) as people say it: "20:30", "tomorrow at 9:00"."""
    at = clock(moment)
    days = (moment.date() - now.date()).days
    if days == 0:
        return at
    if days == 1:
        return f"tomorrow at {at}"
    if days == -1:
        return f"yesterday at {at}"
    return f"on {weekday(moment)} at {at}"


def _shows(moment: datetime, hour: int, minute: int) -> bool:
    return (moment.hour, moment.minute) == (hour, minute)


def _in_utc(moment: datetime) -> datetime:
    # Two moments of one zone are compared by what the wall shows.
    return moment.astimezone(UTC)
