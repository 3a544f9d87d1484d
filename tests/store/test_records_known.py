"""What records know: which one is at fault, for how long, and what is seen only when it is looked at."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.support.store.files import Wall, ledger_of
from twofold.domain.listening.session import Note
from twofold.store.database import Database
from twofold.store.journal import TableChange
from twofold.store.records import Records
from twofold.store.text import dump

Notes = Records[Note]
GOOD, BAD, WORSE = (Note(id=name, session="s", text=name) for name in ("good", "bad", "worse"))


@pytest.fixture
def notes(path: Path, wall: Wall) -> Iterator[Notes]:
    db = Database(path)
    yield Records(ledger_of(db), "notes", Note, wall.now)
    db.close()


@pytest.fixture
def window(path: Path, wall: Wall, open_db: Callable[[], Database]) -> Callable[[], Notes]:
    """Opens the same notes once more, as another window would."""
    return lambda: Records(ledger_of(open_db()), "notes", Note, wall.now)


def change(notes: Notes, put: dict[str, Any], *gone: str) -> None:
    """Puts in and takes away documents behind the records' back."""
    made = {key: dump(document) for key, document in put.items()}
    with notes._ledger.exclusive():
        notes._ledger.commit({"notes": TableChange(gone=list(gone), put=made)})


def document(note: Note, **changes: Any) -> dict[str, Any]:
    return {**json.loads(msgspec.json.encode(note)), **changes}


def test_each_record_is_blamed_for_its_own_fault_and_only_when_it_is_looked_at(notes: Notes) -> None:
    change(notes, {"1": document(WORSE, text=5), "2": document(GOOD), "3": document(BAD, session=[])})
    assert notes.troubles == (), "the heads of all three are whole"
    assert notes.fault("good") is None and notes.fault("nobody") is None
    bad, worse = notes.fault("bad"), notes.fault("worse")
    assert bad is not None and worse is not None
    assert (bad.record, worse.record) == ("bad", "worse")
    assert "session" in str(bad) and "text" in str(worse)
    assert notes.fault("good") is None and notes.fault("nobody") is None


def test_all_are_looked_at_for_what_cannot_be_read(notes: Notes) -> None:
    change(notes, {"1": document(GOOD), "2": document(BAD, text=5)})
    assert notes.troubles == ()
    unread = notes.unread()
    assert ["bad" in said for said in unread] == [True]
    assert notes.troubles == unread


def test_what_another_window_mended_is_read_again_and_blamed_no_more(
    notes: Notes, window: Callable[[], Notes]
) -> None:
    change(notes, {"1": document(BAD, text=5), "2": document(WORSE, created="never")})
    assert [len(notes.unread()), notes.get("bad"), notes.get("worse")] == [2, None, None]
    change(window(), {"1": document(BAD), "2": document(WORSE)})
    notes._ledger.refresh()
    assert notes.unread() == ()
    assert (notes.get("bad"), notes.get("worse")) == (BAD, WORSE)


def test_what_is_taken_out_is_found_no_more_and_its_place_is_not_mistaken(notes: Notes) -> None:
    change(notes, {"1": document(GOOD), "2": document(BAD)})
    assert notes.get("good") == GOOD
    change(notes, {"2": document(WORSE)}, "1")
    assert (notes.get("good"), notes.get("bad"), notes.get("worse")) == (None, None, WORSE)
    assert (notes.rev("good"), notes.all()) == (0, [WORSE])
    assert notes.next_key() == "3", "a key is not given twice"


def test_an_order_to_a_terminal_is_no_part_of_what_is_handed_out(notes: Notes) -> None:
    change(notes, {"1": document(GOOD, text="\x1b[2Jplain"), "2": document(BAD, text="\x7fwords")})
    texts = [note.text for note in notes.all()]
    assert not any(set(text) & set("\x1b\x7f") for text in texts), texts
    assert [("plain" in texts[0]), ("words" in texts[1])] == [True, True]


def test_fields_of_a_record_that_could_not_be_read_are_not_those_of_what_takes_its_place(
    notes: Notes,
) -> None:
    faults: tuple[dict[str, Any], ...] = ({"text": 5}, {"created": "never"})
    for key, note, fault in zip("12", (BAD, WORSE), faults, strict=True):
        change(notes, {key: document(note, mood="from tomorrow", **fault)})
        assert notes.get(note.id) is None
        assert notes.save(note).rev == 1
        assert "mood" not in json.loads(bytes(notes._ledger.table("notes")[key]))
