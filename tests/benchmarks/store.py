"""What the store costs, as ratios measured in one run: ``python -m tests.benchmarks.store [--quick]``.

Beside ours: one fsynced append of 8 KB (the floor of any save), stock TinyDB, and sqlite3 (WAL,
synchronous=FULL), each with the same sessions of about 7 KB. Nothing here passes or fails a test run; the
targets are those of the design.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from tinydb import TinyDB, where

from twofold.domain.listening.session import Event, Session, SessionSummary
from twofold.store import Store
from twofold.store.disk import replace
from twofold.store.journal import Name, marker
from twofold.store.places import journal_file
from twofold.store.snapshot import build

SIZES = (100, 1_000, 10_000, 50_000)
STOCK_UP_TO = 10_000
SAVES = 200
START = datetime(2026, 1, 1, 18, tzinfo=UTC)


def a_protocol() -> Any:
    from twofold.content import load_protocols

    return load_protocols().protocols[0]


def a_session(number: int, protocol: Any) -> Session:
    """Return a session of about 7 KB, as a long evening leaves it."""
    at = START + timedelta(hours=number)
    events = tuple(
        Event(do="not_quite", t=step * 17.25, at=at + timedelta(seconds=17 * step), by="ab"[step % 2])  # type: ignore[arg-type]
        for step in range(72)
    )
    return Session(
        id=f"{number:032x}",
        created=at,
        updated=at,
        protocol=protocol,
        topic=f"the garden, part {number}",
        events=events,
        status="finished",
        rev=1,
    )


def timed(do: Callable[[], object], times: int) -> float:
    """Return the median milliseconds of *times* runs of *do*."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def in_turns(*all_of_them: Callable[[], object], times: int) -> list[float]:
    """Return the median milliseconds of each, run in turns: what else the machine does hits all alike."""
    taken: list[list[float]] = [[] for _ in all_of_them]
    for _ in range(times):
        for mine, do in zip(taken, all_of_them, strict=True):
            start = time.perf_counter()
            do()
            mine.append((time.perf_counter() - start) * 1000)
    return [statistics.median(mine) for mine in taken]


def floor(folder: Path) -> Callable[[], None]:
    """Return what does one fsynced append of 8 KB."""
    fd = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    line = b"x" * 8191 + b"\n"

    def append() -> None:
        os.write(fd, line)
        os.fsync(fd)

    return append


def make(path: Path, sessions: list[bytes]) -> None:
    """Write a closed twofold file that holds *sessions*."""
    tables = {
        "meta": {"1": msgspec.Raw(b'{"schema":1}')},
        "sessions": {str(key): msgspec.Raw(text) for key, text in enumerate(sessions, 1)},
    }
    data = build(tables)
    replace(path, data)
    replace(journal_file(path), marker(Name.of(data), "")[0])
    Store.open(path).close()  # the backup of the day


def ours(path: Path, size: int, protocol: Any) -> dict[str, float]:
    """Return what the store costs in milliseconds."""
    result = {"open": timed(lambda: Store.open(path).ledger.close(fold=False), 5)}
    store = Store.open(path)
    result["first list"] = timed(lambda: store.sessions.peek(SessionSummary), 1)
    result["list again"] = timed(lambda: store.sessions.peek(SessionSummary), 5)
    new = iter([a_session(number, protocol).with_(rev=0) for number in range(size, size + SAVES)])
    append = floor(path.parent)
    result["append"], result["save"] = in_turns(append, lambda: store.sessions.save(next(new)), times=SAVES)
    middle = f"{size // 2:032x}"
    result["read"] = timed(lambda: store.sessions.get(middle), 100)
    topic = f"the garden, part {size // 2}"
    table = store.db.table("sessions")

    def search() -> None:
        table.clear_cache()
        assert len(table.search(where("topic") == topic)) == 1

    result["search"] = timed(search, 3)
    result["insert"] = timed(lambda: table.insert({"id": "x", "topic": "y" * 7000}), 50)
    result["look round"] = timed(store.refresh, 200)
    result["fold"] = timed(store.ledger.fold, 1)
    store.close()
    return result


