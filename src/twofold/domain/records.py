"""What every kept record has in common."""

from datetime import UTC, datetime
from typing import ClassVar, Literal, Self
from uuid import uuid4

import msgspec

Side = Literal["a", "b"]
"""One of the two partners."""
Hands = Literal["a", "b", "both"]
"""Whose keyboard it is now."""

SIDES: tuple[Side, Side] = ("a", "b")


def other(side: Side) -> Side:
    """Return the partner of *side*."""
    return "b" if side == "a" else "a"


def new_id() -> str:
    """Return a fresh record id: a random UUID as 32 lower-case hex digits."""
    return uuid4().hex


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A kept value with its own identity.

    ``id`` is the record's identity for ever (never TinyDB's ``doc_id``); ``created`` and ``updated``
    are UTC; ``rev`` counts saves and is 0 for a record never saved (the store alone raises it);
    ``author`` is the partner who wrote it, or None for what belongs to both; ``deleted`` is the moment
    of a deletion (a tombstone), or None.

    ``one_of_a_kind``: of this kind, a second record beside the first would say that something happened twice.
    """

    one_of_a_kind: ClassVar[bool] = False

    id: str = msgspec.field(default_factory=new_id)
    created: datetime = msgspec.field(default_factory=utc_now)
    updated: datetime = msgspec.field(default_factory=utc_now)
    rev: int = 0
    author: Side | None = None
    deleted: datetime | None = None

    def with_(self, **changes: object) -> Self:
        """Return a copy with *changes* applied."""
        return msgspec.structs.replace(self, **changes)
