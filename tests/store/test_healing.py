"""What a mended file takes back, and from where: from its own copies, and only what is whole in them."""

import json
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.store import Store, last_written
from twofold.store.places import backup_dir, journal_file
from twofold.store.repair import repair


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    """A file of the two with a note of each of two days, and a backup of the first of them."""
    for day in ("first", "second"):
        store = Store.open(path, clock=wall)
        store.save(*([meet("Ana", "Ben")] if day == "first" else []), Note(id=day, session="s", text=day))
        store.close()
        wall.forward(days=1)
    return path


def notes(path: Path, wall: Wall) -> dict[str, str]:
    store = Store.open(path, clock=wall)
    try:
        return {note.id: note.text for note in store.notes.all()}
    finally:
        store.close()


def test_a_lost_record_that_a_backup_does_not_hold_whole_is_not_brought_back(kept: Path, wall: Wall) -> None:
    last_written.forget(kept)
    kept.write_bytes(b"rubbish")
    (backup,) = backup_dir(kept).glob("*.json")
    document = json.loads(backup.read_bytes())
    for note in document["notes"].values():
        note["text"] = "something nobody wrote"
    backup.write_text(json.dumps(document), "utf-8")
    repair(kept, wall.now())
    assert notes(kept, wall) == {}


def test_what_was_not_folded_is_known_though_the_file_and_its_journal_are_gone(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    store.save(Note(id="third", session="s", text="third"))
    store.ledger.close(fold=False)
    journal_file(kept).unlink()
    kept.write_bytes(b"rubbish")
    said = " ".join(repair(kept, wall.now()))
    assert "the copy that twofold keeps beside the file" in said
    assert set(notes(kept, wall)) == {"first", "second", "third"}


def test_the_journal_of_another_file_in_the_folder_is_none_of_this_one(kept: Path, wall: Wall) -> None:
    other = kept.with_name("other.json")
    store = Store.open(other, clock=wall)
    store.save(Note(id="theirs", session="s", text="theirs"))
    store.ledger.close(fold=False)
    journal_file(other).rename(kept.with_name("other.json.damaged-1.journal"))
    assert repair(kept, wall.now()) == ("There was nothing to mend.",)
    assert set(notes(kept, wall)) == {"first", "second"}