def stock(path: Path, size: int, text: bytes) -> dict[str, float]:
    """Return what stock TinyDB costs in milliseconds."""
    few = 3 if size >= 10_000 else 10
    document = json.loads(text)
    start = time.perf_counter()
    db = TinyDB(path)
    table = db.table("sessions")
    len(table)
    result = {"open": (time.perf_counter() - start) * 1000}
    result["save"] = timed(lambda: table.insert(document), few)
    result["read"] = timed(lambda: table.get(doc_id=size // 2), few)

    def search() -> None:
        table.clear_cache()
        table.search(where("topic") == f"the garden, part {size // 2}")

    result["search"] = timed(search, few)
    db.close()
    return result


def sqlite(path: Path, size: int, texts: list[bytes]) -> dict[str, float]:
    """Return what sqlite3 costs in milliseconds, with the documents as JSON text."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma journal_mode=wal")
    db.execute("pragma synchronous=full")
    db.execute("create table sessions (id integer primary key, topic text, document text)")
    db.execute("begin")
    db.executemany(
        "insert into sessions (topic, document) values (?, ?)",
        ((f"the garden, part {number}", text.decode()) for number, text in enumerate(texts)),
    )
    db.execute("commit")
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    start = time.perf_counter()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("pragma synchronous=full")
    db.execute("select count(*) from sessions").fetchone()
    result = {"open": (time.perf_counter() - start) * 1000}
    text = texts[0].decode()
    insert = "insert into sessions (topic, document) values ('x', ?)"
    result["save"] = timed(lambda: db.execute(insert, (text,)), 100)
    result["read"] = timed(
        lambda: json.loads(
            db.execute("select document from sessions where id = ?", (size // 2,)).fetchone()[0]
        ),
        100,
    )
    result["search"] = timed(
        lambda: db.execute(
            "select document from sessions where topic = ?", (f"the garden, part {size // 2}",)
        ).fetchall(),
        3,
    )
    db.close()
    return result


MEMORY = """
import sys
from pathlib import Path
from twofold.store import Store
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before = peak()
store = Store.open(Path(sys.argv[1]))
print(peak() - before)
"""


def memory(path: Path) -> float:
    """Return the peak memory that opening takes, in times of the file's size."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout) * 1024 / path.stat().st_size


def say(what: str, value: float, target: float | None = None) -> None:
    """Print one ratio, and its target."""
    verdict = "" if target is None else f"   target <= {target:g}: {'kept' if value <= target else 'MISSED'}"
    print(f"  {what:<58}{value:10.2f}{verdict}")


def run(sizes: tuple[int, ...], stock_up_to: int) -> None:
    """Measure at each of *sizes*, and print ratios."""
    protocol = a_protocol()
    saves: dict[int, float] = {}
    for size in sizes:
        with TemporaryDirectory(prefix="twofold-bench-") as name:
            folder = Path(name)
            texts = [msgspec.json.encode(a_session(number, protocol)) for number in range(size)]
            path = folder / "twofold.json"
            make(path, texts)
            megabytes = path.stat().st_size / 1e6
            print(f"\n{size:,} sessions, {megabytes:.1f} MB")
            times_memory = memory(path)
            data = path.read_bytes()
            loads = timed(lambda data=data: json.loads(data), 3)  # type: ignore[misc]
            del data
            us = ours(path, size, protocol)
            print("  ms   " + "  ".join(f"{what} {taken:.3f}" for what, taken in us.items()))
            print(f"  ms   json.loads {loads:.1f}")
            saves[size] = us["save"]
            last = size == max(sizes)
            say("save : one fsynced append of 8 KB", us["save"] / us["append"], 3)
            if last and min(sizes) != size:
                say(f"save : save at {min(sizes):,}", us["save"] / saves[min(sizes)], 1.5)
            say("open : json.loads of the file", us["open"] / loads, 0.35 if size >= 10_000 else None)
            say("memory to open : size of the file", times_memory, 2 if size >= 10_000 else None)
            say("fold : json.loads of the file", us["fold"] / loads)
            for other, result in (
                (
                    "stock TinyDB",
                    stock(folder / "stock.json", size, texts[0]) if _copy(path, folder, size) else {},
                ),
                ("sqlite3", sqlite(folder / "sqlite.db", size, texts)),
            ):
                for what, taken in result.items():
                    say(f"{what} : {other}'s ({taken:.3f} ms)", us[what] / taken)


def _copy(path: Path, folder: Path, size: int) -> bool:
    if size > STOCK_UP_TO and "--stock" not in sys.argv:
        return False
    (folder / "stock.json").write_bytes(path.read_bytes())
    return True


def main() -> None:
    """Read the command line, and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of sessions, with commas")
    parser.add_argument("--quick", action="store_true", help="100 and 1,000 sessions only")
    parser.add_argument("--stock", action="store_true", help="stock TinyDB at 50,000, too (a minute more)")
    chosen = parser.parse_args()
    sizes = "100,1000" if chosen.quick else chosen.sizes
    run(tuple(map(int, sizes.split(","))), 10**9 if chosen.stock else STOCK_UP_TO)


if __name__ == "__main__":
    main()
