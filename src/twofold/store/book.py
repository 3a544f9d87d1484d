"""What the book of the two holds, read from the tables of every practice."""

from collections.abc import Iterator

from twofold.domain.book.entries import Entry
from twofold.practices import PRACTICES, named

from .store import Store


def entries(store: Store) -> Iterator[Entry]:
    """Yield what the two share in *store*, practice by practice. Raises StoreError.

    A practice with nothing in its tables costs nothing.
    """
    for practice in PRACTICES:
        if practice.book and any(store.table(name).size for name in practice.records):
            yield from named("domain", practice.book)(store)
