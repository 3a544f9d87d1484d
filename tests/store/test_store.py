"""The open store: whether anything is in it, what it holds as one file, and what hinders it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.support.store.files import Wall, ledger_of
from twofold.domain.letters.records import Letter
from twofold.domain.people import COUPLE_ID, Couple, meet
from twofold.store import SaveFailed, Store, backups, disk
from twofold.store.errors import NotWritable
from twofold.store.lock import Lock
from twofold.store.places import lock_file


@pytest.fixture
def ours(path: Path, wall: Wall) -> Iterator[Store]:
    opened = Store.open(path, clock=wall)
    yield opened
    opened.close()


def documents(data: bytes) -> dict[str, list[object]]:
    tables = msgspec.json.decode(data, type=dict[str, dict[str, dict[str, object]]])
    return {name: [each.get("id") for each in table.values()] for name, table in tables.items()}


def test_a_new_file_has_nobody_and_that_is_no_trouble(ours: Store) -> None:
    assert (ours.without_couple, ours.begun) == ("", False)
    ours.save(meet("Ana", "Ben"))
    assert (ours.without_couple, ours.begun) == ("", False)
    ours.save(Letter(id="l"))
    assert (ours.without_couple, ours.begun) == ("", True)


def test_a_file_in_which_something_stands_but_no_names_is_told(ours: Store) -> None:
    ours.db.table("walks").insert({"where": "dunes"})  # of another version, perhaps
    assert (ours.without_couple, ours.begun) == ("it does not say who you two are", False)
    ours.db.drop_table("walks")
    assert ours.without_couple == ""
    ours.save(Letter(id="l"))
    assert ours.without_couple == "it does not say who you two are"


def test_names_that_cannot_be_made_out_are_told_with_why(ours: Store) -> None:
    ours.save(meet("Ana", "Ben"))
    with ours.db as db:
        db.table("couple").update({"a": 5})
        assert ours.without_couple.startswith("the record of who you two are cannot be read (")


def test_all_of_it_is_one_file_with_what_waits_in_its_newest_words(ours: Store) -> None:
    couple, letter = ours.save(meet("Ana", "Ben"), Letter(id="l"))
    assert isinstance(letter, Letter)
    waits = letter.with_(occasion="when you miss me"), Letter(id="new")
    found = msgspec.json.decode(ours.whole(waits))
    assert documents(ours.whole(waits)) == {**documents(ours.whole()), "letters": ["l", "new"]}
    assert found["couple"]["1"]["id"] == couple.id == COUPLE_ID
    assert found["letters"]["1"]["occasion"] == "when you miss me"
    assert [each.id for each in ours.letters.all()] == ["l"], "nothing was saved"


def test_what_cannot_be_kept_beside_the_file_is_said(ours: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ours.keep_unsaved([Letter(id="new")])
    assert documents(kept.read_bytes())["letters"] == ["new"]

    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "keep", refuse)
    with pytest.raises(SaveFailed, match="the disk is full"):
        ours.keep_unsaved([Letter(id="new")])


def test_deleted_records_are_found_by_those_who_ask_for_them(ours: Store, wall: Wall) -> None:
    ours.save(Letter(id="l"), Letter(id="other"))
    ours.letters.delete("l")
    assert ours.find(Letter, "l") is None and ours.rev(Letter, "l") == 2
    gone = ours.last(Letter, "l")
    assert gone is not None and gone.deleted == wall.now()
    assert sorted(each.id for each in ours.every(Letter)) == ["l", "other"]
    assert ours.every(Couple) == [] and ours.fault(Letter, "l") == "" and ours.rev(Letter, "never") == 0


def test_what_is_told_is_read_with_what_the_file_has_to_say(ours: Store) -> None:
    ours.tell("One.", "Two.")
    assert ours.notices[-2:] == ("One.", "Two.")


def test_what_hinders_looking_is_told_until_it_is_over(ours: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ledger_of(ours.db)

    def refuse(path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(disk, "identity", refuse)
    assert ours.refresh() is False and ledger.trouble
    monkeypatch.undo()
    assert ours.refresh() is False and ledger.trouble == ""


def test_while_one_saves_a_reader_sees_on_and_a_writer_waits_for_the_end(path: Path, wall: Wall) -> None:
    writer, other = Store.open(path, clock=wall), Store.open(path, clock=wall)
    path.chmod(0o400)
    reader = Store.open(path, clock=wall)
    path.chmod(0o600)
    assert reader.read_only and other.read_only is None
    ledger_of(other.db).patience = 0.01
    writer.save(Letter(id="l"))
    with Lock(lock_file(path), path).held():
        reader.refresh()
        other.refresh()
        assert [each.id for each in reader.letters.all()] == ["l"] and other.letters.all() == []
        assert ledger_of(other.db).trouble == "", "that is no trouble"
    other.refresh()
    assert [each.id for each in other.letters.all()] == ["l"]
    with pytest.raises(NotWritable):
        reader.save(Letter(id="more"))
    for each in (writer, other, reader):
        each.close()
