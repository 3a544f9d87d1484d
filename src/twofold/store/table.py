"""A TinyDB table that looks at the documents it needs, and saves the ones that changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from msgspec import Raw
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from .journal import TableChange
from .ledger import Ledger
from .storage import JournalStorage
from .sums import FIELD, fit, renewed
from .text import dump, load, same

Id = Callable[[Any], int]


class JournalTable(Table):
    """TinyDB's table over a `JournalStorage`. What it hands out are copies, the query cache's too."""

    def __init__(
        self,
        storage: JournalStorage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,
    ) -> None:
        """Open the table *name*; as for TinyDB, *persist_empty* makes it, empty, at once."""
        self._ledger: Ledger = storage.ledger
        self._seen = self._ledger.stamp(name)
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert *document* and return its id, which no other program can take. Raises StoreError."""
        with self._ledger.exclusive():
            return super().insert(document)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update what matches, or insert it, with nobody in between. Raises StoreError."""
        with self._ledger.exclusive():
            return super().upsert(document, cond)

    def truncate(self) -> None:
        """Remove all documents. Raises StoreError."""
        with self._ledger.exclusive():
            super().truncate()

    def search(self, cond: QueryLike) -> list[Document]:
        """Return copies of the documents that match *cond*. Raises StoreError."""
        self._look()
        ids = self._query_cache.get(cond)
        if ids is not None:
            table = self._ledger.table(self.name)
            return [self._document(key, table[key]) for key in ids]  # type: ignore[arg-type, index]
        found = [(key, document) for key, document in self._read_table().items() if cond(document)]
        if getattr(cond, "is_cacheable", lambda: True)():
            self._query_cache[cond] = [key for key, _ in found]  # type: ignore[misc]
        return [self.document_class(document, self.document_id_class(key)) for key, document in found]

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._read_table())

    def _document(self, key: str, raw: Raw) -> Document:
        return self.document_class(load(raw), self.document_id_class(key))

    def _look(self) -> None:
        # What others saved makes our cached ids and results old.
        if not self._ledger.closed:
            self._ledger.look()
        if self._seen != (now := self._ledger.stamp(self.name)):
            self._seen, self._next_id = now, None
            self.clear_cache()

    def _get_next_id(self) -> int:
        self._look()
        return super()._get_next_id()  # type: ignore[no-any-return, no-untyped-call]

    def _read_table(self) -> Mapping[str, Any]:  # type: ignore[override]
        self._look()
        return _View(self._ledger.table(self.name))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._ledger.exclusive():
            self._look()
            pages = _Pages(self._ledger.table(self.name), self.document_id_class)
            updater(pages)  # type: ignore[arg-type]
            part = pages.part()
            if part is not None or self.name not in self._ledger.tables:
                self._ledger.commit({self.name: part or TableChange()})
            self._seen = self._ledger.stamp(self.name)
        self.clear_cache()


class _View(Mapping[str, Any]):
    """Documents by id as stock TinyDB's table sees them; each look is a fresh copy."""

    def __init__(self, table: dict[str, Raw]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> dict[str, Any]:
        return load(self._table[key])

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._table))

    def __len__(self) -> int:
        return len(self._table)

    def items(self) -> Iterable[tuple[str, dict[str, Any]]]:  # type: ignore[override]
        # The list is what there is now: a loop over it may insert and remove.
        return ((key, load(raw)) for key, raw in list(self._table.items()))


class _Pages(MutableMapping[int, Any]):
    """The documents of a table while they are updated: looked at one by one, so that it is known which."""

    def __init__(self, table: dict[str, Raw], id_class: Id) -> None:
        self._old, self._id = table, id_class
        self._open: dict[int, Any] = {}
        self._gone: set[str] = set()
        self._clear = False

    def __contains__(self, key: object) -> bool:
        return key in self._open or self._is_old(str(key))

    def __getitem__(self, key: int) -> Any:
        if key not in self._open:
            if not self._is_old(str(key)):
                raise KeyError(key)
            self._open[key] = load(self._old[str(key)])
        return self._open[key]

    def __setitem__(self, key: int, document: Any) -> None:
        self._open[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._open.pop(key, None)
        if self._is_old(str(key)):
            self._gone.add(str(key))

    def __iter__(self) -> Iterator[int]:
        old = [] if self._clear else [key for key in self._old if key not in self._gone]
        yield from map(self._id, old)
        yield from [key for key in self._open if not self._is_old(str(key))]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        self._open.clear()
        self._clear = True

    def part(self) -> TableChange | None:
        """Return what was done to the table, or None for nothing. Raises as `text.dump` does."""
        put = {
            str(key): self._written(str(key), document)
            for key, document in self._open.items()
            if not self._is_old(str(key)) or not same(self._old[str(key)], document)
        }
        if self._clear:
            return TableChange(clear=True, put=put)
        gone = [key for key in self._old if key in self._gone] if self._gone else []
        return TableChange(gone=gone, put=put) if gone or put else None

    def _written(self, key: str, document: Any) -> Raw:
        # A record of ours goes on to have a checksum that fits.
        summed = key in self._old and FIELD in document and fit(self._old[key]) == "fits"
        return renewed(document) if summed else dump(document)

    def _is_old(self, key: str) -> bool:
        return not self._clear and key in self._old and key not in self._gone
