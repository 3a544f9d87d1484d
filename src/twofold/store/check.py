"""Looking the file over without changing anything."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from . import backups, snapshot
from .errors import Damaged, Newer, StoreError
from .kinds import KINDS
from .migrations import approve
from .reading import Found, read
from .records import unreadable


class Report(msgspec.Struct, frozen=True):
    """What was found: the state, sentences that say more, and the good backups, newest first."""

    state: Literal["sound", "damaged", "missing"]
    sentences: tuple[str, ...] = ()
    backups: tuple[Path, ...] = ()


def check(path: Path) -> Report:
    """Return how the data file *path* is. Reads all of it, changes nothing, raises nothing of its own."""
    path = Path(os.path.realpath(path))
    good = backups.good(path)
    try:
        found = read(path)
        if found.state == "new":
            return Report("missing", (f"There is no file {path} yet.",), good)
        snapshot.validate(found.tables)
        approve(path, found.tables)
    except Newer as error:
        return Report("sound", (str(error),), good)
    except snapshot.Unreadable as error:
        return Report("damaged", (str(Damaged(path, f"the file {error}")),), good)
    except StoreError as error:
        return Report("damaged", (str(error),), good)
    sentences, sound = _records(found)
    if found.mended:
        sentences.append(f"A spot of {path} has gone bad on the disk. Open twofold, and it is put right.")
        sound = False
    if found.torn:
        sentences.append("The last change was cut off before it was saved. All that came before it is there.")
    if found.state == "foreign":
        sentences.append(f"{path} was changed by another program. It can be opened.")
    counted = f"{path} holds {sum(len(found.tables.get(name, ())) for name in KINDS):,} records."
    return Report("sound" if sound else "damaged", (counted, *sentences), good)


def _records(found: Found) -> tuple[list[str], bool]:
    sentences: list[str] = []
    for name, kind in KINDS.items():
        sentences += [str(bad) for bad in unreadable(name, kind, found.tables.get(name, {}))]
    return sentences, not sentences
