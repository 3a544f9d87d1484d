"""Whoever changes the file shows nothing as somebody's own, and reads nothing that is written later."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.store.files import Wall
from tests.support.store.forging import FIELDS, LATER, MOVES, Forger, Move, Truth, left_open, look, page
from tests.support.store.vaults import CHEAP, OTHER, SONG
from twofold.domain.worksheet.sheet import Draft
from twofold.store import Store, StoreError
from twofold.store.errors import Unreadable
from twofold.store.vault import Vault

SMALL = st.integers(0, 7)
moves = st.builds(Move, st.sampled_from(MOVES), SMALL, SMALL, st.sampled_from(FIELDS), SMALL)


def begun(folder: Path, wall: Wall) -> tuple[Store, Truth, Forger]:
    """A file in which both have passphrases, and have written, finished, and written again."""
    store, truth = Store.open(folder / "twofold.json", clock=wall), Truth()
    vault = Vault(store, wall.now, CHEAP)
    for side, words in (("a", SONG), ("b", OTHER)):
        vault.set_passphrase(side, words)  # type: ignore[arg-type]
        vault.unlock(side, words)  # type: ignore[arg-type]
    forger = Forger(store, vault._keys["b"])
    for number, (side, kind, about, finished) in enumerate(
        [
            ("a", "sheet", "w", False), ("a", "sheet", "w", True), ("b", "sheet", "w", True),
            ("a", "guess", "w", True), ("a", "sheet", "w2", False), ("b", "guess", "w", False),
            ("b", "envelope", "l", True), ("a", "sheet", "w", False), ("a", "sheet", "w", True),
        ]
    ):  # fmt: skip
        wall.forward(seconds=1)
        writing = vault.writing(kind, about, side)  # type: ignore[arg-type]
        truth.write(vault, writing, f"the words of {side}, {number}", finished=finished)
        forger.watch()
    forger.insider = open_key(vault)
    return store, truth, forger


COMBINED = (
    ("veil",), ("veil", "rev"), ("veil", "finished"), ("veil", "finished", "rev"), ("box",), ("proof",),
    ("finished",), ("kind",), ("about",), ("author",), ("rev",), ("id", "kind", "about", "author"),
)  # fmt: skip


def test_no_part_of_a_record_can_be_carried_into_another(path: Path, wall: Wall) -> None:
    store, truth, forger = begun(path.parent, wall)
    whole = look(Vault(store, wall.now, CHEAP), truth)
    assert whole == len(truth.wrote) + len(truth.done), "untouched, all of it can be read"
    then = forger.documents("writings")
    damaged = 0
    for key, document in then.items():
        for other in then.values():
            if other is document:
                continue
            for fields in COMBINED:
                fresh = json.loads(json.dumps(document))
                for field in fields:
                    forger.carry(fresh, other, field)
                forger.put("writings", key, fresh)
                damaged += look(Vault(store, wall.now, CHEAP), truth) < whole
        forger.put("writings", key, document)
    assert look(Vault(store, wall.now, CHEAP), truth) == whole
    assert damaged > 100
    store.close()


@pytest.mark.parametrize("thorough", [True, False])
@pytest.mark.parametrize("finished", [True, False])
def test_nobody_else_says_that_it_is_finished_or_is_not(
    path: Path, wall: Wall, finished: bool, thorough: bool
) -> None:
    store, _, forger = begun(path.parent, wall)
    name = "sheet-a-w" if finished else "sheet-a-w2"
    (at,) = [key for key, each in forger.documents("writings").items() if each["id"] == name]
    document = forger.documents("writings")[at]
    document["finished"] = None if finished else document["updated"]
    if thorough:
        document["veil"]["proof"]["finished"] = document["finished"]
    forger.mark(document)
    forger.put("writings", at, document)
    vault = Vault(store, wall.now, CHEAP)
    vault.unlock("a", SONG)
    writing = vault.writing("sheet", "w" if finished else "w2", "a")
    with pytest.raises(Unreadable):
        vault.read_finished(writing, Draft)
    if thorough:
        with pytest.raises(Unreadable):
            vault.read(writing, Draft)
    else:
        assert vault.read(writing, Draft).rows, "the words are still theirs"
    store.close()


def open_key(vault: Vault):  # type: ignore[no-untyped-def]
    """The key of "b", kept by them."""
    from twofold.store.drawers import open_with

    drawer = vault.drawer("b")
    assert drawer is not None
    return open_with(drawer, OTHER.encode())


@settings(max_examples=30, deadline=None)
@given(st.lists(moves, min_size=1, max_size=5), st.booleans())
def test_nothing_that_is_put_in_place_is_shown_as_its_owners_nor_is_later_writing_read(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[Move], open_meanwhile: bool
) -> None:
    wall = Wall()
    store, truth, forger = begun(tmp_path_factory.mktemp("forged"), wall)
    vault = Vault(store, wall.now, CHEAP)
    if open_meanwhile:
        vault.unlock("a", SONG)
        vault.unlock("b", OTHER)
    typed = vault.writing("sheet", "w2", "a")
    for move in chosen:
        forger.do(move)
        if open_meanwhile and "a" in vault._keys:
            # What is being typed goes on to be saved, whatever became of the file.
            try:
                store.save(vault.write(typed.with_(rev=store.writings.rev(typed.id)), page(LATER)))
                truth.wrote[("a", "sheet", "w2")].add(LATER)
            except StoreError:
                pass
        look_again = Vault(store, wall.now, CHEAP)
        look(look_again, truth)
        if open_meanwhile:
            look(vault, truth)
    assert not [text for text in forger.reads() if LATER in text]
    if open_meanwhile:
        assert left_open(store) == []
    store.close()
