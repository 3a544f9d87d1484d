"""The weekday on which home offers a quiet look, if the two like. Nothing counts what was done."""

from datetime import date, datetime
from typing import Annotated, ClassVar

import msgspec

from twofold.domain.dates import local_day
from twofold.domain.records import Record

WEEKLY = "weekly"
"""The id of the one Weekly there is."""


class Weekly(Record, frozen=True, kw_only=True):
    """The ``weekday`` (0 is Monday) on which home offers it, or None for never; ``id`` is WEEKLY."""

    one_of_a_kind = True

    FIELD_WORDS: ClassVar[dict[str, str]] = {"weekday": "The day of the week is"}

    weekday: Annotated[int, msgspec.Meta(ge=0, le=6)] | None = None


def with_weekly(weekly: Weekly | None, now: datetime, today: date) -> Weekly:
    """Return *weekly* offering it on the weekday of *today* from next week on, or no more where it did."""
    weekly = weekly or Weekly(id=WEEKLY, created=now, updated=now)
    return weekly.with_(weekday=None if weekly.weekday is not None else today.weekday())


def is_due(weekly: Weekly | None, today: date) -> bool:
    """Return whether the local day *today* is the one of the week; never the day on which it was chosen."""
    return weekly is not None and weekly.weekday == today.weekday() and local_day(weekly.updated) < today
