"""Where the files of a test lie, the clock on its wall, and a process of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from twofold.store.database import Database
from twofold.store.ledger import Ledger
from twofold.store.storage import JournalStorage

ROOT = Path(__file__).parents[3]
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


def ledger_of(db: Database) -> Ledger:
    storage = db.storage
    assert isinstance(storage, JournalStorage)
    return storage.ledger


def alone(name: str, *arguments: str) -> dict[str, int]:
    """Run the module *name* of this folder with *arguments* as a process of its own; return what it found."""
    command = [sys.executable, "-m", f"tests.support.store.{name}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    result: dict[str, int] = json.loads(done.stdout)
    return result
