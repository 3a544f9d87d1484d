"""Drawers of the first form, in which nothing was proven: read, and brought into the present one once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import (
    CHEAP,
    OTHER,
    SHEET,
    SONG,
    fill,
    finish,
    save,
    sheet,
    store,
    terminal,
    vault,
)
from twofold.domain.drawers import Drawer, Open, Sealed, Writing
from twofold.domain.letters.records import Envelope
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.sheet import Draft
from twofold.store import SaveFailed, Store
from twofold.store.drawers import digest, open_with, rewrap, seal, veiled
from twofold.store.errors import Locked, Unproven, WrongPassphrase
from twofold.store.vault import TAKEN_IN, Vault

__all__ = ["store", "terminal", "vault"]
WORDS: dict[Side, str] = {"a": SONG, "b": OTHER}


def first_form(vault: Vault, side: Side = "a") -> Drawer:
    """Make of the drawer of *side*, which has a passphrase, what it was before there were proofs."""
    drawer, words = vault.drawer(side), WORDS[side].encode()
    assert drawer is not None
    key = open_with(drawer, words)
    old = rewrap(drawer.with_(v=1), key, words, CHEAP)
    records: list[Drawer | Writing] = [old]
    for writing in vault._store.every(Writing):
        if writing.author == side and isinstance(writing.veil, Sealed):
            records.append(veiled(writing, Sealed(writing.veil.box)))
    vault._store.save(*records)
    vault.lock_all()
    vault._seen.clear()
    (kept,) = (each for each in vault._store.drawers.all() if each.author == side)
    return kept


@pytest.fixture
def old(vault: Vault) -> Vault:
    """Both have drawers of the first form; "a" has a side, one that is finished, and has given a letter."""
    fill(vault)
    finish(vault, about="done")
    save(vault, vault.finish(vault.writing("envelope", "l", "b"), Envelope("To you", "words")))
    for side in SIDES:
        vault.set_passphrase(side, WORDS[side])
    for side in SIDES:
        first_form(vault, side)
    return vault


def refuse(*records: object) -> None:
    raise SaveFailed(Path("twofold.json"), OSError(28, ""))


def test_it_opens_as_before_and_is_of_the_present_form_then(old: Vault, store: Store) -> None:
    assert old.unlock("a", SONG) == (TAKEN_IN,)
    assert sheet(old) == SHEET
    assert old.read_finished(old.writing("sheet", "done", "a"), Draft) == SHEET
    assert old.slips("a") == ()
    assert [each.v for each in store.drawers.all()] == [2, 1]
    again = Vault(store, old._now, CHEAP)
    assert again.unlock("a", SONG) == (), "it is said once"
    assert sheet(again) == SHEET
    # The letter of "a" lies in the drawer of "b", who has not come yet.
    assert again.unlock("b", OTHER) == (TAKEN_IN,)
    letter = again.writing("envelope", "l", "b")
    assert again.read_finished(letter, Envelope) == Envelope("To you", "words")


def test_a_box_of_the_first_form_is_not_taken_in_its_place_any_more(
    old: Vault, store: Store, terminal: tuple[Store, Vault]
) -> None:
    before = store.writings.get("sheet-a-w")
    assert before is not None
    there, theirs = terminal
    theirs.unlock("a", SONG)
    old._store.refresh()
    old.unlock("a", SONG)
    there.refresh()
    for each in (old, theirs):
        now = each.writing("sheet", "w", "a")
        assert each.read(now, Draft) == SHEET
        with pytest.raises(Unproven):
            each.text(now.with_(veil=before.veil))


@pytest.mark.parametrize("refused", [False, True])
def test_an_old_lock_that_is_put_back_lets_no_old_boxes_in(
    old: Vault, store: Store, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    lock = store.drawers.get("drawer-a")
    assert lock is not None
    old.unlock("a", SONG)
    present = store.drawers.get("drawer-a")
    assert present is not None
    forged = old.writing("sheet", "w", "a").with_(veil=seal(lock, '{"rows":[{"words":"forged"}]}'))
    store.save(lock.with_(rev=present.rev), forged.with_(mark=digest(forged.veil)))
    assert not old.is_open("a"), "while it is open, the older lock is another lock"
    again = Vault(store, old._now, CHEAP)
    if refused:
        monkeypatch.setattr(store, "save", refuse)
        assert again.unlock("a", SONG) == ()
        assert not again.is_open("a")
        with pytest.raises(Locked):
            sheet(again)
        return
    assert again.unlock("a", SONG) == ()
    with pytest.raises(Unproven):
        sheet(again)
    assert again.read_finished(again.writing("sheet", "done", "a"), Draft) == SHEET
    assert [each.id for each in again.slips("a")] == ["sheet-a-w"]
    assert store.drawers.all()[0].v == 2


def test_when_it_cannot_be_brought_there_it_opens_all_the_same(
    old: Vault, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", refuse)
        assert old.unlock("a", SONG) == ()
    assert sheet(old) == SHEET
    saved = fill(old, value=Draft())
    assert isinstance(saved.veil, Sealed) and saved.veil.proof is None
    assert sheet(old) == Draft()
    old.lock("a")
    assert old.unlock("a", SONG) == (TAKEN_IN,)
    assert sheet(old) == Draft()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_another_passphrase_before_and_after(old: Vault, store: Store, after: bool) -> None:
    if after:
        old.unlock("a", SONG)
    old.change_passphrase("a", SONG, "a third")
    old.lock("a")
    with pytest.raises(WrongPassphrase):
        old.unlock("a", SONG)
    assert old.unlock("a", "a third") == (() if after else (TAKEN_IN,))
    assert sheet(old) == SHEET
    old.remove_passphrase("a", "a third")
    assert sheet(old) == SHEET
    assert {type(each.veil) for each in store.writings.all() if each.author == "a"} == {Open}


def test_a_backup_of_the_first_form_is_taken_in_when_it_is_put_back(
    old: Vault, store: Store, path: Path, wall: Wall
) -> None:
    from twofold.store import backups

    store.fold()
    kept = backups.keep(path, path.read_bytes(), "edited", wall.now())
    old.unlock("a", SONG)
    store.close()
    Store.restore_backup(path, kept, clock=wall)
    again = Store.open(path, clock=wall)
    vault = Vault(again, wall.now, CHEAP)
    assert vault.unlock("a", SONG) == (TAKEN_IN,)
    assert sheet(vault) == SHEET
    again.close()


def both_away(vault: Vault) -> None:
    for side in SIDES:
        vault.remove_passphrase(side, WORDS[side])


GIVEN: list[tuple[str, Callable[[Vault], object]]] = [
    ("nothing", lambda vault: None),
    ("taken away", lambda vault: vault.remove_passphrase("a", SONG)),
    ("changed", lambda vault: vault.change_passphrase("a", SONG, "a third")),
    ("reader's away", lambda vault: vault.remove_passphrase("b", OTHER)),
    ("both away", lambda vault: both_away(vault)),
]


@pytest.mark.parametrize("what", GIVEN, ids=lambda what: what[0])
@pytest.mark.parametrize("first", ["none", "a", "b", "both"])
def test_a_letter_that_waits_can_be_opened_whatever_becomes_of_the_passphrases(
    vault: Vault, what: tuple[str, Callable[[Vault], object]], first: str
) -> None:
    letter = Envelope("To you", "words")
    for side in SIDES if first == "both" else (first,):
        if side in SIDES:
            vault.set_passphrase(side, WORDS[side])
    if vault.drawer("a") is not None:
        vault.unlock("a", SONG)
    save(vault, vault.finish(vault.writing("envelope", "l", "b"), letter))
    vault.lock_all()
    for side in SIDES:
        if vault.drawer(side) is None:
            vault.set_passphrase(side, WORDS[side])
    what[1](vault)
    if vault.drawer("b") is not None:
        vault.unlock("b", OTHER)
    assert vault.read_finished(vault.writing("envelope", "l", "b"), Envelope) == letter
    assert vault.slips("b") == ()
