"""An event of a calendar as slots of a plan: on its days, in its zone, and at no time that nobody named.

What is longer than a slot can be is parted: into the nights of a stay, or a beginning and an end.
"""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from ..domain.dates import full_day, short_minutes
from ..domain.retreat.plan import DAWN, DAY, LATEST, Plan, Slot, SlotKind
from ..domain.retreat.times import clock_of
from ..domain.text import LINE_LIMIT
from .calendar_lines import Event
from .calendar_marks import UID
from .calendar_words import NOTES, booked, is_stay, kind_of, notes_of, place_of, title_of

_SHORTEST = 5
_AT_ONCE = timedelta(hours=36)  # what lasts longer has nights that it does not fill
_NIGHT = (22 * 60, 8 * 60)
_WHOLE_DAY = (9 * 60, 8 * 60)
_EDGE = 60  # minutes of the beginning, and of the end, of what lasts for days
_GUESSED: dict[SlotKind, int] = {"travel": 120, "meal": 90, "logistics": 30}


class Placed:
    """What becomes of one time of *event*: ``slots``, none where it is on none of the plan's days, and
    ``words``: a sentence about each thing that is not as it was, with its kind (see calendar_in) or "".

    It lasts from *begins* to *ends* (None: nobody said) on the wall of the plan's zone; *whole*: these are
    whole days. *name*: by what it is known.
    """

    def __init__(
        self, event: Event, plan: Plan, begins: datetime, ends: datetime | None, *, whole: bool, name: str
    ) -> None:
        self.slots: list[Slot] = []
        self.words: list[tuple[str, str]] = []
        self._first = datetime.combine(plan.start, datetime.min.time())
        self._last = self._first + timedelta(days=plan.days)
        last = self._last + timedelta(minutes=0 if whole else DAWN)  # their last night is theirs
        if begins >= last or max(begins + timedelta(days=1), ends or begins) <= self._first:
            return  # so it is with most of a whole calendar
        self.title = title_of(event)
        self._event = event
        self._name = name or self.title
        self._kind = kind_of(event, self.title)
        self._place, self._notes = place_of(event), notes_of(event)
        known = ends is not None and ends > begins
        minutes = DAY if whole else _GUESSED.get(self._kind, 60)
        until = ends if ends is not None and known else begins + timedelta(minutes=minutes)
        if until <= self._first:
            return
        if not whole and not known:
            length = short_minutes(minutes)
            self._say(
                f"Nobody says when {self.title} ends: {length} is a guess. Change it if you know better.",
                "guess",
            )
        if len(self._notes) > NOTES:
            self._say(f"Of the notes of {self.title}, the first {NOTES:,} characters are taken.")
        (self._days if whole else self._hours)(begins, until)

    def _days(self, begins: datetime, ends: datetime) -> None:
        """Place whole days: the nights of a stay, or each of the days from nine to five."""
        count = (ends - begins).days
        shown = [begins + timedelta(days=day) for day in range(count) if self._holds(begins, day)]
        if is_stay(self.title, count):
            nights = "one night" if count == 1 else f"{count} nights"
            told = f"{nights}, from {full_day(begins.date())} to {full_day(ends.date())}"
            self._say(f"{self.title} is a stay of {told}: its nights are in the plan.")
            for night in shown:
                self._put(night, *_NIGHT, part=_part(begins, night), kind="rest", told=f"A stay of {told}.")
            return
        if count == 1:
            self._say(f"{self.title} is for the whole day. It is set from 9:00 to 17:00 for now.", "day")
        else:
            first, last = full_day(begins.date()), full_day((ends - timedelta(days=1)).date())
            self._say(
                f"{self.title} is for whole days, from {first} to {last}: each is set from 9:00 to "
                "17:00 for now."
            )
        for day in shown:
            self._put(day, *_WHOLE_DAY, part=_part(begins, day) if count > 1 else "")

    def _hours(self, begins: datetime, ends: datetime) -> None:
        """Place what has its times: as it is, parted at six in the morning, or its two ends."""
        at = max(begins, self._first)
        midnight = _midnight(at)
        if midnight >= self._last:  # it begins in the night after the last day, which belongs to that
            midnight -= timedelta(days=1)
        latest = midnight + timedelta(minutes=LATEST)
        if ends > latest and ends - begins > _AT_ONCE:
            self._put_ends(begins, ends)
            return
        if at > begins:
            self._say(f"{self.title} began on {_moment(begins)}: it is set from midnight on your first day.")
        self._put(midnight, _minutes(at - midnight), _minutes(min(ends, latest) - at))
        if ends <= latest:
            return
        if latest < self._last:
            self._say(f"{self.title} goes on until {_moment(ends)}: it is there in two parts.")
            self._put(_midnight(latest), LATEST - DAY, _minutes(ends - latest), part="/more")
        else:
            self._say(f"{self.title} goes on until {_moment(ends)}, after the last of your days.")

    def _put_ends(self, begins: datetime, ends: datetime) -> None:
        """Place the beginning and the end of what lasts for days, and between them the nights of a stay."""
        told = f"From {_moment(begins)} to {_moment(ends)}."
        stays = is_stay(self.title, 1)
        kind: SlotKind = "logistics" if stays else self._kind
        taken = []
        if begins >= self._first:
            taken.append("its beginning")
            midnight = _midnight(begins)
            self._put(midnight, _minutes(begins - midnight), _EDGE, kind=kind, told=told)
        if stays:
            taken.append("its nights")
            for day in range((ends.date() - begins.date()).days):
                if self._holds(_midnight(begins), day):
                    night = _midnight(begins) + timedelta(days=day)
                    self._put(night, *_NIGHT, part=f"/day{day}", kind="rest", told=told)
        if ends <= self._last:
            taken.append("its end")
            midnight = _midnight(ends - timedelta(minutes=1))
            length = min(_EDGE, _minutes(ends - midnight))
            self._put(
                midnight, _minutes(ends - midnight) - length, length, part="/end", kind=kind, told=told,
                called=f"{self.title[: LINE_LIMIT - 6]} (end)",
            )  # fmt: skip
        since = f"began on {_moment(begins)} and " if begins < self._first else ""
        lasting = f"{self.title} {since}goes on until {_moment(ends)}"
        if not taken:
            self._put(self._first, _WHOLE_DAY[0], _EDGE, told=told)
            self._say(f"{lasting}: it is on the morning of your first day.")
        elif len(taken) == 1:
            self._say(f"{lasting}: only {taken[0]} is taken.")
        else:
            self._say(f"{lasting}: {', '.join(taken[:-1])} and {taken[-1]} are taken.")

    def _say(self, sentence: str, kind: str = "") -> None:
        self.words.append((kind, sentence))

    def _holds(self, begins: datetime, day: int) -> bool:
        return self._first <= begins + timedelta(days=day) < self._last

    def _put(
        self, midnight: datetime, start: int, length: int, *, part: str = "", kind: SlotKind | None = None,
        told: str = "", called: str = "",
    ) -> None:  # fmt: skip
        self.slots.append(
            booked(
                self._event,
                Slot(
                    id=slot_id(self._name, part),
                    title=called or self.title,
                    day=(midnight - self._first).days,
                    start=start,
                    length=max(_SHORTEST, min(length, LATEST - start)),
                    kind=kind or self._kind,
                    fixed=(kind or self._kind) != "rest",  # it was booked, or somebody leads it
                    place=self._place,
                    notes="\n".join(filter(None, (told, self._notes)))[:NOTES],
                ),
            )
        )


def slot_id(name: str, part: str = "") -> str:
    """Return the id of the slot that *part* of the event *name* becomes: the same whenever it comes again."""
    if name.endswith(UID) and not part:
        return name.removesuffix(UID)[:64] or "ics"
    return uuid5(NAMESPACE_URL, f"ics:{name}{part}").hex


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), datetime.min.time())


def _part(begins: datetime, day: datetime) -> str:
    return f"/day{(day - begins).days}"


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def _moment(moment: datetime) -> str:
    """Return *moment* in words, such as "Thursday 3 December 2026 at 22:00"."""
    return f"{full_day(moment.date())} at {clock_of(moment.hour * 60 + moment.minute)}"
