"""A calendar file of somebody else's, such as a booked workshop or a train, as slots of a plan.

A whole calendar is looked through to its end. What lies on other days is counted, and never named.
"""

import stat
from pathlib import Path

import msgspec

from ..domain.people import Invalid
from ..domain.retreat.plan import MOST_SLOTS, Plan, Slot
from .calendar_lines import Watch, take_apart
from .calendar_reader import Reader
from .calendar_times import Zones

SIZE_LIMIT = 20_000_000
"""Largest calendar file that is read, in bytes."""
_READING = 0.5
"""Which part of the work it is to take the text apart."""


class Brought(msgspec.Struct, frozen=True):
    """What a file holds for a plan: ``slots`` on its days, ``gone``: slots of the plan that were called off
    or (their ids in ``moved``) are on other days now, and ``words``: a sentence about each thing that was
    left out, or is not as it was in the file."""

    slots: tuple[Slot, ...]
    words: tuple[str, ...] = ()
    gone: tuple[Slot, ...] = ()
    moved: frozenset[str] = frozenset()


def read_file(path: Path, plan: Plan, watch: Watch | None = None) -> Brought:
    """Return what the calendar file at *path* holds for *plan*; *watch* is told how far that is.

    Raises Invalid, with a sentence, when it cannot be read or holds nothing for these days.
    """
    return read_calendar(read_bytes(path), plan, watch)


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


def read_calendar(raw: bytes, plan: Plan, watch: Watch | None = None) -> Brought:
    """Return what the iCalendar text *raw* holds for *plan*: times in its zone, a floating time as it stands.

    An event is the same slot whenever it comes again. *watch* is told how far that is (0 to 1), and what it
    raises ends the reading. Raises Invalid, with a sentence.
    """
    if len(raw) > SIZE_LIMIT:
        raise Invalid(
            f"The file is larger than {SIZE_LIMIT // 1_000_000} MB, too large for a personal calendar."
        )
    found = take_apart(raw, _part_of(watch, 0, _READING))
    if not found.is_calendar:
        raise Invalid("This is not a calendar file: it should begin with BEGIN:VCALENDAR.")
    if not found.events and found.crossed:
        raise Invalid("This calendar file is damaged: its parts do not fit together. Ask for it again.")
    if not found.events:
        raise Invalid("There are no events in this file. Save the booking again as a calendar file (.ics).")
    reader = Reader(found.events, plan, Zones(found.zones), cancels=found.method == "CANCEL")
    reader.take(_part_of(watch, _READING, 1))
    words = reader.told.words()
    if not reader.slots and not reader.gone:
        more = f" {words[0]}" if words else ""
        raise Invalid(f"Nothing in this file falls on your days.{more}")
    if len(reader.slots) > MOST_SLOTS:
        raise Invalid(f"A plan holds {MOST_SLOTS} things, and this file has more.")
    if found.cut:
        words.append("The file ends in the middle of an entry, which is left out.")
    if found.strange:
        words.append("Something before or after the calendar in this file could not be read.")
    return Brought(
        tuple(reader.slots.values()), tuple(words), tuple(reader.gone.values()), frozenset(reader.moved)
    )


def _part_of(watch: Watch | None, begin: float, end: float) -> Watch | None:
    """Return what tells *watch* of a piece of the work that reaches from *begin* to *end*."""
    return None if watch is None else lambda part: watch(begin + part * (end - begin))
