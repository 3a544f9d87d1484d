"""What the practices offer at home now, read from their tables; a table with nothing in it costs nothing."""

from datetime import date, datetime

from twofold.domain.drawers import WritingSummary
from twofold.domain.offers import Offer
from twofold.practices import PRACTICES, Practice, named

from .store import Store


def offers(store: Store, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what waits for the two in *store* at *now* (UTC), the local day *today*. Raises StoreError."""
    found: list[Offer] = []
    for practice in PRACTICES:
        if practice.offers and _has_begun(store, practice):
            found += named("domain", practice.offers)(store, now, today)
    return tuple(found)


def _has_begun(store: Store, practice: Practice) -> bool:
    """Return whether anything of *practice* is in the file."""
    if any(store.table(name).size for name in practice.records):
        return True
    kinds = practice.private
    return bool(kinds) and any(card.kind in kinds for card in store.writings.peek(WritingSummary))
