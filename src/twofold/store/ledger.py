"""The file while it is open: all its tables in memory, raw, and every change to them on disk first.

One ledger belongs to one thread. Several, in one program or many, may have the same file open.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import disk, journal, snapshot, versions
from . import last_written as known
from .datafiles import DataFiles
from .errors import Busy, Gone, NotWritable, ReadOnly, SaveFailed, StoreError, Unreachable
from .journal import Change, Tables
from .lock import PATIENCE, Lock
from .places import journal_file, known_file, lock_file
from .reading import OnDisk, read, why_read_only
from .versions import Version

if TYPE_CHECKING:
    from .uniting import United

FOLD_AT = 4 << 20
"""A journal longer than this many bytes, and than its snapshot, is folded without waiting for the end."""
_PATIENCE_TO_LOOK = 1.0


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


class Ledger(DataFiles):
    """All tables of one data file, changed through `commit` alone.

    ``patience``: how many seconds a save may wait for another one's. ``trouble``: why the last look at the
    file saw nothing, in a sentence, or "". ``before_changes``: called before anything is
    changed, until whoever set it takes it away.
    """

    def __init__(
        self,
        path: Path,
        *,
        writable: bool = True,
        now: Callable[[], datetime] = utc_now,
        approve: Callable[[Path, Tables], object] = lambda path, tables: None,
    ) -> None:
        """Open the data file *path*, and make it (and its folder) where there is none.

        *approve* is shown what was found before anything on disk is touched, and may raise. Raises Damaged,
        Newer, NotWritable, SaveFailed.
        """
        super().__init__(path, now, approve)
        self._writable = writable
        self.read_only = None if writable else f"{self.path} was opened for reading only."
        self.closed = False
        self.patience = PATIENCE
        self.trouble = ""
        self.before_changes: Callable[[], None] | None = None
        self._lock = Lock(lock_file(self.path), self.path)
        self._depth = 0
        self._open()

    # -- looking ------------------------------------------------------------------------------------

    @property
    def has_moved(self) -> bool:
        """Whether there is anything to take in, or to say of it; costs two stats, and raises nothing."""
        try:
            return not self.closed and self._moved()
        except OSError:
            return True

    def refresh(self) -> bool:
        """Take in what others committed; tell whether there was anything since the last call.

        Costs two stats when there was nothing. What hinders it is in ``trouble``, and is not raised.
        """
        self.look()
        others, self._others = self._others, False
        return others

    def look(self) -> None:
        """Take in what others committed, as `refresh` does, and leave the telling to it."""
        self._must_be_open()
        if self._depth:
            return
        try:
            if self._moved():
                if self.read_only:
                    self._catch_up(must=False)
                else:
                    with self._lock.held(min(self.patience, _PATIENCE_TO_LOOK)):
                        self._catch_up(must=False)
            self.trouble = ""
        except Busy:
            pass  # While the other one is still saving there is nothing to see yet.
        except StoreError as error:
            self.trouble = str(error)
        except OSError as error:
            self.trouble = str(Unreachable(self.path, error))

    # -- changing -----------------------------------------------------------------------------------

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock, with everything taken in that others committed before.

        Raises NotWritable, SaveFailed, Damaged, all of them before anything happened.
        """
        self._must_be_open()
        if self._depth:
            yield
            return
        if self.read_only:
            raise (NotWritable if self._writable else ReadOnly)(self.read_only)
        if (first := self.before_changes) is not None:
            first()
        with self._lock.held(self.patience):
            try:
                self._catch_up(must=True)
            except OSError as error:
                raise SaveFailed(self.path, error) from error
            self._depth += 1
            try:
                yield
            except OSError as error:
                raise error if isinstance(error, StoreError) else SaveFailed(self.path, error) from error
            finally:
                self._depth -= 1

    def commit(self, change: Change) -> None:
        """Save *change*, all of it or nothing; when this returns, it is on disk for good.

        Raises NotWritable, SaveFailed, Damaged; then nothing changed.
        """
        with self.exclusive():
            self._log.append(*journal.commit(change, self._time(), self._log.chain))
            self._pending += 1
            self._level = None
            self.take(change)
            if self._log.end > max(FOLD_AT, self._name.size):
                # The change is safe where it is; the fold can be done another time.
                with suppress(StoreError):
                    self.fold()

    def bring_in(self, found: list[Version]) -> "United":
        """Take in what other versions hold, which `can_take` took for fit. Raises as `commit` does."""
        from .uniting import Came, unite

        with self.exclusive():
            united = unite(self.path, [self._mine()], Came(found, True), self._now(), is_open=True)
            if change := versions.difference(self.tables, united.tables):
                self.commit(change)
            self._history = united.names
            return united

    def fold(self) -> None:
        """Write everything into the snapshot and start the journal afresh. Raises as `commit` does."""
        with self.exclusive():
            try:
                if self._pending:
                    self._write_snapshot()
                if self._log.lines > 1:
                    self._start_journal()
                    known.remember(self.path)
            except OSError as error:
                raise SaveFailed(self.path, error) from error

    def close(self, *, fold: bool = True) -> None:
        """Fold and let go of everything. What cannot be folded now stays in the journal, safely."""
        if self.closed:
            return
        try:
            if fold and not self.read_only:
                if self._pending or self._log.lines > 1:
                    with suppress(StoreError):
                        self.fold()
                self._outline()
        finally:
            self.closed = True
            with suppress(OSError):
                self._log.close()

    def _outline(self) -> None:
        if self._level == self._name and self._name.size >= snapshot.BIG:
            from .outline import keep

            keep(self.path, self._name)

    # -- opening ------------------------------------------------------------------------------------

    def _open(self) -> None:
        found = read(self.path, outlined=True)
        self._approve(self.path, found.tables)
        if self._writable:
            for place in self._files():
                with suppress(OSError):  # it belongs to somebody else, or its disk knows no modes
                    disk.make_private(place)
        try:
            self.read_only = self.read_only or why_read_only(self.path)
            if found.state == "new":
                self._must_be_new()
            if self.read_only:
                if found.state == "new":
                    raise NotWritable(self.read_only)
                self._adopt(found)
            elif self._is_as_left(found):
                self._adopt(found)
            else:
                with self._lock.held():
                    for temp in self._leftovers():
                        temp.unlink(missing_ok=True)
                    as_found = found.unread is None and found.is_there(self.path)
                    self._settle(found if as_found else read(self.path))
        except OSError as error:
            raise SaveFailed(self.path, error) from error

    def _is_as_left(self, found: OnDisk) -> bool:
        """Tell whether what was *found* is what twofold left there, with nothing to bring into order."""
        return (
            found.state == "sound"
            and not (found.torn or found.mended or self._leftovers())
            and known.is_there(self.path, found.snapshot_id, found.journal_id)
        )

    def _must_be_new(self) -> None:
        from .backups import every

        if any(version.tables for version in known.recall(self.path)) or every(self.path):
            raise Gone(self.path)

    def _files(self) -> tuple[Path, ...]:
        return self.path, self._log.path, known_file(self.path), journal_file(known_file(self.path))

    def _leftovers(self) -> list[Path]:
        return [*disk.leftovers(self.path), *disk.leftovers(self._log.path)]

    def _must_be_open(self) -> None:
        if self.closed:
            raise StoreError(f"{self.path} is closed already.")
