"""A faithful imitation of what Syncthing does to a folder: a temporary file, its date, and then its name."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from twofold.store.places import journal_file

DEVICE = "ABCDEF7"


class Arriving(NamedTuple):
    """One file as it comes from the other machine."""

    name: str
    data: bytes
    changed: int


def sent(path: Path) -> list[Arriving]:
    """Return the file *path* and its journal as the other machine sends them: the snapshot first."""
    files = [path, journal_file(path)]
    return [Arriving(p.name, p.read_bytes(), p.stat().st_mtime_ns) for p in files if p.exists()]


def receive(folder: Path, arriving: Iterable[Arriving], conflict: str = "") -> list[Path]:
    """Put what is *arriving* into *folder*; what is there is kept under a name with *conflict*, if given.

    Returns the conflict copies.
    """
    copies = []
    for name, data, changed in arriving:
        place, temp = folder / name, folder / f".syncthing.{name}.tmp"
        temp.write_bytes(data)
        temp.chmod(0o644)
        os.utime(temp, ns=(changed, changed))
        if conflict and place.exists():
            copies.append(folder / f"{place.stem}.sync-conflict-{conflict}-{DEVICE}{place.suffix}")
            place.rename(copies[-1])
        temp.replace(place)
    return copies
