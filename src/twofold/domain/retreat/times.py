"""Times of a plan: how they are written and read, and which moments they are.

A slot's time is wall time in the plan's zone; only here does it become a moment.
"""

import re
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from twofold.domain.text import clean_line

from .plan import DAY, LATEST, Plan, Slot
from .slots import date_of

HOW = "Write the time like 19, 7pm, 19:30–21 or 19:30 for 45."

_HALF = 12 * 60
_AREAS = frozenset({"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
                    "Indian", "Pacific"})  # fmt: skip
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_CLOCK = re.compile(
    r"([0-9]{1,2})(?: ?[:.h] ?([0-9]{2})|([0-9]{2}))? ?(?:(am|pm|a\.m\.?|p\.m\.?)|h|uhr|o'clock)?"
)
_RANGE = re.compile(r"(?:from )?(.*?) ?(?:[-‐‑‒–—−]|\b(?:to|until|till|til)\b) ?(.+)")
_LASTING = re.compile(r"(.*?)(?: ?\+ ?| ?\bfor )(.+)")
_LENGTH = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}(?:[.,][0-9]{1,2})?|an?|one|two|three|four|half an?) ?(?:hours?|hrs?|h)"
    r"(?: ?(?:and )?(?P<rest>[0-9]{1,2}|a half) ?(?:minutes?|mins?|m)?)?"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2})|(?P<minutes>[0-9]{1,4}) ?(?:minutes?|mins?|m)|(?P<bare>[0-9]{1,4}))"
)
# "19h30" is a time, "1 h 30" is how long.
_ONLY_LENGTH = re.compile(r"[0-5] ?h(?: ?[0-9]{2})?|[0-9]+ ?m|.*(?:mins?|minutes?|hours?|hrs?|half)")
_WORDS = {
    "a": 1.0,
    "an": 1.0,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "half a": 0.5,
    "half an": 0.5,
}


def clock_of(minutes: int) -> str:
    """Return the time of day *minutes* after a midnight, such as "19:30"; on the next day "0:30"."""
    hour, minute = divmod(minutes % DAY, 60)
    return f"{hour}:{minute:02d}"


def span(slot: Slot) -> str:
    """Return when *slot* begins and ends: "19:30–21:00"."""
    return f"{clock_of(slot.start)}–{clock_of(slot.end)}"


def read_times(text: str, start: int | None = None, length: int = 60) -> tuple[int, int]:
    """Return the start (0 to 1439) and the length, in minutes, that *text* names.

    *start* and *length* are what they were: a text that names only the one keeps the other (a length that
    would go past LATEST is cut there). Understood, in any case: "19", "7pm", "19:30", "19.30", "1930",
    "noon", "19.30–21", "7-9pm" (the pm is for both), "22 to 1" (past midnight), "11-1" (across noon),
    "19:30 for 45", "19:30 +1h30"; and, where there is a start, "until 21", "for 45", "90 min", "1 h 30".
    Raises ValueError with a sentence otherwise.
    """
    words = clean_line(text).casefold().replace("’", "'").rstrip(".")
    words = words.removeprefix("at ")
    lasting = _LASTING.fullmatch(words)
    if lasting and (lasting[1] or (start is not None and "+" not in words)):
        begins = _one(lasting[1]) if lasting[1] else start
        return _checked(begins or 0, _length(lasting[2]))
    if start is not None and _ONLY_LENGTH.fullmatch(words) and _LENGTH.fullmatch(words):
        return _checked(start, _length(words))
    both = _RANGE.fullmatch(words)
    if not both:
        begins = _one(words)
        return begins, min(length, LATEST - begins)
    if not both[1]:
        if start is None or words[0] in "-‐‑‒–—−":
            raise ValueError(HOW)
        ends, half = _read(both[2])
        return _checked(start, _after(start, ends, half or ends >= _HALF + 60))
    (begins, half), (ends, other_half) = _read(both[1]), _read(both[2])
    begins %= DAY
    if other_half and not half and 60 <= begins < _HALF + 60:
        # "7-9pm" is 19 to 21, "11-1pm" is 11 to 13: the shorter is meant.
        begins = min((begins % _HALF, begins % _HALF + _HALF), key=lambda b: (ends - b - 1) % DAY)
        return _checked(begins, _after(begins, ends, True))
    exact = other_half or (not half and begins >= _HALF + 60) or ends >= _HALF + 60 or both[2][0] == "0"
    return _checked(begins, _after(begins, ends, exact))


