"""A passphrase when the disk or a copy refuses: what stays open is named, and nothing is sealed by half."""

import errno
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.support.store.files import Wall
from tests.support.store.hunting import MARK, WORDS, hunt
from tests.support.store.lived import OTHER, lived, opened
from twofold.domain.drawers import Open
from twofold.domain.records import SIDES
from twofold.store import SaveFailed, Store, backups
from twofold.store.errors import Locked
from twofold.store.places import backup_dir, journal_file

__all__ = ["lived"]


def test_a_copy_that_cannot_be_changed_is_named(lived: Path, wall: Wall) -> None:
    newest, second, *rest = backups.every(lived)
    newest.write_bytes(newest.read_bytes()[:-9])
    text = json.loads(second.read_bytes())
    text["writings"]["1"]["kind"] = "poster"
    second.write_text(json.dumps(text))
    broken = backups.keep(lived, journal_file(lived).read_bytes() + b'"writings"\n', "journal", wall.now())
    harmless = backups.keep(lived, b'{"notes"', "edited", wall.now())
    aside = Store.restore_backup(lived, rest[0], clock=wall)
    assert aside is not None
    store, vault = opened(lived, wall)
    named = {newest, second, broken, aside, journal_file(aside)}
    for side in SIDES:
        said = vault.set_passphrase(side, WORDS)
        assert {sentence.split(": ")[1] for sentence in said} == {f"{left}." for left in named}
    store.close()
    assert {lived.parent / name for name in hunt(lived.parent, MARK)} == named
    assert harmless.read_bytes() == b'{"notes"'


def test_what_a_crash_left_in_the_folders_is_removed(lived: Path, wall: Wall) -> None:
    store, vault = opened(lived, wall)
    for temp in (
        backup_dir(lived) / ".twofold-2026-11-01.json.1-x.tmp",
        lived.with_name(".twofold.json.1-x.tmp"),
        lived.with_name(".twofold.json.journal.1-x.tmp"),
    ):
        temp.write_text(MARK)
    vault.set_passphrase("a", WORDS)
    assert not list(lived.parent.rglob("*.tmp"))
    store.close()


@pytest.mark.parametrize("call", ["replace", "fsync", "write"])
@pytest.mark.parametrize("nth", range(6))
def test_a_disk_that_refuses_leaves_no_passphrase_that_seals_half(
    lived: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch, call: str, nth: int
) -> None:
    store, vault = opened(lived, wall)
    texts = {w.id: vault.text(w) for w in store.writings.all()}
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(getattr(os, call), nth))
        try:
            vault.set_passphrase("a", WORDS)
        except SaveFailed as error:
            assert "disk is full" in str(error)
    if vault.drawer("a") is None:
        assert {w.id: vault.text(w) for w in store.writings.all()} == texts
        assert vault.set_passphrase("a", WORDS) == ()
    vault.unlock("a", WORDS)
    assert {w.id: vault.text(w) for w in store.writings.all()} == texts
    vault.set_passphrase("b", OTHER)
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
    store, vault = opened(lived, wall)
    with monkeypatch.context() as patch:
        patch.setattr(store, "fold", partial(fail, SaveFailed(lived, OSError(errno.ENOSPC, ""))))
        (sentence,) = vault.set_passphrase("a", WORDS)
    assert "disk is full" in sentence
    assert "what was there before" in sentence
    with pytest.raises(Locked):
        vault.text(next(w for w in store.writings.all() if w.author == "a" and w.veil != Open()))
    store.close()
    assert b"Marigold" not in journal_file(lived).read_bytes()


def fail(error: Exception) -> None:
    raise error
