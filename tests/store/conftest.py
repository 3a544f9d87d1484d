"""What the tests of the store share."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from twofold.store.database import Database
from twofold.store.ledger import Ledger
from twofold.store.storage import JournalStorage

ROOT = Path(__file__).parents[2]
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where files that are made by the thousand go: no disk is asked to make them last."""


class Wall:
    """A wall clock that the test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.at.timestamp()

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "twofold.json"


@pytest.fixture
def open_db(path: Path) -> Iterator[Callable[[], Database]]:
    """Opens the file as one more window; all are let go of at the end, without a fold."""
    opened: list[Database] = []

    def open_one() -> Database:
        opened.append(Database(path))
        return opened[-1]

    yield open_one
    for db in opened:
        ledger_of(db).close(fold=False)


def ledger_of(db: Database) -> Ledger:
    storage = db.storage
    assert isinstance(storage, JournalStorage)
    return storage.ledger


def alone(name: str, *arguments: str) -> dict[str, int]:
    """Run the module *name* of this folder with *arguments* as a process of its own; return what it found."""
    command = [sys.executable, "-m", f"tests.store.{name}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    result: dict[str, int] = json.loads(done.stdout)
    return result
