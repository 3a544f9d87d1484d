"""A calendar file of somebody else's, such as a booked workshop or a train, as slots of a plan."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import msgspec

from ..domain.days import full_day
from ..domain.people import Trouble
from ..domain.retreat.plan import LATEST, MOST_SLOTS, Plan, Slot, SlotKind
from ..domain.retreat.times import known_zone
from ..domain.text import LINE_LIMIT, clean, clean_line
from .calendar import SEES_TO_IT, UID

if TYPE_CHECKING:
    from icalendar import Event

SIZE_LIMIT = 2_000_000
"""Largest calendar file that is read, in bytes."""
_NOTES = 4_000
_WHOLE_DAY = (9 * 60, 8 * 60)
_SHORTEST = 5
_KINDS: tuple[tuple[SlotKind, tuple[str, ...]], ...] = (
    ("travel", ("train", "flight", "ferry", "bus", "drive", "travel", "zug", "bahn", "flug", "→", "->")),
    ("meal", ("breakfast", "brunch", "lunch", "dinner", "supper", "table for", "restaurant")),
    ("logistics", ("check-in", "check in", "checkin", "check-out", "check out", "pick up", "booking")),
)


class Brought(msgspec.Struct, frozen=True):
    """What a file holds for a plan: ``slots`` on its days, and ``words``: a sentence about each event
    that was left out or changed on the way."""

    slots: tuple[Slot, ...]
    words: tuple[str, ...] = ()


def read_file(path: Path, plan: Plan) -> Brought:
    """Return what the calendar file at *path* holds for *plan*.

    Raises Trouble, with a sentence, when it cannot be read or holds nothing for these days.
    """
    try:
        if not path.is_file():
            raise Trouble(f"There is no file at {path}.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Trouble(
            f"{path.name} cannot be opened: {(error.strerror or 'it is not readable').lower()}."
        ) from None
    return read_calendar(raw, plan)


def read_calendar(raw: bytes, plan: Plan) -> Brought:
    """Return what the iCalendar text *raw* holds for *plan*: times in its zone, a floating time as it stands.

    An event is the same slot whenever it comes again. Raises Trouble, with a sentence.
    """
    if len(raw) > SIZE_LIMIT:
        raise Trouble(
            f"The file is larger than {SIZE_LIMIT // 1_000_000} MB, too large for a calendar of a few days."
        )
    events = _events(raw)
    if not events:
        raise Trouble("There is no event in this file. Save the booking again as a calendar file (.ics).")
    zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else ZoneInfo("UTC")
    slots: dict[str, Slot] = {}
    words: list[str] = []
    for event in events[: 10 * MOST_SLOTS]:
        _take(event, plan, zone, slots, words)
    if not slots:
        more = f" {words[0]}" if words else ""
        raise Trouble(f"Nothing in this file falls on your days.{more}")
    return Brought(tuple(slots.values()), tuple(words))


def _events(raw: bytes) -> "list[Event]":
    from icalendar import Calendar

    if b"BEGIN:VCALENDAR" not in raw.upper():
        raise Trouble("This is not a calendar file: it should begin with BEGIN:VCALENDAR.")
    try:
        found = Calendar.from_ical(raw, multiple=True)
        return [cast("Event", event) for each in found for event in each.walk("VEVENT")]
    except Exception as error:
        # The library tells of a bad file in many ways; which one, is in its words.
        said = clean_line(str(error), 120).rstrip(".")
        raise Trouble(
            f"This calendar file is damaged{f' ({said})' if said else ''}. Ask for it again."
        ) from None


def _take(event: "Event", plan: Plan, zone: ZoneInfo, slots: dict[str, Slot], words: list[str]) -> None:
    title = clean_line(str(event.get("SUMMARY", "")), LINE_LIMIT) or "Something booked"
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        words.append(f"{title} was called off, and is left out.")
        return
    try:
        begins, ends = _time(event, "start", zone), _time(event, "end", zone)
    except Exception:
        words.append(f"{title} has no time that can be read, and is left out.")
        return
    day = (begins[0] - plan.start).days
    if not 0 <= day < plan.days:
        words.append(f"{title} is on {full_day(begins[0])}, which is none of your days.")
        return
    if len(slots) >= MOST_SLOTS:
        raise Trouble(f"A plan holds {MOST_SLOTS} things, and this file has more.")
    if event.get("RRULE"):
        words.append(f"{title} repeats; only its first time is taken.")
    start, length, said = _span(begins, ends)
    if said:
        words.append(f"{title} {said}")
    name = clean_line(str(event.get("UID", "")), 500)
    id_ = name.removesuffix(UID) if name.endswith(UID) else uuid5(NAMESPACE_URL, f"ics:{name or title}").hex
    slots[id_[:64] or "ics"] = Slot(
        id=id_[:64] or "ics",
        title=title,
        day=day,
        start=start,
        length=length,
        kind=_kind(event, title),
        place=clean_line(str(event.get("LOCATION", ""))),
        notes="\n".join(_notes(event))[:_NOTES],
    )


def _time(event: "Event", which: str, zone: ZoneInfo) -> tuple[date, int | None]:
    """Return the day and the minutes (None: all day) at which *event* starts or ends in *zone*."""
    value = getattr(event, which)
    if not isinstance(value, datetime):
        return value, None
    wall = value.astimezone(zone) if value.tzinfo else value
    return wall.date(), wall.hour * 60 + wall.minute


def _span(begins: tuple[date, int | None], ends: tuple[date, int | None]) -> tuple[int, int, str]:
    """Return start and length in minutes, and a word where they are not as they were."""
    if begins[1] is None:
        return *_WHOLE_DAY, "is for the whole day: it stands from 9:00 to 17:00 now."
    end = (ends[0] - begins[0]).days * 1440 + (ends[1] or 0)
    length = end - begins[1]
    if end > LATEST:
        return begins[1], 60, f"goes on until {full_day(ends[0])}: only its beginning is taken."
    return begins[1], max(length, _SHORTEST), ""


def _kind(event: "Event", title: str) -> SlotKind:
    categories: Any = event.get("CATEGORIES")
    named = [str(each) for each in getattr(categories, "cats", ())]
    for known in get_args(SlotKind):
        if known in named:
            return cast(SlotKind, known)
    folded = title.casefold()
    return next((kind for kind, signs in _KINDS if any(sign in folded for sign in signs)), "connect")


def _notes(event: "Event") -> Iterator[str]:
    for name in ("DESCRIPTION", "URL"):
        words = clean(str(event.get(name, "")), _NOTES).strip()
        *first, last = words.split("\n")
        if str(event.get("UID", "")).endswith(UID) and last.endswith(SEES_TO_IT):
            words = "\n".join(first)
        if words:
            yield words
