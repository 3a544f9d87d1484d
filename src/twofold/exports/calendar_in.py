"""A calendar file of somebody else's, such as a booked workshop or a train, as slots of a plan.

A whole calendar is looked through to its end. What lies on other days is counted; only of a file of a few
things is it named.
"""

import stat
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from ..domain.dates import full_day
from ..domain.people import Invalid
from ..domain.retreat.plan import DAY, MOST_SLOTS, Plan, Slot
from ..domain.retreat.times import known_zone
from ..domain.text import clean_line
from .calendar_lines import Event, take_apart
from .calendar_series import Follower, TooMuch, name_of, repeats
from .calendar_slots import Placed, parts, slot_id
from .calendar_times import Moment, Zones, on_the_wall, read_end, read_moment
from .calendar_words import title_of

SIZE_LIMIT = 20_000_000
"""Largest calendar file that is read, in bytes."""
_NAMED = 2
"""So many things that are left out for the same reason are named; more are counted."""
_SAME = 3
"""So many events of one name are told apart when one is called off."""
_SEARCHED = 200
"""So many cancellations are looked for in the plan by the time of their series."""


class Brought(msgspec.Struct, frozen=True):
    """What a file holds for a plan: ``slots`` on its days, ``gone``: slots of the plan that were called off,
    and ``words``: a sentence about each thing that was left out, or is not as it was in the file."""

    slots: tuple[Slot, ...]
    words: tuple[str, ...] = ()
    gone: tuple[Slot, ...] = ()


def read_file(path: Path, plan: Plan) -> Brought:
    """Return what the calendar file at *path* holds for *plan*.

    Raises Invalid, with a sentence, when it cannot be read or holds nothing for these days.
    """
    return read_calendar(read_bytes(path), plan)


def read_bytes(path: Path) -> bytes:
    """Return what the file at *path* holds, up to a byte more than SIZE_LIMIT. Raises Invalid, with a
    sentence, when it cannot be read."""
    try:
        if not path.exists() or not stat.S_ISREG(path.stat().st_mode):
            raise Invalid(f"There is no file at {path}.")
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Invalid(
            f"{path.name} cannot be opened: {(error.strerror or 'it is not readable').lower()}."
        ) from None


def read_calendar(raw: bytes, plan: Plan) -> Brought:
    """Return what the iCalendar text *raw* holds for *plan*: times in its zone, a floating time as it stands.

    An event is the same slot whenever it comes again. Raises Invalid, with a sentence.
    """
    if len(raw) > SIZE_LIMIT:
        raise Invalid(
            f"The file is larger than {SIZE_LIMIT // 1_000_000} MB, too large for a calendar of people."
        )
    found = take_apart(raw)
    if not found.is_calendar:
        raise Invalid("This is not a calendar file: it should begin with BEGIN:VCALENDAR.")
    if not found.events and found.crossed:
        raise Invalid("This calendar file is damaged: its parts do not fit together. Ask for it again.")
    if not found.events:
        raise Invalid("There is no event in this file. Save the booking again as a calendar file (.ics).")
    reader = _Reader(plan, Zones(found.zones), cancels=found.method == "CANCEL")
    reader.take(found.events)
    words = reader.words()
    if not reader.slots and not reader.gone:
        more = f" {words[0]}" if words else ""
        raise Invalid(f"Nothing in this file falls on your days.{more}")
    if len(reader.slots) > MOST_SLOTS:
        raise Invalid(f"A plan holds {MOST_SLOTS} things, and this file has more.")
    if found.cut:
        words.append("The file ends in the middle of something: that is left out.")
    if found.strange:
        words.append("Something before or behind the calendar in this file was not understood.")
    return Brought(tuple(reader.slots.values()), tuple(words), tuple(reader.gone.values()))


