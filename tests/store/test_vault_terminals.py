"""The vault at two terminals, and with a disk that makes it wait."""

from pathlib import Path

import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import (
    CHEAP,
    OTHER,
    SHEET,
    SONG,
    fill,
    on_disk,
    sheet,
    store,
    terminal,
    unlocked,
    vault,
)
from twofold.domain.drawers import Open, Sealed, Writing
from twofold.domain.records import Record
from twofold.domain.worksheet.sheet import Draft, Guess, Picked
from twofold.store import Stale, Store
from twofold.store.drawers import make
from twofold.store.errors import Locked, SealingFailed, Unreadable, WrongPassphrase
from twofold.store.proofs import farewell
from twofold.store.vault import Vault

__all__ = ["store", "terminal", "vault"]


def test_a_key_outlives_another_passphrase_but_not_another_lock(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    there, theirs = terminal
    fill(vault)
    vault.set_passphrase("a", SONG)
    there.refresh()
    theirs.unlock("a", SONG)
    vault.change_passphrase("a", SONG, OTHER)
    there.refresh()
    assert sheet(theirs) == SHEET
    theirs.lock("a")
    with pytest.raises(WrongPassphrase):
        theirs.unlock("a", SONG)
    theirs.unlock("a", OTHER)
    vault.remove_passphrase("a", OTHER)
    vault.set_passphrase("a", SONG)
    there.refresh()
    assert not theirs.is_open("a")
    assert unlocked(theirs) == []
    with pytest.raises(Locked):
        sheet(theirs)
    theirs.unlock("a", SONG)
    assert sheet(theirs) == SHEET


def test_a_key_goes_with_its_lock(vault: Vault, terminal: tuple[Store, Vault]) -> None:
    there, theirs = terminal
    fill(vault)
    vault.set_passphrase("a", SONG)
    there.refresh()
    theirs.unlock("a", SONG)
    old = theirs.writing("sheet", "w", "a")
    vault.remove_passphrase("a", SONG)
    there.refresh()
    assert (unlocked(theirs), theirs.is_open("a")) == ([], True)
    assert sheet(theirs) == SHEET
    with pytest.raises(Unreadable):
        theirs.read(old, Draft)


def test_what_the_other_terminal_decided_holds_for_what_is_typed_here(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    there, theirs = terminal
    vault.set_passphrase("a", SONG)
    assert isinstance(theirs.write(theirs.writing("sheet", "w", "a"), SHEET).veil, Sealed)
    assert there.refresh(), "the pages are still told"
    vault.remove_passphrase("a", SONG)
    assert isinstance(theirs.write(theirs.writing("sheet", "w", "a"), SHEET).veil, Open)


def test_what_was_typed_openly_is_never_saved_so_after_a_passphrase(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    there, theirs = terminal
    known = fill(vault)
    there.refresh()
    typed = theirs.write(theirs.writing("sheet", "new", "a"), SHEET)
    done = theirs.finish(theirs.writing("guess", "new", "a"), Guess(picks=(Picked("play"),)))
    older = theirs.write(known, Draft())
    assert {type(w.veil) for w in (typed, done, older)} == {Open}
    vault.set_passphrase("a", SONG)
    with pytest.raises(Stale):
        there.save(older)
    saved, guessed = there.save(typed, done)
    assert isinstance(saved, Writing)
    assert isinstance(guessed, Writing)
    assert {type(w.veil) for w in (saved, guessed)} == {Sealed}
    theirs.unlock("a", SONG)
    assert {each.id for each in theirs.slips("a")} == {saved.id, guessed.id}
    theirs.take_in("a", theirs.slips("a"))
    assert sheet(theirs, about="new") == SHEET
    assert theirs.read(theirs.writing("guess", "new", "a"), Guess).picks == (Picked("play"),)


def test_a_lock_changed_at_both_terminals_is_noticed(vault: Vault, terminal: tuple[Store, Vault]) -> None:
    there, theirs = terminal
    vault.set_passphrase("a", SONG)
    there.refresh()
    fresh = theirs.with_other_passphrase("a", SONG, "a third")
    vault.change_passphrase("a", SONG, OTHER)
    with pytest.raises(Stale):
        there.save(fresh)
    vault.unlock("a", OTHER)


def test_a_lock_that_waits_to_be_saved_holds_already(store: Store, wall: Wall) -> None:
    drawer = make("a", b"our song", CHEAP, wall.now())
    waiting: list[Record] = [drawer]
    vault = Vault(store, wall.now, CHEAP, lambda: waiting)
    assert not vault.is_open("a")
    assert isinstance(vault.write(vault.writing("sheet", "w", "a"), SHEET).veil, Sealed)
    vault.unlock("a", SONG)
    assert vault.is_open("a")
    key = vault._keys["a"]
    waiting[0] = drawer.with_(deleted=wall.now(), farewell=farewell(key, drawer))
    assert (vault.is_open("a"), unlocked(vault)) == (True, [])


def test_what_waits_is_newer_than_what_is_kept(store: Store, wall: Wall) -> None:
    waiting: list[Record] = []
    vault = Vault(store, wall.now, CHEAP, lambda: waiting)
    fill(vault)
    waiting.append(vault.write(vault.writing("sheet", "w", "a"), Draft()))
    assert vault.writing("sheet", "w", "a") == waiting[0]


def test_a_passphrase_does_not_come_between_what_waits_and_its_saving(
    store: Store, wall: Wall, path: Path
) -> None:
    waiting: list[Record] = []
    vault = Vault(store, wall.now, CHEAP, lambda: waiting)
    waiting.append(vault.write(vault.writing("sheet", "w", "a"), SHEET))
    before = on_disk(path)
    with pytest.raises(SealingFailed, match="not saved yet"):
        vault.set_passphrase("a", SONG)
    assert on_disk(path) == before
    vault.set_passphrase("b", SONG)
    waiting[0] = vault.write(vault.writing("sheet", "w", "b"), SHEET)
    with pytest.raises(SealingFailed, match="not saved yet"):
        vault.remove_passphrase("b", SONG)
    vault.change_passphrase("b", SONG, OTHER)


def test_a_passphrase_that_was_changed_this_moment_opens_at_the_other_terminal(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    _, theirs = terminal
    fill(vault)
    vault.set_passphrase("a", SONG)
    theirs.unlock("a", SONG)
    theirs.lock("a")
    vault.change_passphrase("a", SONG, OTHER)
    theirs.unlock("a", OTHER)
    assert sheet(theirs) == SHEET
