"""Looking the file over without changing anything."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from . import aside, backups, restoring, snapshot, sums, unowned
from . import last_written as known
from .errors import Damaged, Gone, Newer, StoreError
from .harmless import planted
from .journal import is_cut_off
from .judging import bad_records, couple_in
from .kinds import KINDS
from .migrations import approve
from .places import machine
from .reading import OnDisk, read
from .removing import removals_in


class Report(msgspec.Struct, frozen=True):
    """What was found: the state, sentences that say more, and the good backups, newest first.

    Of the backups those come first in which every record is whole. ``opens``: whether twofold opens the file
    as it is, however damaged.
    """

    state: Literal["sound", "damaged", "missing"]
    sentences: tuple[str, ...] = ()
    backups: tuple[Path, ...] = ()
    opens: bool = False

    @property
    def advice(self) -> tuple[str, ...]:
        """Sentences about what can be done, for a file that is damaged."""
        best = next(iter(self.backups), None)
        mend = "twofold repair mends it record by record, and keeps a copy of the file as it is."
        if best is None or self.opens:
            return (mend,)
        if not restoring.is_whole(best):
            return ("No backup is whole either, but each may hold something the others lack.", mend)
        return (f"The newest backup that is whole is {best}. Open twofold to go back to it.", mend)


def check(path: Path) -> Report:
    """Return how the data file *path* is. Reads all of it, changes nothing, raises nothing of its own."""
    path = Path(os.path.realpath(path))
    good = restoring.good(path)
    try:
        found = read(path)
        if found.state == "new":
            if good:
                raise Gone(path)
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
    opens = not any(said.startswith("In couple,") for said in sentences)
    for said in unowned.missing_locks(found.tables):
        sentences.append(said)
        sound = False
    sentences += unowned.unproven(found.tables)
    for said in sums.strange(found.tables):
        sentences.append(
            f"{said} twofold repair corrects a single flipped bit, and keeps the rest as it is now."
        )
    if not couple_in(found.tables):
        sentences.append("It does not say who you two are.")
        sound = opens = False
    if found.mended:
        sentences.append(f"Part of {path} has gone bad on the disk. Opening twofold repairs it.")
        sound = False
    if found.torn and is_cut_off((found.log or b"")[found.end :]):
        sentences.append("The last change was cut off before it was saved. Everything before it is there.")
    elif found.torn:
        sentences.append("The end of the last save cannot be read.")
        sound = False
    if found.state == "foreign":
        sentences.append(f"{path} was changed by another program. It can be opened.")
    elif not known.is_held(path, found):
        sentences.append(
            f"Another program replaced {path} with another version, perhaps an older one. When you open "
            "twofold, nothing that was saved since is lost."
        )
    if any(machine() not in removal.done for removal in removals_in(found.tables).values()):
        sentences.append("Something you removed may still be in a copy. Open twofold once to remove it.")
    sentences += aside.sentences(path, found.tables)
    if seen := backups.seen_by_others(path):
        sentences.append(f"Others on this computer may read {_named(seen)}. Open twofold once to stop that.")
    if closed := backups.out_of_reach(path):
        sentences.append(
            f"Not every account that shares {path.parent} can use {_named(closed)}. "
            "twofold share --account NAME fixes that, run from the account that owns it."
        )
    for name in KINDS:
        sentences += planted(name, found.tables.get(name, {}))
    counted = f"{path} holds {sum(len(found.tables.get(name, ())) for name in KINDS):,} records."
    return Report("sound" if sound else "damaged", (counted, *sentences), good, opens)


def _named(paths: list[Path]) -> str:
    return ", ".join(map(str, paths[:3])) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")


def _records(found: OnDisk) -> tuple[list[str], bool]:
    sentences = [str(bad) for _, _, bad in bad_records(found.tables)]
    return sentences, not sentences
