"""A file to damage and to mend."""

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.domain.records import Record
from twofold.domain.tuning.records import RHYTHM, Rhythm
from twofold.store import Store
from twofold.store import last_written as known


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    """A file of three days, each with a backup of the day before; the last day is closed cleanly."""
    for day in range(3):
        store = Store.open(path, clock=wall)
        store.save(*(Note(session="s", text=f"day {day}, note {n} {'x' * 40}") for n in range(4)))
        if not day:
            store.save(
                meet("Ana", "Ben"), Rhythm(id=RHYTHM), Note(id="gone", session="s", text="deleted later")
            )
        if day == 1:
            store.notes.delete("gone")
        store.close()
        wall.forward(days=1)
    return path


def everything(path: Path, wall: Wall) -> dict[str, Record]:
    store = Store.open(path, clock=wall)
    try:
        return {r.id: r for r in [*store.couple.all(), *store.notes.all(), *store.rhythms.all()]}
    finally:
        store.close()


def edit(path: Path, table: str, **fields: Any) -> None:
    """Change all records of *table* as an editor does, where twofold knows nothing better."""
    with TinyDB(path) as plain:
        plain.table(table).update(fields)
    known.forget(path)
