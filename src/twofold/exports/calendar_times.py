"""When an event of a calendar file is: days, times, and the time zones they are written in."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from ..domain.retreat.times import known_zone
from .calendar_lines import Event, Line

Moment = date | datetime
"""A whole day, or a time: aware, or floating (as the clocks on the wall there show it)."""

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:^|GMT|UTC|[^\w])\s?([+\-−])(\d{1,2})(?::?(\d\d))?(?!\d)", re.ASCII | re.IGNORECASE)
_LENGTH = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")


class Zones:
    """The time zones of one file: those that it describes, those that are known here, and the rest."""

    def __init__(self, described: dict[str, str]) -> None:
        """Know the zones *described* in the file: the text of each VTIMEZONE by its name."""
        self._described = described
        self._known: dict[str, tzinfo | None] = {"": None}

    def find(self, name: str) -> tzinfo | None:
        """Return the zone *name*, or None when nobody knows it."""
        name = name.strip()
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> tzinfo | None:
        # Some put words before it: /example.org/20260101/Europe/Berlin.
        parts = name.strip("/").split("/")
        for begin in range(max(0, len(parts) - 3), len(parts)):
            if known_zone("/".join(parts[begin:])):
                return ZoneInfo("/".join(parts[begin:]))
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        if known_zone(usual := WINDOWS_TO_OLSON.get(name, "")):
            return ZoneInfo(usual)
        return self._as_described(name) or _offset_in(name)

    def _as_described(self, name: str) -> tzinfo | None:
        text = self._described.get(name, "")
        # Clocks change a few times a year; what says otherwise could keep a machine busy for ever.
        if not text or len(text) > 20_000 or re.search("FREQ=(?!YEARLY)", text, re.IGNORECASE):
            return None
        from icalendar import Timezone

        try:
            described = Timezone.from_ical(text)
            if not isinstance(described, Timezone):
                return None
            zone: tzinfo = described.to_tz()
            datetime(2026, 1, 1, tzinfo=zone).utcoffset()
        except Exception:  # the library tells of a bad one in many ways
            return None
        return zone


def read_moment(line: Line, zones: Zones) -> tuple[Moment, str]:
    """Return the moment that *line* names, and the name of its zone if nobody knows that (else "").

    Raises ValueError for what is none.
    """
    match = _MOMENT.match(line.value.strip())
    if match is None:
        raise ValueError("no moment")
    day = date(int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return day, ""
    clock = time(int(match[4]), int(match[5]), min(59, int(match[6] or 0)))
    moment = datetime.combine(day, clock)
    if match[7]:
        return moment.replace(tzinfo=UTC if match[7] in "Zz" else _offset_in(match[7])), ""
    name = line.parameters.get("TZID", "")
    zone = zones.find(name)
    return moment.replace(tzinfo=zone), "" if zone or not name else name


def read_end(event: Event, begins: Moment, zones: Zones) -> Moment | None:
    """Return when *event*, which *begins* then, ends; None when nobody said. Raises ValueError."""
    if line := event.first("DTEND"):
        ends, _ = read_moment(line, zones)
        if isinstance(ends, datetime) != isinstance(begins, datetime):
            return None  # a day and a time cannot be told apart
        if isinstance(ends, datetime) and isinstance(begins, datetime):
            floats = ends.tzinfo is None or begins.tzinfo is None  # it is meant where the other one is
            return ends.replace(tzinfo=begins.tzinfo) if floats else ends
        return ends
    match = _LENGTH.fullmatch(event.value("DURATION"))
    if match is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    try:
        if isinstance(begins, datetime) and begins.tzinfo:
            return (begins.astimezone(UTC) + length).astimezone(begins.tzinfo)
        return begins + length
    except OverflowError:
        raise ValueError("too long") from None


def on_the_wall(moment: Moment, zone: ZoneInfo) -> datetime:
    """Return *moment* as the clocks of *zone* show it: a whole day from its midnight, a floating time as it
    stands. Raises ValueError beyond all calendars."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    try:
        return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
    except OverflowError:
        raise ValueError("too far away") from None


def _offset_in(name: str) -> timezone | None:
    """Return the offset from UTC that the zone's *name* speaks of, such as GMT-0400, or None."""
    match = _OFFSET.search(name)
    if match is None or int(match[2]) > 14 or int(match[3] or 0) > 59:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset)
