"""Times of a plan: how they are written and read, and which moments they are.

A slot's time is wall time in the plan's zone; only here does it become a moment.
"""

import re
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from twofold.domain.text import clean_line

from .plan import DAWN, DAY, LATEST, Plan, Slot
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
    """Return the start and the length, in minutes, that *text* names.

    *start* and *length* are what they were: a text that names only the one keeps the other (a length that
    would go past LATEST is cut there). Where there is a start, "24" and "0:15" (what begins before DAWN) are
    in the night after its day, 1440 and more; the second not of what stands early on its day already.

    Understood, in any case: "19", "7pm", "19:30", "19.30", "1930", "noon", "midnight", "19.30–21", "7-9pm"
    (the pm is for both), "22 to 1" (past midnight), "11-1" (across noon), "19:30 for 45", "19:30 +1h30"; and,
    where there is a start, "until 21", "for 45", "90 min", "1 h 30". Raises ValueError with a sentence
    otherwise."""
    words = clean_line(text).casefold().replace("’", "'").rstrip(".")
    words = words.removeprefix("at ")
    lasting = _LASTING.fullmatch(words)
    if lasting and (lasting[1] or (start is not None and "+" not in words)):
        length = _length(lasting[2])
        return _placed(_read(lasting[1])[0], length, start) if lasting[1] else _checked(start or 0, length)
    if start is not None and _ONLY_LENGTH.fullmatch(words) and _LENGTH.fullmatch(words):
        return _checked(start, _length(words))
    both = _RANGE.fullmatch(words)
    if not both:
        begins = _in_its_night(_read(words)[0], start)
        return begins, min(length, LATEST - begins)
    if not both[1]:
        if start is None or words[0] in "-‐‑‒–—−":
            raise ValueError(HOW)
        ends, half = _read(both[2])
        exact = half or ends >= _HALF + 60 or start >= DAY
        return _checked(start, _after(start % DAY, ends, exact))
    (named, half), (ends, other_half) = _read(both[1]), _read(both[2])
    begins = named % DAY
    if other_half and not half and 60 <= begins < _HALF + 60:
        # "7-9pm" is 19 to 21, "11-1pm" is 11 to 13: the shorter is meant.
        begins = min((begins % _HALF, begins % _HALF + _HALF), key=lambda b: (ends - b - 1) % DAY)
        return _placed(begins, _after(begins, ends, True), start)
    evening = named >= DAY or (not half and begins >= _HALF + 60)
    exact = other_half or evening or ends >= _HALF + 60 or both[2][0] == "0"
    return _placed(named, _after(begins, ends, exact), start)


def instant(plan: Plan, day: int, minutes: int) -> datetime:
    """Return the moment (aware, UTC) that is *minutes* after the midnight of *day* on the plan's clocks.

    *minutes* may be 1440 or more (the next day).

    A wall time that a change of the clocks skips is moved forward by as much as they are (RFC 5545, 3.3.5);
    of one that comes twice it is the first.
    """
    wall = datetime.combine(date_of(plan, day), time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=zone_of(plan.zone)).astimezone(UTC)


def span_of(plan: Plan, slot: Slot) -> tuple[datetime, datetime]:
    """Return when *slot* begins and ends (UTC); a change of the clocks never turns it around."""
    begins = instant(plan, slot.day, slot.start)
    ends = instant(plan, slot.day, slot.end)
    return begins, ends if ends > begins else begins + timedelta(minutes=slot.length)


def local(plan: Plan, now: datetime) -> tuple[int, int]:
    """Return the day of *plan* (negative before its first) and the minutes after that day's midnight which
    the clocks of its zone show at *now* (aware)."""
    wall = now.astimezone(zone_of(plan.zone))
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


def zone_of(name: str) -> ZoneInfo:
    """Return the zone *name*. A plan from another machine may name one that this one does not know: UTC."""
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return ZoneInfo("UTC")


def _read(text: str) -> tuple[int, bool]:
    """Return the minutes after midnight that *text* names ("24:15": 1455), and whether am or pm is said."""
    match = _CLOCK.fullmatch(_NAMED.get(text.strip(), text.strip()))
    if not match:
        raise ValueError(HOW)
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), (match[4] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise ValueError("With am or pm, the hour is 1 to 12.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        raise ValueError("Write a time between 0:00 and 24:00.")
    return hour * 60 + minute, bool(half) or text.strip() in _NAMED


def _in_its_night(begins: int, start: int | None) -> int:
    """Return *begins* in the night after the day where it is meant so, seen from *start*; see
    `read_times`."""
    if start is not None and (begins >= DAY or begins < DAWN <= start):
        return begins % DAY + DAY
    return begins % DAY


def _placed(begins: int, length: int, start: int | None) -> tuple[int, int]:
    there = _in_its_night(begins, start)
    if there + length > LATEST and begins < DAY:
        there = begins  # "1–8" is no time of one night: it is early on the day itself
    return _checked(there, length)


def _after(begins: int, ends: int, exact: bool) -> int:
    """Return the minutes from *begins* to *ends*, twelve hours on (if not *exact*) or tomorrow."""
    if ends == begins:
        raise ValueError("It would end as it begins. Write the end after the start.")
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
        raise ValueError("Give it at least five minutes.")
    if start + length > LATEST:
        raise ValueError("It has to end by six in the morning.")
    return start, length
