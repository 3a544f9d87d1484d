"""Drawers of the first form, in which nothing was proven: read, and brought into the present one once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twofold.domain.drawers import Drawer, Open, Sealed, Writing
from twofold.domain.letters.records import Envelope
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.sheet import Draft
from twofold.store import SaveFailed, Store
from twofold.store.drawers import digest, open_with, rewrap, seal, veiled
from twofold.store.errors import Locked, Unproven, WrongPassphrase
from twofold.store.vault import TAKEN_IN, Cupboard

from .conftest import Wall
from .vaults import CHEAP, OTHER, SHEET, SONG, cupboard, fill, finish, save, sheet, store, terminal

__all__ = ["cupboard", "store", "terminal"]
WORDS: dict[Side, str] = {"a": SONG, "b": OTHER}


def first_form(cupboard: Cupboard, side: Side = "a") -> Drawer:
    """Make of the drawer of *side*, which has a passphrase, what it was before there were proofs."""
    drawer, words = cupboard.drawer(side), WORDS[side].encode()
    assert drawer is not None
    key = open_with(drawer, words)
    old = rewrap(drawer.with_(v=1), key, words, CHEAP)
    records: list[Drawer | Writing] = [old]
    for writing in cupboard._store.every(Writing):
        if writing.author == side and isinstance(writing.veil, Sealed):
            records.append(veiled(writing, Sealed(writing.veil.box)))
    cupboard._store.save(*records)
    cupboard.lock_all()
    cupboard._seen.clear()
    (kept,) = (each for each in cupboard._store.drawers.all() if each.author == side)
    return kept


@pytest.fixture
def old(cupboard: Cupboard) -> Cupboard:
    """Both have drawers of the first form; "a" has a side, one that is finished, and has given a letter."""
    fill(cupboard)
    finish(cupboard, about="done")
    save(cupboard, cupboard.finish(cupboard.writing("envelope", "l", "b"), Envelope("To you", "words")))
    for side in SIDES:
        cupboard.set_passphrase(side, WORDS[side])
    for side in SIDES:
        first_form(cupboard, side)
    return cupboard


def refuse(*records: object) -> None:
    raise SaveFailed(Path("twofold.json"), OSError(28, ""))


def test_it_opens_as_before_and_is_of_the_present_form_then(old: Cupboard, store: Store) -> None:
    assert old.unlock("a", SONG) == (TAKEN_IN,)
    assert sheet(old) == SHEET
    assert old.read_finished(old.writing("sheet", "done", "a"), Draft) == SHEET
    assert old.slips("a") == ()
    assert [each.v for each in store.drawers.all()] == [2, 1]
    again = Cupboard(store, old._now, CHEAP)
    assert again.unlock("a", SONG) == (), "it is said once"
    assert sheet(again) == SHEET
    # The letter of "a" lies in the drawer of "b", who has not come yet.
    assert again.unlock("b", OTHER) == (TAKEN_IN,)
    letter = again.writing("envelope", "l", "b")
    assert again.read_finished(letter, Envelope) == Envelope("To you", "words")


def test_a_box_of_the_first_form_is_not_taken_in_its_place_any_more(
    old: Cupboard, store: Store, terminal: tuple[Store, Cupboard]
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
    old: Cupboard, store: Store, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    lock = store.drawers.get("drawer-a")
    assert lock is not None
    old.unlock("a", SONG)
    present = store.drawers.get("drawer-a")
    assert present is not None
    forged = old.writing("sheet", "w", "a").with_(veil=seal(lock, '{"rows":[{"words":"forged"}]}'))
    store.save(lock.with_(rev=present.rev), forged.with_(mark=digest(forged.veil)))
    assert not old.is_open("a"), "while it is open, the older lock is another lock"
    again = Cupboard(store, old._now, CHEAP)
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
    old: Cupboard, store: Store, monkeypatch: pytest.MonkeyPatch
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
def test_another_passphrase_before_and_after(old: Cupboard, store: Store, after: bool) -> None:
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
    old: Cupboard, store: Store, path: Path, wall: Wall
) -> None:
    from twofold.store import backups

    store.fold()
    kept = backups.keep(path, path.read_bytes(), "edited", wall.now())
    old.unlock("a", SONG)
    store.close()
    Store.restore_backup(path, kept, clock=wall)
    again = Store.open(path, clock=wall)
    cupboard = Cupboard(again, wall.now, CHEAP)
    assert cupboard.unlock("a", SONG) == (TAKEN_IN,)
    assert sheet(cupboard) == SHEET
    again.close()


def both_away(cupboard: Cupboard) -> None:
    for side in SIDES:
        cupboard.remove_passphrase(side, WORDS[side])


GIVEN: list[tuple[str, Callable[[Cupboard], object]]] = [
    ("nothing", lambda cupboard: None),
    ("taken away", lambda cupboard: cupboard.remove_passphrase("a", SONG)),
    ("changed", lambda cupboard: cupboard.change_passphrase("a", SONG, "a third")),
    ("reader's away", lambda cupboard: cupboard.remove_passphrase("b", OTHER)),
    ("both away", lambda cupboard: both_away(cupboard)),
]


@pytest.mark.parametrize("what", GIVEN, ids=lambda what: what[0])
@pytest.mark.parametrize("first", ["none", "a", "b", "both"])
def test_a_letter_that_waits_can_be_opened_whatever_becomes_of_the_passphrases(
    cupboard: Cupboard, what: tuple[str, Callable[[Cupboard], object]], first: str
) -> None:
    letter = Envelope("To you", "words")
    for side in SIDES if first == "both" else (first,):
        if side in SIDES:
            cupboard.set_passphrase(side, WORDS[side])
    if cupboard.drawer("a") is not None:
        cupboard.unlock("a", SONG)
    save(cupboard, cupboard.finish(cupboard.writing("envelope", "l", "b"), letter))
    cupboard.lock_all()
    for side in SIDES:
        if cupboard.drawer(side) is None:
            cupboard.set_passphrase(side, WORDS[side])
    what[1](cupboard)
    if cupboard.drawer("b") is not None:
        cupboard.unlock("b", OTHER)
    assert cupboard.read_finished(cupboard.writing("envelope", "l", "b"), Envelope) == letter
    assert cupboard.slips("b") == ()
