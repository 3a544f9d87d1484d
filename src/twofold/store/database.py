"""TinyDB, kept as twofold keeps things."""

from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from .storage import JournalStorage
from .table import JournalTable


class Database(TinyDB):
    """A TinyDB: queries, tables and document ids as ever, over a `JournalStorage`.

    With another ``storage=`` it is a stock TinyDB.
    """

    table_class: type[Table] = JournalTable
    default_storage_class: type[Storage] = JournalStorage  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Open the file named by the first argument. Raises StoreError."""
        super().__init__(*args, **kwargs)
        if not isinstance(self._storage, JournalStorage) and issubclass(self.table_class, JournalTable):
            self.table_class = Table

    def tables(self) -> set[str]:
        """Return the names of all tables."""
        if not isinstance(self._storage, JournalStorage):
            return super().tables()
        self._storage.ledger.look()
        return set(self._storage.ledger.tables)

    def drop_tables(self) -> None:
        """Drop all tables, in one commit. Raises StoreError."""
        if not isinstance(self._storage, JournalStorage):
            super().drop_tables()
            return
        with self._storage.ledger.exclusive():
            if names := list(self._storage.ledger.tables):
                self._storage.ledger.commit(dict.fromkeys(names))
        self._tables.clear()

    def drop_table(self, name: str) -> None:
        """Drop the table *name*, if there is one. Raises StoreError."""
        if not isinstance(self._storage, JournalStorage):
            super().drop_table(name)
            return
        with self._storage.ledger.exclusive():
            if name in self._storage.ledger.tables:
                self._storage.ledger.commit({name: None})
        self._tables.pop(name, None)
