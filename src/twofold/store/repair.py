"""Mending a file record by record: from the backups, from journals that were set aside, from itself.

`plan` looks and changes nothing; `repair` does what it says, after keeping a copy of everything as it was.
"""

import os
from datetime import datetime
from pathlib import Path

import msgspec

from twofold.domain.dates import full_day

from . import backups, disk, journal, snapshot
from . import last_written as known
from .errors import BadRecord, Damaged, SaveFailed
from .healing import Deed, Healing, Way, slurp
from .journal import Change, Name, TableChange, Tables
from .judging import bad_records
from .kinds import KINDS
from .ledger import Ledger
from .lock import Lock
from .migrations import approve
from .places import journal_file, lock_file
from .reading import read

_NAMED = 8


class Plan(msgspec.Struct):
    """What a repair does. ``tables``: what is kept afterwards; ``left``: what stays unreadable.

    ``opens``: whether the file can be opened as it is. ``lost``: of how many documents no more than a trace
    was found, and no other copy. ``whole``: how many records can be read afterwards; ``has_couple``: whether
    that of the two is one of them. ``rotten``: whether opening the file puts a turned bit right; ``noticed``:
    sentences about what opening it found.
    """

    tables: Tables
    opens: bool
    deeds: tuple[Deed, ...] = ()
    left: tuple[BadRecord, ...] = ()
    lost: int = 0
    whole: int = 0
    has_couple: bool = True
    rotten: bool = False
    noticed: tuple[str, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.deeds) or self.rotten or not self.opens


def plan(path: Path) -> Plan:
    """Return what can be mended of the data file *path*. Raises Newer, NotWritable; Damaged for nothing."""
    path = Path(os.path.realpath(path))
    try:
        found = read(path)
        snapshot.validate(found.tables)
        approve(path, found.tables)
        healing, rotten = Healing(path, found.tables, opens=found.state != "new"), found.mended
    except (Damaged, snapshot.Unreadable):
        healing, rotten = Healing(path, {}, opens=False), False
        healing.salvage()
    doing = _planned(healing)
    doing.rotten = rotten
    if not doing.whole and not doing.opens:
        raise Damaged(path, "nothing in it, nor in a backup, can be saved")
    return doing


def repair(path: Path, now: datetime) -> tuple[str, ...]:
    """Mend the data file *path*, and return in sentences what was done, and what could not be.

    Raises as `plan` does, and SaveFailed, NotWritable.
    """
    path = Path(os.path.realpath(path))
    doing = plan(path)
    if not doing.needed:
        return (
            *told(doing),
            "There was nothing to mend." if not doing.left else "Nothing else can be mended.",
        )
    try:
        kept = _copies(path, now)
        if doing.opens:
            doing = _commit(path, now)
        else:
            _put(path, snapshot.build(doing.tables), now)
    except OSError as error:
        raise SaveFailed(path, error) from error
    said = [f"The file as it was is kept as {kept[0]}."] if kept else []
    return (*doing.noticed, *told(doing), *said)


def told(done: Plan) -> tuple[str, ...]:
    """Return in sentences what *done* does, and what it cannot do."""
    groups: dict[tuple[Way, Path | None], list[Deed]] = {}
    for deed in done.deeds:
        groups.setdefault((deed.way, deed.source), []).append(deed)
    said = [_sentence(way, source, deeds) for (way, source), deeds in groups.items()]
    said += [str(bad) for bad in done.left[:_NAMED]]
    if len(done.left) > _NAMED:
        said.append(f"{len(done.left) - _NAMED} more cannot be read either. They were left as they are.")
    if done.lost:
        said.append(f"{_records(done.lost)} could not be recovered, from the file or from a backup.")
    return tuple(said)


def prospect(doing: Plan) -> str:
    """Return in one or two sentences what would come of *doing*, or "" where the two would stay unknown."""
    if not doing.has_couple:
        return ""
    healed = [deed for deed in doing.deeds if deed.way != "as it is"]
    unread = len(doing.left) + doing.lost
    said = f"The file can be mended: {_records(doing.whole)} can be read afterwards"
    said += f", {len(healed):,} of them from a backup or by a checksum." if healed else "."
    return said + (f" {_records(unread).capitalize()} would stay unreadable." if unread else "")


