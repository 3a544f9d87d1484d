"""The stars in the book of the made-up couple."""

from datetime import datetime

from twofold.domain.book.records import Star, star_id
from twofold.domain.moments.records import Moment
from twofold.domain.promises.sentence import SENTENCE
from twofold.domain.records import Record

from .moments import moments


def stars(now: datetime) -> list[Record]:
    """Return the stars of the made-up couple up to *now* (aware)."""
    shown = [each for each in moments(now) if isinstance(each, Moment) and each.reached is not None]
    made: list[Record] = []
    for record, entry in (
        (shown[-1], f"moments/{shown[-1].id}"),
        (shown[0], f"moments/{shown[0].id}"),
        (shown[-1], f"sentences/{SENTENCE}/0"),
    ):
        made.append(Star(id=star_id(entry), created=record.created, updated=record.created, entry=entry))
    return made
