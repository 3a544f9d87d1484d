"""A lock that is exchanged in the file: the drawer that is open closes, says why, and nobody reads on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import (
    CHEAP,
    OTHER,
    SHEET,
    SONG,
    document,
    fill,
    save,
    sheet,
    store,
    terminal,
    unlocked,
    vault,
)
from twofold.domain.drawers import Drawer, Open, Sealed, drawer_id
from twofold.domain.letters.records import Envelope
from twofold.domain.people import meet
from twofold.domain.worksheet.sheet import Draft
from twofold.store import Store, backups
from twofold.store.check import check
from twofold.store.drawers import make_open, open_with, unseal
from twofold.store.errors import Exchanged, Unreadable, WrongPassphrase
from twofold.store.journal import TableChange
from twofold.store.keyring import NO_LOCK, OTHER_LOCK, STRANGE_LOCK
from twofold.store.repair import repair
from twofold.store.vault import Vault

__all__ = ["store", "terminal", "vault"]


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
    (key,) = store.ledger.table("drawers")
    store.ledger.commit({"drawers": TableChange(gone=[key])})
    return lock


def deleted_lock(store: Store) -> Drawer:
    lock = store.drawers.get(drawer_id("a"))
    assert lock is not None
    store.drawers.delete(lock.id)
    return lock


EXCHANGES = [(another_lock, OTHER_LOCK), (no_lock, NO_LOCK), (deleted_lock, NO_LOCK)]


@pytest.mark.parametrize(("exchange", "said"), EXCHANGES)
def test_what_is_typed_meanwhile_is_sealed_with_the_key_that_was_turned(
    vault: Vault, store: Store, exchange: Callable[[Store], Drawer], said: str
) -> None:
    store.save(meet("Ana", "Ben"))
    fill(vault)
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    key = open_with(vault.drawer("a"), SONG.encode())  # type: ignore[arg-type]
    assert not vault.exchanged()
    lock = exchange(store)
    last = fill(vault, value=Draft())
    assert isinstance(last.veil, Sealed)
    assert unseal(key, last.veil)
    assert vault.exchanged()
    assert (vault.is_open("a"), unlocked(vault), vault.trouble("a")) == (False, [], said)
    vault.lock_all()
    assert not vault.exchanged(), "that is told once"
    assert vault.trouble("a") == said, "and stands as long as it is so"
    missing = [each for each in check(store.path).sentences if "lock drawer-a is gone" in each]
    assert bool(missing) is (said == NO_LOCK)
    assert check(store.path).state == ("damaged" if missing else "sound")
    before = store.writings.all()
    with pytest.raises(Exchanged, match=said[:30]):
        fill(vault)
    assert store.writings.all() == before
    assert not vault.is_open("a")
    if exchange is another_lock:
        with pytest.raises(WrongPassphrase):
            vault.unlock("a", SONG)
    else:
        vault.unlock("a", "mine")
        again = Vault(store, vault._now, CHEAP)
        assert (again.is_open("a"), again.trouble("a")) == (False, NO_LOCK), "nor is it open the next day"
        with pytest.raises(Exchanged):
            fill(again)
    assert not vault.is_open("a")
    # A backup has the lock still: once it is back, all of it can be read.
    store.save(lock.with_(rev=store.drawers.rev(lock.id)))
    vault.unlock("a", SONG)
    assert vault.trouble("a") == ""
    assert sheet(vault) == Draft()


@pytest.mark.parametrize("exchange", [no_lock, deleted_lock])
def test_repair_brings_a_lock_back_that_is_gone(
    vault: Vault, store: Store, wall: Wall, exchange: Callable[[Store], Drawer]
) -> None:
    store.save(meet("Ana", "Ben"))
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault)
    store.fold()
    backups.keep(store.path, store.path.read_bytes(), "edited", wall.now())
    vault.change_passphrase("a", SONG, OTHER)
    exchange(store)
    store.close()
    assert any("drawer-a" in sentence for sentence in repair(store.path, wall.now()))
    assert check(store.path).state == "sound"
    again = Store.open(store.path, clock=wall)
    theirs = Vault(again, wall.now, CHEAP)
    theirs.unlock("a", OTHER)
    assert sheet(theirs) == SHEET
    again.close()


def test_a_new_passphrase_goes_on_without_what_is_sealed(vault: Vault, store: Store) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault)
    no_lock(store)
    assert not vault.is_open("a")
    vault.lock_all()
    vault.set_passphrase("a", OTHER)
    vault.unlock("a", OTHER)
    assert vault.trouble("a") == ""
    with pytest.raises(Unreadable):
        sheet(vault)
    fill(vault, about="new")
    assert sheet(vault, about="new") == SHEET


def test_taken_away_at_the_other_terminal_it_is_no_trouble(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    there, theirs = terminal
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault)
    there.refresh()
    theirs.remove_passphrase("a", SONG)
    assert isinstance(vault.write(vault.writing("sheet", "new", "a"), SHEET).veil, Open)
    assert not vault.exchanged()
    assert (vault.is_open("a"), vault.trouble("a"), unlocked(vault)) == (True, "", [])


def test_another_passphrase_at_the_other_terminal_is_no_trouble(
    vault: Vault, terminal: tuple[Store, Vault]
) -> None:
    there, theirs = terminal
    for side, words in (("a", SONG), ("b", OTHER)):
        vault.set_passphrase(side, words)  # type: ignore[arg-type]
        vault.unlock(side, words)  # type: ignore[arg-type]
    there.refresh()
    theirs.change_passphrase("a", SONG, "a third")
    fill(vault)
    fill(vault, "b")
    assert not vault.exchanged()
    assert unlocked(vault) == ["a", "b"]
    there.refresh()
    theirs.unlock("a", "a third")
    theirs.unlock("b", OTHER)
    assert sheet(theirs) == sheet(theirs, "b") == SHEET


def test_a_letter_is_sealed_for_the_drawer_that_was_opened_here_or_not_at_all(
    vault: Vault, store: Store, wall: Wall
) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    vault.lock("a")
    letter = Envelope("To you", "words")
    save(vault, vault.finish(vault.writing("envelope", "l", "a"), letter))
    another_lock(store)
    with pytest.raises(Exchanged, match=STRANGE_LOCK[:20]):
        vault.finish(vault.writing("envelope", "second", "a"), letter)


def test_an_earlier_state_is_noticed_while_it_runs(vault: Vault, store: Store, path: Path) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault)
    (then,) = store.ledger.table("writings").values()
    fill(vault, value=Draft())
    assert sheet(vault) == Draft()
    store.ledger.commit({"writings": TableChange(put={"1": then})})
    with pytest.raises(Unreadable):
        sheet(vault)
    again = Vault(store, vault._now, CHEAP)
    again.unlock("a", SONG)
    assert sheet(again) == SHEET, "a restored file looks just so: this the README says"


def test_a_record_in_the_place_of_anothers_is_nobodys(vault: Vault, store: Store) -> None:
    # "b" seals it properly, in their own program, and puts it where the side of "a" is looked for.
    saved = fill(vault, "b")
    vault.set_passphrase("b", OTHER)
    vault.unlock("b", OTHER)
    document(store, "writings", saved.id, lambda d: d.update(id="sheet-a-w"))
    from twofold.store import BadRecord

    with pytest.raises(BadRecord, match="not its owner's"):
        sheet(vault, "a")
