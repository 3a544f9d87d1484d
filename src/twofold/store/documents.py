"""All tables in memory, the documents raw, and what has changed in them since when."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Raw

from . import journal
from .journal import Change, Tables

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
    """Tables by name, documents by id. ``tables`` is to be read, and changed through `take` alone."""

    def __init__(self) -> None:
        self.tables: Tables = {}
        self._epoch = 0
        self._touched: dict[str, list[str]] = {}

    def begin(self, tables: Tables) -> None:
        """Hold *tables* from now on; everything may have changed."""
        self.tables = tables
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
        return self.tables.get(name, {})

    def stamp(self, name: str) -> Stamp:
        """Return the present moment of the table *name*: another one whenever it has changed."""
        return self._epoch, len(self._touched.get(name, ()))

    def changed(self, name: str, since: Stamp) -> list[str] | None:
        """Return the ids changed in the table *name* after *since*; None means any of them."""
        return self._touched.get(name, [])[since[1] :] if since[0] == self._epoch else None
