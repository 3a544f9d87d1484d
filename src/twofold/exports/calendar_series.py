"""What repeats in a calendar file: which of its times fall on the days of a plan.

The library follows a rule from its first time on. A rule that would take it too long is refused before.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from .calendar_lines import Event, Line
from .calendar_times import Moment, Zones, read_end, read_moment

if TYPE_CHECKING:
    from icalendar import Event as Component

STEPS = 50_000
"""Most times that are gone through to come from the first of a series to the days of a plan."""
ALL_STEPS = 1_000_000
"""The same, for all the series of a file."""
_LONGEST = timedelta(days=60)
_MOST_LISTED = 2_000
_HOURS = {"YEARLY": 365 * 24, "MONTHLY": 28 * 24, "WEEKLY": 7 * 24, "DAILY": 24, "HOURLY": 1}
_MARK = "X-TWOFOLD-PLACE"
_PART = re.compile("([A-Z]+)=([^;]*)")
_DAY = re.compile("[0-9]{8}")
_EVERY = re.compile("[1-9][0-9]{0,4}")
_EVEN = frozenset(("FREQ", "INTERVAL", "UNTIL", "BYDAY", "WKST"))  # such a rule does not count from its start

_ONCE_A_YEAR = frozenset(("FREQ", "INTERVAL", "UNTIL", "COUNT", "WKST", "BYMONTH", "BYMONTHDAY"))


class TooMuch(Exception):
    """A series cannot be followed: its rule is odd, or would take too long."""


class Time:
    """One time of a series: ``event`` (its words), when it ``begins`` and ``ends``, and ``name``: what tells
    it from the others, wherever it was moved."""

    def __init__(self, event: Event, begins: Moment, ends: Moment | None, name: str) -> None:
        self.event, self.begins, self.ends, self.name = event, begins, ends, name


def repeats(event: Event) -> bool:
    """Return whether *event* is the first of a series."""
    return bool(event.value("RRULE") or event.value("RDATE")) and not event.value("RECURRENCE-ID")


def name_of(moment: Moment) -> str:
    """Return by what a time of a series is known that was to be at *moment*."""
    if isinstance(moment, datetime) and moment.tzinfo:
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%dT%H%M%S}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


class Follower:
    """Follows the series of one file between two days, within ALL_STEPS.

    ``unread``: how many changes of the last one could not be read. ``changed``: its times that were moved, or
    left out of it.
    """

    def __init__(self, zones: Zones, first: datetime, last: datetime) -> None:
        """Look from *first* to *last*, on the wall of the plan."""
        self._zones, self._first, self._last = zones, first, last
        self._left = ALL_STEPS
        self.unread = 0
        self.changed: list[Moment] = []

    def times(self, group: Sequence[Event]) -> Iterator[Time]:
        """Yield the times of the series *group* (its first event, and those that changed one of its times).

        Raises TooMuch, and ValueError where a time cannot be read.
        """
        self.unread, self.changed = 0, []
        if len(group) == 1 and not group[0].value("RDATE") and self._is_elsewhere(group[0]):
            return
        from icalendar import Calendar
        from recurring_ical_events import of

        calendar = Calendar()
        for place, event in enumerate(group):
            try:
                calendar.add_component(self._component(event, place))
            except (ValueError, OverflowError):
                if repeats(event):
                    raise
                self.unread += 1
        # A day more at both ends: elsewhere it may be another one.
        day = timedelta(days=1)
        try:
            found = of(calendar).between(self._first - day, self._last + day)
        except Exception as error:  # the library tells of an odd rule in many ways
            raise TooMuch from error
        for each in found:
            event = group[int(each[_MARK])]
            begins: Moment = each.start
            told = event.first("DTEND") or event.first("DURATION")
            yield Time(event, begins, each.end if told else None, self._name(each, event))

    def _name(self, each: Any, event: Event) -> str:
        """Return by what *each* time of a series is known, which is told by *event*."""
        of = event.first("RECURRENCE-ID")
        if of is None or not of.parameters.get("RANGE"):
            return name_of(each["RECURRENCE-ID"].dt)
        # A change from one time on is all that the library names; each of them would be the same.
        line = event.first("DTSTART") or of
        try:
            moved = read_moment(line, self._zones)[0] - read_moment(of, self._zones)[0]
        except TypeError:  # the one with a zone, and the other without
            moved = timedelta()
        return name_of(each.start - moved)

    def _component(self, event: Event, place: int) -> "Component":
        from icalendar import Event as Component
        from icalendar import vRecur

        line = event.first("DTSTART") or event.first(
            "RECURRENCE-ID"
        )  # one that is called off may have no more
        if line is None:
            raise ValueError("no beginning")
        begins, _ = read_moment(line, self._zones)
        ends = read_end(event, begins, self._zones)
        made = Component()
        made.add("UID", event.uid or "series")
        made.add("SEQUENCE", event.sequence)
        made[_MARK] = str(place)
        if rule := _rule_of(event):
            parts = _parts_of(rule)
            ahead = self._ahead(parts, begins, ends)
            begins, ends = begins + ahead, None if ends is None else ends + ahead
            self._afford(parts, begins, ends)
            try:
                made.add("RRULE", vRecur.from_ical(rule))
            except Exception as error:
                raise TooMuch from error
        made.add("DTSTART", begins)
        if ends is not None and ends > begins:
            made.add("DTEND", ends)
        for name in ("RDATE", "EXDATE"):
            for moment in self._listed(event.lines.get(name, ())):
                made.add(name, [moment])
                self.changed += [moment] if name == "EXDATE" else []
        if of := event.first("RECURRENCE-ID"):
            moment, _ = read_moment(of, self._zones)
            self.changed.append(moment)
            made.add("RECURRENCE-ID", moment)
            if of.parameters.get("RANGE", "").upper() == "THISANDFUTURE":
                made["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        return made

    def _listed(self, lines: Sequence[Line]) -> Iterator[Moment]:
        for line in lines:
            for value in line.value.split(",")[:_MOST_LISTED]:
                try:
                    moment, _ = read_moment(Line(line.parameters, value), self._zones)
                except ValueError:
                    self.unread += 1
                    continue
                # Others cannot matter.
                if abs(datetime.combine(moment, time()) - self._first) < timedelta(days=400):
                    yield moment

    def _is_elsewhere(self, event: Event) -> bool:
        """Return whether no time of the series *event* is on the plan's days, as far as that is plain."""
        parts = _parts_of(_rule_of(event))
        until, first = parts.get("UNTIL", "")[:8], self._first - timedelta(days=2)
        if _DAY.fullmatch(until) and until < f"{first:%Y%m%d}":
            return True
        line = event.first("DTSTART")
        if line is None:
            return False
        begins, _ = read_moment(line, self._zones)
        ends = read_end(event, begins, self._zones)
        first -= min(_LONGEST, max(timedelta(), ends - begins)) if ends is not None else timedelta()
        last = self._last + timedelta(days=2)
        if datetime.combine(begins, time()) > last:
            return True
        if parts.get("FREQ") != "YEARLY" or not set(parts) <= _ONCE_A_YEAR:
            return False
        named = parts.get("BYMONTH", str(begins.month)), parts.get("BYMONTHDAY", str(begins.day))
        if tuple(each.lstrip("0") for each in named) != (str(begins.month), str(begins.day)):
            return False
        looked = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return all((day.month, day.day) != (begins.month, begins.day) for day in looked)

    def _ahead(self, parts: dict[str, str], begins: Moment, ends: Moment | None) -> timedelta:
        """Return how far the first time may be moved towards the plan, where the rule stays what it is."""
        unit = {"DAILY": 1, "WEEKLY": 7}.get(parts.get("FREQ", ""), 0)
        every = parts.get("INTERVAL", "1")
        if not unit or not _EVERY.fullmatch(every) or set(parts) - _EVEN:
            return timedelta()
        # The first time counts whatever the rule says: it must end before the plan begins.
        room = self._first - datetime.combine(begins, time()) - timedelta(days=7)
        room -= timedelta() if ends is None else ends - begins
        return timedelta(days=unit * int(every)) * max(0, room.days // (unit * int(every)))

    def _afford(self, parts: dict[str, str], begins: Moment, ends: Moment | None) -> None:
        """Raise TooMuch for a rule of *parts* that takes too long, or that never comes to an end."""
        every, hours = parts.get("INTERVAL", "1"), _HOURS.get(parts.get("FREQ", ""), 0)
        if not hours or not _EVERY.fullmatch(every) or _is_never(parts):
            raise TooMuch
        if ends is not None and ends - begins > _LONGEST:
            raise TooMuch
        begun = datetime.combine(begins, time())
        steps = max(0.0, (self._last - begun).total_seconds()) / (3_600 * hours * int(every))
        for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            steps *= 1 + parts.get(name, "").count(",")
        # Such a rule may name days that are rare, or that there are not: it is followed for long.
        steps += 40_000 * sum(name in parts for name in ("BYSETPOS", "BYYEARDAY", "BYWEEKNO"))
        self._left -= int(steps)
        if steps > STEPS or self._left < 0:
            raise TooMuch


def _rule_of(event: Event) -> str:
    return "".join(event.value("RRULE").split())  # some put spaces behind commas


def _parts_of(rule: str) -> dict[str, str]:
    return dict(_PART.findall(rule.upper()))


def _is_never(parts: dict[str, str]) -> bool:
    """Return whether a rule of such *parts* names days that there are not, or in a way that none should."""
    rare = {"BYSETPOS", "BYYEARDAY", "BYWEEKNO", "BYEASTER"} & set(parts)
    if rare and parts["FREQ"] not in ("YEARLY", "MONTHLY"):
        return True
    try:
        days = [abs(int(day)) for day in parts["BYMONTHDAY"].split(",")] if "BYMONTHDAY" in parts else [1]
        months = [int(month) for month in parts["BYMONTH"].split(",")] if "BYMONTH" in parts else [1]
    except ValueError:
        return True
    last = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    return not any(1 <= month <= 12 and 1 <= day <= last.get(month, 31) for month in months for day in days)
