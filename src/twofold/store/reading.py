"""What is on disk: the snapshot and its journal, read together and judged. Nothing here changes anything."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import msgspec

from . import disk, journal, snapshot, versions
from .errors import Damaged, Newer, NotWritable, in_words
from .journal import Name, Tables
from .places import journal_file

if TYPE_CHECKING:
    from .outline import Unread

_TRIES = 20


class OnDisk(msgspec.Struct):
    """What was found.

    ``state``: "new" (nothing was ever kept), "sound" (what twofold wrote), or "foreign" (a sound file, but
    not the one twofold wrote last). ``data``: the snapshot's bytes; ``name``: its name; ``pending``: how many
    commits came after it. ``end`` and ``chain``: where the journal's whole lines end, and the checksum there;
    ``lines``: how many there are; ``torn``: something follows that was never acknowledged. ``log``: the
    journal's bytes, or None if there is none. ``names``: the snapshots that went into it, the latest last;
    ``level``: the one that would say just what is in it, if there is one. ``rotten`` and ``rotten_log``: what
    stands on the disk in the place of ``data`` and ``log``, where one turned bit was put right in these.
    ``meant``: one bit is all that is "foreign", and somebody may have meant it; what the journal adds is
    among the ``tables``. ``unread``: the long tables, where they are not among the ``tables`` yet.
    """

    state: Literal["new", "sound", "foreign"]
    tables: Tables = {}
    data: bytes = b""
    name: Name = Name.of(snapshot.EMPTY)
    pending: int = 0
    end: int = 0
    chain: int = 0
    lines: int = 0
    torn: bool = False
    log: bytes | None = None
    names: list[Name] = []
    level: Name | None = None
    snapshot_id: disk.Identity | None = None
    journal_id: disk.Identity | None = None
    rotten: bytes | None = None
    rotten_log: bytes | None = None
    meant: bool = False
    unread: "Unread | None" = None

    @property
    def mended(self) -> bool:
        """Whether something that rotted on the disk is whole in here."""
        return self.rotten is not None or self.rotten_log is not None

    def is_there(self, path: Path) -> bool:
        """Tell whether what lies at *path* is still what was found. Raises OSError."""
        return (self.snapshot_id, self.journal_id) == (disk.identity(path), disk.identity(journal_file(path)))


def begin(path: Path) -> None:
    """Start to read the data file *path* while the program loads, so that the next `read` is sooner done."""
    global _ahead
    _ahead = _Ahead(Path(os.path.realpath(path)))
    _ahead.start()


def read(path: Path, *, outlined: bool = False) -> OnDisk:
    """Return what is kept in the data file *path* (no link) and its journal.

    *outlined*: long tables of which it is known where they stand may be left unread.

    Raises Damaged (without backups), Newer, or NotWritable when it cannot be reached at all.
    """
    global _ahead
    ahead, _ahead = _ahead, None
    beside = journal_file(path)
    try:
        for _ in range(_TRIES):
            before = (disk.identity(path), _inode(beside))
            name = ahead.holds(path, before[0]) if ahead else None
            data = ahead.data if ahead and name else _slurp(path, path)
            log = _slurp(beside, path, "its journal")
            ids = disk.identity(path), disk.identity(beside)
            # A fold swaps the two one after the other: what we read must have stood together.
            if before == (ids[0], _inode(beside)):
                break
    except OSError as error:
        raise NotWritable(f"{path} cannot be reached: {in_words(error)}.") from error
    try:
        found = _judge(path, data, log, name, outlined=outlined)
    except Damaged:
        mended = _mended(path, data, log, ids)
        if mended is None:
            raise
        found = mended
    else:
        if found.state == "foreign":
            found = _mended(path, data, log, ids) or found
    found.snapshot_id, found.journal_id = ids
    return found


def why_read_only(path: Path) -> str | None:
    """Return None, or the sentence that says why the data file *path* cannot be changed. Raises OSError."""
    if disk.identity(path) and disk.locked_by_mode(path):
        return f"{path} is read-only, so nothing can be saved. Make it writable and start again."
    if path.parent.is_dir() and disk.locked_by_mode(path.parent):
        return f"The folder {path.parent} is read-only, so nothing can be saved. Choose another with --file."
    return None


def rescue(path: Path) -> bytes | None:
    """Return what can be saved of the data file *path* when only its journal is damaged, else None.

    That is the snapshot, and all changes up to the damage.
    """
    try:
        data, log = disk.read_all(path), disk.read_all(journal_file(path))
        if data is None or log is None:
            return None
        try:
            journal.scan(log)
            return None
        except journal.Broken as error:
            changes = journal.after(error.sound.lines, Name.of(data))
        tables = snapshot.parse(data)
        snapshot.validate(tables)
        for change in changes or ():
            journal.apply(tables, change)
        return snapshot.build(tables)
    except (OSError, snapshot.Unreadable, journal.TooNew):
        return None


def _judge(
    path: Path, data: bytes | None, log: bytes | None, name: Name | None, *, outlined: bool = False
) -> OnDisk:
    if data is None and log is None:
        return OnDisk("new")
    tables: Tables = {}
    unread = None
    if outlined and data is not None and log is not None and len(data) >= snapshot.BIG:
        unread = _unread(path, data, log, name := name or Name.of(data))
    if unread is not None:
        tables = unread.short
    elif data is not None:
        try:
            tables = snapshot.parse(data)
        except snapshot.Unreadable as error:
            raise Damaged(path, f"the file {error}") from error
    lines = journal.Scan([], 0, 0, False)
    if log is not None:
        try:
            lines = journal.scan(log)
        except journal.Broken as error:
            raise Damaged(path, str(error)) from error
        except journal.TooNew as error:
            raise Newer(path) from error
        if not lines.lines:
            raise Damaged(path, "its journal is cut short before its first line ends")
    if data is None:
        only = [line.holds for line in lines.lines]  # a beginning that was cut off
        if only != [Name.of(snapshot.EMPTY)]:
            raise Damaged(path, "the file is gone, though its journal is still there")
        return OnDisk("new", log=log)
    name = name or Name.of(data)
    changes = journal.after(lines.lines, name)
    if changes is None:
        try:
            snapshot.validate(tables)
        except snapshot.Unreadable as error:
            raise Damaged(path, f"the file {error}") from error
    for change in changes or ():
        journal.apply(tables, change)
    return OnDisk(
        "sound" if changes is not None else "foreign",
        tables,
        data,
        name,
        len(changes or ()),
        lines.end,
        lines.chain,
        len(lines.lines),
        lines.torn,
        log,
        [name] if changes is None else versions.named(lines.lines),
        name if changes is None else versions.level(lines.lines, name),
        unread=unread,
    )


def _unread(path: Path, data: bytes, log: bytes, name: Name) -> "Unread | None":
    """Return what of the snapshot *data* need not be read yet: only where nothing came after it."""
    try:
        changes = journal.after(journal.scan(log).lines, name)
    except (journal.Broken, journal.TooNew):
        return None
    if changes is None or changes:
        return None
    from . import outline

    return outline.recall(path, data, name)


def _mended(
    path: Path,
    data: bytes | None,
    log: bytes | None,
    ids: tuple[disk.Identity | None, disk.Identity | None],
) -> OnDisk | None:
    # What the journal knows of both is enough to put one bit right that turned.
    from . import mending

    if data is None or log is None or (whole_log := mending.log_as_written(log)) is None:
        return None
    try:
        lines = journal.scan(whole_log).lines
        whole = data
        if journal.after(lines, Name.of(data)) is None:
            names = mending.markers(lines)
            whole = mending.snapshot_as(data, names) or mending.from_copies(path, data, names) or data
        if whole == data and whole_log == log:
            return None
        found = _judge(path, whole, whole_log, None)
    except (journal.Broken, journal.TooNew, Damaged):
        return None
    found.rotten_log = log if whole_log != log else None
    if whole == data:
        return found
    later = ids[0] is None or ids[1] is None or ids[0].changed > ids[1].changed
    if later and found.rotten_log is None and mending.is_an_edit(data, whole):
        # Since its journal was written the file was: by a hand, then, and not by time.
        tables = snapshot.parse(data)
        for change in journal.after(lines, found.name) or ():
            journal.apply(tables, change)
        found.state, found.tables, found.data, found.meant = "foreign", tables, data, True
        return found
    found.rotten = data
    return found


class _Ahead(Thread):
    """Reads the file *path* and finds its name: both go on while the program loads beside it."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="reading ahead", daemon=True)
        self.data: bytes | None = None
        self._path = path
        self._id: disk.Identity | None = None
        self._holds: Name | None = None

    def run(self) -> None:
        with suppress(Exception):  # `read` will meet it too, and say so
            self._id = disk.identity(self._path)
            self.data = disk.read_all(self._path)
            self._holds = Name.of(self.data) if self.data else None

    def holds(self, path: Path, now: disk.Identity | None) -> Name | None:
        """Return the name of ``data``, or None unless it is what the file *path*, now *now*, still holds."""
        self.join()
        if path != self._path or now is None or now != self._id:
            return None
        return self._holds if self._holds and self._holds.size == now.size else None


_ahead: _Ahead | None = None


def _slurp(path: Path, data: Path, what: str = "the file") -> bytes | None:
    try:
        return disk.read_all(path)
    except IsADirectoryError as error:
        raise Damaged(data, f"a folder stands in the place of {what}") from error
    except PermissionError as error:
        raise NotWritable(f"{data} cannot be read: permission was refused.") from error
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise Damaged(data, f"something that is no file stands in the place of {what}") from error
        raise Damaged(data, in_words(error)) from error


def _inode(path: Path) -> tuple[int, int] | None:
    found = disk.identity(path)
    return None if found is None else (found.device, found.inode)
