"""Programs that write in a sealed drawer, or seal one, until they are killed; and the hunt for their words.

``python -m tests.support.store.hunting write FOLDER ROUNDS SEED`` and ``... set FOLDER STRIDE 0`` (or
``change``, or ``remove``) print one line of JSON. Each program is forked and killed with SIGKILL: the writer
at a random moment, the other at each system call.
"""

import base64
import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import filelock  # noqa: F401  (loaded before the forks)
import msgspec
import nacl.pwhash
import nacl.secret  # noqa: F401

from tests.support.store.deadly import deadly, synced
from twofold.domain.drawers import Drawer, Writing
from twofold.domain.listening.session import Note
from twofold.domain.records import Side
from twofold.domain.worksheet.sheet import Draft, Request, Row
from twofold.store import Store, backups
from twofold.store import ledger as ledger_module
from twofold.store.drawers import Cost, open_with
from twofold.store.errors import WrongPassphrase
from twofold.store.places import backup_dir
from twofold.store.vault import Vault

MARK = "Marigold-on-the-windowsill"
WORDS = "Thistledown-by-the-river"
NEW = "Goldenrod-on-the-hill"
CHEAP = Cost(ops=1, mem=8 << 10)


class Wall:
    """A wall clock that is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.at.timestamp()

    def now(self) -> datetime:
        return self.at


def forms(secret: str | bytes) -> list[bytes]:
    """Return how *secret* would look in a file: as it is, in UTF-16, and as part of Base64 or hex digits."""
    data = secret.encode() if isinstance(secret, str) else secret
    found = [data, data.hex().encode()]
    if isinstance(secret, str):
        found += [secret.encode("utf-16-le"), secret.encode("utf-16-be")]
    for skip in range(3):
        part = data[skip : skip + (len(data) - skip) // 3 * 3]
        found.append(base64.b64encode(part))
    return found


def hunt(folder: Path, *secrets: str | bytes) -> list[str]:
    """Return the files in *folder*, whatever they are, whose bytes or name hold one of *secrets*."""
    wanted = [form for secret in secrets for form in forms(secret)]
    files = [p for p in folder.rglob("*") if p.is_file()]
    return sorted(
        str(p.relative_to(folder))
        for p in files
        if any(form in p.read_bytes() or form in os.fsencode(p) for form in wanted)
    )


def draft(number: int) -> Draft:
    """Return a side with up to seven rows, with the mark in each."""
    row = Row(words=f"{MARK} {number}", why=f"{MARK} " * 9, request=Request(what=MARK, when=f"at {number}"))
    return Draft(rows=(row,) * (1 + number % 7))


def write(vault: Vault, store: Store, number: int, side: Side = "a") -> None:
    """Save a side, a guess or circles; at times finish one, empty it, or fold."""
    kind = ("sheet", "guess", "circles")[number % 3]
    writing = vault.writing(kind, f"w{number % 5}", side)  # type: ignore[arg-type]
    if number % 7 == 6 and writing.rev:
        store.save(vault.emptied(writing))
    else:
        store.save((vault.finish if number % 4 == 3 else vault.write)(writing, draft(number)))
    if number % 11 == 10:
        store.fold()


def writing(folder: Path, rounds: int, chance: random.Random) -> dict[str, Any]:
    """A writer whose passphrase was set from the start, killed again and again; each time, the hunt."""
    ledger_module.FOLD_AT = 200_000
    path, wall, saves, found = folder / "twofold.json", Wall(), 0, 0
    for turn in range(rounds):
        read, pipe = os.pipe()
        if not (pid := os.fork()):
            store = Store.open(path, clock=wall)
            vault = Vault(store, wall.now, CHEAP)
            if vault.drawer("a") is None:
                vault.set_passphrase("a", WORDS)
            vault.unlock("a", WORDS)
            for number in range(10**9):
                write(vault, store, turn + number)
                os.write(pipe, b"x")
        os.close(pipe)
        count, wanted = 0, chance.randint(1, 40)
        while count < wanted:
            count += len(os.read(read, 1))
        time.sleep(chance.random() * 0.01)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(read)
        saves += count
        if held := hunt(folder, MARK, WORDS):
            raise SystemExit(f"after round {turn}: {held}")
        wall.at += timedelta(hours=13)
    store = Store.open(path, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    vault.unlock("a", WORDS)
    for each in store.writings.all():
        found += MARK in vault.text(each)
    store.close()
    if held := hunt(folder, MARK, WORDS):
        raise SystemExit(f"after the end: {held}")
    return {"saves": saves, "read": found, "files": sum(p.is_file() for p in folder.rglob("*"))}


def prepare(path: Path, wall: Wall) -> None:
    """Make a file with days of open writing behind it, and backups of them; the last day is not folded."""
    for day in range(3):
        store = Store.open(path, clock=wall)
        vault = Vault(store, wall.now, CHEAP)
        store.save(Note(session="s", text=f"day {day}"))
        for number in range(day * 5, day * 5 + 5):
            write(vault, store, number)
        store.ledger.close(fold=day < 2)
        wall.at += timedelta(days=1)


def turning(folder: Path, what: str, stride: int) -> dict[str, Any]:
    """Set, change or remove a passphrase, killed at the first system call, then *stride* later, and so on.

    Whatever was done by then, the file and every copy of it open with a passphrase that they know, and
    nothing that was sealed can be read as it is.
    """
    counted = {"calls": 0, "without": 0, "with": 0, "copies": 0}
    for calls in range(0, 1000, stride):
        place, wall = folder / str(calls), Wall()
        place.mkdir()
        path = place / "twofold.json"
        prepare(path, wall)
        if what != "set":
            store = Store.open(path, clock=wall)
            Vault(store, wall.now, CHEAP).set_passphrase("a", WORDS)
            store.close()
        code = killed_at(calls, path, wall, what)
        if code not in (0, -signal.SIGKILL):
            raise SystemExit(f"at call {calls}: {code}")
        words = known(path, wall, what, calls)
        counted["with" if words else "without"] += 1
        counted["copies"] += sum(
            readable(copy, place / "restored", wall, calls) for copy in backups.every(path)
        )
        store = Store.open(path, clock=wall)
        if words:
            Vault(store, wall.now, CHEAP).unlock("a", words)  # which ends what was left undone
        store.close()
        if words and (held := hunt(place, MARK, WORDS, NEW)):
            raise SystemExit(f"at call {calls}, a passphrase, and yet: {held}")
        if words == NEW and what == "change" and any(opens(copy, WORDS) for copy in backups.every(path)):
            raise SystemExit(f"at call {calls}: the old passphrase opens a copy")
        if code == 0:
            counted["calls"] = calls
            return counted
    raise SystemExit("it never came to an end")


def killed_at(calls: int, path: Path, wall: Wall, what: str) -> int:
    """Do *what* in a program that is killed when it asks the system for the next of so many *calls*."""
    if not (pid := os.fork()):
        store = Store.open(path, clock=wall)
        vault = Vault(store, wall.now, CHEAP)
        left = [calls]
        for name in ("open", "write", "fsync", "replace", "rename", "unlink", "utime", "ftruncate"):
            setattr(os, name, deadly(getattr(os, name), left))
        match what:
            case "set":
                said = vault.set_passphrase("a", WORDS)
            case "change":
                said = vault.change_passphrase("a", WORDS, NEW)
            case _:
                vault.remove_passphrase("a", WORDS)
                said = ()
        os._exit(1 if said else 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def known(path: Path, wall: Wall, what: str, calls: int) -> str:
    """Open the file, and return which passphrase it has ("" for none); all can be read with that."""
    store = Store.open(path, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    drawer, words = vault.drawer("a"), ""
    if drawer is not None:
        if held := [name for name in hunt(path.parent, MARK) if not name.startswith(backup_dir(path).name)]:
            raise SystemExit(f"at call {calls}, after the next opening, it still lies open in {held}")
        words = next(each for each in (WORDS, NEW) if fits(drawer, each))
        vault._turn("a", open_with(drawer, words.encode()))
    if not any(MARK in vault.text(w) for w in store.every(Writing)):
        raise SystemExit(f"at call {calls}: it cannot be read")
    store.ledger.close(fold=False)
    return words


def fits(drawer: Drawer, words: str) -> bool:
    """Return whether *words* open *drawer*."""
    try:
        open_with(drawer, words.encode()).forget()
    except WrongPassphrase:
        return False
    return True


def opens(copy: Path, words: str) -> bool:
    """Return whether *words* open the lock in *copy*."""
    locks = msgspec.json.decode(copy.read_bytes(), type=dict[str, dict[str, Any]]).get("drawers", {})
    return any(not d["deleted"] and fits(msgspec.convert(d, Drawer), words) for d in locks.values())


def readable(copy: Path, place: Path, wall: Wall, calls: int) -> bool:
    """Put *copy* in *place* and open it there, with a passphrase; return whether it asked for one."""
    place.mkdir(exist_ok=True)
    path = place / "twofold.json"
    path.write_bytes(copy.read_bytes())
    store = Store.open(path, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    drawer = vault.drawer("a")
    if drawer is not None:
        vault.unlock("a", next(each for each in (WORDS, NEW) if fits(drawer, each)))
        vault.take_in("a", vault.slips("a"))
    if not any(MARK in vault.text(w) for w in store.every(Writing)):
        raise SystemExit(f"at call {calls}: {copy.name} cannot be read")
    store.close()
    shutil.rmtree(place)
    return drawer is not None


if __name__ == "__main__":
    os.fsync = synced  # what a killed program has written the system keeps
    what, folder, much, seed = sys.argv[1:]
    if what != "write":
        print(json.dumps(turning(Path(folder), what, int(much))))
    else:
        print(json.dumps(writing(Path(folder), int(much), random.Random(int(seed)))))
