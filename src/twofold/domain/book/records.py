"""What is kept of the book itself; everything else in it belongs to the practices."""

from datetime import date

import msgspec

from twofold.domain.records import Record

AGO = "ago"
"""The id of the one Ago there is."""


class Star(Record, frozen=True, kw_only=True):
    """A star on the entry ``entry`` of the book, by either, for both; ``id`` is ``star_id(entry)``."""

    one_of_a_kind = True

    entry: str


class StarSummary(msgspec.Struct, frozen=True):
    """What a star is on."""

    entry: str


class Ago(Record, frozen=True, kw_only=True):
    """The local day ``shown`` on which home last showed something of a year ago; ``id`` is AGO.

    What it was, and whether it was read, is kept nowhere.
    """

    shown: date | None = None


def star_id(entry: str) -> str:
    """Return the id of the star on the entry *entry*: one, whoever puts it there."""
    return f"star-{entry}"
