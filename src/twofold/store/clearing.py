"""What both removed, taken out of the copies that lie beside the file, each replaced whole or not at all."""

import glob
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from twofold.domain.removal import Removal

from . import backups, disk, journal, snapshot
from .aside import left_by_sync
from .places import journal_file, known_file, summaries_file
from .removing import cleared, in_journal


def clear_copies(path: Path, removals: Mapping[str, Removal]) -> tuple[Path, ...]:
    """Take what *removals* took away out of all copies of the data file *path*; the rest of each stays.

    A copy keeps its date, and one in which nothing of it is stays as it is, byte for byte. A second call
    finds nothing to do. Returns the copies that may hold it and cannot be changed. Raises OSError; then the
    copies done so far are done.
    """
    left = []
    for temp in backups.leftovers(path):
        temp.unlink(missing_ok=True)
    for copy in backups.all_copies(path):
        if not clear_copy(copy, removals):
            left.append(copy)
    return tuple(left)


def clear_copy(copy: Path, removals: Mapping[str, Removal]) -> bool:
    """Take what *removals* took away out of *copy*; return whether nothing of it can be left there.

    Raises OSError; then it is as it was.
    """
    data = disk.read_all(copy) or b""
    if not _may_hold(data, removals):
        return True
    try:
        fresh, whole = clear(data, removals, is_log=copy.suffix == ".journal")
    except (snapshot.Unreadable, journal.Broken, journal.TooNew):
        return False
    if fresh is not None:
        dated = copy.stat()
        disk.replace(copy, fresh)
        os.utime(copy, ns=(dated.st_atime_ns, dated.st_mtime_ns))
    return whole


def clear(data: bytes, removals: Mapping[str, Removal], *, is_log: bool = False) -> tuple[bytes | None, bool]:
    """Return the snapshot *data* (or, *is_log*, the journal) without what *removals* took away.

    None where nothing of it is in there; and whether all could be understood. Raises snapshot.Unreadable,
    journal.Broken, journal.TooNew.
    """
    if is_log:
        return in_journal(data, removals)
    done = cleared(snapshot.parse(data), removals, mark=True)
    return (snapshot.build(done.tables) if done.changed else None), done.whole


def forget_lists(path: Path) -> None:
    """Take away what is kept beside the data file *path* of long lists, to be made anew. Raises nothing."""
    mine = summaries_file(path)
    # Those of other machines as well, where the folder is shared with them.
    lists = path.parent.glob(f"{glob.escape(mine.name.rpartition('-')[0])}-*")
    known = known_file(path)
    begun = (temp for each in (mine, known, journal_file(known)) for temp in disk.leftovers(each))
    for place in (*lists, *begun):
        with suppress(OSError):
            place.unlink()


def remains_beside(path: Path) -> list[Path]:
    """Return what lies beside the data file *path* and is not changed from here, though it may hold what is
    removed: copies of sync programs, and what other machines keep of what they wrote last. Raises nothing."""
    mine = known_file(path)
    found = path.parent.glob(f"{glob.escape(mine.name.rpartition('-')[0])}-*")
    others = [place for place in found if not place.name.startswith(mine.name) and place.suffix != ".tmp"]
    return [*left_by_sync(path), *sorted(others)]


def _may_hold(data: bytes, removals: Mapping[str, Removal]) -> bool:
    return any(target.id.encode() in data for removal in removals.values() for target in removal.targets)
