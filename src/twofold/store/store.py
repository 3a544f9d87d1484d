"""The store: everything a couple keeps, in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from twofold.domain.clock import Clock, SystemClock
from twofold.domain.people import COUPLE_ID
from twofold.domain.records import Record

from . import disk, migrations, snapshot
from .commits import save
from .errors import Damaged, Gone, SaveFailed
from .kinds import DRAWERS, KINDS
from .ledger import Ledger
from .places import backup_dir, journal_file
from .tables import RecordTables

if TYPE_CHECKING:
    from twofold.domain.drawers import Drawer

    from .daily import DailyBackup
    from .database import Database
    from .drawers import Key


class Store(RecordTables):
    """Everything a couple keeps. Every method may raise StoreError; one store belongs to one thread.

    ``ledger``: its tables as they lie on disk.
    """

    def __init__(self, ledger: Ledger, now: Callable[[], datetime]) -> None:
        """Take over *ledger*, an open file of the present version."""
        super().__init__(ledger, now)
        self._daily: DailyBackup | None = None

    @classmethod
    def open(cls, path: Path, *, clock: Clock | None = None, settled: bool = True) -> Store:
        """Open the data file *path*; make it, and its folder, where there is none.

        Not *settled*: what need not be done before the file is read (`settle`) is left for later.
        Raises Damaged (with the good backups), Newer, NotWritable, SaveFailed; then nothing changed.
        """
        now = (clock or SystemClock()).now
        try:
            ledger = Ledger(path, now=now, approve=migrations.approve)
            try:
                migrations.migrate(ledger, now())
            except BaseException:
                ledger.close(fold=False)
                raise
        except Gone as error:
            raise Gone(error.path, _good_backups(error.path)) from error
        except Damaged as error:
            raise Damaged(error.path, error.reason, _good_backups(error.path)) from error
        store = cls(ledger, now)
        ledger.before_changes = store.settle
        if settled:
            store.settle()
        return store

    def settle(self) -> None:
        """Make the backup of the day, end what was left undone, and see what lies beside the file; once.

        Nothing is changed before.
        """
        if self.ledger.before_changes is None:
            return
        self.ledger.before_changes = None
        from .settling import settle

        self._daily = settle(self, self.ledger, self._now())

    @cached_property
    def db(self) -> Database:
        """The same file as a TinyDB."""
        from .database import Database

        return Database(self.path, ledger=self.ledger)

    @property
    def path(self) -> Path:
        """The data file itself, links followed."""
        return self.ledger.path

    @property
    def read_only(self) -> str | None:
        """None, or the sentence that says why nothing can be saved."""
        return self.ledger.read_only

    @property
    def noticed(self) -> tuple[str, ...]:
        """Sentences about what was noticed of the file as a whole."""
        return tuple(self.ledger.notices)

    @property
    def trouble(self) -> str:
        """Why the last look at the file saw nothing, in a sentence; "" when it could be looked at."""
        return self.ledger.trouble

    @property
    def has_moved(self) -> bool:
        """Whether others changed the file since the last look at it; costs two stats, and raises nothing."""
        return self.ledger.has_moved

    @property
    def patience(self) -> float:
        """How many seconds a save may wait for that of another window before it is refused."""
        return self.ledger.patience

    @patience.setter
    def patience(self, seconds: float) -> None:
        self.ledger.patience = seconds

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was noticed: a file changed elsewhere, a record that cannot be read, ..."""
        kept = (self.table(name) for name in KINDS if self.has(name))
        troubles = [trouble for records in kept for trouble in records.troubles]
        return (*self.ledger.notices, *troubles)

    def tell(self, *sentences: str) -> None:
        """Let `notices` say *sentences* as well."""
        self.ledger.notices += sentences

    @property
    def without_couple(self) -> str:
        """Why the names of the two cannot be read, though this is no new file; else "", and costs nothing."""
        if self.couple.get(COUPLE_ID) is not None:
            return ""
        if faults := self.couple.faults:
            return f"the record of who you two are cannot be read ({faults[0].problem})"
        known = {*KINDS, migrations.META}
        return "it does not say who you two are" if self.begun or set(self.ledger.tables) - known else ""

    @property
    def begun(self) -> bool:
        """Whether there is anything beside their names and the locks of their drawers; costs nothing."""
        return any(self.has(name) for name in KINDS if name not in ("couple", DRAWERS))

    def save(self, *records: Record) -> tuple[Record, ...]:
        """Save all *records* in one commit, and return them with their new ``rev`` and ``updated``.

        What is private and open is sealed on its way when its writer has a passphrase by then. Raises Stale,
        BadRecord, NotWritable, SaveFailed, SealingFailed; then nothing changed.
        """
        with self.ledger.exclusive():
            batch = [(self._book(type(record)), record) for record in self._sealed(records)]
            return save(self.ledger, batch, self._now())

    def whole(self, waiting: Iterable[Record] = ()) -> bytes:
        """Return all that is kept as one file, with what is *waiting* to be saved. Raises BadRecord."""
        from . import removals

        tables = {name: dict(table) for name, table in self.ledger.tables.items()}
        for record in self._sealed(tuple(waiting)):
            book, record = self._book(type(record)), removals.without_removed(self, record)
            # Whatever came to be of it in the file meanwhile: here the one that waits is the newest.
            key, _, raw, _ = book.prepare(record.with_(rev=book.rev(record.id)), self._now())
            tables.setdefault(book.name, {})[key or book.next_key()] = raw
        return snapshot.build(tables)

    def keep_unsaved(self, waiting: Iterable[Record]) -> Path:
        """Keep all that `whole` returns among the backups, and return where. Raises SaveFailed, BadRecord."""
        from .backups import keep

        try:
            return keep(self.path, self.whole(waiting), "unsaved", self._now())
        except OSError as error:
            raise SaveFailed(self.path, error) from error

    def refresh(self) -> bool:
        """Take in what other windows saved; tell whether there was anything since the last call."""
        return self.ledger.refresh()

    def look(self) -> None:
        """Take in what other windows saved, and leave the telling to `refresh`."""
        self.ledger.look()

    def fold(self) -> None:
        """Write everything into the file: what was changed or taken away is in the journal no more.

        Raises NotWritable, SaveFailed; then nothing is lost.
        """
        with self.ledger.exclusive():
            for temp in (*disk.leftovers(self.path), *disk.leftovers(journal_file(self.path))):
                with suppress(OSError):
                    temp.unlink()
            self.ledger.fold()

    def seal_backups(self, drawer: Drawer, key: Key | None = None) -> tuple[Path, ...]:
        """Seal to *drawer* what its owner wrote openly, in every backup; see `backups.seal`.

        Raises SaveFailed, SealingFailed.
        """
        from .backups import seal

        self.finish_copying()
        try:
            return seal(self.path, drawer, key)
        except OSError as error:
            raise SaveFailed(backup_dir(self.path), error) from error

    def finish_copying(self) -> None:
        """Wait until the backup of the day is made."""
        if self._daily is not None:
            self._daily.finish()

    def close(self) -> None:
        """Fold the journal into the file and let go of it; a second call does nothing."""
        if not self.ledger.closed:
            self.settle()
        self.finish_copying()  # one that was only begun would stay, as a piece
        if not self.ledger.closed:
            self.look()  # what another window removed must not be left among the lists
        self.ledger.close()
        self.sessions.keep_summaries()

    @staticmethod
    def restore_backup(path: Path, backup: Path, *, clock: Clock | None = None) -> Path | None:
        """Put *backup* in the place of *path*; see `restoring.restore`."""
        from .restoring import restore

        return restore(path, backup, (clock or SystemClock()).now())

    def _sealed(self, records: Sequence[Record]) -> Iterator[Record]:
        from twofold.domain.drawers import Drawer, Writing, drawer_id

        from . import drawers

        # Under the lock: what another window decided about a drawer holds for what is typed here.
        locks = {record.id: record for record in records if isinstance(record, Drawer)}
        for record in records:
            if isinstance(record, Writing) and record.author:
                name = drawer_id(record.author)
                drawer = drawers.checked(locks.get(name) or self.drawers.get(name))
                if drawer is not None and not drawer.deleted:
                    record = drawers.sealed(drawer, record)
            yield record


def _good_backups(path: Path) -> tuple[Path, ...]:
    from .restoring import good

    return good(path)
