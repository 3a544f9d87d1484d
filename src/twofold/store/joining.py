"""Taking in what another file holds: a copy that a sync program left, a kept version, one of another day."""

import errno
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import aside, backups, disk, migrations, uniting
from . import last_written as known
from .clearing import clear_copy
from .errors import Damaged, SaveFailed, StoreError
from .ledger import Ledger
from .places import journal_file, known_file
from .removing import removals_in
from .uniting import United
from .versions import Version


class OtherVersion(StoreError):
    """The other file was written by another version of twofold; nothing was changed."""

    def __init__(self, other: Path) -> None:
        super().__init__(
            f"{other} was written by another version of twofold. Open it once with --file, close it, "
            "and merge it then."
        )


def merge(path: Path, other: Path, now: datetime) -> tuple[str, ...]:
    """Take what the file *other* holds into the data file *path*, record by record; return what to say.

    A copy that a sync program left is moved among the backups; any other file stays as it is. Raises OSError
    when *other* cannot be read, and StoreError; then nothing changed.
    """
    path, other = Path(os.path.realpath(path)), Path(os.path.realpath(other))
    if other in (path, journal_file(path), known_file(path), journal_file(known_file(path))):
        raise StoreError(f"{other} is your own file: there is nothing to merge.")
    data = disk.read_all(other)
    if data is None:
        raise FileNotFoundError(errno.ENOENT, "there is no such file", str(other))
    found = _versions(other, data)
    ledger = Ledger(path, now=lambda: now, approve=migrations.approve)
    try:
        migrations.migrate(ledger, now)
        with ledger.exclusive():
            if not all(ledger.can_take(version) for version in found):
                raise OtherVersion(other)
            united = ledger.bring_in(found)
        moved = _put_away(path, other, data, united, now)
    except OSError as error:
        raise error if isinstance(error, StoreError) else SaveFailed(path, error) from error
    finally:
        ledger.close()
    return (*ledger.notices, *_said(other, united, moved))


def _versions(other: Path, data: bytes) -> list[Version]:
    if other.suffix == ".journal":
        found = known.read_loosely(None, data)
        if not found and data.startswith(b'{"sum":"'):
            found = [Version({}, partial=True)]  # after a fold there is nothing in it
    else:
        log = None
        with suppress(OSError):
            log = disk.read_all(journal_file(other))
        found = known.read_loosely(data, log)
        for version in found:
            if not version.partial:
                migrations.approve(other, version.tables)
    if not found:
        raise Damaged(other, "nothing in it can be read as a twofold file")
    return found


def _said(other: Path, united: United, moved: Path | None) -> list[str]:
    records = f"{united.gained:,} record{'' if united.gained == 1 else 's'}"
    said = [
        f"Added {records} from {other}."
        if united.gained
        else f"Nothing in {other} was new: your file holds all of it, or something newer."
    ]
    if united.kept:
        said.append(
            f"Where both changed the same thing, one version stands; what yours had is in {united.kept}."
        )
    if moved:
        said.append(f"That copy is now {moved}.")
    return said


def _put_away(path: Path, other: Path, data: bytes, united: United, now: datetime) -> Path | None:
    """Move *other* among the backups when a sync program left it, or mark it there as taken in."""
    if other in backups.apart(path):
        if removals := removals_in(united.tables):
            clear_copy(other, removals)
        return backups.mark_merged(other)
    if other not in aside.left_by_sync(path):
        return None
    kept = uniting.keep(path, data, "merged", now, united.tables, is_log=other.suffix == ".journal")
    other.unlink()
    return kept
