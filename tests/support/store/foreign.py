"""Two machines, each with a copy of one file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.domain.records import Record
from twofold.store import Store

from .files import Wall


class Two:
    """Two machines, each with the file in a folder of its own."""

    def __init__(self, path: Path, wall: Wall) -> None:
        self.here, self.there, self.wall = path, path.parent.parent / "there" / path.name, wall
        self._open: list[Store] = []

    def at(self, path: Path) -> Store:
        self.wall.forward(seconds=1)
        self._open.append(Store.open(path, clock=self.wall))
        return self._open[-1]

    def carry(self) -> None:
        """Let the other machine have just what this one has now."""
        shutil.copytree(self.here.parent, self.there.parent, dirs_exist_ok=True)

    def write(self, path: Path, *records: Record, fold: bool = True) -> None:
        store = self.at(path)
        store.save(*records)
        store.ledger.close(fold=fold)

    def change(self, path: Path, id: str, text: str, times: int = 1, fold: bool = True) -> None:
        store = self.at(path)
        change(store, id, text, times)
        store.ledger.close(fold=fold)

    def end(self) -> None:
        for store in self._open:
            store.ledger.close(fold=False)


@pytest.fixture
def two(path: Path, wall: Wall) -> Iterator[Two]:
    """Both machines have a couple and three notes; nothing is open."""
    two = Two(path, wall)
    two.write(path, meet("Ana", "Ben"), *(Note(id=f"n{n}", session="s", text=f"note {n}") for n in range(3)))
    two.carry()
    yield two
    two.end()


def change(store: Store, id: str, text: str, times: int = 1) -> None:
    for time in range(times):
        note = store.notes.get(id)
        assert note is not None
        store.save(note.with_(text=text if time == times - 1 else f"{text} {time}"))


def note(text: str) -> Note:
    return Note(session="s", text=text)


def texts(store: Store) -> list[str]:
    return sorted(n.text for n in store.notes.all())


BOTH = ["mine", "note 0", "note 1", "note 2", "theirs"]
