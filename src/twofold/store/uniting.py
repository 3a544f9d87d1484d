"""What another program put in the file's place, and what twofold knew: both in one, or both kept and said."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from twofold.domain.drawers import Drawer

from . import backups, journal, merging, sealing, snapshot, versions
from .clearing import clear
from .errors import StoreError
from .journal import Name, Tables
from .removing import removals_in
from .versions import Version


class Came(msgspec.Struct):
    """What lies in the file's place.

    ``versions``: what the file and its journal tell of; ``whole``: whether they belong together. ``data`` and
    ``log`` are the bytes of the two, where they are not twofold's own and may have to be kept.
    """

    versions: list[Version]
    whole: bool = False
    data: bytes | None = None
    log: bytes | None = None


class United(msgspec.Struct):
    """``tables``: all that stands now. ``names``: the snapshots that went into it, the latest last.

    ``gained``: how many records it has more, or newer, than what goes first. ``kept``: where a copy of what
    twofold had is, if not all of that stands. ``sentence``: what is to be said, or "".
    """

    tables: Tables
    names: list[Name]
    gained: int
    sentence: str
    kept: Path | None = None


def unite(path: Path, mine: list[Version], came: Came, now: datetime, *, is_open: bool) -> United:
    """Make one of *mine*, what twofold knew of the data file *path*, and of what *came* into its place.

    *is_open*: it was open here, so *mine* goes first where nothing else decides; else what came does.
    Whatever does not stand in the end is kept as a backup, and so is a file that no twofold wrote. One of the
    two is not empty. Raises OSError.
    """
    first, *rest = [*mine, *came.versions] if is_open else [*came.versions, *mine]
    one, gained, lost, older = first, 0, {"mine": 0, "came": 0}, False
    for version in rest:
        whose, others = ("mine", "came") if any(version is known for known in mine) else ("came", "mine")
        if one.holds(version):
            older = older or (whose == "came" and not version.holds(one))
        elif not merging.fits(one, version):
            lost[whose] += 1
        elif version.tables:
            older = older or (whose == "mine" and version.holds(first))
            merged = merging.merge(one, version)
            gained += merged.gained
            lost[others] += merged.lost[0]
            lost[whose] += merged.lost[1]
            one = replace(one, tables=merged.tables)
    tables = _sealed(one.tables) if gained else one.tables
    said, yours = [], None
    if came.data is not None and (lost["came"] or older or not came.whole):
        kept = keep(path, came.data, "edited", now, tables)
        if older:
            said.append(f"It was an older version, now in {kept}. What was saved since is still there.")
        elif is_open and not gained:
            said.append(f"That version is in {kept}; yours was kept.")
        else:
            said.append(f"It was copied to {kept} as it was found.")
    if came.log is not None and (lost["came"] or not came.whole):
        kept = keep(path, came.log, "journal", now, tables, is_log=True)
        said.append(f"What was saved beside it is in {kept}.")
    if lost["mine"]:
        yours = keep(path, snapshot.build(mine[0].tables), "yours", now, tables)
        said.append(f"The version twofold had is in {yours}.")
    if gained and rest:
        said.append("It now holds what was new in both.")
    if lost["mine"] or (lost["came"] and gained):
        said.append("Where both changed the same thing, one version stands; the copies hold the other.")
    changed = f"{path} was changed by another program{' while it was open here' if is_open else ''}."
    names = versions.together(*(version.names for version in (first, *rest)))
    return United(tables, names, gained, " ".join([changed, *said]) if said else "", yours)


def keep(path: Path, data: bytes, why: str, now: datetime, tables: Tables, *, is_log: bool = False) -> Path:
    """Keep *data*, a snapshot or a journal (*is_log*), as a backup, sealed to the locks that *tables* have,
    and without what they know was removed.

    Returns where. Raises OSError.
    """
    seal = sealing.in_journal if is_log else sealing.in_snapshot
    for drawer in _locks(tables):
        with suppress(StoreError, snapshot.Unreadable, journal.Broken, journal.TooNew):
            data = seal(data, drawer).data or data
    if removals := removals_in(tables):
        with suppress(snapshot.Unreadable, journal.Broken, journal.TooNew):
            data = clear(data, removals, is_log=is_log)[0] or data
    return backups.keep(path, data, why, now, is_log=is_log)


def _sealed(tables: Tables) -> Tables:
    """Return *tables* with all sealed that was private and open on one side, and has a lock on the other."""
    for drawer in _locks(tables):
        done = sealing.in_snapshot(snapshot.build(tables), drawer)
        tables = tables if done.data is None else snapshot.parse(done.data)
    return tables


def _locks(tables: Tables) -> list[Drawer]:
    found: list[Drawer] = []
    for raw in tables.get("drawers", {}).values():
        with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            drawer = msgspec.json.decode(raw, type=Drawer)
            if drawer.deleted is None:
                found.append(drawer)
    return found
