"""Bits that turn in a lived file or its journal: put right, or named; never silent, never as if it were new.

Half of the flips are one bit that turned by itself: the file keeps its date. The others are one bit with a
new date, as if a program had written it, and whole handfuls of bits within a sector. A third of all hits the
record of the two, and a third the journal, which has saves that are not folded yet.
"""

import os
import random
import shutil
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.store.files import MEMORY
from twofold.demo import furnish
from twofold.domain.listening.session import Note
from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.store import Store
from twofold.store.check import check
from twofold.store.errors import StoreError
from twofold.store.kinds import KINDS
from twofold.store.places import journal_file, known_file
from twofold.store.repair import repair

Kept = dict[tuple[str, str], Record]
"""All records that can be read, by their tables and ids."""
SECTOR = 512
FIGURES = (
    "flips",
    "fine: it was nothing that counts",
    "put right to the byte, and said",
    "kept as it is now, and named",
    "opened without a record, which is named",
    "trouble page, and mended there",
    "trouble page, and mended but for what is named",
    "check had a word for it",
    "lost",
    "silent",
    "shown as empty",
    "crashes",
)


def run(flips: int, seed: int) -> dict[str, int]:
    """Turn bits in *flips* copies of a lived file, open each, and return what came of it."""
    chance, found = random.Random(seed), Counter(dict.fromkeys(FIGURES, 0))
    with TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder, "lived")
        whole = live(home / "twofold.json")
        for number in range(flips):
            place = Path(folder, str(number))
            copy(home, place)
            found["flips"] += 1
            try:
                found[_try(place / "twofold.json", whole, chance, found)] += 1
            except Exception:
                found["crashes"] += 1
            shutil.rmtree(place)
    return dict(found)


def live(path: Path) -> Kept:
    """Make a file with a year in it, two days of backups, and saves that its journal holds; return all."""
    now = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    furnish(path, now, "UTC")
    for day in range(1, 3):
        store = Store.open(path, clock=Fixed(now + timedelta(days=day)))
        store.save(*(Note(session="s", text=f"day {day}, note {n}") for n in range(3)))
        if day == 2:
            for n in range(12):
                store.save(Note(session="s", text=f"not folded yet, {n}: {'x' * 40 * n}"))
            store.ledger.close(fold=False)
        else:
            store.close()
    store = Store.open(path, clock=Fixed(now + timedelta(days=2)))
    try:
        return kept_in(store)
    finally:
        store.ledger.close(fold=False)


class Fixed:
    """A wall clock that stands."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def monotonic(self) -> float:
        return self.at.timestamp()

    def now(self) -> datetime:
        return self.at


def copy(home: Path, place: Path) -> None:
    """Copy the folder *home* with all dates; what is one file under two names there is so again."""
    shutil.copytree(home, place)
    data = place / "twofold.json"
    second = journal_file(known_file(data))
    if second.exists():
        second.unlink()
        second.hardlink_to(journal_file(data))


def kept_in(store: Store) -> Kept:
    """Return all records in *store* that can be read."""
    return {(name, record.id): record for name, kind in KINDS.items() for record in store.every(kind)}


def turn(path: Path, chance: random.Random) -> None:
    """Turn one bit of *path* or of its journal, or a handful."""
    hit = path if chance.random() < 2 / 3 else journal_file(path)
    dated, data = hit.stat(), bytearray(hit.read_bytes())
    at = chance.randrange(len(data))
    if hit == path and chance.random() < 1 / 2:
        couple = data.index(b'"couple":{')
        at = couple + chance.randrange(data.index(b"}}", couple) + 2 - couple)
    how = chance.choice(["rot", "rot", "written", "many"])
    for _ in range(chance.randint(2, 30) if how == "many" else 1):
        near = at if how != "many" else min(len(data) - 1, at + chance.randrange(SECTOR))
        data[near] ^= 1 << chance.randrange(8)
    hit.write_bytes(data)
    dates = dated.st_mtime_ns + (10**9 if how == "written" or chance.random() < 1 / 4 else 0)
    os.utime(hit, ns=(dates, dates))


def _try(path: Path, whole: Kept, chance: random.Random, found: Counter[str]) -> str:
    """Turn bits in the file *path*, which holds *whole*; return which of the FIGURES it was."""
    turn(path, chance)
    report = check(path)
    found["check had a word for it"] += report.state != "sound" or len(report.sentences) > 1
    clock = Fixed(datetime(2026, 11, 22, 19, 30, tzinfo=UTC))
    try:
        store = Store.open(path, clock=clock)
    except StoreError:
        return _mend(path, whole, clock)
    with suppress(StoreError):
        if store.without_couple:
            store.close()
            return _mend(path, whole, clock)
    if store.couple.get("couple") is None:
        return "shown as empty"
    there, said = kept_in(store), store.notices
    store.close()
    if there == whole:
        return "put right to the byte, and said" if said else "fine: it was nothing that counts"
    if not said:
        return "silent"
    missing = whole.keys() - there.keys()
    unnamed = [name for _, name in missing if not any(name in sentence for sentence in said)]
    if len(unnamed) > any("last save cannot be read" in sentence for sentence in said):
        return "lost"
    return "opened without a record, which is named" if missing else "kept as it is now, and named"


def _mend(path: Path, whole: Kept, clock: Fixed) -> str:
    """Mend the file *path* as its page offers; return which of the FIGURES it was."""
    said = " ".join(repair(path, clock.now()))
    store = Store.open(path, clock=clock)
    try:
        there = kept_in(store)
    finally:
        store.close()
    couples = [record for record in there.values() if isinstance(record, Couple)]
    if not couples:
        return "shown as empty"
    if there == whole:
        return "trouble page, and mended there"
    missing = [name for _, name in whole.keys() - there.keys()]
    named = "could not be recovered, from" in said or all(name in said for name in missing)
    return "trouble page, and mended but for what is named" if named else "lost"
