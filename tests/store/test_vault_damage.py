"""The vault when what lies in it is damaged, or cannot be saved: said in words, and nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import (
    CHEAP,
    OTHER,
    SHEET,
    SONG,
    document,
    fill,
    on_disk,
    proven,
    sheet,
    store,
    unlocked,
    vault,
)
from twofold.domain.drawers import Open, Sealed, Writing, drawer_id
from twofold.domain.worksheet.sheet import Draft
from twofold.store import BadRecord, NotWritable, Store, StoreError
from twofold.store.drawers import unseal
from twofold.store.errors import Locked, Unproven, Unreadable, WrongPassphrase
from twofold.store.vault import Vault

__all__ = ["store", "vault"]


@pytest.mark.parametrize(
    "change",
    [{"mem": 100 << 30}, {"ops": 99}, {"v": 3}, {"author": "b"}, {"author": None}, {"public": "AA"}],
    ids=lambda change: str(*change),
)
def test_a_damaged_lock_neither_opens_nor_lets_anything_be_saved_openly(
    vault: Vault, store: Store, path: Path, change: dict[str, Any]
) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    typed = Writing(id="sheet-a-w", kind="sheet", about="w", author="a", veil=Open("An evening for us"))
    document(store, "drawers", drawer_id("a"), lambda d: d.update(change))
    assert not vault.is_open("a")
    assert unlocked(vault) == []
    before = on_disk(path)
    last = vault.write(typed, SHEET)
    assert isinstance(last.veil, Sealed), "what was being typed is sealed with the key that was turned"
    assert unseal(vault._keys["a"], last.veil) == msgspec.json.encode(SHEET).decode()
    vault.lock("a")
    attempts: list[Callable[[], object]] = [
        lambda: vault.unlock("a", SONG),
        lambda: vault.write(typed, SHEET),
        lambda: vault.set_passphrase("a", SONG),
        lambda: vault.change_passphrase("a", SONG, OTHER),
        lambda: vault.remove_passphrase("a", SONG),
    ]
    for attempt in attempts:
        with pytest.raises(StoreError):
            attempt()
    with pytest.raises(StoreError):
        vault.text(typed)
    with pytest.raises(BadRecord):
        store.save(typed)
    assert on_disk(path) == before


def test_a_lock_with_another_key_in_it_does_not_open(vault: Vault, store: Store) -> None:
    vault.set_passphrase("a", SONG)
    vault.set_passphrase("b", SONG)
    public = json.loads(msgspec.json.encode(vault.drawer("b")))["public"]
    document(store, "drawers", drawer_id("a"), lambda d: d.update(public=public))
    with pytest.raises(WrongPassphrase, match="lock in the file is damaged"):
        vault.unlock("a", SONG)


def test_damaged_writing_is_said_and_stays(vault: Vault, store: Store, path: Path) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    saved = fill(vault)
    document(store, "writings", saved.id, lambda d: d["veil"].update(box="AAAAAAAA" + d["veil"]["box"][8:]))
    before = on_disk(path)
    with pytest.raises(Unreadable, match="backup may hold it"):
        sheet(vault)
    with pytest.raises(Unreadable):
        vault.remove_passphrase("a", SONG)
    assert on_disk(path) == before


@pytest.mark.parametrize("text", ["private words", '{"rows": [{"kind": "private words"}]}', "[]", "\x00"])
def test_text_that_makes_no_sense_is_unreadable_and_reaches_no_traceback(vault: Vault, text: str) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    writing = proven(vault, vault.writing("sheet", "w", "a"), text)
    with pytest.raises(Unreadable) as caught:
        vault.read(writing, Draft)
    assert not isinstance(caught.value, Unproven)
    assert caught.value.__suppress_context__
    assert "private" not in str(caught.value)


def test_what_cannot_be_read_cannot_be_sealed_and_that_is_said(vault: Vault, store: Store) -> None:
    saved = fill(vault)
    fill(vault, about="second")
    document(store, "writings", saved.id, lambda d: d.update(kind="poster"))
    (sentence,) = vault.set_passphrase("a", SONG)
    assert saved.id in sentence
    vault.unlock("a", SONG)
    assert sheet(vault, about="second") == SHEET


def test_a_writing_of_nobody_is_unreadable(vault: Vault) -> None:
    nobody = vault.writing("sheet", "w", "a").with_(author=None, veil=Open("x"))
    with pytest.raises(Unreadable):
        vault.text(nobody)


def test_what_lies_open_in_a_drawer_with_a_passphrase_is_not_shown(vault: Vault, store: Store) -> None:
    vault.set_passphrase("a", SONG)
    writing = vault.writing("sheet", "w", "a").with_(veil=Open(msgspec.json.encode(SHEET).decode()))
    with pytest.raises(Locked):
        vault.read(writing, Draft)
    vault.unlock("a", SONG)
    with pytest.raises(Unproven):
        vault.read(writing, Draft)
    vault.take_in("a", [writing])
    assert sheet(vault) == SHEET


def test_a_file_that_cannot_be_saved_gets_no_passphrase(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    fill(Vault(store, wall.now, CHEAP))
    store.close()
    path.chmod(0o444)
    store = Store.open(path, clock=wall)
    vault = Vault(store, wall.now, CHEAP)
    before = on_disk(path)
    with pytest.raises(NotWritable, match="read-only"):
        vault.set_passphrase("a", SONG)
    assert on_disk(path) == before
    assert vault.is_open("a")
    store.close()
