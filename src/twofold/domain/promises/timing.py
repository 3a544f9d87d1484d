"""The time of day of an agreement, and its days of the week, as they are read from what was typed."""

import re
from datetime import time

_HOUR = r"[01]?[0-9]|2[0-3]"
_TIME = re.compile(
    rf"(?:,?\s*\b(?:at|from|by|around|about)\s+|,?\s*\b)"
    r"(?:(?P<twelve>1[0-2]|0?[1-9])(?::(?P<past>[0-5][0-9]))?\s?(?P<half>[ap])\.?m\b\.?"
    rf"|(?P<hour>{_HOUR}):(?P<minute>[0-5][0-9]))(?![:\d])",
    re.IGNORECASE,
)
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b({'|'.join(_NAMES)})(s?)\b")
_EACH = re.compile(r"\b(?:every|each|weekly)\b")
_DAILY = re.compile(r"\b(?:daily|(?:every|each) (?:day|morning|evening|night))\b")
_SELDOM = re.compile(
    r"\b(?:other|second|third|fourth|first|last|month|monthly|year|fortnight|fortnightly|except|but|not|or|\d+)\b"
)
"""Words with which it is not simply those days of every week."""


def time_in(text: str) -> tuple[time | None, str]:
    """Return the first time of day that *text* tells ("19:30", "at 8 pm"), or None, and *text* without it."""
    match = _TIME.search(text)
    if match is None:
        return None, text
    if match["half"]:
        hour = int(match["twelve"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        found = time(hour, int(match["past"] or 0))
    else:
        found = time(int(match["hour"]), int(match["minute"]))
    return found, " ".join((text[: match.start()] + " " + text[match.end() :]).split())


def clock_time(at: time) -> str:
    """Return *at* as it is said: "9:05", "19:30"."""
    return f"{at.hour}:{at.minute:02d}"


def weekdays_in(often: str) -> tuple[int, ...]:
    """Return the days of every week (Monday is 0) that *often* tells, or () where it tells something else.

    "Mondays", "every Tuesday and Friday" and "daily" are such; "every other Monday", "once a week" are not.
    """
    words = " ".join(time_in(often)[1].casefold().split())
    if _SELDOM.search(words):
        return ()
    if _DAILY.search(words):
        return tuple(range(len(_NAMES)))
    days = _DAY.findall(words)
    if not _EACH.search(words) and not all(plural for _, plural in days):
        return ()
    return tuple(sorted({_NAMES.index(name) for name, _ in days}))
