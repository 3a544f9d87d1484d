"""The events of one calendar file, taken one after the other: what is on the days of a plan, what of the plan
was called off or moved away, and a word about all the rest."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ..domain.dates import full_day
from ..domain.retreat.plan import DAY, Plan, Slot
from ..domain.retreat.times import known_zone
from ..domain.text import clean_line
from .calendar_known import AT_ONCE, DAYS, Known
from .calendar_lines import Event, Watch
from .calendar_series import Follower, TooMuch, name_of, repeats
from .calendar_slots import Placed
from .calendar_times import Moment, Zones, on_the_wall, read_end, read_moment
from .calendar_told import Told
from .calendar_words import title_of

_FEW = 10
"""A file of so many events, and no more, is a booking of one's own: what is left out of it is named."""
_SAME = 3
"""So many events of one name are told apart when one is called off."""
_EVERY = 256


class Reader:
    """Takes the *events* of a file for *plan*; *cancels*: all of it is called off.

    ``slots``: what is on the days of the plan, and ``gone``: what of the plan was called off or is on other
    days now, by their ids. ``moved``: the ids of those that are on other days. ``told``: what is said of it.
    """

    def __init__(self, events: Sequence[Event], plan: Plan, zones: Zones, *, cancels: bool) -> None:
        self.slots: dict[str, Slot] = {}
        self.gone: dict[str, Slot] = {}
        self.moved: set[str] = set()
        self.told = Told(few=len(events) <= _FEW)
        self._events, self._plan, self._zones, self._cancels = events, plan, zones, cancels
        self._zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else ZoneInfo("UTC")
        first = datetime.combine(plan.start, datetime.min.time())
        self._days = first, first + timedelta(days=plan.days)
        self._follower = Follower(zones, *self._days)
        self._known = Known(plan, self._zone)
        self._same: dict[str, int] = {}

    def take(self, watch: Watch | None = None) -> None:
        """Take all events; *watch* is told how far that is, and what it raises ends it."""
        events = self._newest()
        series = {event.uid for event in events if event.uid and repeats(event)}
        changes: dict[str, list[Event]] = {}
        for event in events:
            if event.uid in series and event.value("RECURRENCE-ID"):
                changes.setdefault(event.uid, []).append(event)
        for place, event in enumerate(events):
            if watch and place and not place % _EVERY:
                watch(place / len(events))
            if event.uid in series and event.value("RECURRENCE-ID"):
                continue  # it goes with its series
            if repeats(event):
                self._take_series([event, *changes.pop(event.uid, ())])
            else:
                self._take_one(event)
        for gone in self.gone:
            self.slots.pop(gone, None)

    def _newest(self) -> list[Event]:
        """Return the newest version of each event, once."""
        newest: dict[tuple[str, str], int] = {}
        for event in self._events:
            if event.uid:
                key = event.uid, event.value("RECURRENCE-ID")
                newest[key] = max(event.sequence, newest.get(key, 0))
        events: dict[tuple[str, ...], Event] = {}
        for event in self._events:
            of = event.value("RECURRENCE-ID")
            if event.sequence < newest.get((event.uid, of), 0):
                self.told.tell("older")
                continue
            whole = (event.uid or title_of(event), of, *map(event.value, _TOLD_APART))
            known = events.get(whole)
            if known is None or (self._is_off(event) and not self._is_off(known)):
                events[whole] = event
            if known is not None:
                self.told.tell("twice" if self._is_off(event) == self._is_off(known) else "older")
        return list(events.values())

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
            self.told.tell("timeless", f"{title_of(event)} has no readable time and is left out.")
            return
        if unknown and is_here:
            self._warn(event, unknown)

    def _take_series(self, group: list[Event]) -> None:
        first = group[0]
        if self._is_off(first):
            self._take_out(first, first.uid)
            for change in group[1:]:
                self._take_one(change)
            return
        taken, count = set(), len(self.gone)
        try:
            for each in self._follower.times(group):
                name = f"{first.uid or title_of(first)}/{each.name}"
                if self._is_off(each.event):
                    self._take_out(each.event, name, quiet=True)
                else:
                    taken |= self._put(each.event, each.begins, each.ends, name)
        except TooMuch:
            self._take_some(group)
            return
        except (ValueError, OverflowError):
            title = title_of(first)
            self.told.tell("timeless", f"{title} has no readable time and is left out.")
            for change in group[1:]:
                self._take_one(change)
            return
        self._miss(first, taken)
        if not taken and len(self.gone) == count:
            self._tell_elsewhere("One thing in this file repeats, but not on your days.")
            return
        if taken:
            self.told.tell("series", f"{title_of(first)} repeats; its times on your days are taken.")
        if self._follower.unread:
            self.told.tell("unread", f"A change of {title_of(first)} has no readable time.")
        line = first.first("DTSTART")
        if line and (unknown := read_moment(line, self._zones)[1]):
            self._warn(first, unknown)

    def _take_some(self, group: list[Event]) -> None:
        """Take of a series that cannot be followed what is plain: its first time, and those that changed."""
        first, title = group[0], title_of(group[0])
        words = f"{title} repeats in a way twofold cannot follow"
        line = first.first("DTSTART")
        with suppress(ValueError, OverflowError):
            if line is not None:
                begins, _ = read_moment(line, self._zones)
                name = f"{first.uid or title}/{name_of(begins)}"
                if self._put(first, begins, read_end(first, begins, self._zones), name):
                    self.told.tell("", f"{words}: only its first time is taken.")
                    words = ""
        if words:
            self.told.tell("odd", f"{words} and is left out.")
        for change in group[1:]:
            self._take_one(change)

    def _place(self, event: Event, begins: Moment, ends: Moment | None, name: str) -> bool:
        """Take *event* where it is on the plan's days; return whether it is. What of it was in the plan, and
        is not on these days any more, may go."""
        taken = self._put(event, begins, ends, name)
        lasts = not isinstance(begins, datetime) or (ends is not None and ends - begins > timedelta(hours=24))
        left = [
            slot
            for slot in self._known.named(name, (*AT_ONCE, *DAYS) if lasts or taken else AT_ONCE)
            if slot.id not in taken
        ]
        for slot in left:
            self._move_away(slot)
        if taken:
            if left:
                self.told.tell("", f"{title_of(event)} has become shorter.")
            return True
        day = full_day(on_the_wall(begins, self._zone).date())
        if left:
            self.told.tell("", f"{title_of(event)} is on {day}, which is not one of your days.")
        else:
            self._tell_elsewhere(f"One thing in this file is on {day}, which is not one of your days.")
        return False

    def _put(self, event: Event, begins: Moment, ends: Moment | None, name: str) -> set[str]:
        """Take *event* where it is on the plan's days; return the ids of what it became."""
        start = on_the_wall(begins, self._zone)
        end = None if ends is None else on_the_wall(ends, self._zone)
        placed = Placed(event, self._plan, start, end, whole=not isinstance(begins, datetime), name=name)
        for kind, sentence in placed.words:
            self.told.tell(kind, sentence)
        self.slots.update((slot.id, slot) for slot in placed.slots)
        return {slot.id for slot in placed.slots}

    def _numbered(self, name: str, event: Event) -> str:
        """Return *name*, or another one for the second and each further event that has it."""
        key = name or title_of(event)
        self._same[key] = self._same.get(key, 0) + 1
        return key if self._same[key] == 1 else f"{key}#{self._same[key]}"

    # -- what was called off, or moved away ------------------------------------------------------------

    def _is_off(self, event: Event) -> bool:
        return self._cancels or event.value("STATUS").upper() == "CANCELLED"

    def _take_out(self, event: Event, name: str, *, quiet: bool = False) -> None:
        """Find in the plan what was called off, under each id that it may have there. *quiet*: say nothing of
        what is not there."""
        key = name or title_of(event)
        names = [key, *(f"{key}#{number}" for number in range(2, _SAME + 1))]
        found = [list(self._known.named(each, (*AT_ONCE, *DAYS))) for each in names]
        wall = self._wall_of(event)
        # Of several things of one name, the one that is then.
        here = [some for some in found if any(self._begins(slot) == wall for slot in some)]
        out = [slot for some in here or found for slot in some]
        if not out and event.uid:
            out = list(self._known.of_series(event.uid))
        if not out and wall is not None:
            out = list(self._known.alike(title_of(event), wall))
        self.gone.update((slot.id, slot) for slot in out)
        if out or quiet:
            return
        if wall is not None and not self._days[0] <= wall < self._days[1]:
            self._tell_elsewhere("One thing in this file was cancelled. It is not on your days.")
        else:
            self.told.tell("off", f"{title_of(event)} was cancelled and is left out.")

    def _begins(self, slot: Slot) -> datetime:
        """Return when *slot* begins, on the wall of the plan's zone."""
        return self._days[0] + timedelta(minutes=slot.day * DAY + slot.start)

    def _wall_of(self, event: Event) -> datetime | None:
        """Return when *event* begins, on the wall of the plan's zone, or None where nobody can tell."""
        line = event.first("DTSTART")
        try:
            return None if line is None else on_the_wall(read_moment(line, self._zones)[0], self._zone)
        except (ValueError, OverflowError):
            return None

    def _miss(self, first: Event, taken: set[str]) -> None:
        """Find in the plan what was a time of a series, and is none any more or is on other days."""
        name = first.uid or title_of(first)
        was = list(self._known.of_series(name))
        for moment in self._follower.changed:
            was += self._known.named(f"{name}/{name_of(moment)}", (*AT_ONCE, *DAYS))
        left = [slot for slot in was if slot.id not in taken and slot.id not in self.gone]
        for slot in left:
            self._move_away(slot)
        if left:
            self.told.tell("", f"{title_of(first)} is no longer on all the days you have it.")

    def _move_away(self, slot: Slot) -> None:
        self.gone[slot.id] = slot
        self.moved.add(slot.id)

    # -- words ----------------------------------------------------------------------------------------

    def _tell_elsewhere(self, sentence: str) -> None:
        self.told.tell("elsewhere", sentence)

    def _warn(self, event: Event, zone: str) -> None:
        self.told.tell(
            "zone",
            f"{title_of(event)} is in a time zone twofold does not know ({clean_line(zone, 60)}): "
            "its time is kept as written. Check it first.",
        )


_TOLD_APART = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE")
