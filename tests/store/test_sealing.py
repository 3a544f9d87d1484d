"""A passphrase seals what was there before, too: no word of it is left in any file, whatever happens."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.support.store.files import Wall
from tests.support.store.hunting import MARK, WORDS, draft, hunt, write
from tests.support.store.lived import OTHER, bytes_of, lived, of, opened
from twofold.domain.drawers import Drawer, Sealed, Writing
from twofold.store import Store, backups, journal
from twofold.store.check import check
from twofold.store.errors import Unproven, WrongPassphrase
from twofold.store.places import backup_dir, journal_file
from twofold.store.sums import fit

__all__ = ["lived"]


def test_a_passphrase_seals_what_was_written_before(lived: Path, wall: Wall) -> None:
    before = [(p.name, p.stat().st_mtime_ns) for p in backups.every(lived)]
    others = {p: of(p, "b") for p in [lived, *backups.every(lived)]}
    store, vault = opened(lived, wall)
    assert vault.set_passphrase("a", WORDS) == ()
    for place in [lived, *backups.every(lived)]:
        assert of(place, "b") == others[place]
        for document in of(place, "a"):
            assert MARK not in json.dumps(document)
    assert MARK not in journal_file(lived).read_text()
    vault.set_passphrase("b", OTHER)
    assert hunt(lived.parent, MARK, WORDS, OTHER) == []
    assert [(p.name, p.stat().st_mtime_ns) for p in backups.every(lived)] == before
    assert {p.stat().st_mode & 0o777 for p in backups.every(lived)} == {0o600}
    store.close()
    assert hunt(lived.parent, MARK, WORDS, OTHER) == []
    assert check(lived).backups == tuple(backups.every(lived))


@pytest.mark.parametrize("which", range(5))
def test_a_sealed_backup_can_be_restored_and_opened(lived: Path, wall: Wall, which: int) -> None:
    backup = backups.every(lived)[which]
    texts = {d["id"]: d["veil"]["text"] for d in of(backup, "a")}
    assert MARK in "".join(texts.values())
    store, vault = opened(lived, wall)
    vault.set_passphrase("a", WORDS)
    store.close()
    Store.restore_backup(lived, backup, clock=wall)
    store, vault = opened(lived, wall)
    assert store.notices == ()
    assert not vault.is_open("a")
    vault.unlock("a", WORDS)
    kept = [w for w in store.every(Writing) if w.author == "a"]
    assert {w.id: vault.text(w) for w in kept} == texts
    for writing in kept:
        if writing.finished and not writing.deleted:
            assert MARK in str(vault.read_finished(writing, type(draft(0))))
    write(vault, store, 0)
    vault.remove_passphrase("a", WORDS)
    store.close()


def test_a_second_sealing_finds_nothing_to_do(lived: Path, wall: Wall) -> None:
    store, vault = opened(lived, wall)
    vault.set_passphrase("a", WORDS)
    before = bytes_of(lived)
    drawer = vault.drawer("a")
    assert drawer is not None
    assert store.seal_backups(drawer) == ()
    assert bytes_of(lived) == before
    store.close()


def test_a_copy_without_private_writing_stays_as_it_is(path: Path, wall: Wall) -> None:
    store, vault = opened(path, wall)
    write(vault, store, 0, "b")
    store.close()
    backups.keep(path, b'{"notes": {}}', "edited", wall.now())
    backups.keep(path, path.read_bytes(), "before-v2", wall.now())
    before = bytes_of(path)
    store, vault = opened(path, wall)
    before |= bytes_of(path)
    assert vault.set_passphrase("a", WORDS) == ()
    assert bytes_of(path) == before
    store.close()


def test_what_another_version_wrote_into_a_copy_is_kept(path: Path, wall: Wall) -> None:
    store, vault = opened(path, wall)
    write(vault, store, 0)
    store.close()
    tables = json.loads(path.read_bytes())
    tables["writings"]["1"] |= {"later": [1, "é"]}
    tables["later"] = {"7": {"x": "é"}}
    kept = backups.keep(path, json.dumps(tables).encode(), "edited", wall.now())
    store, vault = opened(path, wall)
    vault.set_passphrase("a", WORDS)
    store.close()
    sealed = json.loads(kept.read_bytes())
    assert sealed["later"] == tables["later"]
    assert sealed["meta"] == tables["meta"]
    others = {"veil": 0, "sum": 0}
    assert sealed["writings"]["1"] | others == tables["writings"]["1"] | others
    assert fit(msgspec.Raw(json.dumps(sealed["writings"]["1"]).encode())) == "fits"
    assert sealed["writings"]["1"]["veil"]["type"] == "sealed"
    assert kept.read_bytes().isascii()


def test_another_passphrase_opens_the_backups_and_the_old_one_none(lived: Path, wall: Wall) -> None:
    store, vault = opened(lived, wall)
    vault.set_passphrase("a", WORDS)
    old = vault.drawer("a")
    assert old is not None
    writings = {p: of(p, "a") for p in backups.every(lived)}
    vault.change_passphrase("a", WORDS, OTHER)
    assert {p: of(p, "a") for p in backups.every(lived)} == writings
    assert hunt(lived.parent, old.wrapped, old.salt) == []
    store.close()
    Store.restore_backup(lived, backups.every(lived)[-1], clock=wall)
    store, vault = opened(lived, wall)
    with pytest.raises(WrongPassphrase):
        vault.unlock("a", WORDS)
    vault.unlock("a", OTHER)
    assert MARK in "".join(vault.text(w) for w in store.writings.all())
    store.close()


def test_the_lock_of_an_earlier_time_stays_in_its_backups(path: Path, wall: Wall) -> None:
    # Sealed with OTHER, opened, and sealed with WORDS: the first backup knows only OTHER.
    store, vault = opened(path, wall)
    vault.set_passphrase("a", OTHER)
    vault.unlock("a", OTHER)
    write(vault, store, 0)
    store.fold()
    first = backups.keep(path, path.read_bytes(), "edited", wall.now())
    vault.remove_passphrase("a", OTHER)
    store.fold()
    wall.forward(seconds=1)
    second = backups.keep(path, path.read_bytes(), "edited", wall.now())
    before = first.read_bytes()
    vault.set_passphrase("a", WORDS)
    store.close()
    assert first.read_bytes() == before
    assert hunt(path.parent, MARK, OTHER, WORDS) == []
    for backup, words in ((first, OTHER), (second, WORDS)):
        Store.restore_backup(path, backup, clock=wall)
        store, vault = opened(path, wall)
        assert len(store.every(Drawer)) == 1
        vault.unlock("a", words)
        assert MARK in vault.text(store.writings.all()[0])
        store.close()


def test_a_copy_with_a_lock_and_open_writing_is_sealed_to_that_lock(path: Path, wall: Wall) -> None:
    store, vault = opened(path, wall)
    write(vault, store, 0)
    (open_one,) = store.writings.all()
    vault.set_passphrase("a", OTHER)
    store.fold()
    tables = json.loads(path.read_bytes())
    tables["writings"]["1"]["veil"] = json.loads(msgspec.json.encode(open_one.veil))
    mixed = backups.keep(path, json.dumps(tables).encode(), "edited", wall.now())
    vault.remove_passphrase("a", OTHER)
    vault.set_passphrase("a", WORDS)
    store.close()
    assert hunt(path.parent, MARK) == []
    Store.restore_backup(path, mixed, clock=wall)
    store, vault = opened(path, wall)
    vault.unlock("a", OTHER)
    with pytest.raises(Unproven):
        vault.text(store.writings.all()[0])
    vault.take_in("a", vault.slips("a"))
    assert MARK in vault.text(store.writings.all()[0])
    store.close()


def test_a_journal_kept_aside_is_sealed_too(path: Path, wall: Wall) -> None:
    store, vault = opened(path, wall)
    vault.set_passphrase("b", OTHER)
    for number in range(4):
        write(vault, store, number)
    write(vault, store, 0, "b")
    store.ledger.close(fold=False)
    log = journal_file(path).read_bytes()
    path.write_bytes(b'{"_default": {}}')
    store, vault = opened(path, wall)
    (aside,) = backup_dir(path).glob("*-journal.journal")
    assert aside.read_bytes() == log
    with aside.open("ab") as torn:
        torn.write(b'{"sum":"01234567","do":"' + MARK.encode())
    assert vault.set_passphrase("a", WORDS) == ()
    assert hunt(path.parent, MARK) == []
    before, after = journal.scan(log).lines, journal.scan(aside.read_bytes()).lines
    assert [(line.at, line.holds, line.do and line.do.keys()) for line in after] == [
        (line.at, line.holds, line.do and line.do.keys()) for line in before
    ]
    vault.unlock("a", WORDS)
    sealed = [part.put for line in after if line.do and (part := line.do.get("writings"))]
    writings = [msgspec.json.decode(raw, type=Writing) for put in sealed for raw in put.values()]
    assert {type(w.veil) for w in writings} == {Sealed}
    assert all(MARK in vault.text(w) for w in writings if w.author == "a")
    sealed_once = aside.read_bytes()
    aside.write_bytes(sealed_once + MARK.encode())
    assert vault.change_passphrase("a", WORDS, OTHER) == ()
    assert aside.read_bytes() == sealed_once
    store.close()
