"""Opening a round: by both, in one save, or not at all."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.screens.test_hostile import HOSTILE, packed
from tests.screens.test_pictures import LOOKS, Svg
from tests.screens.worksheet_sides import (
    ANA,
    BEN,
    CHEAP,
    SECRETS,
    SIZES,
    at,
    ready,
    round_of,
    settle,
    wrote,
)
from twofold.domain.drawers import Open
from twofold.domain.people import meet
from twofold.domain.records import SIDES
from twofold.domain.rounds import Worksheet
from twofold.domain.text import clean_line
from twofold.domain.worksheet import Draft, Guess, Picked
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.reveal import RevealPage
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.cupboard import Cupboard
from twofold.widgets.passphrase import Unlock

Seen = Callable[[Any], str]
GUESS = Guess((Picked("freedom", 4),))


async def reveal(pilot: Any, worksheet: Worksheet) -> Any:
    """Open the page, with the rounds below it."""
    await at(pilot, "worksheet")
    return await at(pilot, "worksheet.reveal", worksheet_id=worksheet.id)


async def typed(pilot: Any, words: str) -> None:
    """Type a passphrase, and let it be tried."""
    door = pilot.app.screen
    assert isinstance(door, Unlock)
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await pilot.press("enter")
    for _ in range(500):
        await pilot.pause(0.01)
        if pilot.app.screen is not door or door._trying is None:
            break
    assert door._trying is None
    await settle(pilot)


def toasts(pilot: Any) -> str:
    return "\n".join(str(note.message) for note in pilot.app._notifications)


def is_private(store: Store, clock: Any, worksheet: Worksheet) -> bool:
    """Return whether all is as it was: the round closed, and four writings in it."""
    kept = store.worksheets.get(worksheet.id)
    assert kept is not None
    return kept == worksheet and len(store.writings.all()) == 4


def is_open(store: Store, clock: Any, worksheet: Worksheet, a: Draft = ANA, b: Draft = BEN) -> bool:
    """Return whether all of both sides is there, and nothing is left in the drawers."""
    kept = store.worksheets.get(worksheet.id)
    assert kept is not None
    if kept.revealed is None or store.writings.all():
        return False
    sides = kept.revealed.a, kept.revealed.b
    assert [side.rows for side in sides] == [a.rows, b.rows]
    assert all(side.guess == GUESS for side in sides)
    for kind in ("sheet", "guess"):
        for side in SIDES:
            left = store.writings._find(f"{kind}-{side}-{worksheet.id}")
            assert left is not None and left.veil == Open() and left.deleted
    return True


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_when_both_have_pressed(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    worksheet = ready(store, clock)
    async with opened(size=size) as pilot:
        await reveal(pilot, worksheet)
        await press(pilot, "reveal.first", "reveal.first")
        await settle(pilot)
        assert is_private(store, clock, worksheet), "one of them opened it alone"
        assert "ready ✓" in seen(pilot) and not any(secret[:10] in seen(pilot) for secret in SECRETS)
        await press(pilot, "reveal.second")
        await settle(pilot)
        assert is_open(store, clock, worksheet)
        page: Any = pilot.app.screen
        assert (page.place, page.worksheet_id) == ("worksheet.together", worksheet.id)
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Rounds), "the page of the two keys is still below"


async def test_the_mouse_presses_the_keys_too(opened: Any, store: Store, clock: Any, seen: Seen) -> None:
    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        for name in ("◆ Ana  opens", "● Ben  opens"):
            lines = seen(pilot).splitlines()
            y = next(n for n, line in enumerate(lines) if name in line)
            await pilot.click(offset=(lines[y].index(name) + 3, y))
            await settle(pilot)
        assert is_open(store, clock, worksheet)


async def test_going_back_before_both_have_pressed_opens_nothing(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await press(pilot, "reveal.second", "page.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and is_private(store, clock, worksheet)


@pytest.fixture
def sealed(store: Store, clock: Any) -> Worksheet:
    """A round in which all is finished; what Ana wrote is sealed."""
    worksheet = ready(store, clock)
    Cupboard(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    return worksheet


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_passphrase_three_times_changes_nothing_and_the_right_one_opens(
    opened: Any, store: Store, clock: Any, sealed: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await reveal(pilot, sealed)
        assert "passphrase" in packed(seen(pilot))
        await press(pilot, "reveal.first", "reveal.second")
        await settle(pilot)
        for _ in range(3):
            await typed(pilot, "red kettle")
            assert isinstance(pilot.app.screen, Unlock) and "did not open it" in seen(pilot)
            assert is_private(store, clock, sealed) and not pilot.app.cupboard.is_open("a")
        await typed(pilot, "blue kettle")
        assert is_open(store, clock, sealed)
        assert pilot.app.screen.place == "worksheet.together"
        assert not pilot.app.cupboard.is_open("a"), "the drawer stayed open"


async def test_both_with_a_passphrase(
    opened: Any, store: Store, clock: Any, sealed: Worksheet, press: Any, seen: Seen
) -> None:
    Cupboard(store, clock.now, CHEAP).set_passphrase("b", "grey stone")
    async with opened() as pilot:
        await reveal(pilot, sealed)
        assert "Ana and Ben will be asked" in " ".join(seen(pilot).split())
        await press(pilot, "reveal.second", "reveal.first")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        assert is_private(store, clock, sealed), "opened with one of the two"
        assert "Ben" in seen(pilot)
        # Ben goes back: Ana's drawer is closed as well, and both begin anew.
        await press(pilot, "unlock.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RevealPage) and "Nothing was opened" in toasts(pilot)
        assert pilot.app.cupboard.unlocked == () and "ready" not in seen(pilot)
        await press(pilot, "reveal.first", "reveal.second")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        await typed(pilot, "grey stone")
        assert is_open(store, clock, sealed) and pilot.app.cupboard.unlocked == ()


async def both(pilot: Any, press: Any) -> None:
    await press(pilot, "reveal.first", "reveal.second")
    await settle(pilot)


async def test_a_full_disk_shows_nothing_and_a_free_one_all(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)

        def full(*_: Any, **__: Any) -> Any:
            raise SaveFailed(store.path, OSError(28, "No space left"))

        with monkeypatch.context() as patch:
            patch.setattr(store._ledger, "commit", full)
            await both(pilot, press)
            assert isinstance(pilot.app.screen, RevealPage)
            assert "Nothing was opened" in toasts(pilot) and "disk is full" in toasts(pilot)
            assert is_private(store, clock, worksheet)
            assert pilot.app.waiting == (), "an open round waits in memory"
            assert not any(secret[:10] in seen(pilot) for secret in SECRETS)
        await both(pilot, press)
        assert is_open(store, clock, worksheet)


async def test_what_is_not_saved_yet_is_waited_for(
    opened: Any, store: Store, clock: Any, press: Any, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        writing = store.writings.get(f"guess-b-{worksheet.id}")
        assert writing is not None
        with monkeypatch.context() as patch:

            def full(*_: Any, **__: Any) -> Any:
                raise SaveFailed(store.path, OSError(28, "No space left"))

            patch.setattr(store._ledger, "commit", full)
            pilot.app.keep(pilot.app.cupboard.write(writing, Guess()))
            await both(pilot, press)
        assert is_private(store, clock, worksheet) and "Not saved yet" in toasts(pilot)


@pytest.mark.parametrize("kind", ["sheet", "guess"])
@pytest.mark.parametrize("damage", ["exchanged", "cut"])
async def test_what_is_not_what_was_finished_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any, kind: str, damage: str
) -> None:
    worksheet = ready(store, clock)
    writing = store.writings.get(f"{kind}-b-{worksheet.id}")
    assert writing is not None and isinstance(writing.veil, Open)
    text = writing.veil.text.replace("hour", "year") + " " if damage == "exchanged" else "{"
    store.save(writing.with_(veil=Open(text)))
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await both(pilot, press)
        assert isinstance(pilot.app.screen, RevealPage) and "cannot be read" in toasts(pilot)
        assert is_private(store, clock, worksheet)


async def test_whoever_takes_it_back_at_the_last_moment_keeps_it(
    opened: Any, store: Store, clock: Any, press: Any, tmp_path: Path
) -> None:
    worksheet = ready(store, clock)
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        page = await reveal(pilot, worksheet)
        await press(pilot, "reveal.first")
        wrote(there, clock, worksheet, "b", BEN, finished=False)
        await press(pilot, "reveal.second")
        await settle(pilot)
        assert is_private(store, clock, worksheet)
        pilot.app.look()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and not page.is_attached
        assert "Somebody writes on" in toasts(pilot)
    there.close()


@pytest.mark.parametrize("while_typing", [False, True])
async def test_the_other_terminal_was_quicker(
    opened: Any,
    store: Store,
    clock: Any,
    sealed: Worksheet,
    press: Any,
    tmp_path: Path,
    while_typing: bool,
) -> None:
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    from twofold.domain.rounds import reveal as open_round
    from twofold.domain.rounds import shown

    one = open_round(sealed, shown(ANA, GUESS), shown(BEN, GUESS), clock.now())
    cupboard = Cupboard(there, clock.now)
    async with opened() as pilot:
        await reveal(pilot, sealed)
        if while_typing:
            await both(pilot, press)
        there.save(one, *(cupboard.emptied(w) for w in there.writings.all()))
        pilot.app.look()
        await settle(pilot)
        if while_typing:
            await typed(pilot, "blue kettle")
        assert pilot.app.screen.place == "worksheet.together"
        assert is_open(store, clock, sealed)
        assert [type(s).__name__ for s in pilot.app.screen_stack].count("Together") == 1
        assert not any(isinstance(s, RevealPage | Unlock) for s in pilot.app.screen_stack)
    there.close()


async def test_killed_at_any_moment_all_is_private_or_all_is_open(
    opened: Any, store: Store, clock: Any, press: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    """Copies of the files at each step on the way to the disk are what a kill would leave."""
    worksheet = ready(store, clock)
    copies: list[Path] = []

    def copy() -> None:
        folder = tmp_path / f"killed-{len(copies)}"
        folder.mkdir()
        for name in ("twofold.json", "twofold.json.journal"):
            shutil.copy(tmp_path / name, folder / name)
        copies.append(folder / "twofold.json")

    import os

    write, sync = os.write, os.fsync

    def writing(handle: int, data: Any) -> int:
        copy()
        done = write(handle, data)
        copy()
        return done

    def syncing(handle: int) -> None:
        sync(handle)
        copy()

    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await press(pilot, "reveal.first")
        copy()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", writing)
            patch.setattr(os, "fsync", syncing)
            await press(pilot, "reveal.second")
            await settle(pilot)
        copy()
    found = []
    for path in copies:
        left = Store.open(path, clock=clock)
        opened_ = is_open(left, clock, worksheet)
        assert opened_ or is_private(left, clock, worksheet), "half of it"
        found.append(opened_)
        left.close()
    assert found == sorted(found) and found[0] is False and found[-1] is True and len(found) > 3


async def test_a_round_that_is_not_ready_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    (worksheet,) = store.save(round_of(clock))
    assert isinstance(worksheet, Worksheet)
    wrote(store, clock, worksheet, "a", ANA)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert store.worksheets.get(worksheet.id) == worksheet


@pytest.mark.parametrize("size", SIZES)
async def test_any_name_is_shown_as_it_is(
    opened: Any, store: Store, clock: Any, seen: Seen, size: tuple[int, int]
) -> None:
    worksheet = ready(store, clock)
    async with opened(size=size) as pilot:
        page = await reveal(pilot, worksheet)
        for text in map(clean_line, HOSTILE):
            pilot.app.keep(pilot.app.couple().with_(b=meet("Ana", text).b))
            page.post_message(StoreChanged())
            await settle(pilot)
            assert packed(text) in packed("".join(seen(pilot).splitlines()[1:]))


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_words_come_out_as_they_went_in(
    opened: Any, store: Store, clock: Any, press: Any, text: str
) -> None:
    from msgspec.structs import replace

    draft = Draft(rows=(replace(ANA.rows[0], words=clean_line(text), why=text),))
    worksheet = ready(store, clock, draft, BEN)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await both(pilot, press)
        assert is_open(store, clock, worksheet, draft, BEN) and pilot.app.is_running


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]}-{look[1]}")
async def test_how_it_looks(
    opened: Any,
    clock: Any,
    sealed: Worksheet,
    press: Any,
    picture: Any,
    snapshot: SnapshotAssertion,
    look: Any,
) -> None:
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await reveal(pilot, sealed)
        await press(pilot, "reveal.first")
        assert picture(pilot) == snapshot.use_extension(Svg)
