"""The hunt for a word of a sealed drawer: in every file and form, also after a writer was killed."""

from pathlib import Path

import pytest

from tests.support.store.files import Wall, alone
from tests.support.store.hunting import MARK, WORDS, forms, hunt, write
from tests.support.store.lived import OTHER, opened
from twofold.cli import main
from twofold.domain.people import meet
from twofold.store import backups


@pytest.mark.parametrize("form", range(len(forms(MARK))))
def test_the_hunt_finds_it_in_every_form(tmp_path: Path, form: int) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".x.tmp").write_bytes(b"\0\xff" + forms(MARK)[form] + b"\n")
    (tmp_path / "b").write_bytes(b"nothing")
    assert hunt(tmp_path, MARK) == ["a/.x.tmp"]


def test_no_word_of_a_sealed_drawer_is_in_any_file(path: Path, wall: Wall) -> None:
    for day in range(3):
        store, vault = opened(path, wall)
        if not day:
            store.save(meet("Ana", "Ben"))
            vault.set_passphrase("a", WORDS)
        vault.unlock("a", WORDS)
        secret = bytes(vault._keys["a"]._private)
        for number in range(25):
            write(vault, store, number)
            assert hunt(path.parent, MARK, WORDS, secret) == []
        store.fold()
        vault.change_passphrase("a", WORDS, OTHER)
        vault.change_passphrase("a", OTHER, WORDS)
        store.ledger.close(fold=day == 1)
        wall.forward(days=1)
        assert hunt(path.parent, MARK, WORDS, OTHER, secret) == []
    assert len(backups.every(path)) == 2
    store, vault = opened(path, wall)
    vault.unlock("a", WORDS)
    assert MARK in "".join(vault.text(w) for w in store.writings.all())
    store.close()


def test_no_word_of_a_sealed_drawer_is_exported(path: Path, wall: Wall, tmp_path: Path) -> None:
    store, vault = opened(path, wall)
    store.save(meet("Ana", "Ben"))
    vault.set_passphrase("a", WORDS)
    vault.unlock("a", WORDS)
    for number in range(6):
        write(vault, store, number)
    store.close()
    for name in ("ours.json", "ours.md"):
        assert main(["--file", str(path), "export", str(tmp_path / name)]) == 0
        assert "Ana" in (tmp_path / name).read_text("utf-8")
    assert hunt(tmp_path, MARK, WORDS) == []


def test_no_word_is_left_by_a_writer_that_was_killed(tmp_path: Path) -> None:
    found = alone("hunting", "write", str(tmp_path), "20", "3")
    assert found["saves"] >= 20
    assert found["read"] > 0
    assert found["files"] > 3


def test_a_passphrase_whose_setting_was_killed_seals_all_or_is_not_set(tmp_path: Path) -> None:
    found = alone("hunting", "set", str(tmp_path), "1", "0")
    assert found["calls"] > 30
    assert found["without"] > 1
    assert found["with"] > 5
    assert found["copies"] > 5


def test_another_passphrase_whose_setting_was_killed_opens_all_or_the_old_one_does(tmp_path: Path) -> None:
    found = alone("hunting", "change", str(tmp_path), "2", "0")
    assert found["calls"] > 30
    assert found["with"] > 5
    assert found["copies"] == 3 * found["with"]


def test_a_passphrase_whose_removal_was_killed_is_there_or_not(tmp_path: Path) -> None:
    found = alone("hunting", "remove", str(tmp_path), "1", "0")
    assert found["with"] > 1
    assert found["without"] > 0
