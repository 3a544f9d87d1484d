"""Programs that save until they are killed, and what is found afterwards. Run by test_faults.py.

``python -m tests.support.store.killing loop FOLDER ROUNDS SEED``, ``... pair FOLDER WRITES SEED`` and
``... migrate FOLDER 0 0`` print one line of JSON. Each program is forked and killed with SIGKILL: the savers,
which acknowledge every save over a pipe, at a random moment; the migration at each of its system calls.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

import filelock  # noqa: F401  (loaded before the forks)

from tests.support.store.deadly import deadly, synced
from twofold.store import ledger as ledger_module
from twofold.store import migrations
from twofold.store.database import Database
from twofold.store.ledger import Ledger, utc_now
from twofold.store.places import journal_file
from twofold.store.storage import JournalStorage

State = dict[str, dict[str, Any]]
"""Documents by their word, as one writer's saves leave them."""


def do(db: Database, who: str, number: int, size: int) -> None:
    """Do the save *number* of the writer *who*: mostly a new document, sometimes a change or a removal."""
    table, word = db.table("t"), f"{who}{number}"
    if number % 5 == 3:
        earlier = f"{who}{number - 2}"
        table.update({"n": -number}, lambda d: d["word"] == earlier)
    elif number % 11 == 7:
        earlier = f"{who}{number - 3}"
        table.remove(lambda d: d["word"] == earlier)
    elif number % 4 == 0:
        table.insert({"word": word, "n": number, "text": "x" * size})
    else:
        table.insert_multiple({"word": word + part, "n": number, "text": "x" * size} for part in ("", "+"))
    if number % 37 == 36:
        storage = db.storage
        assert isinstance(storage, JournalStorage)
        storage.ledger.fold()


def expect(state: State, who: str, number: int, size: int) -> State:
    """Return what *state* is after that save."""
    state = {word: dict(document) for word, document in state.items()}
    if number % 5 == 3:
        if f"{who}{number - 2}" in state:
            state[f"{who}{number - 2}"]["n"] = -number
    elif number % 11 == 7:
        state.pop(f"{who}{number - 3}", None)
    else:
        for part in ("", "+") if number % 4 else ("",):
            word = f"{who}{number}{part}"
            state[word] = {"word": word, "n": number, "text": "x" * size}
    return state


def found(path: Path, who: str, mode: str) -> State:
    """Return what *path* holds of the writer *who*; with the mode "r", without touching anything."""
    db = Database(path, access_mode=mode)
    state = {d["word"]: dict(d) for d in db.table("t") if d["word"].startswith(who)}
    storage = db.storage
    assert isinstance(storage, JournalStorage)
    storage.ledger.close(fold=False)
    return state


def start(path: Path, who: str, number: int, size: int, stop: int) -> tuple[int, int]:
    """Fork a writer that goes on from the save *number* up to *stop*; return its process and its pipe."""
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        return pid, read
    try:
        os.close(read)
        db = Database(path)
        while number < stop:
            do(db, who, number, size)
            os.write(write, b"%d\n" % number)
            number += 1
        if number % 2:
            db.close()
        os._exit(0)
    except BaseException:
        import traceback

        traceback.print_exc()
        os._exit(1)


def end(pid: int, pipe: int, after: int | None, chance: random.Random) -> tuple[int, int]:
    """Kill a writer a moment *after* so many saves (None: let it end by itself).

    Returns how many saves it acknowledged, and how it ended.
    """
    with os.fdopen(pipe, "rb") as acknowledged:
        count = sum(1 for _ in range(after or 0) if acknowledged.readline())
        if after is not None:
            time.sleep(chance.random() * 0.006)
            os.kill(pid, signal.SIGKILL)
        count += len(acknowledged.read().splitlines())
    return count, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def settle(
    path: Path, who: str, number: int, acknowledged: int, state: State, size: int, mode: str
) -> tuple[int, State]:
    """Return the next save's number, and the state: just what was acknowledged, or the one in flight, too."""
    for _ in range(acknowledged):
        state = expect(state, who, number, size)
        number += 1
    now = found(path, who, mode)
    if now == state:
        return number, state
    further = expect(state, who, number, size)
    if now != further:
        raise SystemExit(f"after save {number} of {who}: neither the old nor the new state")
    return number + 1, further


