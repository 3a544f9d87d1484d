"""Times of day that two people name: "20:30", "in half an hour", "tomorrow morning"."""

import re
from datetime import datetime, timedelta

import msgspec

_CLOCK = re.compile(r"^\s*(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm)?\s*$", re.IGNORECASE)


class Choice(msgspec.Struct, frozen=True):
    """A moment to pick: the words for it, and the moment (aware, local)."""

    words: str
    at: datetime


def later_choices(now: datetime) -> tuple[Choice, ...]:
    """Return moments within a day of *now* (aware, local) for a talk that is not for now."""
    evening = now.replace(hour=20, minute=0, second=0, microsecond=0)
    morning = (now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
    choices = [
        Choice("in half an hour", now + timedelta(minutes=30)),
        Choice("in an hour", now + timedelta(hours=1)),
        Choice("in two hours", now + timedelta(hours=2)),
    ]
    if evening - now > timedelta(hours=2):
        choices.append(Choice("this evening", evening))
    if timedelta(hours=2) < morning - now <= timedelta(hours=24):
        choices.append(Choice("tomorrow morning", morning))
    choices.append(Choice("tomorrow, the same time", now + timedelta(hours=24)))
    return tuple(choices)


def return_choices(now: datetime, least: timedelta) -> tuple[Choice, ...]:
    """Return moments, *least* after *now* (aware, local) or later, to come back at from a time-out."""
    minutes = int(least.total_seconds() // 60)
    soonest = "in a minute" if minutes <= 1 else f"in {minutes} minutes"
    return (
        Choice(soonest, now + least),
        Choice("in half an hour", now + timedelta(minutes=30)),
        Choice("in an hour", now + timedelta(hours=1)),
        Choice("in three hours", now + timedelta(hours=3)),
        Choice("tomorrow, the same time", now + timedelta(hours=24)),
    )


def read_time(text: str, now: datetime) -> datetime:
    """Return the next moment after *now* (aware, local) at which the clock shows *text*.

    Understood are "20:30", "20.30", "8 pm", "8:30pm" and "20". Raises ValueError with a sentence otherwise.
    """
    match = _CLOCK.match(text)
    if not match:
        raise ValueError("Write the time like 20:30.")
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError("With am or pm the hour is 1 to 12.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError("Write a time between 0:00 and 23:59.")
    named = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return named if named > now else named + timedelta(days=1)


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
    weekday = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[moment.weekday()]
    return f"on {weekday} at {at}"
