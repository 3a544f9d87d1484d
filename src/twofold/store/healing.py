"""Mending tables record by record: from themselves, from the backups, from journals that were set aside."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Raw

from twofold.domain.drawers import Open, Writing, drawer_id
from twofold.domain.people import COUPLE_ID
from twofold.domain.records import Record, utc_now
from twofold.domain.removal import Removal

from . import backups, disk, journal, salvage, sums, unowned
from . import last_written as known
from .journal import Tables
from .judging import NOT_READ, UNREADABLE, as_text, bad_records, free_key, id_of
from .kinds import KINDS
from .migrations import FIRST, META, STEPS
from .names import couple_in_part
from .places import backup_dir, journal_file, known_file
from .removing import cleared, removals_in, without
from .text import dump, load
from .turned import one_bit

Way = Literal["as it was", "earlier", "journal", "in part", "as it is", "twice"]
_SUMMED = re.compile(rb',"sum":"([0-9a-f]{8})"}\Z')


class Deed(msgspec.Struct, frozen=True):
    """What is done to one record: in which way, and from which file (None: from what is there)."""

    table: str
    record: str
    way: Way
    source: Path | None = None
    what: str = ""


class Healing:
    """Mends *tables*, those of the data file *path*, in memory. ``opens`` as in `Plan`."""

    def __init__(self, path: Path, tables: Tables, opens: bool) -> None:
        self.path, self.opens = path, opens
        self.tables = {name: dict(table) for name, table in tables.items()}
        self.deeds: list[Deed] = []
        self.lost = 0
        self._keys: dict[str, dict[str, str]] = {}
        self._removals: dict[str, Removal] = {}

    def heal(self) -> None:
        """Do all that can be done; what both removed is taken from no copy."""
        self._removals = removals_in(self.tables)
        if not self.opens:
            for _, copy in self._backups():
                self._removals = removals_in(copy) | self._removals
        self._replay()
        self._heal()
        self._bring_locks()
        if not self.opens or not self.has_couple():
            self._bring_back()

    def salvage(self) -> None:
        """Begin with what is whole in the file and its journal."""
        found = salvage.documents(slurp(self.path) or b"")
        self.tables, self.lost = found.tables, found.lost
        self.tables[META] = {"1": dump({"schema": FIRST + len(STEPS)})}
        if log := slurp(journal_file(self.path)):
            lines, lost = salvage.lines(log)
            self.lost += lost
            for name, raw in salvage.written(lines):
                self._take(name, raw)

    def _replay(self) -> None:
        for aside in _set_aside(self.path):
            try:
                lines, _ = salvage.lines(slurp(aside) or b"")
            except journal.TooNew:
                continue
            for name, raw in salvage.written(lines):
                if record := self._take(name, without(name, raw, self._removals)):
                    self.deeds.append(Deed(name, record, "journal", aside))

    def _take(self, name: str, raw: Raw) -> str:
        """Take the record *raw* in where it is whole and newer than what is there; return its id, or ""."""
        new = _read(name, raw)
        if new is None or sums.fit(raw) == "other" or self._would_bare(new):
            return ""
        table, key = self.tables.setdefault(name, {}), self._key(name, new.id)
        if key is not None and (old := _read(name, table[key])) is not None and old.rev >= new.rev:
            return ""
        self._lay(name, new.id, key or free_key(table), raw)
        return new.id

    def _would_bare(self, record: Record) -> bool:
        # What is sealed by now must not come back as it was before.
        if not (
            isinstance(record, Writing)
            and record.author
            and isinstance(record.veil, Open)
            and record.veil.text
        ):
            return False
        key = self._key("drawers", drawer_id(record.author))
        drawer = None if key is None else _read("drawers", self.tables["drawers"][key])
        return key is not None and (drawer is None or drawer.deleted is None)

    def _key(self, name: str, record: str) -> str | None:
        if name not in self._keys:
            known = self._keys[name] = {}
            for key, raw in self.tables.get(name, {}).items():
                known.setdefault(id_of(raw) or "", key)
        return self._keys[name].get(record)

    def _lay(self, name: str, record: str, key: str, raw: Raw) -> None:
        self.tables.setdefault(name, {})[key] = raw
        self._keys[name][record] = key

    def _heal(self) -> None:
        bad = bad_records(self.tables)
        known = {(name, key) for name, key, _ in bad}
        odd = [place for place in sums.unfit(self.tables) if place[0] in KINDS and place not in known]
        for name, key, error in bad:
            self._heal_one(name, key, error.record)
        for name, key in odd:
            raw = self.tables[name][key]
            whole = _as_it_was(name, raw)
            self.tables[name][key] = whole or sums.renewed(load(raw))
            self.deeds.append(Deed(name, id_of(raw) or key, "as it was" if whole else "as it is"))

    def _heal_one(self, name: str, key: str, record: str) -> None:
        raw, first = self.tables[name][key], self._key(name, record)
        if first not in (None, key) and _read(name, raw) is not None:
            if name in ("drawers", "writings"):
                return  # as mere text it would not be sealed with the rest
            self._part(name, record, key, first or "")
            return
        if (whole := _as_it_was(name, raw)) is not None:
            self._lay(name, id_of(whole) or "", key, whole)
            self.deeds.append(Deed(name, id_of(whole) or record, "as it was"))
            return
        wanted = sums.claimed(raw)
        for backup, copy in self._backups():
            for other in copy.get(name, {}).values():
                same = wanted is not None and sums.claimed(other) == wanted
                found = _read(name, other) if same or id_of(other) == record else None
                if found is not None and sums.fit(other) != "other" and not self._would_bare(found):
                    self._lay(name, found.id, key, other)
                    self.deeds.append(Deed(name, found.id, "as it was" if same else "earlier", backup))
                    return
        if name == "couple":
            mended, what = couple_in_part(raw)
            self._lay(name, COUPLE_ID, key, mended)
            self.deeds.append(Deed(name, record, "in part", what=_listed(what)))

    def _part(self, name: str, record: str, *keys: str) -> None:
        # The same record twice: the one that was saved more often stays.
        table = self.tables[name]
        old, stays = sorted(keys, key=lambda key: getattr(_read(name, table[key]), "rev", 0))
        aside = self.tables.setdefault(UNREADABLE, {})
        aside[free_key(aside)] = as_text(name, old, table.pop(old), utc_now())
        self._keys[name][record] = stays
        self.deeds.append(Deed(name, record, "twice"))

    def _bring_locks(self) -> None:
        # Without its lock, nothing opens what is sealed: the latest that there was is brought back.
        for side, _ in unowned.without_lock(self.tables):
            name = drawer_id(side)
            locks = (
                (backup, raw, _read("drawers", raw))
                for backup, copy in self._backups()
                for raw in copy.get("drawers", {}).values()
                if id_of(raw) == name and sums.fit(raw) != "other"
            )
            for backup, raw, lock in locks:
                if lock is not None and not lock.deleted:
                    key = self._key("drawers", name) or free_key(self.tables.get("drawers", {}))
                    self._lay("drawers", name, key, raw)
                    self.deeds.append(Deed("drawers", name, "earlier", backup))
                    break

    def _bring_back(self) -> None:
        # A record is never taken out of a file: one that a backup has and the file has not was lost.
        for backup, copy in self._backups():
            for name in KINDS if not self.opens else ("couple",):
                for raw in copy.get(name, {}).values():
                    found = _read(name, raw)
                    if (
                        found is None
                        or sums.fit(raw) == "other"
                        or self._key(name, found.id)
                        or self._would_bare(found)
                    ):
                        continue
                    self._lay(name, found.id, free_key(self.tables.get(name, {})), raw)
                    self.deeds.append(Deed(name, found.id, "earlier", backup))
                    self.lost = max(0, self.lost - 1)

    def has_couple(self) -> bool:
        """Tell whether the record of the two can be read."""
        key = self._key("couple", COUPLE_ID)
        return key is not None and _read("couple", self.tables["couple"][key]) is not None

    def _backups(self) -> Iterator[tuple[Path, Tables]]:
        for version in known.recall(self.path):
            yield known_file(self.path), cleared(version.tables, self._removals).tables
        for backup in (known_file(self.path), *backups.every(self.path)):
            if (data := slurp(backup)) is not None:
                yield backup, cleared(salvage.documents(data).tables, self._removals).tables


def _read(name: str, raw: Raw) -> Record | None:
    try:
        return msgspec.json.decode(raw, type=KINDS[name]) if name in KINDS else None
    except NOT_READ:
        return None


def _as_it_was(name: str, raw: Raw) -> Raw | None:
    """Return the record *raw* with one turned bit put right, by its own checksum, or None."""
    text = bytes(raw)
    if (found := _SUMMED.search(text)) is None:
        return None
    whole = one_bit(text[: found.start()], int(found[1], 16))
    if whole is None or _read(name, mended := sums.summed(whole + b"}")) is None:
        return None
    return mended


def slurp(path: Path) -> bytes | None:
    """Return what is in the file *path*, or None where nothing can be read."""
    try:
        return disk.read_all(path)
    except OSError:
        return None


def _set_aside(path: Path) -> list[Path]:
    """Return the journals that were set aside from *path*, the oldest first."""
    found = [*backup_dir(path).glob("*.journal")] if backup_dir(path).is_dir() else []
    found += [
        p
        for p in path.parent.iterdir()
        if p.name.startswith(f"{path.name}.damaged-") and p.suffix == ".journal"
    ]
    return sorted(found, key=lambda p: (p.stat().st_mtime_ns, p.name))


def _listed(words: tuple[str, ...]) -> str:
    """Return *words* as a list in a sentence."""
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])
