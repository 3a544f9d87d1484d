"""The cupboard when what lies in it is damaged, or cannot be saved: said in words, and nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from twofold.domain.drawers import Open, Sealed, Writing, drawer_id
from twofold.domain.worksheet.sheet import Draft
from twofold.store import BadRecord, NotWritable, Store, StoreError
from twofold.store.drawers import unseal
from twofold.store.errors import Locked, Unproven, Unreadable, WrongPassphrase
from twofold.store.vault import Cupboard

from .conftest import Wall
from .vaults import (
    CHEAP,
    OTHER,
    SHEET,
    SONG,
    cupboard,
    document,
    fill,
    on_disk,
    proven,
    sheet,
    store,
    unlocked,
)

__all__ = ["cupboard", "store"]


@pytest.mark.parametrize(
    "change",
    [{"mem": 100 << 30}, {"ops": 99}, {"v": 3}, {"author": "b"}, {"author": None}, {"public": "AA"}],
    ids=lambda change: str(*change),
)
def test_a_damaged_lock_neither_opens_nor_lets_anything_be_saved_openly(
    cupboard: Cupboard, store: Store, path: Path, change: dict[str, Any]
) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    typed = Writing(id="sheet-a-w", kind="sheet", about="w", author="a", veil=Open("An evening for us"))
    document(store, "drawers", drawer_id("a"), lambda d: d.update(change))
    assert not cupboard.is_open("a")
    assert unlocked(cupboard) == []
    before = on_disk(path)
    last = cupboard.write(typed, SHEET)
    assert isinstance(last.veil, Sealed), "what was being typed is sealed with the key that was turned"
    assert unseal(cupboard._keys["a"], last.veil) == msgspec.json.encode(SHEET).decode()
    cupboard.lock("a")
    attempts: list[Callable[[], object]] = [
        lambda: cupboard.unlock("a", SONG),
        lambda: cupboard.write(typed, SHEET),
        lambda: cupboard.set_passphrase("a", SONG),
        lambda: cupboard.change_passphrase("a", SONG, OTHER),
        lambda: cupboard.remove_passphrase("a", SONG),
    ]
    for attempt in attempts:
        with pytest.raises(StoreError):
            attempt()
    with pytest.raises(StoreError):
        cupboard.text(typed)
    with pytest.raises(BadRecord):
        store.save(typed)
    assert on_disk(path) == before


def test_a_lock_with_another_key_in_it_does_not_open(cupboard: Cupboard, store: Store) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.set_passphrase("b", SONG)
    public = json.loads(msgspec.json.encode(cupboard.drawer("b")))["public"]
    document(store, "drawers", drawer_id("a"), lambda d: d.update(public=public))
    with pytest.raises(WrongPassphrase, match="lock in the file is damaged"):
        cupboard.unlock("a", SONG)


def test_damaged_writing_is_said_and_stays(cupboard: Cupboard, store: Store, path: Path) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    saved = fill(cupboard)
    document(store, "writings", saved.id, lambda d: d["veil"].update(box="AAAAAAAA" + d["veil"]["box"][8:]))
    before = on_disk(path)
    with pytest.raises(Unreadable, match="backup may hold it"):
        sheet(cupboard)
    with pytest.raises(Unreadable):
        cupboard.remove_passphrase("a", SONG)
    assert on_disk(path) == before


@pytest.mark.parametrize("text", ["private words", '{"rows": [{"kind": "private words"}]}', "[]", "\x00"])
def test_text_that_makes_no_sense_is_unreadable_and_reaches_no_traceback(
    cupboard: Cupboard, text: str
) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    writing = proven(cupboard, cupboard.writing("sheet", "w", "a"), text)
    with pytest.raises(Unreadable) as caught:
        cupboard.read(writing, Draft)
    assert not isinstance(caught.value, Unproven)
    assert caught.value.__suppress_context__
    assert "private" not in str(caught.value)


def test_what_cannot_be_read_cannot_be_sealed_and_that_is_said(cupboard: Cupboard, store: Store) -> None:
    saved = fill(cupboard)
    fill(cupboard, about="second")
    document(store, "writings", saved.id, lambda d: d.update(kind="poster"))
    (sentence,) = cupboard.set_passphrase("a", SONG)
    assert saved.id in sentence
    cupboard.unlock("a", SONG)
    assert sheet(cupboard, about="second") == SHEET


def test_a_writing_of_nobody_is_unreadable(cupboard: Cupboard) -> None:
    nobody = cupboard.writing("sheet", "w", "a").with_(author=None, veil=Open("x"))
    with pytest.raises(Unreadable):
        cupboard.text(nobody)


def test_what_lies_open_in_a_drawer_with_a_passphrase_is_not_shown(cupboard: Cupboard, store: Store) -> None:
    cupboard.set_passphrase("a", SONG)
    writing = cupboard.writing("sheet", "w", "a").with_(veil=Open(msgspec.json.encode(SHEET).decode()))
    with pytest.raises(Locked):
        cupboard.read(writing, Draft)
    cupboard.unlock("a", SONG)
    with pytest.raises(Unproven):
        cupboard.read(writing, Draft)
    cupboard.take_in("a", [writing])
    assert sheet(cupboard) == SHEET


def test_a_file_that_cannot_be_saved_gets_no_passphrase(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    fill(Cupboard(store, wall.now, CHEAP))
    store.close()
    path.chmod(0o444)
    store = Store.open(path, clock=wall)
    cupboard = Cupboard(store, wall.now, CHEAP)
    before = on_disk(path)
    with pytest.raises(NotWritable, match="read-only"):
        cupboard.set_passphrase("a", SONG)
    assert on_disk(path) == before
    assert cupboard.is_open("a")
    store.close()