def instant(plan: Plan, day: int, minutes: int) -> datetime:
    """Return the moment (aware, UTC) that is *minutes* after the midnight of *day* on the plan's clocks.

    *minutes* may be 1440 or more (the next day).

    A wall time that a change of the clocks skips is moved forward by as much as they are (RFC 5545, 3.3.5);
    of one that comes twice it is the first.
    """
    wall = datetime.combine(date_of(plan, day), time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=_zone(plan.zone)).astimezone(UTC)


def local(plan: Plan, now: datetime) -> tuple[int, int]:
    """Return the day of *plan* (negative before its first) and the minutes after that day's midnight which
    the clocks of its zone show at *now* (aware)."""
    wall = now.astimezone(_zone(plan.zone))
    return (wall.date() - plan.start).days, wall.hour * 60 + wall.minute


def known_zone(name: str) -> bool:
    """Return whether *name* is the IANA name of a zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return False
    return name in ("UTC", "GMT") or "/" in name or name in available_timezones()


@cache
def zones() -> tuple[str, ...]:
    """Return the IANA names of the zones people live in, in order, and UTC."""
    return (*sorted(name for name in available_timezones() if name.split("/")[0] in _AREAS), "UTC")


def _zone(name: str) -> ZoneInfo:
    # A plan from another machine may name a zone that this one does not know: it is shown all the same.
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return ZoneInfo("UTC")


def _read(text: str) -> tuple[int, bool]:
    """Return the minutes after midnight (0 to 1440) that *text* names, and whether am or pm is said."""
    match = _CLOCK.fullmatch(_NAMED.get(text.strip(), text.strip()))
    if not match:
        raise ValueError(HOW)
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), (match[4] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise ValueError("With am or pm the hour is 1 to 12.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour * 60 + minute > DAY or minute > 59:
        raise ValueError("Write a time between 0:00 and 24:00.")
    return hour * 60 + minute, bool(half) or text.strip() in _NAMED


def _one(text: str) -> int:
    return _read(text)[0] % DAY


def _after(begins: int, ends: int, exact: bool) -> int:
    """Return the minutes from *begins* to *ends*, twelve hours on (if not *exact*) or tomorrow."""
    if ends == begins:
        raise ValueError("It would end when it begins. Write the end after the start.")
    if ends > begins:
        return ends - begins
    return ends + _HALF - begins if not exact and ends + _HALF > begins else ends + DAY - begins


def _length(text: str) -> int:
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        raise ValueError("Write how long like 45 min, 1 h 30 or an hour.")
    if match["hours"]:
        hours = (
            _WORDS[match["hours"]] if match["hours"] in _WORDS else float(match["hours"].replace(",", "."))
        )
        rest = 30 if match["rest"] == "a half" else int(match["rest"] or 0)
        return round(hours * 60) + rest
    if match["clock"]:
        hour, minute = match["clock"].split(":")
        return int(hour) * 60 + int(minute)
    number = int(match["minutes"] or match["bare"])
    # Nobody plans four minutes: "for 2" is two hours.
    return number * 60 if match["bare"] and number < 5 else number


def _checked(start: int, length: int) -> tuple[int, int]:
    if length < 5:
        raise ValueError("Give it five minutes at least.")
    if start + length > LATEST:
        raise ValueError("Let it end by six in the morning.")
    return start, length
