"""The stars in the book of the made-up couple, and the year that the two chose to have on paper."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Generic

import msgspec

from twofold.domain.book.leaves import leaves, years
from twofold.domain.book.records import Star, star_id
from twofold.domain.book.year import agreed, dedicated, first
from twofold.domain.moments.records import Moment
from twofold.domain.offers import C, R
from twofold.domain.promises.sentence import Sentence
from twofold.domain.records import Record

from .moments import moments
from .rituals import rituals


def stars(now: datetime) -> list[Record]:
    """Return the stars of the made-up couple up to *now* (aware)."""
    shown = [each for each in moments(now) if isinstance(each, Moment) and each.reached is not None]
    sentence = next(each for each in rituals(now) if isinstance(each, Sentence))
    made: list[Record] = []
    for record, entry in (
        (shown[-1], f"moments/{shown[-1].id}"),
        (shown[0], f"moments/{shown[0].id}"),
        (shown[-1], f"sentences/{sentence.id}/{sentence.history[0].at.isoformat()}"),
    ):
        made.append(Star(id=star_id(entry), created=record.created, updated=record.created, entry=entry))
    return made


def year_on_paper(records: Sequence[Record], now: datetime) -> list[Record]:
    """Return what the made-up couple chose of their latest year, out of all their *records*, a while before
    *now* (aware): both said yes to it, and it can be printed."""
    tables, today, at = _Tables(records), now.date(), now.astimezone(UTC) - timedelta(minutes=50)
    stars = frozenset(each.entry for each in records if isinstance(each, Star))
    for year in years(tables, today)[:1]:
        of_year = leaves(tables, year, today, stars)
        choice = dedicated(first(year, at), "For us, for the evenings when we forget how much there was")
        return [agreed(choice, of_year, ("b", "a"), at)]
    return []


class _Tables:
    """Records that are not in a store yet, as the rules read them."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    def __getitem__(self, kind: type[R], /) -> "_Table[R]":
        return _Table([each for each in self._records if isinstance(each, kind)])


class _Table(Generic[R]):
    def __init__(self, records: list[R]) -> None:
        self._records = records

    def get(self, id: str) -> R | None:
        return next((each for each in self._records if each.id == id), None)

    def peek(self, card: type[C]) -> list[C]:
        return [msgspec.convert(each, card, from_attributes=True) for each in self._records]
