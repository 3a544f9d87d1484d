"""All tables in memory, the documents raw, and what has changed in them since when."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Raw

from . import journal
from .journal import Change, Tables

if TYPE_CHECKING:
    from .outline import Unread

Stamp = tuple[int, int]
"""A moment in the life of a table."""
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Head(msgspec.Struct, frozen=True):
    """What all records begin with, as far as the order and the identity need it."""

    id: str
    created: _Moment
    rev: int = 0
    deleted: _Moment | None = None


class Documents:
    """Tables by name, documents by id. ``tables`` is to be read, and changed through `take` alone.

    Where the snapshot is long, its long tables are *unread* until somebody asks for more than one document.
    """

    def __init__(self) -> None:
        self._tables: Tables = {}
        self._unread: Unread | None = None
        self._epoch = 0
        self._touched: dict[str, list[str]] = {}

    @property
    def tables(self) -> Tables:
        """All there is, by the names of the tables. Raises Damaged where it cannot be read after all."""
        if self._unread is not None:
            self._tables, self._unread = self._unread.whole(), None
        return self._tables

    @property
    def at_hand(self) -> Tables:
        """The tables that were read: all but those unread."""
        return self._tables

    def begin(self, tables: Tables, unread: "Unread | None" = None) -> None:
        """Hold *tables*, and what is *unread* beside them, from now on; everything may have changed."""
        self._tables, self._unread = tables, unread
        self._epoch += 1
        self._touched.clear()

    def take(self, change: Change) -> None:
        """Do what *change* says."""
        journal.apply(self.tables, change)
        for name, part in change.items():
            if part is None or part.clear:
                self._epoch += 1
                self._touched.clear()
            else:
                self._touched.setdefault(name, []).extend((*part.gone, *part.put))

    def table(self, name: str) -> dict[str, Raw]:
        """Return the documents of the table *name*, by id, raw; not to be changed."""
        is_unread = self._unread is not None and name in self._unread
        return (self.tables if is_unread else self._tables).get(name, {})

    def count(self, name: str) -> int:
        """Return how many documents are in the table *name*; costs nothing."""
        if self._unread is not None and name in self._unread:
            return self._unread.count(name)
        return len(self._tables.get(name, ()))

    def document(self, name: str, key: str) -> Raw:
        """Return the document *key* of the table *name*, raw. Raises KeyError."""
        if self._unread is not None and name in self._unread:
            return self._unread.document(name, key)
        return self._tables.get(name, {})[key]

    def stamp(self, name: str) -> Stamp:
        """Return the present moment of the table *name*: another one whenever it has changed."""
        return self._epoch, len(self._touched.get(name, ()))

    def changed(self, name: str, since: Stamp) -> list[str] | None:
        """Return the ids changed in the table *name* after *since*; None means any of them."""
        return self._touched.get(name, [])[since[1] :] if since[0] == self._epoch else None
