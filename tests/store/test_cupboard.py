"""The cupboard: what lies in a drawer is its owner's, sealed with or without anybody there to open it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest

from twofold.domain.drawers import Drawer, Open, Sealed, Writing, drawer_id
from twofold.domain.people import Trouble
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.worksheet import Draft, Guess, Picked, Request, Row
from twofold.store import BadRecord, NotWritable, Stale, Store, StoreError
from twofold.store.cupboard import Cupboard
from twofold.store.drawers import Cost, digest, make, seal
from twofold.store.errors import Locked, SealingFailed, Unreadable, WrongPassphrase
from twofold.store.journal import Part
from twofold.store.text import dump

from .conftest import Wall

R = TypeVar("R", bound=Record)
CHEAP = Cost(ops=1, mem=8 << 10)
SHEET = Draft(rows=(Row(id="r", words="An evening for us", request=Request(what="Put the phone away")),))
SONG, OTHER = "our song", "our second song"


@pytest.fixture
def store(path: Path, wall: Wall) -> Iterator[Store]:
    store = Store.open(path, clock=wall)
    yield store
    store._ledger.close(fold=False)


@pytest.fixture
def cupboard(store: Store, wall: Wall) -> Cupboard:
    return Cupboard(store, wall.now, CHEAP)


@pytest.fixture
def terminal(path: Path, wall: Wall) -> Iterator[tuple[Store, Cupboard]]:
    """The other terminal."""
    store = Store.open(path, clock=wall)
    yield store, Cupboard(store, wall.now, CHEAP)
    store._ledger.close(fold=False)


def fill(cupboard: Cupboard, side: Side = "a", value: msgspec.Struct = SHEET, about: str = "w") -> Writing:
    """Write *value* into a sheet, and save it."""
    return save(cupboard, cupboard.write(cupboard.writing("sheet", about, side), value))


def save(cupboard: Cupboard, record: R) -> R:
    saved = cupboard._store.save(record)[0]
    assert isinstance(saved, type(record))
    return saved


def unlocked(cupboard: Cupboard) -> list[Side]:
    return list(cupboard.unlocked)


def sheet(cupboard: Cupboard, side: Side = "a", about: str = "w") -> Draft:
    return cupboard.read(cupboard.writing("sheet", about, side), Draft)


def on_disk(path: Path) -> dict[str, bytes]:
    """All files of the folder, but for the lock, which is empty."""
    files = {str(p): p.read_bytes() for p in sorted(path.parent.rglob("*")) if p.is_file()}
    assert files.pop(str(path) + ".lock", b"") == b""
    return files


def document(store: Store, table: str, id: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a stored document behind everybody's back."""
    (key, raw), *more = [
        (k, r) for k, r in store._ledger.table(table).items() if json.loads(bytes(r))["id"] == id
    ]
    assert not more
    fields = json.loads(bytes(raw))
    change(fields)
    store._ledger.commit({table: Part(put={key: dump(fields)})})


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


def test_writing_needs_nobody_s_passphrase(cupboard: Cupboard, store: Store) -> None:
    cupboard.set_passphrase("a", SONG)
    fill(cupboard)
    again = Draft(rows=(*SHEET.rows, Row(id="s", words="A walk")))
    saved = fill(cupboard, value=again)
    assert isinstance(saved.veil, Sealed)
    assert unlocked(cupboard) == []
    cupboard.unlock("a", SONG)
    assert sheet(cupboard) == again


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
    fill(cupboard, about="second")
    cupboard.unlock("a", SONG)
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
    fill(cupboard, about="second")
    cupboard.unlock("a", SONG)
    cupboard.remove_passphrase("a", SONG)
    assert (cupboard.drawer("a"), unlocked(cupboard), cupboard.is_open("a")) == (None, [], True)
    assert sheet(cupboard) == sheet(cupboard, about="second") == SHEET
    assert store.writings.get(first.id).veil == first.veil  # type: ignore[union-attr]
    assert isinstance(fill(cupboard).veil, Open)


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


def finish(cupboard: Cupboard, value: Draft = SHEET, about: str = "w") -> Writing:
    return save(cupboard, cupboard.finish(cupboard.writing("sheet", about, "a"), value))


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
        done.with_(veil=cupboard.veil("a", Draft())),
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


# -- two terminals --------------------------------------------------------------------------------------


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
    assert theirs.read(saved, Draft) == SHEET
    assert theirs.read_finished(guessed, Guess).picks == (Picked("play"),)


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


# -- what waits to be saved -----------------------------------------------------------------------------


def test_a_lock_that_waits_to_be_saved_holds_already(store: Store, wall: Wall) -> None:
    waiting: list[Record] = [make("a", b"our song", CHEAP, wall.now())]
    cupboard = Cupboard(store, wall.now, CHEAP, lambda: waiting)
    assert not cupboard.is_open("a")
    assert isinstance(cupboard.write(cupboard.writing("sheet", "w", "a"), SHEET).veil, Sealed)
    cupboard.unlock("a", SONG)
    assert cupboard.is_open("a")
    waiting[0] = waiting[0].with_(deleted=wall.now())
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


# -- damage ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [{"mem": 100 << 30}, {"ops": 99}, {"v": 2}, {"author": "b"}, {"author": None}, {"public": "AA"}],
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
    saved = fill(cupboard)
    cupboard.unlock("a", SONG)
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
    drawer = cupboard.drawer("a")
    assert drawer is not None
    writing = cupboard.writing("sheet", "w", "a").with_(veil=seal(drawer, text))
    with pytest.raises(Unreadable) as caught:
        cupboard.read(writing, Draft)
    assert caught.value.__suppress_context__
    assert "private" not in str(caught.value)


def test_what_cannot_be_read_cannot_be_sealed_and_that_is_said(cupboard: Cupboard, store: Store) -> None:
    saved = fill(cupboard)
    fill(cupboard, about="second")
    document(store, "writings", saved.id, lambda d: d.update(kind="letter"))
    (sentence,) = cupboard.set_passphrase("a", SONG)
    assert saved.id in sentence
    cupboard.unlock("a", SONG)
    assert sheet(cupboard, about="second") == SHEET


def test_a_writing_of_nobody_is_unreadable(cupboard: Cupboard) -> None:
    nobody = cupboard.writing("sheet", "w", "a").with_(author=None, veil=Open("x"))
    with pytest.raises(Unreadable):
        cupboard.text(nobody)


def test_what_lies_open_in_a_locked_drawer_is_not_shown(cupboard: Cupboard, store: Store) -> None:
    cupboard.set_passphrase("a", SONG)
    writing = cupboard.writing("sheet", "w", "a").with_(veil=Open(msgspec.json.encode(SHEET).decode()))
    with pytest.raises(Locked):
        cupboard.read(writing, Draft)
    cupboard.unlock("a", SONG)
    assert cupboard.read(writing, Draft) == SHEET


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
