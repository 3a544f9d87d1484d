"""A disk that fails: a call to the system errs, once or from there on, and what was acknowledged is there."""

import errno
import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.store.faults import CALLS, CODES, Faults, numbers
from tests.support.store.files import MEMORY, ledger_of
from twofold.store import ledger as ledger_module
from twofold.store.database import Database
from twofold.store.errors import StoreError

MOST = 200
"""Calls to the system that no day comes to."""


def run(errors: int, seed: int) -> dict[str, int]:
    """Inject at least *errors* errors, each into a day of its own; return what was acknowledged and lost.

    First every call of one day in turn, with every error; then days and errors by chance.
    """
    found = Counter({"errors injected": 0, "saves acknowledged": 0, "lost": 0, "crashes": 0})
    fold_at = ledger_module.FOLD_AT
    chance = random.Random(seed)
    try:
        with TemporaryDirectory(dir=MEMORY) as folder:
            for number, (faults, day) in enumerate(_faults(chance)):
                if found["errors injected"] >= errors:
                    break
                _try(found, Path(folder, f"{number}.json"), faults, day, chance)
    finally:
        ledger_module.FOLD_AT = fold_at
    return dict(found)


def _faults(chance: random.Random) -> Iterator[tuple[Faults, list[int]]]:
    """Yield errors and the day each befalls: the sizes of what is saved, and 0 where it is folded."""
    day = [500, 500, 500, 0, 500, 500, 500]
    everything = [(what, code, for_good) for what in CALLS for code in CODES for for_good in (False, True)]
    chance.shuffle(everything)
    for what, code, for_good in everything:
        for good in range(MOST):
            yield (faults := Faults(CALLS[what], good, code, for_good)), day
            if not faults.happened:
                break
    while True:
        what, code, for_good = chance.choice(everything)
        long = [chance.choice([0, 20, 500, 3_000, 60_000]) for _ in range(chance.randint(2, 12))]
        yield Faults(CALLS[what], chance.randint(0, 40), code, for_good), long


def _try(found: Counter[str], path: Path, faults: Faults, day: list[int], chance: random.Random) -> None:
    """Live *day* with *faults* at work, go on when the trouble is over, and look what is there."""
    ledger_module.FOLD_AT = chance.choice([4 << 20, 2_000])
    kept, opened = list[int](), list[Database]()
    with Database(path) as db:
        db.insert({"n": -1})
    try:
        with faults.at_work(), suppress(StoreError):
            opened.append(db := Database(path))
            for number, size in enumerate(day):
                if size:
                    db.insert({"n": number, "text": "x" * size})
                    kept.append(number)
                else:
                    ledger_of(db).fold()
            db.close()
        for one in opened:
            if not ledger_of(one).closed:
                one.insert({"n": len(day)})
                kept.append(len(day))
                one.close()
        there = numbers(path)
    except (StoreError, OSError) as error:
        there = []
        print(f"injected: {path.stem}: {faults.names} {faults.good}: {error!r}", file=sys.stderr)
        found["crashes"] += 1
    found["errors injected"] += faults.happened
    found["saves acknowledged"] += len(kept)
    if missing := set(kept) - set(there):
        words = f"{faults.names} {errno.errorcode[faults.code]} at {faults.good}"
        print(f"injected: {path.stem}: {words}: {sorted(missing)} lost", file=sys.stderr)
        found["lost"] += len(missing)
    for file in path.parent.glob(f"*{path.name}*"):
        if file.is_file():
            file.unlink()
