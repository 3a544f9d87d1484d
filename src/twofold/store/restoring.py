"""The way back from a backup: which of them can be read, and how one takes the place of the file."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import disk, journal, snapshot
from . import last_written as known
from .backups import every
from .errors import Damaged, SaveFailed, StoreError
from .journal import Name
from .lock import Lock
from .places import journal_file, known_file, lock_file
from .reading import rescue


def good(path: Path) -> tuple[Path, ...]:
    """Return the backups of the data file *path* that can be read, newest first; those come first in which
    every record is whole (see `is_whole`).

    When only its journal is damaged the file itself comes first: nearly all of it can be restored. So does
    what twofold knows of it, when another program put something else in its place.
    """
    own = () if rescue(path) is None else (path,)
    ours = () if known.whole(path) is None else (known_file(path),)
    found = [backup for backup in every(path) if _read(backup) is not None]
    return (*own, *ours, *sorted(found, key=lambda backup: not is_whole(backup)))


def is_whole(backup: Path) -> bool:
    """Tell whether every record in *backup* can be read, and is what its checksum says."""
    from .judging import is_whole

    data = _read(backup)
    return data is not None and is_whole(snapshot.parse(data))


def restore(path: Path, backup: Path, now: datetime) -> Path | None:
    """Put *backup*, one of those that `good` names, in the place of the data file *path*.

    Nothing is overwritten: what stood there, and its journal, are set aside beside it under a dated name,
    which is returned (None when nothing stood there). Raises Damaged when the backup cannot be read, and
    SaveFailed.
    """
    path = Path(os.path.realpath(path))
    if backup == known_file(path):
        data = known.whole(path)
    else:
        data = rescue(path) if backup == path else _read(backup)
    if data is None:
        raise Damaged(backup, "it is not a sound backup")
    line, _ = journal.marker(Name.of(data), now.isoformat())
    try:
        aside = _free(path.with_name(f"{path.name}.damaged-{now:%Y-%m-%d-%H%M%S}"))
        disk.make_folder(path.parent)
        with Lock(lock_file(path), path).held():
            # The new journal comes first: from then on the old file alone can never pass for a sound one,
            # nor its absence for a new beginning.
            with suppress(FileNotFoundError):
                journal_file(path).rename(journal_file(aside))
            disk.replace(journal_file(path), line)
            stood = True
            try:
                path.rename(aside)
            except FileNotFoundError:
                stood = False
            # What twofold knew before must not come back.
            known.forget(path)
            disk.replace(path, data)
    except OSError as error:
        raise SaveFailed(path, error) from error
    return aside if stood else None


def _read(backup: Path) -> bytes | None:
    try:
        data = disk.read_all(backup)
        if data is not None:
            snapshot.validate(snapshot.parse(data))
    except (OSError, snapshot.Unreadable, StoreError):
        return None
    return data


def _free(path: Path) -> Path:
    place, attempt = path, 0
    while place.exists() or journal_file(place).exists():
        attempt += 1
        place = path.with_name(f"{path.name}-{attempt}")
    return place
