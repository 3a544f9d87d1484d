"""A lock that is exchanged in the file: the drawer that is open closes, says why, and nobody reads on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twofold.domain.drawers import Drawer, Open, Sealed, drawer_id
from twofold.domain.letters.records import Envelope
from twofold.domain.people import meet
from twofold.domain.worksheet.sheet import Draft
from twofold.store import Store, backups
from twofold.store.check import check
from twofold.store.drawers import make_open, open_with, unseal
from twofold.store.errors import Exchanged, Unreadable, WrongPassphrase
from twofold.store.journal import Part
from twofold.store.keyring import NO_LOCK, OTHER_LOCK, STRANGE_LOCK
from twofold.store.repair import repair
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
    save,
    sheet,
    store,
    terminal,
    unlocked,
)

__all__ = ["cupboard", "store", "terminal"]


def another_lock(store: Store) -> Drawer:
    """Put a lock of somebody else in the place of that of "a"; return the one that was there."""
    lock = store.drawers.get(drawer_id("a"))
    assert lock is not None
    mine, _ = make_open("a", b"mine", CHEAP, store._now())
    store.save(mine.with_(rev=lock.rev))
    return lock


def no_lock(store: Store) -> Drawer:
    lock = store.drawers.get(drawer_id("a"))
    assert lock is not None
    (key,) = store._ledger.table("drawers")
    store._ledger.commit({"drawers": Part(gone=[key])})
    return lock


def deleted_lock(store: Store) -> Drawer:
    lock = store.drawers.get(drawer_id("a"))
    assert lock is not None
    store.drawers.delete(lock.id)
    return lock


EXCHANGES = [(another_lock, OTHER_LOCK), (no_lock, NO_LOCK), (deleted_lock, NO_LOCK)]


@pytest.mark.parametrize(("exchange", "said"), EXCHANGES)
def test_what_is_typed_meanwhile_is_sealed_with_the_key_that_was_turned(
    cupboard: Cupboard, store: Store, exchange: Callable[[Store], Drawer], said: str
) -> None:
    store.save(meet("Ana", "Ben"))
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    key = open_with(cupboard.drawer("a"), SONG.encode())  # type: ignore[arg-type]
    assert not cupboard.exchanged()
    lock = exchange(store)
    last = fill(cupboard, value=Draft())
    assert isinstance(last.veil, Sealed)
    assert unseal(key, last.veil)
    assert cupboard.exchanged()
    assert (cupboard.is_open("a"), unlocked(cupboard), cupboard.trouble("a")) == (False, [], said)
    cupboard.lock_all()
    assert not cupboard.exchanged(), "that is told once"
    assert cupboard.trouble("a") == said, "and stands as long as it is so"
    missing = [each for each in check(store.path).sentences if "lock drawer-a is gone" in each]
    assert bool(missing) is (said == NO_LOCK)
    assert check(store.path).state == ("damaged" if missing else "sound")
    before = store.writings.all()
    with pytest.raises(Exchanged, match=said[:30]):
        fill(cupboard)
    assert store.writings.all() == before
    assert not cupboard.is_open("a")
    if exchange is another_lock:
        with pytest.raises(WrongPassphrase):
            cupboard.unlock("a", SONG)
    else:
        cupboard.unlock("a", "mine")
        again = Cupboard(store, cupboard._now, CHEAP)
        assert (again.is_open("a"), again.trouble("a")) == (False, NO_LOCK), "nor is it open the next day"
        with pytest.raises(Exchanged):
            fill(again)
    assert not cupboard.is_open("a")
    # A backup has the lock still: once it is back, all of it can be read.
    store.save(lock.with_(rev=store.drawers.rev(lock.id)))
    cupboard.unlock("a", SONG)
    assert cupboard.trouble("a") == ""
    assert sheet(cupboard) == Draft()


@pytest.mark.parametrize("exchange", [no_lock, deleted_lock])
def test_repair_brings_a_lock_back_that_is_gone(
    cupboard: Cupboard, store: Store, wall: Wall, exchange: Callable[[Store], Drawer]
) -> None:
    store.save(meet("Ana", "Ben"))
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard)
    store.fold()
    backups.keep(store.path, store.path.read_bytes(), "edited", wall.now())
    cupboard.change_passphrase("a", SONG, OTHER)
    exchange(store)
    store.close()
    assert any("drawer-a" in sentence for sentence in repair(store.path, wall.now()))
    assert check(store.path).state == "sound"
    again = Store.open(store.path, clock=wall)
    theirs = Cupboard(again, wall.now, CHEAP)
    theirs.unlock("a", OTHER)
    assert sheet(theirs) == SHEET
    again.close()


def test_a_new_passphrase_goes_on_without_what_is_sealed(cupboard: Cupboard, store: Store) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard)
    no_lock(store)
    assert not cupboard.is_open("a")
    cupboard.lock_all()
    cupboard.set_passphrase("a", OTHER)
    cupboard.unlock("a", OTHER)
    assert cupboard.trouble("a") == ""
    with pytest.raises(Unreadable):
        sheet(cupboard)
    fill(cupboard, about="new")
    assert sheet(cupboard, about="new") == SHEET


def test_taken_away_at_the_other_terminal_it_is_no_trouble(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard)
    there.refresh()
    theirs.remove_passphrase("a", SONG)
    assert isinstance(cupboard.write(cupboard.writing("sheet", "new", "a"), SHEET).veil, Open)
    assert not cupboard.exchanged()
    assert (cupboard.is_open("a"), cupboard.trouble("a"), unlocked(cupboard)) == (True, "", [])


def test_another_passphrase_at_the_other_terminal_is_no_trouble(
    cupboard: Cupboard, terminal: tuple[Store, Cupboard]
) -> None:
    there, theirs = terminal
    for side, words in (("a", SONG), ("b", OTHER)):
        cupboard.set_passphrase(side, words)  # type: ignore[arg-type]
        cupboard.unlock(side, words)  # type: ignore[arg-type]
    there.refresh()
    theirs.change_passphrase("a", SONG, "a third")
    fill(cupboard)
    fill(cupboard, "b")
    assert not cupboard.exchanged()
    assert unlocked(cupboard) == ["a", "b"]
    there.refresh()
    theirs.unlock("a", "a third")
    theirs.unlock("b", OTHER)
    assert sheet(theirs) == sheet(theirs, "b") == SHEET


def test_a_letter_is_sealed_for_the_drawer_that_was_opened_here_or_not_at_all(
    cupboard: Cupboard, store: Store, wall: Wall
) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    cupboard.lock("a")
    letter = Envelope("To you", "words")
    save(cupboard, cupboard.finish(cupboard.writing("envelope", "l", "a"), letter))
    another_lock(store)
    with pytest.raises(Exchanged, match=STRANGE_LOCK[:20]):
        cupboard.finish(cupboard.writing("envelope", "second", "a"), letter)


def test_an_earlier_state_is_noticed_while_it_runs(cupboard: Cupboard, store: Store, path: Path) -> None:
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard)
    (then,) = store._ledger.table("writings").values()
    fill(cupboard, value=Draft())
    assert sheet(cupboard) == Draft()
    store._ledger.commit({"writings": Part(put={"1": then})})
    with pytest.raises(Unreadable):
        sheet(cupboard)
    again = Cupboard(store, cupboard._now, CHEAP)
    again.unlock("a", SONG)
    assert sheet(again) == SHEET, "a restored file looks just so: this the README says"


def test_a_record_in_the_place_of_anothers_is_nobodys(cupboard: Cupboard, store: Store) -> None:
    # "b" seals it properly, in their own program, and puts it where the side of "a" is looked for.
    saved = fill(cupboard, "b")
    cupboard.set_passphrase("b", OTHER)
    cupboard.unlock("b", OTHER)
    document(store, "writings", saved.id, lambda d: d.update(id="sheet-a-w"))
    from twofold.store import BadRecord

    with pytest.raises(BadRecord, match="not its owner's"):
        sheet(cupboard, "a")