class _Reader:
    """Takes the events of one file, one after the other, for *plan*; *cancels*: all of it is called off."""

    def __init__(self, plan: Plan, zones: Zones, *, cancels: bool) -> None:
        self.slots: dict[str, Slot] = {}
        self.gone: dict[str, Slot] = {}
        self._plan, self._zones, self._cancels = plan, zones, cancels
        self._zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else ZoneInfo("UTC")
        first = datetime.combine(plan.start, datetime.min.time())
        self._days = first, first + timedelta(days=plan.days)
        self._follower = Follower(zones, *self._days)
        self._told: list[tuple[str, str]] = []
        self._same: Counter[str] = Counter()
        self._searched = self._elsewhere = 0

    def take(self, events: Sequence[Event]) -> None:
        """Take *events*; those that changed one time of a series go with it."""
        newest = _newest(events)
        series = {event.uid for event in events if event.uid and repeats(event)}
        groups: dict[str, list[Event]] = {}
        for event in events:
            if event.uid in series:
                groups.setdefault(event.uid, []).append(event)
        for event in events:
            if event.uid in series:
                if group := groups.pop(event.uid, None):
                    self._take_series(group)
            elif event.sequence >= newest.get(_key(event), 0):
                self._take_one(event)

    def words(self) -> list[str]:
        """Return a sentence about each thing that is not as it was, or how many there are of a kind."""
        kinds = Counter(kind for kind, _ in self._told)
        kinds["elsewhere"] = self._elsewhere
        words, counted = [], set()
        for kind, sentence in self._told:
            if kind not in _COUNTED or kinds[kind] <= _NAMED:
                words.append(sentence)
            elif kind not in counted:
                counted.add(kind)
                words.append(f"{kinds[kind]:,} {_COUNTED[kind]}")
        return list(dict.fromkeys(words))

    # -- one event ------------------------------------------------------------------------------------

    def _take_one(self, event: Event) -> None:
        name = event.uid
        if of := event.first("RECURRENCE-ID"):
            try:
                name += f"/{name_of(read_moment(of, self._zones)[0])}"
            except (ValueError, OverflowError):
                name += f"/{clean_line(of.value, 40)}"
        if self._is_off(event):
            self._take_out(event, name)
            return
        line = event.first("DTSTART")
        try:
            if line is None:
                raise ValueError
            begins, unknown = read_moment(line, self._zones)
            ends = read_end(event, begins, self._zones)
            is_here = self._place(event, begins, ends, self._numbered(name, event))
        except (ValueError, OverflowError):
            self._tell("timeless", f"{title_of(event)} has no time that can be read, and is left out.")
            return
        if unknown and is_here:
            self._warn(event, unknown)

    def _take_series(self, group: list[Event]) -> None:
        first = next(event for event in group if repeats(event))
        if self._is_off(first):
            self._take_out(first, first.uid)
            return
        count = len(self.slots) + len(self.gone)
        try:
            for each in self._follower.times(group):
                if self._is_off(each.event):
                    self._take_out(each.event, f"{first.uid}/{each.name}")
                else:
                    self._place(each.event, each.begins, each.ends, f"{first.uid}/{each.name}", quiet=True)
        except TooMuch:
            title = title_of(first)
            self._tell("odd", f"{title} repeats in a way that twofold cannot follow, and is left out.")
            return
        except (ValueError, OverflowError):
            self._tell("timeless", f"{title_of(first)} has no time that can be read, and is left out.")
            return
        if self._follower.unread:
            self._tell("unread", f"A change of {title_of(first)} has no time that can be read.")
        if len(self.slots) + len(self.gone) == count:
            self._elsewhere += 1
            self._tell("elsewhere", f"{title_of(first)} repeats, and not on your days.")
            return
        self._tell("series", f"{title_of(first)} repeats; its times on your days are taken.")
        line = first.first("DTSTART")
        if line and (unknown := read_moment(line, self._zones)[1]):
            self._warn(first, unknown)

    def _place(
        self, event: Event, begins: Moment, ends: Moment | None, name: str, *, quiet: bool = False
    ) -> bool:
        """Take *event* where it is on the plan's days; return whether it is. *quiet*: say nothing if not."""
        start = on_the_wall(begins, self._zone)
        end = None if ends is None else on_the_wall(ends, self._zone)
        placed = Placed(event, self._plan, start, end, whole=not isinstance(begins, datetime), name=name)
        if not placed.slots and not quiet:
            self._elsewhere += 1
            if self._elsewhere <= _NAMED + 1:
                day = full_day(start.date())
                self._tell("elsewhere", f"{title_of(event)} is on {day}, which is none of your days.")
        self._told += placed.words
        self.slots.update((slot.id, slot) for slot in placed.slots)
        return bool(placed.slots)

    def _numbered(self, name: str, event: Event) -> str:
        """Return *name*, or another one for the second and each further event that has it."""
        key = name or title_of(event)
        self._same[key] += 1
        return key if self._same[key] == 1 else f"{key}#{self._same[key]}"

    # -- what was called off --------------------------------------------------------------------------

    def _is_off(self, event: Event) -> bool:
        return self._cancels or event.value("STATUS").upper() == "CANCELLED"

    def _take_out(self, event: Event, name: str) -> None:
        """Find in the plan what was called off, under each id that it may have there."""
        key = name or title_of(event)
        names = [key, *(f"{key}#{number}" for number in range(2, _SAME + 1))]
        ids = {slot_id(each, part) for each in names for part in parts()} if self._plan.slots else set()
        out = [slot for slot in self._plan.slots if slot.id in ids]
        if not out and event.uid and self._searched < _SEARCHED:
            self._searched += 1
            out = [slot for slot in self._plan.slots if slot.id in self._as_series(event.uid, slot)]
        self.gone.update((slot.id, slot) for slot in out)
        if not out:
            self._tell("off", f"{title_of(event)} was called off, and is left out.")

    def _as_series(self, uid: str, slot: Slot) -> set[str]:
        """Return the ids that *slot* would have as a time of the series *uid* that was never moved."""
        wall = self._days[0] + timedelta(minutes=slot.day * DAY + slot.start)
        moments: tuple[date, ...] = (wall, wall.replace(tzinfo=self._zone), wall.date())
        return {slot_id(f"{uid}/{name_of(moment)}", part) for moment in moments for part in ("", "/day0")}

    # -- words ----------------------------------------------------------------------------------------

    def _tell(self, kind: str, sentence: str) -> None:
        self._told.append((kind, sentence))

    def _warn(self, event: Event, zone: str) -> None:
        self._tell(
            "zone",
            f"{title_of(event)} is in a time zone that is not known here ({clean_line(zone, 60)}): its time "
            "stands as it is written. Look at it first.",
        )


_COUNTED = {
    # The kinds of sentences of which there may be very many, and what is said of all of them.
    "elsewhere": "things in this file are on other days, and are left out.",
    "off": "things in this file were called off, and are left out.",
    "timeless": "things in this file have no time that can be read, and are left out.",
    "guess": "things have no end: their lengths are guesses. Change them if you can.",
    "day": "things are for the whole day: they stand from 9:00 to 17:00 now.",
    "series": "things repeat; their times on your days are taken.",
    "odd": "things in this file repeat in a way that twofold cannot follow, and are left out.",
}


def _key(event: Event) -> tuple[str, str]:
    return event.uid, event.value("RECURRENCE-ID")


def _newest(events: Sequence[Event]) -> dict[tuple[str, str], int]:
    """Return the newest version of each event that has a name."""
    newest: dict[tuple[str, str], int] = {}
    for event in events:
        if event.uid:
            newest[_key(event)] = max(event.sequence, newest.get(_key(event), 0))
    return newest
