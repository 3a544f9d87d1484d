"""The cupboard: what lies in a drawer is its owner's, sealed with or without anybody there to open it."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from twofold.domain.drawers import Drawer, Open, Sealed, Writing
from twofold.domain.people import Trouble
from twofold.domain.records import SIDES
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.store import Store
from twofold.store.check import check
from twofold.store.drawers import digest
from twofold.store.errors import Locked, Unproven, Unreadable, WrongPassphrase
from twofold.store.vault import Cupboard

from .conftest import Wall
from .vaults import (
    OTHER,
    SHEET,
    SONG,
    cupboard,
    document,
    fill,
    finish,
    on_disk,
    save,
    sheet,
    store,
    unlocked,
)

__all__ = ["cupboard", "store"]


# -- without a passphrase -----------------------------------------------------------------------------


def test_without_a_passphrase_it_is_always_open(cupboard: Cupboard) -> None:
    assert cupboard.is_open("a")
    assert cupboard.drawer("a") is None
    cupboard.unlock("a", "anything")
    assert unlocked(cupboard) == []
    writing = cupboard.writing("sheet", "w", "a")
    assert (writing.rev, writing.author, writing.kind, writing.about) == (0, "a", "sheet", "w")
    assert cupboard.read(writing, Draft) == Draft()
    assert cupboard.text(writing) == ""
    saved = fill(cupboard)
    assert isinstance(saved.veil, Open)
    assert (saved.finished, saved.mark) == (None, None)
    assert sheet(cupboard) == SHEET
    assert sheet(cupboard, "b") == Draft()


# -- with one -------------------------------------------------------------------------------------------


def test_with_a_passphrase_it_opens_to_those_words_only(cupboard: Cupboard) -> None:
    fill(cupboard)
    fill(cupboard, "b")
    assert cupboard.set_passphrase("a", SONG) == ()
    assert not cupboard.is_open("a")
    assert cupboard.is_open("b")
    assert sheet(cupboard, "b") == SHEET
    with pytest.raises(Locked):
        sheet(cupboard)
    cupboard.unlock("a", SONG)
    assert unlocked(cupboard) == ["a"]
    assert sheet(cupboard) == SHEET
    cupboard.lock("a")
    assert (unlocked(cupboard), cupboard.is_open("a")) == ([], False)
    with pytest.raises(Locked):
        sheet(cupboard)


def test_each_has_their_own(cupboard: Cupboard) -> None:
    for side, words, others in zip(SIDES, (SONG, OTHER), (OTHER, SONG), strict=True):
        fill(cupboard, side)
        cupboard.set_passphrase(side, words)
        with pytest.raises(WrongPassphrase):
            cupboard.unlock(side, others)
    cupboard.unlock("b", OTHER)
    assert unlocked(cupboard) == ["b"]
    with pytest.raises(Locked):
        sheet(cupboard, "a")
    cupboard.unlock("a", SONG)
    assert unlocked(cupboard) == ["a", "b"]
    assert sheet(cupboard, "a") == sheet(cupboard, "b") == SHEET
    cupboard.lock_all()
    assert unlocked(cupboard) == []


def test_what_is_sealed_while_it_is_locked_is_its_owners_once_they_say_so(
    cupboard: Cupboard, store: Store
) -> None:
    cupboard.set_passphrase("a", SONG)
    fill(cupboard)
    again = Draft(rows=(*SHEET.rows, Row(id="s", words="A walk")))
    saved = fill(cupboard, value=again)
    done = finish(cupboard, again, about="done")
    assert isinstance(saved.veil, Sealed)
    assert unlocked(cupboard) == []
    assert cupboard.slips("a") == ()
    said = "2 things were put into drawer-a without its passphrase. Its owner is asked about that."
    assert said in check(store.path).sentences
    cupboard.unlock("a", SONG)
    for about in ("w", "done"):
        with pytest.raises(Unproven):
            sheet(cupboard, about=about)
    assert {each.id for each in cupboard.slips("a")} == {saved.id, done.id}
    cupboard.take_in("a", cupboard.slips("a"))
    assert cupboard.slips("a") == ()
    assert said not in check(store.path).sentences
    assert sheet(cupboard) == sheet(cupboard, about="done") == again
    assert cupboard.writing("sheet", "done", "a").finished is None, "that is theirs to say"


@pytest.mark.parametrize("words", ["wrong", SONG + " ", "Our song", "our song\0"])
def test_a_wrong_passphrase_changes_nothing(cupboard: Cupboard, path: Path, words: str) -> None:
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    fill(cupboard, about="second")
    before = on_disk(path)
    for _ in range(3):
        attempts: list[Callable[[], object]] = [
            lambda: cupboard.unlock("a", words),
            lambda: cupboard.change_passphrase("a", words, OTHER),
            lambda: cupboard.remove_passphrase("a", words),
        ]
        for attempt in attempts:
            with pytest.raises(WrongPassphrase, match="Nothing was changed"):
                attempt()
    assert on_disk(path) == before
    assert not cupboard.is_open("a")
    cupboard.unlock("a", SONG)
    assert sheet(cupboard) == SHEET
    with pytest.raises(WrongPassphrase):
        cupboard.unlock("a", words)
    assert cupboard.is_open("a"), "a slip does not close what is open"


@pytest.mark.parametrize("words", ["", "x" * 1001, "\ud83d"])
def test_what_can_be_no_passphrase_changes_nothing(cupboard: Cupboard, path: Path, words: str) -> None:
    fill(cupboard)
    before = on_disk(path)
    with pytest.raises(Trouble):
        cupboard.set_passphrase("a", words)
    assert on_disk(path) == before
    cupboard.set_passphrase("a", SONG)
    before = on_disk(path)
    for old, new in ((SONG, words), (words, OTHER)):
        with pytest.raises(Trouble):
            cupboard.change_passphrase("a", old, new)
    for attempt in (cupboard.unlock, cupboard.remove_passphrase):
        with pytest.raises(Trouble):
            attempt("a", words)
    assert on_disk(path) == before


def test_accents_open_it_composed_or_not(cupboard: Cupboard) -> None:
    cupboard.set_passphrase("a", "für Zoë")
    cupboard.change_passphrase("a", "fu\u0308r Zoe\u0308", "Ångström 🧡")
    cupboard.unlock("a", "A\u030angstro\u0308m 🧡")
    assert cupboard.is_open("a")


def test_another_passphrase_touches_no_writing(cupboard: Cupboard, store: Store) -> None:
    fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard, about="second")
    before = {key: bytes(raw) for key, raw in store._ledger.table("writings").items()}
    public = cupboard.drawer("a").public  # type: ignore[union-attr]
    assert cupboard.change_passphrase("a", SONG, OTHER) == ()
    assert {key: bytes(raw) for key, raw in store._ledger.table("writings").items()} == before
    assert cupboard.drawer("a").public == public  # type: ignore[union-attr]
    assert sheet(cupboard) == sheet(cupboard, about="second") == SHEET
    cupboard.lock("a")
    with pytest.raises(WrongPassphrase):
        cupboard.unlock("a", SONG)
    cupboard.unlock("a", OTHER)
    assert sheet(cupboard) == SHEET


def test_taking_it_away_opens_everything_again(cupboard: Cupboard, store: Store) -> None:
    first = fill(cupboard)
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    fill(cupboard, about="second")
    cupboard.remove_passphrase("a", SONG)
    assert (cupboard.drawer("a"), unlocked(cupboard), cupboard.is_open("a")) == (None, [], True)
    assert sheet(cupboard) == sheet(cupboard, about="second") == SHEET
    assert store.writings.get(first.id).veil == first.veil  # type: ignore[union-attr]
    assert isinstance(fill(cupboard).veil, Open)


def test_a_copy_beside_another_one_does_not_keep_the_passphrase_from_going(
    cupboard: Cupboard, store: Store
) -> None:
    # Such a copy comes to be when both terminals changed it while the disk refused.
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    saved = fill(cupboard)
    save(cupboard, saved.with_(id="copy", rev=0))
    cupboard.remove_passphrase("a", SONG)
    assert cupboard.is_open("a")
    assert sheet(cupboard) == SHEET
    assert {type(each.veil) for each in store.writings.all()} == {Open}


def test_a_passphrase_can_be_set_taken_away_and_set_again(cupboard: Cupboard, store: Store) -> None:
    publics = set()
    for words in (SONG, OTHER, SONG):
        fill(cupboard)
        cupboard.set_passphrase("a", words)
        publics.add(cupboard.drawer("a").public)  # type: ignore[union-attr]
        cupboard.unlock("a", words)
        assert sheet(cupboard) == SHEET
        cupboard.remove_passphrase("a", words)
        assert sheet(cupboard) == SHEET
    assert len(publics) == 3
    assert len(store.every(Drawer)) == 1


def test_there_is_one_passphrase_or_none(cupboard: Cupboard) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: cupboard.change_passphrase("a", SONG, OTHER),
        lambda: cupboard.remove_passphrase("a", SONG),
    ]
    for attempt in attempts:
        with pytest.raises(ValueError, match="no passphrase"):
            attempt()
    cupboard.set_passphrase("a", SONG)
    with pytest.raises(ValueError, match="already"):
        cupboard.set_passphrase("a", OTHER)
    cupboard.unlock("a", SONG)


def test_what_was_deleted_is_sealed_too(cupboard: Cupboard, store: Store) -> None:
    gone = fill(cupboard)
    store.writings.delete(gone.id)
    cupboard.set_passphrase("a", SONG)
    (left,) = store.every(Writing)
    assert isinstance(left.veil, Sealed)
    assert left.deleted is not None
    store.writings.restore(gone.id)
    cupboard.unlock("a", SONG)
    assert sheet(cupboard) == SHEET
    store.writings.delete(gone.id)
    cupboard.remove_passphrase("a", SONG)
    assert [w.veil for w in store.every(Writing)] == [gone.veil]


# -- finished, and shown ------------------------------------------------------------------------------


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_finished_is_what_is_shown(cupboard: Cupboard, wall: Wall, locked: bool) -> None:
    if locked:
        cupboard.set_passphrase("a", SONG)
        cupboard.unlock("a", SONG)
    done = finish(cupboard)
    assert (done.finished, done.mark) == (wall.now(), digest(done.veil))
    assert cupboard.read_finished(done, Draft) == SHEET
    another = finish(cupboard, Draft(), about="another")
    for exchanged in (
        done.with_(veil=another.veil),
        cupboard.write(done, Draft()).with_(finished=done.finished, mark=done.mark),
        done.with_(veil=Open()),
        done.with_(mark=None),
        done.with_(mark=bytes(32)),
        done.with_(finished=None),
    ):
        with pytest.raises(Unreadable, match="not what its writer finished"):
            cupboard.read_finished(exchanged, Draft)
    opened_again = cupboard.write(done, SHEET)
    assert (opened_again.finished, opened_again.mark) == (None, None)


def test_what_was_finished_stays_so_through_every_passphrase(cupboard: Cupboard, wall: Wall) -> None:
    at = finish(cupboard).finished
    wall.forward(days=1)
    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: cupboard.set_passphrase("a", SONG), SONG),
        (lambda: cupboard.change_passphrase("a", SONG, OTHER), OTHER),
        (lambda: cupboard.remove_passphrase("a", OTHER), "none"),
    ]
    for step, words in steps:
        step()
        cupboard.unlock("a", words)
        done = cupboard.writing("sheet", "w", "a")
        assert done.finished == at
        assert cupboard.read_finished(done, Draft) == SHEET


def test_a_passphrase_does_not_hide_that_something_was_exchanged(cupboard: Cupboard, store: Store) -> None:
    done = finish(cupboard)
    other = msgspec.json.encode(Draft()).decode()
    document(store, "writings", done.id, lambda d: d["veil"].update(text=other))
    cupboard.set_passphrase("a", SONG)
    cupboard.unlock("a", SONG)
    with pytest.raises(Unreadable):
        cupboard.read_finished(cupboard.writing("sheet", "w", "a"), Draft)


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_shown_is_emptied_and_can_begin_again(
    cupboard: Cupboard, store: Store, locked: bool
) -> None:
    if locked:
        cupboard.set_passphrase("a", SONG)
    done = finish(cupboard)
    left = save(cupboard, cupboard.emptied(done))
    assert (left.veil, left.mark, left.finished) == (Open(), None, done.finished)
    assert store.find(Writing, done.id) is None
    assert b"evening" not in b"".join(map(bytes, store._ledger.table("writings").values()))
    cupboard.unlock("a", SONG)
    assert sheet(cupboard) == Draft()
    fill(cupboard)
    assert sheet(cupboard) == SHEET
