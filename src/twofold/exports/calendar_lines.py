"""The text of a calendar file, taken apart into its events (RFC 5545): whatever is sound in it is read.

What is not needed is not looked at, so that a wrong alarm, or an unknown part, costs nobody their booking.
Each byte is gone through a few times, and no more.
"""

import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from ..domain.text import clean_line

NEEDED = frozenset((
    "UID", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "CATEGORIES", "STATUS", "SEQUENCE",
    "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID",
))  # fmt: skip
"""The lines of an event that are looked at."""
_FOLD = re.compile(rb"\r?\n[ \t]")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[^":;]*+(?:"[^"]*+"[^":;]*+)*+)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^;]*))')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LINE_LIMIT = 100_000
_DEEPEST = 20  # a calendar has parts in parts, and no more than that
_EDGES = frozenset("bBeE")  # such letters begin a line that is looked at in full
_NO_PARAMETERS: dict[str, str] = {}
_EVERY = 4_096
Watch = Callable[[float], None]
"""Is told, now and then, which part of the work is done (0 to 1). What it raises ends the work."""


class Line(msgspec.Struct, frozen=True):
    """A line of an event: ``parameters`` by their names in capitals, and its ``value`` as it is written."""

    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value as words: what was escaped stands for itself."""
        return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], self.value)


class Event(msgspec.Struct, frozen=True, dict=True):
    """What is needed of an event: its lines by their names in capitals, each name as often as it is there."""

    lines: dict[str, list[Line]]

    def first(self, name: str) -> Line | None:
        """Return the first line *name*, or None."""
        found = self.lines.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """Return what the first line *name* says, trimmed; "" without one."""
        line = self.first(name)
        return line.value.strip() if line else ""

    @cached_property
    def uid(self) -> str:
        """By what it is known everywhere; "" when nobody said."""
        return clean_line(self.value("UID"), 500)

    @cached_property
    def sequence(self) -> int:
        """How often it was changed."""
        value = self.value("SEQUENCE")
        return int(value) if value.isdecimal() and len(value) < 10 else 0


class CalendarFile(msgspec.Struct):
    """What a file holds. ``events``, whole ones alone; ``zones``: the text of each VTIMEZONE by its TZID;
    ``method``: CANCEL in a file that calls something off; ``uid``: by what the calendar itself is known;
    ``is_calendar``: whether there was a beginning; ``strange``: something outside of it was not understood;
    ``crossed``: an end that never began; ``cut``: it ends in the middle of an event."""

    events: list[Event] = msgspec.field(default_factory=list)
    zones: dict[str, str] = msgspec.field(default_factory=dict)
    method: str = ""
    uid: str = ""
    is_calendar: bool = False
    strange: bool = False
    crossed: bool = False
    cut: bool = False


def take_apart(raw: bytes, watch: Watch | None = None) -> CalendarFile:
    """Return what the calendar file *raw* holds; raises nothing but what *watch* does."""
    found = CalendarFile()
    inside: list[str] = []
    event: dict[str, list[Line]] = {}
    zone: list[str] = []
    lines = _lines(raw)
    for place, line in enumerate(lines):
        if watch and place and not place % _EVERY:
            watch(place / len(lines))
        edge = line[:6].upper() if line[:1] in _EDGES else ""
        if edge.startswith("BEGIN:"):
            name = line[6:].strip().upper()
            if name == "VCALENDAR":
                found.is_calendar = True
            elif not inside:
                found.strange = True
            if name == "VEVENT":
                event = {}
            elif name == "VTIMEZONE":
                zone = []
            if len(inside) < _DEEPEST:
                inside.append(name)
            _collect(zone, inside, line)
        elif edge.startswith("END:"):
            name = line[4:].strip().upper()
            if name not in inside:
                found.crossed = True
                continue
            _collect(zone, inside, line)
            while inside and inside.pop() != name:
                found.cut = True
            if name == "VEVENT":
                found.events.append(Event(event))
            elif name == "VTIMEZONE":
                found.zones[_name_of(zone)] = "\r\n".join((*zone, ""))
        elif not inside:
            found.strange = found.strange or bool(line.strip())
        elif inside[-1] == "VEVENT":
            _take(event, line)
        elif inside[-1] == "VCALENDAR":
            name, _, value = line[:_LINE_LIMIT].partition(":")
            if name.upper() == "METHOD":
                found.method = value.strip().upper()
            elif name.upper() == "UID":
                found.uid = value.strip()
        else:
            _collect(zone, inside, line)
    found.cut = found.cut or bool(inside)
    return found


def _lines(raw: bytes) -> list[str]:
    """Return the lines of *raw*: unfolded as bytes, since a fold may part a letter, and then decoded."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode()
    raw = _FOLD.sub(b"", raw.removeprefix(b"\xef\xbb\xbf"))
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        # Each line by itself: a file may be put together from several.
        text = "\n".join(map(_decoded, raw.split(b"\n")))
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _take(event: dict[str, list[Line]], line: str) -> None:
    head, colon, value = line[:_LINE_LIMIT].partition(":")
    name, semicolon, _ = head.partition(";")
    name = name.upper()
    if name not in NEEDED:
        return
    if not semicolon:
        if colon:
            event.setdefault(name, []).append(Line(_NO_PARAMETERS, value))
    elif match := _LINE.match(line[:_LINE_LIMIT]):
        parameters = {key.upper(): quoted or bare for key, quoted, bare in _PARAMETER.findall(match[2])}
        event.setdefault(name, []).append(Line(parameters, match[3]))


def _collect(zone: list[str], inside: list[str], line: str) -> None:
    if "VTIMEZONE" in inside:
        zone.append(line)


def _name_of(zone: list[str]) -> str:
    names = (line[5:].strip() for line in zone if line[:5].upper() == "TZID:")
    return next(names, "")