def loop(folder: Path, rounds: int, chance: random.Random) -> dict[str, Any]:
    """One writer, killed again and again, with documents of three sizes."""
    result = {"acknowledged": 0, "killed": 0, "leftovers": 0, "swept": 0}
    for size in (50, 2_000, 60_000):
        ledger_module.FOLD_AT = size * 30
        path = folder / f"size-{size}.json"
        number, state = 0, State()
        for turn in range(rounds // 3 + (size == 50) * (rounds % 3)):
            pid, pipe = start(path, "a", number, size, 10**9)
            count, code = end(pid, pipe, chance.randint(0, 6), chance)
            if code != -signal.SIGKILL:
                raise SystemExit(f"round {turn} of size {size} ended by itself: {code}")
            temps = len(list(folder.glob(".*.tmp")))
            number, state = settle(path, "a", number, count, state, size, "r+")
            result["acknowledged"] += count
            result["killed"] += 1
            result["swept"] += temps
            result["leftovers"] += len(list(folder.glob(".*.tmp")))
            if number > 400:
                path = folder / f"size-{size}-{turn}.json"
                number, state = 0, State()
    return result


def pair(folder: Path, writes: int, chance: random.Random) -> dict[str, Any]:
    """Two writers on one file, killed at random, until each has saved *writes* times."""
    ledger_module.FOLD_AT = 30_000
    path, size, kills = folder / "pair.json", 300, 0
    Database(path).close()
    numbers = {"a": 0, "b": 0}
    states = {"a": State(), "b": State()}
    running = {who: start(path, who, 0, size, writes) for who in numbers}
    while running:
        who = chance.choice(sorted(running))
        pid, pipe = running.pop(who)
        count, code = end(pid, pipe, chance.randint(0, 30) if kills < 40 else None, chance)
        if code not in (0, -signal.SIGKILL):
            raise SystemExit(f"{who} failed")
        kills += code != 0
        numbers[who], states[who] = settle(path, who, numbers[who], count, states[who], size, "r")
        if numbers[who] < writes:
            running[who] = start(path, who, numbers[who], size, writes)
    for who, state in states.items():
        if found(path, who, "r+") != state:
            raise SystemExit(f"{who} lost something in the end")
    db = Database(path)
    documents = len(db.table("t"))
    db.close()
    return {
        "saved": sum(numbers.values()),
        "killed": kills,
        "documents": documents,
        "expected": sum(map(len, states.values())),
    }


def migrate(folder: Path) -> dict[str, Any]:
    """Bring copies of old.json up to date, killed at the first system call, at the second, and so on."""
    path = folder / "twofold.json"
    for calls in range(100):
        path.write_bytes((folder / "old.json").read_bytes())
        journal_file(path).unlink(missing_ok=True)
        if not (pid := os.fork()):
            ledger = Ledger(path)
            left = [calls]
            for name in ("open", "write", "fsync", "replace", "rename", "link"):
                setattr(os, name, deadly(getattr(os, name), left))
            migrations.migrate(ledger, utc_now(), [up_to_one], first=0)
            ledger.close()
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        ledger = Ledger(path)
        migrations.migrate(ledger, utc_now(), [up_to_one], first=0)
        tables = {name: len(table) for name, table in ledger.tables.items()}
        ledger.close()
        if tables != {"meta": 1, "couple": 1, "notes": 1}:
            raise SystemExit(f"killed at call {calls}: {tables}")
        if code == 0:
            break
    return {"calls": calls}


def up_to_one(tables: migrations.Documents) -> None:
    """Bring the made-up version 0 to version 1."""
    del tables["letters"], tables["notes"]["5"]
    for document in tables["notes"].values():
        document["text"] = document.pop("body")


if __name__ == "__main__":
    os.fsync = synced  # what a killed program has written the system keeps
    what, folder, much, seed = sys.argv[1:]
    if what == "migrate":
        print(json.dumps(migrate(Path(folder))))
    else:
        chance = random.Random(int(seed))
        print(json.dumps({"loop": loop, "pair": pair}[what](Path(folder), int(much), chance)))
