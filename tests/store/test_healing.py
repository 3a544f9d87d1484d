"""What a mended file takes back, and from where: from its own copies, and only what is whole in them."""

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.store.files import Wall
from tests.support.store.hunting import CHEAP
from twofold.domain.drawers import Open, writing_id
from twofold.domain.listening.session import Note
from twofold.domain.people import meet
from twofold.store import Store, backups, last_written
from twofold.store.places import backup_dir, journal_file
from twofold.store.repair import plan, repair
from twofold.store.vault import Vault


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


def test_a_record_that_cannot_be_read_comes_back_as_it_was_earlier(kept: Path, wall: Wall) -> None:
    store = Store.open(kept, clock=wall)
    store.save(store.notes.all()[0].with_(text="said otherwise since"))
    store.close()
    with TinyDB(kept) as plain:
        plain.table("notes").update({"text": 5, "sum": "00000000"}, doc_ids=[1])
    last_written.forget(kept)
    said = " ".join(repair(kept, wall.now()))
    assert "1 record is back as the backup of" in said and "What came later is not in it." in said
    assert notes(kept, wall)["first"] == "first"


def test_the_two_come_back_from_a_backup_though_the_file_opens_without_them(kept: Path, wall: Wall) -> None:
    with TinyDB(kept) as plain:
        plain.drop_table("couple")
        plain.table("notes").remove(doc_ids=[1])
    last_written.forget(kept)
    doing = plan(kept)
    assert doing.opens and doing.has_couple
    assert [(deed.table, deed.way) for deed in doing.deeds] == [("couple", "earlier")]


def test_what_came_back_from_a_backup_is_not_lost(kept: Path) -> None:
    last_written.forget(kept)
    kept.write_bytes(kept.read_bytes().replace(b'"text":"first"', b'"text":"fi'))
    doing = plan(kept)
    assert not doing.opens and doing.lost == 0
    assert ("notes", "first", "earlier") in [(deed.table, deed.record, deed.way) for deed in doing.deeds]


def test_where_a_lock_cannot_be_read_nothing_comes_back_unsealed(kept: Path, wall: Wall) -> None:
    store = Store.open(kept, clock=wall)
    store.save(Vault(store, wall.now, CHEAP).writing("sheet", "w", "a").with_(veil=Open("a secret")))
    store.ledger.close(fold=False)
    log = journal_file(kept).read_bytes()
    store = Store.open(kept, clock=wall)
    Vault(store, wall.now, CHEAP).set_passphrase("a", "Thistledown-by-the-river")
    store.close()
    with TinyDB(kept) as plain:
        plain.table("drawers").update({"rev": "?"})
        plain.drop_table("writings")
    last_written.forget(kept)
    backups.keep(kept, log, "journal", wall.now())
    doing = plan(kept)
    assert doing.opens and writing_id("sheet", "w", "a") not in {deed.record for deed in doing.deeds}


def test_a_lock_that_is_lost_comes_back_from_the_latest_backup_that_holds_it_whole(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    store.save(vault.writing("sheet", "w", "a").with_(veil=Open("a secret")))
    vault.set_passphrase("a", "Thistledown-by-the-river")
    store.close()
    for _ in range(2):
        wall.forward(days=1)
        Store.open(kept, clock=wall).close()
    with TinyDB(kept) as plain:
        plain.drop_table("drawers")
    last_written.forget(kept)
    *_, before, latest = sorted(backup_dir(kept).glob("*.json"))
    with TinyDB(latest) as plain:
        plain.table("drawers").update({"ops": 2})
    assert [(deed.table, deed.source) for deed in plan(kept).deeds] == [("drawers", before)]
