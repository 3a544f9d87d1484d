"""The vault: what lies in a drawer is its owner's, sealed with or without anybody there to open it."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import (
    OTHER,
    SHEET,
    SONG,
    document,
    fill,
    finish,
    on_disk,
    save,
    sheet,
    store,
    unlocked,
    vault,
)
from twofold.domain.drawers import Drawer, Open, Sealed, Writing
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.store import Store
from twofold.store.check import check
from twofold.store.drawers import digest
from twofold.store.errors import Locked, Unproven, Unreadable, WrongPassphrase
from twofold.store.vault import Vault

__all__ = ["store", "vault"]


# -- without a passphrase -----------------------------------------------------------------------------


def test_without_a_passphrase_it_is_always_open(vault: Vault) -> None:
    assert vault.is_open("a")
    assert vault.drawer("a") is None
    vault.unlock("a", "anything")
    assert unlocked(vault) == []
    writing = vault.writing("sheet", "w", "a")
    assert (writing.rev, writing.author, writing.kind, writing.about) == (0, "a", "sheet", "w")
    assert vault.read(writing, Draft) == Draft()
    assert vault.text(writing) == ""
    saved = fill(vault)
    assert isinstance(saved.veil, Open)
    assert (saved.finished, saved.mark) == (None, None)
    assert sheet(vault) == SHEET
    assert sheet(vault, "b") == Draft()


# -- with one -------------------------------------------------------------------------------------------


def test_with_a_passphrase_it_opens_to_those_words_only(vault: Vault) -> None:
    fill(vault)
    fill(vault, "b")
    assert vault.set_passphrase("a", SONG) == ()
    assert not vault.is_open("a")
    assert vault.is_open("b")
    assert sheet(vault, "b") == SHEET
    with pytest.raises(Locked):
        sheet(vault)
    vault.unlock("a", SONG)
    assert unlocked(vault) == ["a"]
    assert sheet(vault) == SHEET
    vault.lock("a")
    assert (unlocked(vault), vault.is_open("a")) == ([], False)
    with pytest.raises(Locked):
        sheet(vault)


def test_each_has_their_own(vault: Vault) -> None:
    for side, words, others in zip(SIDES, (SONG, OTHER), (OTHER, SONG), strict=True):
        fill(vault, side)
        vault.set_passphrase(side, words)
        with pytest.raises(WrongPassphrase):
            vault.unlock(side, others)
    vault.unlock("b", OTHER)
    assert unlocked(vault) == ["b"]
    with pytest.raises(Locked):
        sheet(vault, "a")
    vault.unlock("a", SONG)
    assert unlocked(vault) == ["a", "b"]
    assert sheet(vault, "a") == sheet(vault, "b") == SHEET
    vault.lock_all()
    assert unlocked(vault) == []


def test_what_is_sealed_while_it_is_locked_is_its_owners_once_they_say_so(vault: Vault, store: Store) -> None:
    vault.set_passphrase("a", SONG)
    fill(vault)
    again = Draft(rows=(*SHEET.rows, Row(id="s", words="A walk")))
    saved = fill(vault, value=again)
    done = finish(vault, again, about="done")
    assert isinstance(saved.veil, Sealed)
    assert unlocked(vault) == []
    assert vault.slips("a") == ()
    said = "2 things were put into drawer-a without its passphrase. Its owner is asked about that."
    assert said in check(store.path).sentences
    vault.unlock("a", SONG)
    for about in ("w", "done"):
        with pytest.raises(Unproven):
            sheet(vault, about=about)
    assert {each.id for each in vault.slips("a")} == {saved.id, done.id}
    vault.take_in("a", vault.slips("a"))
    assert vault.slips("a") == ()
    assert said not in check(store.path).sentences
    assert sheet(vault) == sheet(vault, about="done") == again
    assert vault.writing("sheet", "done", "a").finished is None, "that is theirs to say"


@pytest.mark.parametrize("words", ["wrong", SONG + " ", "Our song", "our song\0"])
def test_a_wrong_passphrase_changes_nothing(vault: Vault, path: Path, words: str) -> None:
    fill(vault)
    vault.set_passphrase("a", SONG)
    fill(vault, about="second")
    before = on_disk(path)
    for _ in range(3):
        attempts: list[Callable[[], object]] = [
            lambda: vault.unlock("a", words),
            lambda: vault.change_passphrase("a", words, OTHER),
            lambda: vault.remove_passphrase("a", words),
        ]
        for attempt in attempts:
            with pytest.raises(WrongPassphrase, match="Nothing was changed"):
                attempt()
    assert on_disk(path) == before
    assert not vault.is_open("a")
    vault.unlock("a", SONG)
    assert sheet(vault) == SHEET
    with pytest.raises(WrongPassphrase):
        vault.unlock("a", words)
    assert vault.is_open("a"), "a slip does not close what is open"


@pytest.mark.parametrize("words", ["", "x" * 1001, "\ud83d"])
def test_what_can_be_no_passphrase_changes_nothing(vault: Vault, path: Path, words: str) -> None:
    fill(vault)
    before = on_disk(path)
    with pytest.raises(Invalid):
        vault.set_passphrase("a", words)
    assert on_disk(path) == before
    vault.set_passphrase("a", SONG)
    before = on_disk(path)
    for old, new in ((SONG, words), (words, OTHER)):
        with pytest.raises(Invalid):
            vault.change_passphrase("a", old, new)
    for attempt in (vault.unlock, vault.remove_passphrase):
        with pytest.raises(Invalid):
            attempt("a", words)
    assert on_disk(path) == before


def test_accents_open_it_composed_or_not(vault: Vault) -> None:
    vault.set_passphrase("a", "für Zoë")
    vault.change_passphrase("a", "fu\u0308r Zoe\u0308", "Ångström 🧡")
    vault.unlock("a", "A\u030angstro\u0308m 🧡")
    assert vault.is_open("a")


def test_another_passphrase_touches_no_writing(vault: Vault, store: Store) -> None:
    fill(vault)
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault, about="second")
    before = {key: bytes(raw) for key, raw in store.ledger.table("writings").items()}
    public = vault.drawer("a").public  # type: ignore[union-attr]
    assert vault.change_passphrase("a", SONG, OTHER) == ()
    assert {key: bytes(raw) for key, raw in store.ledger.table("writings").items()} == before
    assert vault.drawer("a").public == public  # type: ignore[union-attr]
    assert sheet(vault) == sheet(vault, about="second") == SHEET
    vault.lock("a")
    with pytest.raises(WrongPassphrase):
        vault.unlock("a", SONG)
    vault.unlock("a", OTHER)
    assert sheet(vault) == SHEET


def test_taking_it_away_opens_everything_again(vault: Vault, store: Store) -> None:
    first = fill(vault)
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    fill(vault, about="second")
    vault.remove_passphrase("a", SONG)
    assert (vault.drawer("a"), unlocked(vault), vault.is_open("a")) == (None, [], True)
    assert sheet(vault) == sheet(vault, about="second") == SHEET
    assert store.writings.get(first.id).veil == first.veil  # type: ignore[union-attr]
    assert isinstance(fill(vault).veil, Open)


def test_a_copy_beside_another_one_does_not_keep_the_passphrase_from_going(
    vault: Vault, store: Store
) -> None:
    # Such a copy comes to be when both terminals changed it while the disk refused.
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    saved = fill(vault)
    save(vault, saved.with_(id="copy", rev=0))
    vault.remove_passphrase("a", SONG)
    assert vault.is_open("a")
    assert sheet(vault) == SHEET
    assert {type(each.veil) for each in store.writings.all()} == {Open}


def test_a_passphrase_can_be_set_taken_away_and_set_again(vault: Vault, store: Store) -> None:
    publics = set()
    for words in (SONG, OTHER, SONG):
        fill(vault)
        vault.set_passphrase("a", words)
        publics.add(vault.drawer("a").public)  # type: ignore[union-attr]
        vault.unlock("a", words)
        assert sheet(vault) == SHEET
        vault.remove_passphrase("a", words)
        assert sheet(vault) == SHEET
    assert len(publics) == 3
    assert len(store.every(Drawer)) == 1


def test_there_is_one_passphrase_or_none(vault: Vault) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: vault.change_passphrase("a", SONG, OTHER),
        lambda: vault.remove_passphrase("a", SONG),
    ]
    for attempt in attempts:
        with pytest.raises(ValueError, match="no passphrase"):
            attempt()
    vault.set_passphrase("a", SONG)
    with pytest.raises(ValueError, match="already"):
        vault.set_passphrase("a", OTHER)
    vault.unlock("a", SONG)


def test_what_was_deleted_is_sealed_too(vault: Vault, store: Store) -> None:
    gone = fill(vault)
    store.writings.delete(gone.id)
    vault.set_passphrase("a", SONG)
    (left,) = store.every(Writing)
    assert isinstance(left.veil, Sealed)
    assert left.deleted is not None
    store.writings.restore(gone.id)
    vault.unlock("a", SONG)
    assert sheet(vault) == SHEET
    store.writings.delete(gone.id)
    vault.remove_passphrase("a", SONG)
    assert [w.veil for w in store.every(Writing)] == [gone.veil]


# -- finished, and shown ------------------------------------------------------------------------------


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_finished_is_what_is_shown(vault: Vault, wall: Wall, locked: bool) -> None:
    if locked:
        vault.set_passphrase("a", SONG)
        vault.unlock("a", SONG)
    done = finish(vault)
    assert (done.finished, done.mark) == (wall.now(), digest(done.veil))
    assert vault.read_finished(done, Draft) == SHEET
    another = finish(vault, Draft(), about="another")
    for exchanged in (
        done.with_(veil=another.veil),
        vault.write(done, Draft()).with_(finished=done.finished, mark=done.mark),
        done.with_(veil=Open()),
        done.with_(mark=None),
        done.with_(mark=bytes(32)),
        done.with_(finished=None),
    ):
        with pytest.raises(Unreadable, match="not what its writer finished"):
            vault.read_finished(exchanged, Draft)
    opened_again = vault.write(done, SHEET)
    assert (opened_again.finished, opened_again.mark) == (None, None)


def test_what_was_finished_stays_so_through_every_passphrase(vault: Vault, wall: Wall) -> None:
    at = finish(vault).finished
    wall.forward(days=1)
    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: vault.set_passphrase("a", SONG), SONG),
        (lambda: vault.change_passphrase("a", SONG, OTHER), OTHER),
        (lambda: vault.remove_passphrase("a", OTHER), "none"),
    ]
    for step, words in steps:
        step()
        vault.unlock("a", words)
        done = vault.writing("sheet", "w", "a")
        assert done.finished == at
        assert vault.read_finished(done, Draft) == SHEET


def test_a_passphrase_does_not_hide_that_something_was_exchanged(vault: Vault, store: Store) -> None:
    done = finish(vault)
    other = msgspec.json.encode(Draft()).decode()
    document(store, "writings", done.id, lambda d: d["veil"].update(text=other))
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    with pytest.raises(Unreadable):
        vault.read_finished(vault.writing("sheet", "w", "a"), Draft)


@pytest.mark.parametrize("locked", [False, True])
def test_what_was_shown_is_emptied_and_can_begin_again(vault: Vault, store: Store, locked: bool) -> None:
    if locked:
        vault.set_passphrase("a", SONG)
    done = finish(vault)
    left = save(vault, vault.emptied(done))
    assert (left.veil, left.mark, left.finished) == (Open(), None, done.finished)
    assert store.find(Writing, done.id) is None
    assert b"evening" not in b"".join(map(bytes, store.ledger.table("writings").values()))
    vault.unlock("a", SONG)
    assert sheet(vault) == Draft()
    fill(vault)
    assert sheet(vault) == SHEET
