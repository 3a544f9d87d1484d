"""Copies of the file, dated and bounded in number; `restoring` is the way back from one.

They lie in the folder beside the file: one for each day of use, and one from before anything unusual
(`keep`). Each is a whole TinyDB file by itself. A copy is never changed but by `seal`.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from twofold.domain.drawers import Drawer

from . import disk, journal, sealing, snapshot
from .drawers import Key
from .places import backup_dir, journal_file, own_files

KEPT = 14
"""How many of each kind are kept."""
APART = ("edited", "yours", "journal", "unsaved")
"""The kinds of those that may hold what is not in the file: what another program brought, and what we had."""
_DAY = 86_400 * 10**9
_LONG = 366
_ABANDONED = 3600
"""A temporary file this many seconds old was left by a crash."""
_NAME = re.compile(r".*-(\d{4}-\d{2}-\d{2})(-\d{6}(?:-\d+)?-([a-z0-9-]+))?\.(?:json|journal)")


def keep(path: Path, data: bytes, why: str, now: datetime, *, is_log: bool = False) -> Path:
    """Keep *data* as a backup of the data file *path*, and return where; *why* is one word.

    *is_log*: it is a journal, as it always is when *why* is "journal".

    The oldest of the same kind go when there are more than KEPT. Raises OSError.
    """
    folder = backup_dir(path)
    disk.make_folder(folder)
    ending = "journal" if is_log or why == "journal" else "json"
    for attempt in range(1000):
        again = f"-{attempt}" if attempt else ""
        place = folder / f"{path.stem}-{now:%Y-%m-%d-%H%M%S}{again}-{why}.{ending}"
        try:
            disk.write_new(place, data)
        except FileExistsError:
            continue
        _prune(path, why, now)
        return place
    raise FileExistsError(f"there are too many backups in {folder}")


def is_due(path: Path, now: datetime) -> bool:
    """Tell whether the data file *path* has no backup of the day *now* yet. Raises nothing."""
    try:
        return _daily(path, now).stat().st_size == 0
    except OSError:
        return True  # Making one will tell what is wrong.


def keep_daily(path: Path, source: bytes | int, now: datetime) -> None:
    """Keep *source* (bytes, or an open file) as the backup of the day *now*. Raises OSError."""
    place = _daily(path, now)
    disk.make_folder(place.parent)
    with suppress(FileNotFoundError):
        if place.stat().st_size == 0:
            place.unlink()  # one that was begun, and never made
    with suppress(FileExistsError):
        if isinstance(source, int):
            disk.copy_new(place, source)
        else:
            disk.write_new(place, source)
    _prune(path, "", now)


def every(path: Path) -> list[Path]:
    """Return all backups of the data file *path*, newest first."""
    return sorted((p for p in _all(path) if p.suffix == ".json"), key=_age, reverse=True)


def make_private(path: Path) -> None:
    """Let nobody but their owner see the backups of the data file *path*. Raises nothing."""
    for backup in _all(path):
        with suppress(OSError):
            disk.make_private(backup)


def seen_by_others(path: Path) -> list[Path]:
    """Return which of the data file *path*, its journal and its backups others may read. Raises nothing."""
    found = []
    for place in (path, journal_file(path), *_all(path)):
        with suppress(OSError):
            if not disk.is_private(place):
                found.append(place)
    return found


def out_of_reach(path: Path) -> list[Path]:
    """Return which files of the data file *path* not every account that shares it can use. Raises nothing."""
    found = []
    for place in (*own_files(path), *_all(path)):
        with suppress(OSError):
            if not disk.is_within_reach(place):
                found.append(place)
    folder = backup_dir(path)
    if disk.is_shared(path.parent) and folder.exists() and not disk.is_shared(folder):
        found.append(folder)
    return found


def apart(path: Path) -> list[Path]:
    """Return those backups of the data file *path* that hold what was not taken into it, newest first."""
    found = [p for p in _all(path) if (m := _NAME.fullmatch(p.name)) and m[3] in APART]
    return sorted(found, reverse=True)


def mark_merged(backup: Path) -> Path:
    """Name *backup*, one of those `apart`, as one that was taken into the file; return where it is now.

    Raises OSError.
    """
    name = _NAME.fullmatch(backup.name)
    place = backup.with_name(backup.name.replace(f"-{name[3]}.", "-merged.")) if name else backup
    place = backup if place.exists() else place
    backup.rename(place)
    return place


def seal(path: Path, drawer: Drawer, key: Key | None = None) -> tuple[Path, ...]:
    """Seal to *drawer*, in all copies of the data file *path*, what its owner wrote openly in private.

    *key*: that of *drawer*, to prove what is sealed (see `sealing.in_snapshot`).

    A copy without that drawer gets it, so that it can be opened once it is restored; one with an earlier
    passphrase of the same keys gets the present one. Each copy is replaced whole or not at all, and keeps its
    date; a second call finds nothing to do. Temporary files that hold a piece of a copy are removed.

    Returns the copies that may hold such writing and cannot be changed: damaged ones, and what `restore` set
    aside. Raises OSError, SealingFailed; then the copies done so far are done.
    """
    path = Path(os.path.realpath(path))
    left = [p for p in _put_aside(path) if _may_hold(p)]
    for temp in leftovers(path):
        temp.unlink(missing_ok=True)
    for copy in sorted(p for p in _all(path) if _may_hold(p)):
        data = disk.read_all(copy)
        try:
            change = sealing.in_journal if copy.suffix == ".journal" else sealing.in_snapshot
            done = change(data or b"", drawer, key)
        except (snapshot.Unreadable, journal.Broken, journal.TooNew):
            left.append(copy)
            continue
        if done.data is not None:
            dated = copy.stat()
            disk.replace(copy, done.data)
            os.utime(copy, ns=(dated.st_atime_ns, dated.st_mtime_ns))
        if not done.whole:
            left.append(copy)
    return tuple(left)


def all_copies(path: Path) -> list[Path]:
    """Return all copies of the data file *path*, and of its journal: the backups, sorted, and what `restore`
    set aside beside it. Raises nothing."""
    return [*sorted(_all(path)), *_put_aside(path)]


def leftovers(path: Path) -> list[Path]:
    """Return the temporary files among the backups of the data file *path*, each a piece of a copy."""
    return [*backup_dir(path).glob(".*.tmp")]


def _put_aside(path: Path) -> list[Path]:
    import glob

    return sorted(path.parent.glob(f"{glob.escape(path.name)}.damaged-*"))


def _may_hold(copy: Path) -> bool:
    return b'"writings"' in (disk.read_all(copy) or b"")


def _daily(path: Path, now: datetime) -> Path:
    return backup_dir(path) / f"{path.stem}-{now:%Y-%m-%d}.json"


def _all(path: Path) -> list[Path]:
    try:
        return [p for p in backup_dir(path).iterdir() if _NAME.fullmatch(p.name)]
    except OSError:
        return []


def _age(backup: Path) -> tuple[bool, int, str]:
    # What a wrong clock dated in the future is not the newest.
    try:
        changed = backup.stat().st_mtime_ns
    except OSError:
        changed = 0
    return changed < time.time_ns() + _DAY, changed, backup.name


def _prune(path: Path, why: str, now: datetime) -> None:
    with suppress(OSError):
        mine: dict[Path, date] = {}
        for backup in _all(path):
            name = _NAME.fullmatch(backup.name)
            if name and backup.name.startswith(f"{path.stem}-") and (name[3] or "") == why:
                with suppress(ValueError):
                    mine[backup] = date.fromisoformat(name[1])
        for old in _surplus(mine, now.date()):
            old.unlink()
        for temp in backup_dir(path).glob(f".{path.stem}-*.tmp"):
            if temp.stat().st_mtime < time.time() - _ABANDONED:
                temp.unlink()


def _surplus(dated: dict[Path, date], today: date) -> Iterator[Path]:
    """Yield those of *dated* that are too many.

    A clock that is wrong for a while must not push out what was dated right: those of the future are counted
    by themselves, and so are those that more than a year parts from all later ones.
    """
    count, later = 0, None
    for backup in sorted(dated, key=lambda p: (dated[p], p.name), reverse=True):
        day = dated[backup]
        if later and ((later > today >= day) or (later - day).days > _LONG):
            count = 0
        count, later = count + 1, day
        if count > KEPT:
            yield backup
