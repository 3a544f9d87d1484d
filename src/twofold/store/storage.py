"""The file as TinyDB sees it."""

from collections.abc import Callable
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from .errors import StoreError
from .journal import Change, TableChange, Tables
from .ledger import Ledger, utc_now
from .text import dump, load, same


class JournalStorage(Storage):
    """A TinyDB storage whose writes cost what changed, survive a crash at any moment, and share the file.

    With `Database` a write looks at the changed documents only. With a stock ``TinyDB`` it works too, but
    every read decodes everything and every write compares everything.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        create_dirs: bool = False,
        *,
        access_mode: str = "r+",
        ensure_ascii: bool = True,
        now: Callable[[], datetime] = utc_now,
        approve: Callable[[Path, Tables], object] = lambda path, tables: None,
        ledger: Ledger | None = None,
    ) -> None:
        """Open *path*, and make it where there is none (and its folder, with *create_dirs*).

        ``access_mode="r"`` only reads. *ensure_ascii* is taken for TinyDB's sake and changes nothing: the
        file is plain ASCII always. *approve*: see `Ledger`. *ledger*: that of *path*, which is open already.
        Raises StoreError, and FileNotFoundError where nothing may be made.
        """
        super().__init__()
        place, writable = Path(path), access_mode not in ("r", "rb")
        if not create_dirs or not writable:
            (place.parent if writable else place).stat()
        self.ledger = ledger or Ledger(place, writable=writable, now=now, approve=approve)
        self._read_at: dict[str, tuple[int, int]] | None = None

    def read(self) -> dict[str, dict[str, Any]]:
        """Return a copy of everything. Raises StoreError."""
        self.ledger.look()
        self._read_at = self._stamps()
        return {
            name: {key: load(raw) for key, raw in table.items()} for name, table in self.ledger.tables.items()
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make *data* what is kept.

        Raises StoreError, also when another program saved since the last `read`, whose work this would
        undo; TypeError or ValueError for what JSON cannot hold. Then nothing changed.
        """
        with self.ledger.exclusive():
            if self._read_at is not None and self._read_at != self._stamps():
                raise StoreError(
                    f"{self.ledger.path} has changed in the meantime. Nothing was saved; try again."
                )
            if change := self._difference(data):
                self.ledger.commit(change)
            self._read_at = self._stamps()

    def close(self) -> None:
        """Fold and close the file."""
        self.ledger.close()

    def _stamps(self) -> dict[str, tuple[int, int]]:
        return {name: self.ledger.stamp(name) for name in self.ledger.tables}

    def _difference(self, data: dict[str, dict[str, Any]]) -> Change:
        change: Change = {name: None for name in self.ledger.tables if name not in data}
        for name, table in data.items():
            old = self.ledger.table(name)
            new = {str(key): document for key, document in table.items()}
            put = {
                key: dump(document)
                for key, document in new.items()
                if key not in old or not same(old[key], document)
            }
            gone = [key for key in old if key not in new]
            if put or gone or name not in self.ledger.tables:
                change[name] = TableChange(gone=gone, put=put)
        return change
