"""What the two have of about a year ago, read from the few records that can be of those days."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

import msgspec

from twofold.domain.book.ago import Remembered, days_around, may_show, remembered
from twofold.domain.book.entries import Entry
from twofold.domain.book.records import AGO, Ago
from twofold.domain.letters.records import Letter
from twofold.domain.listening.session import Session, SessionSummary
from twofold.domain.moments.records import Moment
from twofold.domain.records import Record
from twofold.domain.retreat.plan import Plan
from twofold.domain.shelf.records import Work
from twofold.practices import PRACTICES, named

from .store import Store

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=msgspec.Struct)
_DAY = timedelta(days=1)


class _Span(msgspec.Struct, frozen=True):
    """From when to when a record was worked on."""

    id: str
    created: datetime
    updated: datetime


class _Good(NamedTuple):
    """Records in which there can be something good: their ``kind``, as what ``card`` they are looked at, and
    whether one ``lasts``: it may be told of on a later day than that on which it was begun."""

    kind: type[Record]
    card: type[Any]
    lasts: bool = False


GOOD: dict[str, _Good] = {
    "letters": _Good(Letter, _Span, lasts=True),
    "moments": _Good(Moment, _Span),
    "plans": _Good(Plan, _Span, lasts=True),
    "sessions": _Good(Session, SessionSummary),  # home looks at these anyway
    "works": _Good(Work, _Span, lasts=True),
}
"""By the table that they are in."""


def year_ago(store: Store, today: date) -> Remembered | None:
    """Return what is good in *store* of about a year before the local day *today*, to be shown then.

    None where there is nothing, or something was shown within the last days: then nothing is looked at. Of
    what is of other days only its times are. Raises StoreError.
    """
    ago = store[Ago].get(AGO)
    if not may_show(ago.shown if ago else None, today):
        return None
    return remembered(_entries(store, today), today)


def _entries(store: Store, today: date) -> Iterator[Entry]:
    """Yield what the book has of the days around, and a little more."""
    for practice in PRACTICES:
        for table, told in practice.book.items():
            if (good := GOOD.get(table)) is not None and (ids := _near(store, good, today)):
                yield from named("domain", told)(_Few(store, good.kind, ids))


def _near(store: Store, good: _Good, today: date) -> list[str]:
    """Return the ids of those that can be told of in the days around."""
    cards, found = store[good.kind].peek(good.card), []  # the oldest first
    for first, last in days_around(today):
        # A day more on both sides: what is here today may be another day in UTC.
        start = datetime.combine(first - _DAY, time(), UTC)
        end = bisect_left(cards, datetime.combine(last + 2 * _DAY, time(), UTC), key=_created)
        begin = 0 if good.lasts else bisect_left(cards, start, key=_created)
        found += [each.id for each in cards[begin:end] if not good.lasts or each.updated >= start]
    return list(dict.fromkeys(found))


def _created(card: Any) -> datetime:
    return card.created  # type: ignore[no-any-return]


class _FewRecords:
    """Some records of a table, by their *ids*, as if there were no others."""

    def __init__(self, store: Store, kind: type[Record], ids: list[str]) -> None:
        self._store, self._kind, self._ids = store, kind, ids

    def get(self, id: str) -> Any:
        """Return the record *id*, whether it is one of them or not."""
        return self._store[self._kind].get(id)

    def peek(self, card: type[C]) -> list[C]:
        """Return them as *card*."""
        found = [record for each in self._ids if (record := self.get(each)) is not None]
        return [msgspec.json.decode(msgspec.json.encode(each), type=card) for each in found]


class _Few:
    """The tables of a *store*, where of one *kind* there are only those with these *ids*."""

    def __init__(self, store: Store, kind: type[Record], ids: list[str]) -> None:
        self._store, self._kind, self._ids = store, kind, ids

    def __getitem__(self, kind: type[R]) -> Any:
        return _FewRecords(self._store, kind, self._ids) if kind is self._kind else self._store[kind]
