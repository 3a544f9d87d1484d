"""The cupboard at two terminals, and with a disk that makes it wait."""

from pathlib import Path

import pytest

from twofold.domain.drawers import Open, Sealed, Writing
from twofold.domain.records import Record
from twofold.domain.worksheet.sheet import Draft, Guess, Picked
from twofold.store import Stale, Store
from twofold.store.drawers import make
from twofold.store.errors import Locked, SealingFailed, Unreadable, WrongPassphrase
from twofold.store.proofs import farewell
from twofold.store.vault import Cupboard

from .conftest import Wall
from .vaults import CHEAP, OTHER, SHEET, SONG, cupboard, fill, on_disk, sheet, store, terminal, unlocked

__all__ = ["cupboard", "store", "terminal"]


def test_a_key_outlives_another_passphrase_but_not_another_lock(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    there.refresh()
    theirs.unlock("a", SONG)
    cupboard.change_passphrase("a", SONG, OTHER)
    there.refresh()
    assert sheet(theirs) == SHEET
    theirs.lock("a")
    with pytest.raises(WrongPassphrase):
        theirs.unlock("a", SONG)
    theirs.unlock("a", OTHER)
    cupboard.remove_passphrase("a", OTHER)
    cupboard.set_passphrase("a", SONG)
    there.refresh()
    assert not theirs.is_open("a")
    assert unlocked(theirs) == []
    with pytest.raises(Locked):
        sheet(theirs)
    theirs.unlock("a", SONG)
    assert sheet(theirs) == SHEET


def test_a_key_goes_with_its_lock(cupboard: Cupboard, terminal: tuple[Store, Cupboard]) -> None:
    there, theirs = terminal
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    there.refresh()
    theirs.unlock("a", SONG)
    old = theirs.writing("sheet", "w", "a")
    cupboard.remove_passphrase("a", SONG)
    there.refresh()
    assert (unlocked(theirs), theirs.is_open("a")) == ([], True)
    assert sheet(theirs) == SHEET
    with pytest.raises(Unreadable):
        theirs.read(old, Draft)


def test_what_the_other_terminal_decided_holds_for_what_is_typed_here(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    cupboard.set_passphrase("a", SONG)
    assert isinstance(theirs.write(theirs.writing("sheet", "w", "a"), SHEET).veil, Sealed)
    assert there.refresh(), "the pages are still told"
    cupboard.remove_passphrase("a", SONG)
    assert isinstance(theirs.write(theirs.writing("sheet", "w", "a"), SHEET).veil, Open)


def test_what_was_typed_openly_is_never_saved_so_after_a_passphrase(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    known = fill(cupboard)
    there.refresh()
    typed = theirs.write(theirs.writing("sheet", "new", "a"), SHEET)
    done = theirs.finish(theirs.writing("guess", "new", "a"), Guess(picks=(Picked("play"),)))
    older = theirs.write(known, Draft())
    assert {type(w.veil) for w in (typed, done, older)} == {Open}
    cupboard.set_passphrase("a", SONG)
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


def test_a_lock_changed_at_both_terminals_is_noticed(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    cupboard.set_passphrase("a", SONG)
    there.refresh()
    fresh = theirs.with_other_passphrase("a", SONG, "a third")
    cupboard.change_passphrase("a", SONG, OTHER)
    with pytest.raises(Stale):
        there.save(fresh)
    cupboard.unlock("a", OTHER)


def test_a_lock_that_waits_to_be_saved_holds_already(store: Store, wall: Wall) -> None:
    drawer = make("a", b"our song", CHEAP, wall.now())
    waiting: list[Record] = [drawer]
    cupboard = Cupboard(store, wall.now, CHEAP, lambda: waiting)
    assert not cupboard.is_open("a")
    assert isinstance(cupboard.write(cupboard.writing("sheet", "w", "a"), SHEET).veil, Sealed)
    cupboard.unlock("a", SONG)
    assert cupboard.is_open("a")
    key = cupboard._keys["a"]
    waiting[0] = drawer.with_(deleted=wall.now(), farewell=farewell(key, drawer))
    assert (cupboard.is_open("a"), unlocked(cupboard)) == (True, [])


def test_what_waits_is_newer_than_what_is_kept(store: Store, wall: Wall) -> None:
    waiting: list[Record] = []
    cupboard = Cupboard(store, wall.now, CHEAP, lambda: waiting)
    fill(cupboard)
    waiting.append(cupboard.write(cupboard.writing("sheet", "w", "a"), Draft()))
    assert cupboard.writing("sheet", "w", "a") == waiting[0]


def test_a_passphrase_does_not_come_between_what_waits_and_its_saving(
    store: Store, wall: Wall, path: Path
) -> None:
    waiting: list[Record] = []
    cupboard = Cupboard(store, wall.now, CHEAP, lambda: waiting)
    waiting.append(cupboard.write(cupboard.writing("sheet", "w", "a"), SHEET))
    before = on_disk(path)
    with pytest.raises(SealingFailed, match="not saved yet"):
        cupboard.set_passphrase("a", SONG)
    assert on_disk(path) == before
    cupboard.set_passphrase("b", SONG)
    waiting[0] = cupboard.write(cupboard.writing("sheet", "w", "b"), SHEET)
    with pytest.raises(SealingFailed, match="not saved yet"):
        cupboard.remove_passphrase("b", SONG)
    cupboard.change_passphrase("b", SONG, OTHER)


def test_a_passphrase_that_was_changed_this_moment_opens_at_the_other_terminal(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    _, theirs = terminal
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    theirs.unlock("a", SONG)
    theirs.lock("a")
    cupboard.change_passphrase("a", SONG, OTHER)
    theirs.unlock("a", OTHER)
    assert sheet(theirs) == SHEET
