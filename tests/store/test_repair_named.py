"""What a repair says of a record that is whole, and not what its checksum says."""

import json
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.store import Store
from twofold.store.check import check
from twofold.store.last_written import forget
from twofold.store.repair import plan, repair


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    store = Store.open(path, clock=wall)
    store.save(
        meet("Ana", "Ben"), *(Note(id=f"n{n}", session="s", text=f"these are words {n}") for n in range(3))
    )
    store.close()
    forget(path)
    return path


@pytest.mark.parametrize(
    ("changed", "says", "text"),
    [
        (
            b"these are wores 1",
            "1 record is as before, by their checksums: n1 in notes.",
            "these are words 1",
        ),
        (b"other words", "n1 in notes", "other words"),
    ],
)
def test_one_turned_bit_is_put_right_and_what_was_changed_stays_and_each_is_named(
    kept: Path, wall: Wall, changed: bytes, says: str, text: str
) -> None:
    kept.write_bytes(kept.read_bytes().replace(b"these are words 1", changed))
    assert any("n1 in notes" in said for said in check(kept).sentences)
    deeds = plan(kept).deeds
    way = "as it was" if "before" in says else "as it is"
    assert [(deed.table, deed.record, deed.way) for deed in deeds] == [("notes", "n1", way)]
    assert says in " ".join(repair(kept, wall.now()))
    assert not any("n1 in notes" in said for said in check(kept).sentences)
    (note,) = (note for note in json.loads(kept.read_bytes())["notes"].values() if note["id"] == "n1")
    assert note["text"] == text
