"""Days and times in words, the same in every locale."""

from datetime import datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(when: datetime) -> str:
    """Return the local day of *when* (aware), such as "Monday 23 November 2026"."""
    here = when.astimezone()
    return f"{DAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]} {here.year}"


def clock_time(when: datetime) -> str:
    """Return the local time of day of *when* (aware), such as "20:15"."""
    return f"{when.astimezone():%H:%M}"


def day_word(when: datetime, now: datetime) -> str:
    """Return the local day of *when* as seen from *now*: "today", "Thursday", "3 March", "3 March 2025"."""
    here, today = when.astimezone().date(), now.astimezone().date()
    away = (here - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if away in near:
        return near[away]
    if 1 < away < 7 or -7 < away < -1:
        return ("last " if away < 0 else "") + DAYS[here.weekday()]
    return f"{here.day} {MONTHS[here.month - 1]}" + ("" if here.year == today.year else f" {here.year}")


def moment(when: datetime, now: datetime) -> str:
    """Return *when* as seen from *now*, such as "today at 20:15"."""
    return f"{day_word(when, now)} at {clock_time(when)}"


def greeting(now: datetime) -> str:
    """Return a greeting for the local hour of *now*."""
    hour = now.astimezone().hour
    return "Good morning" if 4 <= hour < 12 else "Good afternoon" if 12 <= hour < 18 else "Good evening"
