"""Everything a couple shares, as one JSON document in a stable shape.

The shape: ``twofold_export`` (the version of this shape, 1), ``written`` (UTC), ``couple`` (or null),
``sessions`` and ``notes``, each oldest first. A record's fields stand in the order of its class in
``domain``, whose documentation says what they mean; times are ISO 8601 in UTC, lengths are seconds. A
note's ``session`` is the id of its session. What was deleted is not in it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, TypeVar

import msgspec

from ..domain.people import Couple
from ..domain.records import Record
from ..domain.session import Note, Session

_R = TypeVar("_R", bound=Record)

SHAPE: Literal[1] = 1


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document. ``msgspec.json.decode(text, type=Archive)`` reads it back."""

    twofold_export: Literal[1] = SHAPE
    written: datetime
    couple: Couple | None
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]


def archive(
    couple: Couple | None, sessions: Iterable[Session], notes: Iterable[Note], written: datetime
) -> str:
    """Return the JSON document of these records, indented, ending in a newline."""
    whole = Archive(
        written=written, couple=couple, sessions=tuple(in_order(sessions)), notes=tuple(in_order(notes))
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def in_order(records: Iterable[_R]) -> Sequence[_R]:
    """Return *records* oldest first; those of the same moment by their id."""
    return sorted(records, key=lambda record: (record.created, record.id))
