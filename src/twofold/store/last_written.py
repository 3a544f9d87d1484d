"""What twofold itself wrote last, kept beside the file: whoever replaces the file leaves that behind.

After each fold a copy of the snapshot is made, and its journal gets a second name (a hard link): it grows
under both. A big snapshot gets a second name, too, which costs nothing. A sync program or a restored copy
takes the first names only. Where a disk gives a file only one name, the journal is not known.
"""

import os
from contextlib import suppress
from pathlib import Path

from . import disk, journal, snapshot, versions
from .journal import Name
from .places import journal_file, known_file
from .reading import OnDisk
from .versions import Version

_SMALL = 4 << 20
"""A snapshot of fewer bytes is copied: what is written over the file itself does not reach the copy."""


def remember(path: Path) -> None:
    """Let what lies at *path* now, with its journal, be what twofold knows. The lock is held.

    Whatever hinders it, what was known before is not taken for this. Raises nothing.
    """
    known = known_file(path)
    try:
        # The snapshot first: in between, the old journal still tells of it.
        found = path.stat()
        if found.st_size < _SMALL or not disk.second_name(path, known):
            disk.copy_lightly(path, known)
            # By its date it is known again without being read.
            os.utime(known, ns=(found.st_atime_ns, found.st_mtime_ns))
        if not disk.second_name(journal_file(path), journal_file(known)):
            journal_file(known).unlink(missing_ok=True)
    except OSError:
        forget(path)


def forget(path: Path) -> None:
    """Let nothing be known of *path*: what lies there is right, whatever it is. Raises nothing."""
    for name in (known_file(path), journal_file(known_file(path))):
        with suppress(OSError):
            name.unlink()


def is_there(path: Path, here: disk.Identity | None, log: disk.Identity | None) -> bool:
    """Tell whether what lies at *path* (*here*, and its journal *log*) is what is known. Raises OSError."""
    known = known_file(path)
    found, beside = disk.identity(known), disk.identity(journal_file(known))
    if found is None or here is None or beside not in (None, log):
        return False
    return (here.size, here.changed) == (found.size, found.changed)


def is_held(path: Path, found: OnDisk) -> bool:
    """Tell whether what was *found* at *path*, a sound file, holds all that is known of it."""
    if is_there(path, found.snapshot_id, found.journal_id):
        return True
    data, log = _bytes(known_file(path)), _bytes(journal_file(known_file(path)))
    if data and log and _leads_to(data, log, found.names):
        return True
    for version in read_loosely(data, log):
        if version.level is None:
            # It ends with what was not folded: the journal there must go on from this one.
            scan = _lines(log or b"")
            if not (scan and found.log and versions.starts_with(found.log, scan.end, scan.chain)):
                return False
        elif version.level not in found.names:
            return False
    return True


def _leads_to(data: bytes, log: bytes, names: list[Name]) -> bool:
    """Tell whether the snapshot *data* and its journal end in one of *names*; no more of them is read."""
    scan, name = _lines(log), Name.of(data)
    if scan is None or journal.after(scan.lines, name) is None:
        return False
    return versions.level(scan.lines, name) in names


def recall(path: Path) -> list[Version]:
    """Return what is known of *path*: one version; or, when its snapshot and its journal have nothing to do
    with each other any more, one of what each tells that is not at *path* as well; or none. Raises nothing.
    """
    known = known_file(path)
    data, log = _bytes(known), _bytes(journal_file(known))
    found = read_loosely(data, log)
    if len(found) < 2 and not any(version.partial for version in found):
        return found
    same = [data == _bytes(path), log == _bytes(journal_file(path))]
    return [version for version in found if not same[version.partial]]


def whole(path: Path) -> bytes | None:
    """Return all that is known of *path*, as a snapshot; None when not all of it can be had, or it is what
    lies there now. Raises nothing."""
    with suppress(OSError):
        if is_there(path, disk.identity(path), disk.identity(journal_file(path))):
            return None
    found = recall(path)
    if len(found) != 1 or found[0].partial or not found[0].tables:
        return None
    return snapshot.build(found[0].tables)


def read_loosely(data: bytes | None, log: bytes | None) -> list[Version]:
    """Return what the snapshot *data* and the journal *log* tell, as far as each can be understood."""
    scan = _lines(log or b"")
    if scan is None:
        return []
    found: list[Version] = []
    if data:
        with suppress(snapshot.Unreadable):
            tables = snapshot.parse(data)
            snapshot.validate(tables)
            name = Name.of(data)
            if journal.after(scan.lines, name) is not None:
                return [versions.of_pair(tables, name, scan.lines)]
            found.append(versions.of_snapshot(tables, name))
    if any(line.do for line in scan.lines):
        found.append(versions.of_journal(scan.lines))
    return found


def _lines(log: bytes) -> journal.Scan | None:
    """Return what the journal *log* says, up to where it can be trusted; None for one of the future."""
    try:
        return journal.scan(log)
    except journal.Broken as error:
        return error.sound
    except journal.TooNew:
        return None


def _bytes(path: Path) -> bytes | None:
    try:
        return disk.read_all(path)
    except OSError:
        return None
