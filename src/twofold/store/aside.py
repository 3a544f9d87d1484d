"""What lies beside the file and may hold other words than it: copies that sync programs left, and ours."""

import re
from pathlib import Path

from . import backups, disk, merging
from . import last_written as known
from .journal import Tables
from .merging import META
from .places import journal_file
from .versions import Version

_LEFT = (
    re.compile(r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}"),  # Syncthing
    re.compile(r" ?\([^()]*(conflict|konflikt|conflit)[^()]*\)", re.IGNORECASE),  # Dropbox, Nextcloud
    re.compile(r"_conflict-\d{8}-\d{6}", re.IGNORECASE),  # ownCloud
    re.compile(r" ?\(\d+\)| \d+"),  # Google Drive, iCloud
    re.compile(r"-[A-Za-z0-9][A-Za-z0-9_-]*"),  # OneDrive: the name of the machine
)
"""What sync programs put between a name and its ending when two machines had changed a file."""
_SURE = 3
"""After so many of these names alone say nothing: what is in the file decides."""


def left_by_sync(path: Path) -> list[Path]:
    """Return the copies that a sync program left beside the data file *path*, or beside its journal, sorted.

    Raises nothing.
    """
    found = []
    journal = journal_file(path)
    try:
        beside = list(path.parent.iterdir())
    except OSError:
        return []
    for place in beside:
        for name in (path, journal):
            if place == name or not place.name.startswith(name.stem) or place.suffix != name.suffix:
                continue
            middle = place.name[len(name.stem) : len(place.name) - len(name.suffix)]
            which = next((i for i, pattern in enumerate(_LEFT) if pattern.fullmatch(middle)), None)
            if which is not None and (which < _SURE or _is_ours(place)):
                found.append(place)
    return sorted(found)


def sentences(path: Path, tables: Tables | None = None) -> list[str]:
    """Return what is to be said of the copies of the data file *path*: where they are, and what to do.

    *tables*: what the file holds; without it only copies are named of which twofold itself has said nothing
    yet. Raises nothing.
    """
    said = [
        f"A sync program left another version of your file: {place}. To merge what it holds: twofold "
        f"merge {_quoted(place)}"
        for place in left_by_sync(path)
    ]
    kept = backups.apart(path)
    said += [
        f"What could not be saved earlier is in {place}. To merge it: twofold merge {_quoted(place)}"
        for place in kept
        if place.name.endswith("-unsaved.json")
    ]
    if tables is None:
        return said
    missing = [place for place in kept if not _stands(place, tables)]
    return said + [f"A version that is not in your file is in {place}." for place in missing]


def _is_ours(place: Path) -> bool:
    return any(META in version.tables for version in _versions(place))


def _stands(place: Path, tables: Tables) -> bool:
    """Tell whether *tables* hold all that the copy *place* does, as far as it can be understood."""
    file, found = Version(tables), _versions(place)
    if not found or not all(merging.fits(file, version) for version in found):
        return False
    return all((one.gained, one.lost) == (0, (0, 0)) for one in (merging.merge(file, v) for v in found))


def _versions(place: Path) -> list[Version]:
    try:
        data = disk.read_all(place)
    except OSError:
        return []
    return known.read_loosely(None, data) if place.suffix == ".journal" else known.read_loosely(data, None)


def _quoted(place: Path) -> str:
    from shlex import quote

    return quote(str(place))
