"""The time of day of a promise, and its days of the week, as they are read from what was typed."""

import re
from datetime import date, time, timedelta

from twofold.domain.dates import WEEKDAYS
from twofold.domain.patterns import pattern

_HOUR = r"[01]?[0-9]|2[0-3]"
_TIME = pattern(
    rf"(?:,?\s*\b(?:at|from|by|around|about)\s+|,?\s*\b)"
    r"(?:(?P<twelve>1[0-2]|0?[1-9])(?::(?P<past>[0-5][0-9]))?\s?(?P<half>[ap])\.?m\b\.?"
    rf"|(?P<hour>{_HOUR}):(?P<minute>[0-5][0-9]))(?![:\d])",
    re.IGNORECASE,
)
_NAMES = tuple(map(str.lower, WEEKDAYS))
_DAY = pattern(rf"\b({'|'.join(_NAMES)})(s?)\b")
_EACH = pattern(r"\b(?:every|each|weekly)\b")
_DAILY = pattern(r"\b(?:daily|(?:every|each) (?:day|morning|evening|night))\b")
_SELDOM = pattern(
    r"\b(?:other|second|third|fourth|first|last|month|monthly|year|fortnight|fortnightly|except|but|not|or|\d+)\b"
)
"""Words with which it is not simply those days of every week."""
_ALONE = pattern(
    rf"(?:on )?(?P<day>{'|'.join(_NAMES)})"
    r"(?: (?:mornings?|afternoons?|evenings?|nights?))?(?:,? (?:at|from|after|over) \w+)?"
)
"""A day of the week and no more than when on it: what is done again and again is done on all of them."""


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


def weekdays_in(often: str, *, recurs: bool = False) -> tuple[int, ...]:
    """Return the days of every week (Monday is 0) that *often* tells, or () where it tells something else.

    "Mondays", "every Tuesday and Friday" and "daily" are such; "every other Monday", "once a week" are not.
    Of what *recurs* in any case, "Sunday evening" tells every Sunday too.
    """
    words = " ".join(time_in(often)[1].casefold().split())
    if _SELDOM.search(words):
        return ()
    if _DAILY.search(words):
        return tuple(range(len(_NAMES)))
    if recurs and (alone := _ALONE.fullmatch(words)):
        return (_NAMES.index(alone["day"]),)
    days = _DAY.findall(words)
    if not _EACH.search(words) and not all(plural for _, plural in days):
        return ()
    return tuple(sorted({_NAMES.index(name) for name, _ in days}))


def weekly_words(days: tuple[int, ...], at: time | None) -> str:
    """Return *days* of every week (0 to 6), and the time, in words: "every Monday and Friday at 19:30"."""
    names = [WEEKDAYS[day] for day in days]
    named = (
        "day" if len(days) == len(_NAMES) else " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    )
    return f"every {named}" + (f" at {clock_time(at)}" if at else "")


def next_of(days: tuple[int, ...], start: date) -> date:
    """Return the first of the weekdays *days* (0 to 6, at least one) from *start* on."""
    return start + min(timedelta(days=(day - start.weekday()) % 7) for day in days)
