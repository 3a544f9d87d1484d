"""What is kept of the book itself."""

from datetime import date

from twofold.domain.records import Record

AGO = "ago"
"""The id of the one Ago there is."""


class Ago(Record, frozen=True, kw_only=True):
    """The local day ``shown`` on which home last showed something of a year ago; ``id`` is AGO.

    What it was, and whether it was read, is kept nowhere.
    """

    shown: date | None = None
