"""A passphrase seals what was there before, too: no word of it is left in any file, whatever happens."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from twofold.cli import main
from twofold.domain.drawers import Drawer, Open, Sealed, Writing
from twofold.domain.people import meet
from twofold.domain.records import SIDES
from twofold.store import SaveFailed, Store, backups, journal
from twofold.store.check import check
from twofold.store.cupboard import Cupboard
from twofold.store.errors import Locked, WrongPassphrase
from twofold.store.places import backup_dir, journal_file

from .conftest import Wall
from .hunting import CHEAP, MARK, WORDS, draft, forms, hunt, prepare, write
from .hunting import Wall as PlainWall

OTHER = "Elderflower-in-the-rain"


def opened(path: Path, wall: Wall | PlainWall) -> tuple[Store, Cupboard]:
    store = Store.open(path, clock=wall)
    return store, Cupboard(store, wall.now, CHEAP)


def bytes_of(path: Path) -> dict[Path, tuple[bytes, int, int]]:
    files = backup_dir(path).iterdir()
    return {p: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in files}


@pytest.fixture
def lived(path: Path, wall: Wall) -> Path:
    """A file with days of open writing behind it, and every kind of copy of them."""
    wall_then = PlainWall()
    prepare(path, wall_then)
    wall.at = wall_then.at
    store, cupboard = opened(path, wall)
    for number in range(3):
        write(cupboard, store, number, "b")
    store.close()
    data = path.read_bytes()
    backups.keep(path, json.dumps(json.loads(data), indent=2).encode(), "edited", wall.now())
    backups.keep(path, data, "before-v2", wall.now())
    store, cupboard = opened(path, wall)
    write(cupboard, store, 15)
    store._ledger.close(fold=False)
    found = hunt(path.parent, MARK)
    assert found[:2] == ["twofold.json", "twofold.json.backups/twofold-2026-11-24.json"]
    assert found[-1] == "twofold.json.journal"
    assert len(found) == 7
    return path


def of(path: Path, side: str) -> list[dict[str, Any]]:
    with TinyDB(path, access_mode="r") as plain:
        return [d for d in plain.table("writings") if d["author"] == side]


# -- the hunt -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", range(len(forms(MARK))))
def test_the_hunt_finds_it_in_every_form(tmp_path: Path, form: int) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".x.tmp").write_bytes(b"\0\xff" + forms(MARK)[form] + b"\n")
    (tmp_path / "b").write_bytes(b"nothing")
    assert hunt(tmp_path, MARK) == ["a/.x.tmp"]


def test_no_word_of_a_sealed_drawer_is_in_any_file(path: Path, wall: Wall) -> None:
    for day in range(3):
        store, cupboard = opened(path, wall)
        if not day:
            store.save(meet("Ana", "Ben"))
            cupboard.set_passphrase("a", WORDS)
        cupboard.unlock("a", WORDS)
        secret = bytes(cupboard._keys["a"]._private)
        for number in range(25):
            write(cupboard, store, number)
            assert hunt(path.parent, MARK, WORDS, secret) == []
        store.fold()
        cupboard.change_passphrase("a", WORDS, OTHER)
        cupboard.change_passphrase("a", OTHER, WORDS)
        store._ledger.close(fold=day == 1)
        wall.forward(days=1)
        assert hunt(path.parent, MARK, WORDS, OTHER, secret) == []
    assert len(backups.every(path)) == 2
    store, cupboard = opened(path, wall)
    cupboard.unlock("a", WORDS)
    assert MARK in "".join(cupboard.text(w) for w in store.writings.all())
    store.close()


def test_no_word_of_a_sealed_drawer_is_exported(path: Path, wall: Wall, tmp_path: Path) -> None:
    store, cupboard = opened(path, wall)
    store.save(meet("Ana", "Ben"))
    cupboard.set_passphrase("a", WORDS)
    cupboard.unlock("a", WORDS)
    for number in range(6):
        write(cupboard, store, number)
    store.close()
    for name in ("ours.json", "ours.md"):
        assert main(["--file", str(path), "export", str(tmp_path / name)]) == 0
        assert "Ana" in (tmp_path / name).read_text("utf-8")
    assert hunt(tmp_path, MARK, WORDS) == []


def run(*arguments: str) -> dict[str, int]:
    """Run hunting.py with *arguments*, and return what it found."""
    script = Path(__file__).with_name("hunting.py")
    done = subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, int] = json.loads(done.stdout)
    return result


def test_no_word_is_left_by_a_writer_that_was_killed(tmp_path: Path) -> None:
    found = run("write", str(tmp_path), "20", "3")
    assert found["saves"] >= 20
    assert found["read"] > 0
    assert found["files"] > 3


def test_a_passphrase_whose_setting_was_killed_seals_all_or_is_not_set(tmp_path: Path) -> None:
    found = run("seal", str(tmp_path), "0", "0")
    assert found["calls"] > 30
    assert found["without"] > 5
    assert found["with"] > 5


# -- what was there before ------------------------------------------------------------------------------


def test_a_passphrase_seals_what_was_written_before(lived: Path, wall: Wall) -> None:
    before = [(p.name, p.stat().st_mtime_ns) for p in backups.every(lived)]
    others = {p: of(p, "b") for p in [lived, *backups.every(lived)]}
    store, cupboard = opened(lived, wall)
    assert cupboard.set_passphrase("a", WORDS) == ()
    for place in [lived, *backups.every(lived)]:
        assert of(place, "b") == others[place]
        for document in of(place, "a"):
            assert MARK not in json.dumps(document)
    assert MARK not in journal_file(lived).read_text()
    cupboard.set_passphrase("b", OTHER)
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
    store, cupboard = opened(lived, wall)
    cupboard.set_passphrase("a", WORDS)
    store.close()
    Store.restore_backup(lived, backup, clock=wall)
    store, cupboard = opened(lived, wall)
    assert store.notices == ()
    assert not cupboard.is_open("a")
    cupboard.unlock("a", WORDS)
    kept = [w for w in store.every(Writing) if w.author == "a"]
    assert {w.id: cupboard.text(w) for w in kept} == texts
    for writing in kept:
        if writing.finished and not writing.deleted:
            assert MARK in str(cupboard.read_finished(writing, type(draft(0))))
    write(cupboard, store, 0)
    cupboard.remove_passphrase("a", WORDS)
    store.close()


def test_a_second_sealing_finds_nothing_to_do(lived: Path, wall: Wall) -> None:
    store, cupboard = opened(lived, wall)
    cupboard.set_passphrase("a", WORDS)
    before = bytes_of(lived)
    drawer = cupboard.drawer("a")
    assert drawer is not None
    assert store.seal_backups(drawer) == ()
    assert bytes_of(lived) == before
    store.close()


def test_a_copy_without_private_writing_stays_as_it_is(path: Path, wall: Wall) -> None:
    store, cupboard = opened(path, wall)
    write(cupboard, store, 0, "b")
    store.close()
    backups.keep(path, b'{"notes": {}}', "edited", wall.now())
    backups.keep(path, path.read_bytes(), "before-v2", wall.now())
    before = bytes_of(path)
    store, cupboard = opened(path, wall)
    before |= bytes_of(path)
    assert cupboard.set_passphrase("a", WORDS) == ()
    assert bytes_of(path) == before
    store.close()


def test_what_another_version_wrote_into_a_copy_is_kept(path: Path, wall: Wall) -> None:
    store, cupboard = opened(path, wall)
    write(cupboard, store, 0)
    store.close()
    tables = json.loads(path.read_bytes())
    tables["writings"]["1"] |= {"later": [1, "é"]}
    tables["later"] = {"7": {"x": "é"}}
    kept = backups.keep(path, json.dumps(tables).encode(), "edited", wall.now())
    store, cupboard = opened(path, wall)
    cupboard.set_passphrase("a", WORDS)
    store.close()
    sealed = json.loads(kept.read_bytes())
    assert sealed["later"] == tables["later"]
    assert sealed["meta"] == tables["meta"]
    assert sealed["writings"]["1"] | {"veil": 0} == tables["writings"]["1"] | {"veil": 0}
    assert sealed["writings"]["1"]["veil"]["type"] == "sealed"
    assert kept.read_bytes().isascii()


def test_another_passphrase_opens_the_backups_and_the_old_one_none(lived: Path, wall: Wall) -> None:
    store, cupboard = opened(lived, wall)
    cupboard.set_passphrase("a", WORDS)
    old = cupboard.drawer("a")
    assert old is not None
    writings = {p: of(p, "a") for p in backups.every(lived)}
    cupboard.change_passphrase("a", WORDS, OTHER)
    assert {p: of(p, "a") for p in backups.every(lived)} == writings
    assert hunt(lived.parent, old.wrapped, old.salt) == []
    store.close()
    Store.restore_backup(lived, backups.every(lived)[-1], clock=wall)
    store, cupboard = opened(lived, wall)
    with pytest.raises(WrongPassphrase):
        cupboard.unlock("a", WORDS)
    cupboard.unlock("a", OTHER)
    assert MARK in "".join(cupboard.text(w) for w in store.writings.all())
    store.close()


def test_the_lock_of_an_earlier_time_stays_in_its_backups(path: Path, wall: Wall) -> None:
    # Sealed with OTHER, opened, and sealed with WORDS: the first backup knows only OTHER.
    store, cupboard = opened(path, wall)
    cupboard.set_passphrase("a", OTHER)
    write(cupboard, store, 0)
    store.fold()
    first = backups.keep(path, path.read_bytes(), "edited", wall.now())
    cupboard.remove_passphrase("a", OTHER)
    store.fold()
    wall.forward(seconds=1)
    second = backups.keep(path, path.read_bytes(), "edited", wall.now())
    before = first.read_bytes()
    cupboard.set_passphrase("a", WORDS)
    store.close()
    assert first.read_bytes() == before
    assert hunt(path.parent, MARK, OTHER, WORDS) == []
    for backup, words in ((first, OTHER), (second, WORDS)):
        Store.restore_backup(path, backup, clock=wall)
        store, cupboard = opened(path, wall)
        assert len(store.every(Drawer)) == 1
        cupboard.unlock("a", words)
        assert MARK in cupboard.text(store.writings.all()[0])
        store.close()


def test_a_copy_with_a_lock_and_open_writing_is_sealed_to_that_lock(path: Path, wall: Wall) -> None:
    store, cupboard = opened(path, wall)
    write(cupboard, store, 0)
    (open_one,) = store.writings.all()
    cupboard.set_passphrase("a", OTHER)
    store.fold()
    tables = json.loads(path.read_bytes())
    tables["writings"]["1"]["veil"] = json.loads(msgspec.json.encode(open_one.veil))
    mixed = backups.keep(path, json.dumps(tables).encode(), "edited", wall.now())
    cupboard.remove_passphrase("a", OTHER)
    cupboard.set_passphrase("a", WORDS)
    store.close()
    assert hunt(path.parent, MARK) == []
    Store.restore_backup(path, mixed, clock=wall)
    store, cupboard = opened(path, wall)
    cupboard.unlock("a", OTHER)
    assert MARK in cupboard.text(store.writings.all()[0])
    store.close()


def test_a_journal_kept_aside_is_sealed_too(path: Path, wall: Wall) -> None:
    store, cupboard = opened(path, wall)
    cupboard.set_passphrase("b", OTHER)
    for number in range(4):
        write(cupboard, store, number)
    write(cupboard, store, 0, "b")
    store._ledger.close(fold=False)
    log = journal_file(path).read_bytes()
    path.write_bytes(b'{"_default": {}}')
    store, cupboard = opened(path, wall)
    (aside,) = backup_dir(path).glob("*-journal.journal")
    assert aside.read_bytes() == log
    with aside.open("ab") as torn:
        torn.write(b'{"sum":"01234567","do":"' + MARK.encode())
    assert cupboard.set_passphrase("a", WORDS) == ()
    assert hunt(path.parent, MARK) == []
    before, after = journal.scan(log).lines, journal.scan(aside.read_bytes()).lines
    assert [(line.at, line.holds, line.do and line.do.keys()) for line in after] == [
        (line.at, line.holds, line.do and line.do.keys()) for line in before
    ]
    cupboard.unlock("a", WORDS)
    sealed = [part.put for line in after if line.do and (part := line.do.get("writings"))]
    writings = [msgspec.json.decode(raw, type=Writing) for put in sealed for raw in put.values()]
    assert {type(w.veil) for w in writings} == {Sealed}
    assert all(MARK in cupboard.text(w) for w in writings if w.author == "a")
    sealed_once = aside.read_bytes()
    aside.write_bytes(sealed_once + MARK.encode())
    assert cupboard.change_passphrase("a", WORDS, OTHER) == ()
    assert aside.read_bytes() == sealed_once
    store.close()


def test_a_copy_that_cannot_be_changed_is_named(lived: Path, wall: Wall) -> None:
    newest, second, *rest = backups.every(lived)
    newest.write_bytes(newest.read_bytes()[:-9])
    text = json.loads(second.read_bytes())
    text["writings"]["1"]["kind"] = "letter"
    second.write_text(json.dumps(text))
    broken = backups.keep(lived, journal_file(lived).read_bytes() + b'"writings"\n', "journal", wall.now())
    harmless = backups.keep(lived, b'{"notes"', "edited", wall.now())
    aside = Store.restore_backup(lived, rest[0], clock=wall)
    assert aside is not None
    store, cupboard = opened(lived, wall)
    named = {newest, second, broken, aside, journal_file(aside)}
    for side in SIDES:
        said = cupboard.set_passphrase(side, WORDS)
        assert {sentence.split(": ")[1] for sentence in said} == {f"{left}." for left in named}
    store.close()
    assert {lived.parent / name for name in hunt(lived.parent, MARK)} == named
    assert harmless.read_bytes() == b'{"notes"'


def test_what_a_crash_left_in_the_folders_is_removed(lived: Path, wall: Wall) -> None:
    store, cupboard = opened(lived, wall)
    for temp in (
        backup_dir(lived) / ".twofold-2026-11-01.json.1-x.tmp",
        lived.with_name(".twofold.json.1-x.tmp"),
        lived.with_name(".twofold.json.journal.1-x.tmp"),
    ):
        temp.write_text(MARK)
    cupboard.set_passphrase("a", WORDS)
    assert not list(lived.parent.rglob("*.tmp"))
    store.close()


@pytest.mark.parametrize("call", ["replace", "fsync", "write"])
@pytest.mark.parametrize("nth", range(6))
def test_a_disk_that_refuses_leaves_no_passphrase_that_seals_half(
    lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    store, cupboard = opened(lived, wall)
    texts = {w.id: cupboard.text(w) for w in store.writings.all()}
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(getattr(os, call), nth))
        try:
            cupboard.set_passphrase("a", WORDS)
        except SaveFailed as error:
            assert "disk is full" in str(error)
    if cupboard.drawer("a") is None:
        assert {w.id: cupboard.text(w) for w in store.writings.all()} == texts
        assert cupboard.set_passphrase("a", WORDS) == ()
    cupboard.unlock("a", WORDS)
    assert {w.id: cupboard.text(w) for w in store.writings.all()} == texts
    cupboard.set_passphrase("b", OTHER)
    store.close()
    assert hunt(lived.parent, MARK) == []


def failing(real: Callable[..., Any], nth: int) -> Callable[..., Any]:
    count = iter(range(1000))

    def call(*args: Any, **named: Any) -> Any:
        if next(count) >= nth:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **named)

    return call


def test_a_fold_that_fails_is_said(lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    store, cupboard = opened(lived, wall)
    with monkeypatch.context() as patch:
        patch.setattr(store, "fold", partial(fail, SaveFailed(lived, OSError(errno.ENOSPC, ""))))
        (sentence,) = cupboard.set_passphrase("a", WORDS)
    assert "disk is full" in sentence
    assert "what was there before" in sentence
    with pytest.raises(Locked):
        cupboard.text(next(w for w in store.writings.all() if w.author == "a" and w.veil != Open()))
    store.close()
    assert b"Marigold" not in journal_file(lived).read_bytes()


def fail(error: Exception) -> None:
    raise error
