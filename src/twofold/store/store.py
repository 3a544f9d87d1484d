"""The store: everything a couple keeps, in one file."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar, cast

from twofold.domain.clock import Clock, SystemClock
from twofold.domain.drawers import Drawer, Writing
from twofold.domain.people import Couple
from twofold.domain.promises import Agreement
from twofold.domain.records import Record
from twofold.domain.requests import Reply
from twofold.domain.rounds import Worksheet
from twofold.domain.session import Beat, Note, Session

from . import backups, migrations, snapshot
from .database import Database
from .errors import Damaged, in_words
from .kinds import KINDS
from .ledger import Ledger
from .records import Records, save
from .storage import JournalStorage

R = TypeVar("R", bound=Record)
_BIG = 4 << 20
"""A file larger than this many bytes is copied aside while the app goes on."""


class Store:
    """Everything a couple keeps. Every method may raise StoreError; one store belongs to one thread.

    ``db`` is the same file as a TinyDB.
    """

    couple: Records[Couple]
    sessions: Records[Session]
    beats: Records[Beat]
    notes: Records[Note]
    drawers: Records[Drawer]
    writings: Records[Writing]
    worksheets: Records[Worksheet]
    replies: Records[Reply]
    agreements: Records[Agreement]

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        """Take over *db*, an open file of the present version."""
        self.db = db
        self._ledger: Ledger = cast(JournalStorage, db.storage).ledger
        self._now = now
        self._books = {name: Records(self._ledger, name, kind, now) for name, kind in KINDS.items()}
        self.couple = self._book(Couple)
        self.sessions = self._book(Session)
        self.beats = self._book(Beat)
        self.notes = self._book(Note)
        self.drawers = self._book(Drawer)
        self.writings = self._book(Writing)
        self.worksheets = self._book(Worksheet)
        self.replies = self._book(Reply)
        self.agreements = self._book(Agreement)
        self._copying: Thread | None = None

    @classmethod
    def open(cls, path: Path, *, clock: Clock | None = None) -> "Store":
        """Open the data file *path*; make it, and its folder, where there is none.

        Raises Damaged (with the good backups), Newer, NotWritable, SaveFailed; then nothing changed.
        """
        now = (clock or SystemClock()).now
        try:
            db = Database(path, create_dirs=True, now=now, approve=migrations.approve)
            ledger = cast(JournalStorage, db.storage).ledger
            try:
                migrations.migrate(ledger, now())
            except BaseException:
                ledger.close(fold=False)
                raise
        except Damaged as error:
            raise Damaged(error.path, error.reason, backups.good(error.path)) from error
        store = cls(db, now)
        store._back_up()
        return store

    @property
    def path(self) -> Path:
        """The data file itself, links followed."""
        return self._ledger.path

    @property
    def read_only(self) -> str | None:
        """None, or the sentence that says why nothing can be saved."""
        return self._ledger.read_only

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was noticed: a file changed elsewhere, a record that cannot be read, ..."""
        troubles = [trouble for book in self._books.values() for trouble in book.troubles]
        return (*self._ledger.notices, *troubles)

    def find(self, kind: type[R], id: str) -> R | None:
        """Return the record *id* of this *kind*, or None if there is none or it was deleted."""
        found: R | None = self._book(kind).get(id)
        return found

    def save(self, *records: Record) -> tuple[Record, ...]:
        """Save all *records* in one commit, and return them with their new ``rev`` and ``updated``.

        Raises Stale, BadRecord, NotWritable, SaveFailed; then nothing changed.
        """
        return save(self._ledger, [(self._book(type(record)), record) for record in records], self._now())

    def refresh(self) -> bool:
        """Take in what other windows saved; tell whether there was anything since the last call."""
        return self._ledger.refresh()

    def close(self) -> None:
        """Fold the journal into the file and let go of it; a second call does nothing."""
        if self._copying:
            self._copying.join()
        self.db.close()

    @staticmethod
    def restore_backup(path: Path, backup: Path, *, clock: Clock | None = None) -> Path | None:
        """Put *backup* in the place of *path*; see `backups.restore`."""
        return backups.restore(path, backup, (clock or SystemClock()).now())

    def _book(self, kind: type[Any]) -> Records[Any]:
        for book in self._books.values():
            if issubclass(kind, book.kind):
                return book
        raise TypeError(f"there is no table for a {kind.__name__}")

    def _back_up(self) -> None:
        # The file as the last day left it.
        ledger, now = self._ledger, self._now()
        kept = any(ledger.table(name) for name in KINDS)
        if ledger.read_only or not kept or not backups.is_due(ledger.path, now):
            return
        source: bytes | int = snapshot.build(ledger.tables) if ledger.pending else -1
        with suppress(OSError):
            # A snapshot is never changed in place: the open file stays as it is, whatever is saved.
            source = source if ledger.pending else os.open(ledger.path, os.O_RDONLY)
            if ledger.path.stat().st_size < _BIG:
                self._copy(source, now)
            else:
                self._copying = Thread(target=self._copy, args=(source, now), name="backup")
                self._copying.start()

    def _copy(self, source: bytes | int, now: datetime) -> None:
        try:
            backups.keep_daily(self._ledger.path, source, now)
        except OSError as error:
            self._ledger.notices.append(f"Today's backup could not be made: {in_words(error)}.")
        finally:
            if isinstance(source, int):
                os.close(source)