def _planned(healing: Healing) -> Plan:
    healing.heal()
    left = tuple(bad for *_, bad in bad_records(healing.tables))
    whole = sum(len(healing.tables.get(name, ())) for name in KINDS) - len(left)
    deeds, couple = tuple(healing.deeds), healing.has_couple()
    return Plan(healing.tables, healing.opens, deeds, left, healing.lost, whole, couple)


def _commit(path: Path, now: datetime) -> Plan:
    """Mend the file *path*, which opens, as any save does: another window may have it open."""
    ledger = Ledger(path, now=lambda: now, approve=approve)
    try:
        with ledger.exclusive():
            doing = _planned(Healing(path, ledger.tables, opens=True))
            change: Change = {}
            for name, table in doing.tables.items():
                old = ledger.table(name)
                put = {key: raw for key, raw in table.items() if old.get(key) is not raw}
                gone = [key for key in old if key not in table]
                if put or gone:
                    change[name] = TableChange(gone=gone, put=put)
            if change:
                ledger.commit(change)
        doing.noticed = tuple(ledger.notices)
        return doing
    finally:
        ledger.close()


def _put(path: Path, data: bytes, now: datetime) -> None:
    """Put *data* in the place of the file *path*, which does not open."""
    line, _ = journal.marker(Name.of(data), now.isoformat())
    with Lock(lock_file(path), path).held():
        # As when a backup is restored: from here on the old file alone passes for nothing else.
        disk.replace(journal_file(path), line)
        disk.replace(path, data)
        # All that could be used of what twofold knew is in it.
        known.forget(path)


def _copies(path: Path, now: datetime) -> list[Path]:
    """Keep the file *path* and its journal as they are, and return where."""
    kept = []
    for place, why in ((path, "damaged"), (journal_file(path), "journal")):
        data = slurp(place)
        if data and (why == "damaged" or data.count(b"\n") > 1):  # a journal of one line tells nothing
            kept.append(backups.keep(path, data, why, now))
    return kept


def _sentence(way: Way, source: Path | None, deeds: list[Deed]) -> str:
    which = ", ".join(f"{deed.record} in {deed.table}" for deed in deeds[:_NAMED])
    if len(deeds) > _NAMED:
        which += f", and {len(deeds) - _NAMED} more"
    many, backup = _records(len(deeds)), _called(source) if source else ""
    be = "is" if len(deeds) == 1 else "are"
    match way:
        case "as it was":
            whence = f"from {backup}" if source else "by their checksums"
            return f"{many} {be} as before, {whence}: {which}."
        case "earlier":
            it = "it" if len(deeds) == 1 else "them"
            return f"{many} {be} back as {backup} has {it}: {which}. What came later is not in {it}."
        case "journal":
            return f"{many} {be} back from {source}, which had been set aside: {which}."
        case "in part":
            lost = (
                f" {deeds[0].what[:1].upper()}{deeds[0].what[1:]} had to be replaced."
                if deeds[0].what
                else ""
            )
            return f"The two of you are back.{lost} You can change this in the settings."
        case "twice":
            return (
                f"{many} {'was' if len(deeds) == 1 else 'were'} in the file twice; the older one is set "
                f"aside in it: {which}."
            )
        case "as it is":
            return f"{many} had been changed by another program, and {be} taken for right as now: {which}."


def _records(count: int) -> str:
    return f"{count:,} record{'' if count == 1 else 's'}"


def _called(source: Path) -> str:
    if source.suffix.startswith(".known-"):
        return "the copy that twofold keeps beside the file"
    try:
        return f"the backup of {full_day(datetime.fromtimestamp(source.stat().st_mtime).astimezone().date())}"
    except OSError:
        return f"the backup {source.name}"
