"""What home says of questions: an evening that was left open, and a question that comes back."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.offers import Offer, Tables
from twofold.domain.records import SIDES

from .keeping import is_back
from .records import Asked, AskedSummary, Evening, EveningSummary, Way
from .routes import KeptRoute, TableRoute

OPEN_WEIGHT, READY_WEIGHT, BACK_WEIGHT = 2.5, 2.6, 7.8
DAYS = 7
"""Days for which home offers either; later they are found with the questions."""
WAYS: dict[Way, str] = {
    "draw": "a card at a time",
    "rising": "the rising set",
    "guess": "guess my answer",
}
"""What the ways are called in a few quiet words."""


def offers(
    evenings: Iterable[EveningSummary],
    writings: Iterable[WritingSummary],
    asked: Iterable[AskedSummary],
    now: datetime,
    today: date,
) -> tuple[Offer, ...]:
    """Return the evening left open last, and the question that came back last; each for DAYS, then no more.

    *now* is in UTC, *today* the local day. No word that anyone wrote is in what is returned.
    """
    found = []
    recent = [e for e in evenings if e.ended is None and now - e.updated < timedelta(days=DAYS)]
    if recent:
        last = max(recent, key=lambda each: (each.updated, each.id))
        ready = _both_wrote(last.id, writings)
        note = "you both have written" if ready else WAYS[last.way]
        weight = READY_WEIGHT if ready else OPEN_WEIGHT
        found.append(
            Offer(TableRoute(last.id), "Questions you left open", note,
                    weight=weight, order=-last.updated.timestamp(),
                    sort="open" if ready else "", minutes=10 if ready else 20)
        )  # fmt: skip
    back = [
        (each.again, each.id, each.words)
        for each in asked
        if each.again and is_back(each, today) and today - each.again < timedelta(days=DAYS)
    ]
    if back:
        day, _, words = max(back)
        found.append(
            Offer(KeptRoute(), "A question comes back", words, weight=BACK_WEIGHT,
                    order=float(day.toordinal()), sort="look", minutes=15)
        )  # fmt: skip
    return tuple(found)


def _both_wrote(evening: str, writings: Iterable[WritingSummary]) -> bool:
    done: dict[str, set[str]] = {}
    for each in writings:
        if each.kind == "answer" and each.finished and each.author and each.about.startswith(f"{evening}:"):
            done.setdefault(each.about, set()).add(each.author)
    return any(who == set(SIDES) for who in done.values())


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    evenings, writings = tables[Evening].peek(EveningSummary), tables[Writing].peek(WritingSummary)
    return offers(evenings, writings, tables[Asked].peek(AskedSummary), now, today)
