"""What lies beside the file: copies that sync programs left, and ours, and what is said of them."""

from pathlib import Path

import pytest

from tests.support.store.files import Wall
from twofold.domain.listening.session import Note
from twofold.store import Store, aside, backups
from twofold.store.places import journal_file

CONFLICT = "twofold.sync-conflict-20261123-183000-ABCDEFG.json"
LEFT = [
    CONFLICT, "twofold (conflicted copy 2026-11-23).json", "twofold_conflict-20261123-183000.json",
    "twofold (Konflikt von Ana).json",
]  # fmt: skip
UNSURE = ["twofold (1).json", "twofold 2.json", "twofold-LAPTOP.json"]


@pytest.fixture
def kept(path: Path, wall: Wall) -> Path:
    """A file of twofold with a note in it."""
    store = Store.open(path, clock=wall)
    store.save(Note(session="s", text="here"))
    store.close()
    return path


@pytest.mark.parametrize("name", LEFT)
def test_a_copy_that_a_sync_program_left_is_known_by_its_name(kept: Path, name: str) -> None:
    copy = kept.with_name(name)
    copy.write_bytes(b"whatever")
    assert aside.left_by_sync(kept) == [copy]
    (said,) = aside.sentences(kept)
    assert said.startswith(
        f"A sync program left another version of your file: {copy}. To merge what it holds:"
    )
    assert said.endswith(f"twofold merge '{copy}'" if " " in name else f"twofold merge {copy}")


@pytest.mark.parametrize("name", UNSURE)
def test_other_names_are_one_of_ours_only_with_a_file_of_ours_in_them(kept: Path, name: str) -> None:
    copy = kept.with_name(name)
    copy.write_bytes(b'{"notes":{}}')
    assert aside.left_by_sync(kept) == []
    copy.write_bytes(kept.read_bytes())
    assert aside.left_by_sync(kept) == [copy]


def test_what_has_another_name_or_ending_is_none_of_it(kept: Path) -> None:
    for name in ("other.sync-conflict-20261123-183000-ABCDEFG.json", CONFLICT + ".txt", "twofold.txt"):
        kept.with_name(name).write_bytes(kept.read_bytes())
    assert aside.left_by_sync(kept) == [] and aside.sentences(kept) == []
    assert aside.left_by_sync(kept / "nowhere" / "twofold.json") == []


def test_a_journal_that_a_sync_program_left_is_found_too(kept: Path) -> None:
    journal = journal_file(kept)
    left = [kept.with_name(CONFLICT), journal.with_name("twofold.json (conflict).journal")]
    for copy in left:
        copy.write_bytes(journal.read_bytes())
    assert aside.left_by_sync(kept) == sorted(left)


def test_what_could_not_be_saved_is_told_and_of_copies_only_what_the_file_does_not_hold(
    kept: Path, wall: Wall
) -> None:
    store = Store.open(kept, clock=wall)
    unsaved = store.keep_unsaved([Note(session="s", text="not saved")])
    known = backups.keep(kept, kept.read_bytes(), "edited", wall.now())
    broken = backups.keep(kept, b"{", "edited", wall.now())
    take_in = f"What could not be saved earlier is in {unsaved}. To merge it: twofold merge {unsaved}"
    assert aside.sentences(kept) == [take_in]
    tables = store.ledger.tables
    said = aside.sentences(kept, tables)
    missing = [f"A version that is not in your file is in {place}." for place in (unsaved, broken)]
    assert said[0] == take_in and sorted(said[1:]) == sorted(missing) and str(known) not in "".join(said)
    store.close()
