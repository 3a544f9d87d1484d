"""Copies that sync programs leave are named, and whatever they hold can be taken in."""

import json
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from tests.support.store.foreign import BOTH, Two, note, texts, two
from tests.support.store.hunting import CHEAP, MARK, WORDS, hunt, write
from tests.support.store.syncing import receive, sent
from twofold.domain.drawers import Drawer, Sealed, Writing
from twofold.store import Damaged, Newer, StoreError, aside
from twofold.store import last_written as known
from twofold.store.backups import apart, every
from twofold.store.check import check
from twofold.store.joining import OtherVersion, merge
from twofold.store.places import backup_dir, journal_file
from twofold.store.vault import Vault

__all__ = ["two"]

NAMES = {
    "Syncthing": "twofold.sync-conflict-20261123-183005-ABCDEF7.json",
    "Syncthing's journal": "twofold.json.sync-conflict-20261123-183005-ABCDEF7.journal",
    "Dropbox": "twofold (Ana's conflicted copy 2026-11-23).json",
    "Dropbox, in German": "twofold (In Konflikt stehende Kopie von Ana 2026-11-23).json",
    "Nextcloud": "twofold (conflicted copy 2026-11-23 183005).json",
    "ownCloud": "twofold_conflict-20261123-183005.json",
    "OneDrive": "twofold-ANAS-LAPTOP.json",
    "Google Drive": "twofold (1).json",
    "iCloud": "twofold 2.json",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_copy_that_a_sync_program_left_is_named_and_taken_in(two: Two, name: str) -> None:
    two.write(two.here, note("mine"))
    two.write(two.there, note("theirs"), fold="journal" not in name)
    copy = two.here.with_name(name)
    copy.write_bytes((journal_file(two.there) if "journal" in name else two.there).read_bytes())
    left = copy.read_bytes()
    assert any(str(copy) in said and "twofold merge" in said for said in check(two.here).sentences)
    store = two.at(two.here)
    assert any(str(copy) in said for said in store.notices)
    said = merge(two.here, copy, two.wall.now())
    assert "Added 1 record from" in said[0]
    store.refresh()
    assert texts(store) == BOTH
    assert not copy.exists()
    (kept,) = [p for p in backup_dir(two.here).iterdir() if p.read_bytes() == left]
    assert str(kept) in said[-1]
    store.close()
    assert not any("merge" in said for said in check(two.here).sentences)
    assert texts(two.at(two.here)) == BOTH


def test_other_files_beside_it_are_nobody_s_copies(two: Two) -> None:
    for name in (
        "twofold.json.md", "twofold-notes.json", "twofold (1).txt", "twofolder.json", "other (1).json",
        "twofold-export.json", "twofold (2).json", ".twofold.json.1-2.tmp",
    ):  # fmt: skip
        two.here.with_name(name).write_text('{"what": "ever"}')
    assert aside.left_by_sync(two.here) == []


def test_any_file_of_theirs_is_taken_in_and_stays_where_it_is(two: Two) -> None:
    two.change(two.here, "n1", "mine")
    two.change(two.there, "n1", "theirs", 3)
    two.write(two.there, note("theirs"), fold=False)
    before = two.there.read_bytes(), journal_file(two.there).read_bytes()
    said = merge(two.here, two.there, two.wall.now())
    assert "Added 2 records from" in said[0]
    assert "one version stands" in said[1]
    assert (two.there.read_bytes(), journal_file(two.there).read_bytes()) == before
    assert texts(two.at(two.here)) == ["note 0", "note 2", "theirs", "theirs"]
    assert '"text":"mine"' in apart(two.here)[0].read_text()
    assert "Nothing" in merge(two.here, two.there, two.wall.now())[0]


def test_a_version_that_was_kept_is_taken_in_and_named_no_more(two: Two) -> None:
    two.write(two.here, note("mine"))
    other = json.loads(two.here.read_bytes())
    other["notes"]["2"]["text"] = "edited"
    two.here.write_text(json.dumps(other))
    two.at(two.here).close()
    (kept, *_) = apart(two.here)
    assert any(str(kept) in said for said in check(two.here).sentences)
    merge(two.here, kept, two.wall.now())
    assert kept not in apart(two.here)
    assert any("-merged" in p.name for p in every(two.here))


def test_what_is_no_file_of_twofold_is_refused_and_nothing_changes(two: Two, tmp_path: Path) -> None:
    before = sent(two.here)
    other = tmp_path / "other.json"
    for text, words in (
        ("rubbish", "can be read as a twofold"),
        ('{"_default":{"1":{"todo":"milk"}}}', "does not hold twofold"),
        ('{"meta":{"1":{"schema":99}}}', "newer"),
    ):
        other.write_text(text)
        with pytest.raises((Damaged, Newer), match=words):
            merge(two.here, other, two.wall.now())
    with pytest.raises(FileNotFoundError):
        merge(two.here, tmp_path / "nowhere.json", two.wall.now())
    with pytest.raises(StoreError, match="your own file"):
        merge(two.here, two.here, two.wall.now())
    assert sent(two.here) == before
    assert "another version" in str(OtherVersion(other))


def test_both_of_syncthing_s_conflict_copies_are_taken_in(two: Two) -> None:
    store = two.at(two.here)
    store.save(note("mine"))
    store.ledger.close(fold=False)
    two.write(two.there, note("theirs"), fold=False)
    copies = receive(two.here.parent, sent(two.there), conflict="20261123-183005")
    known.forget(two.here)
    assert len(copies) == 2
    store = two.at(two.here)
    assert texts(store) == ["note 0", "note 1", "note 2", "theirs"]
    for copy in copies:
        merge(two.here, copy, two.wall.now())
    store.refresh()
    assert texts(store) == BOTH


def test_a_conflict_copy_of_a_folded_journal_has_nothing_to_tell(two: Two) -> None:
    two.write(two.there, note("theirs"))
    two.write(two.here, note("mine"))
    snapshot, journal = receive(two.here.parent, sent(two.there), conflict="20261123-183005")
    assert "Nothing" in merge(two.here, journal, two.wall.now())[-2]
    assert not journal.exists()
    merge(two.here, snapshot, two.wall.now())
    assert aside.left_by_sync(two.here) == []
    assert texts(two.at(two.here)) == BOTH


def test_what_one_side_wrote_openly_is_sealed_when_the_other_side_had_set_a_passphrase(
    two: Two, wall: Wall
) -> None:
    store = two.at(two.there)
    vault = Vault(store, wall.now, CHEAP)
    for number in range(3):
        write(vault, store, number)
    store.close()
    assert hunt(two.there.parent, MARK)
    store = two.at(two.here)
    Vault(store, wall.now, CHEAP).set_passphrase("a", WORDS)
    receive(two.here.parent, sent(two.there))
    store.refresh()
    vault = Vault(store, wall.now, CHEAP)
    written = store.every(Writing)
    assert len(written) == 3
    assert all(isinstance(writing.veil, Sealed) for writing in written)
    assert len(store.every(Drawer)) == 1
    vault.unlock("a", WORDS)
    vault.take_in("a", vault.slips("a"))
    assert all(MARK in vault.text(writing) for writing in store.every(Writing))
    store.close()
    assert hunt(two.here.parent, MARK) == []
