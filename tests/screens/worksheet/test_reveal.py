"""Opening a round: by both, in one save, or not at all."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import HOME, Svg, named
from tests.support.screens.reveals import Seen, both, is_open, is_private, reveal, typed
from tests.support.screens.reveals import sealed as sealed
from tests.support.screens.sides import ANA, BEN, CHEAP, SECRETS, SIZES, ready, settle, wrote
from tests.support.screens.toasts import toasts
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft
from twofold.screens.help import Help
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.reveal import RevealPage
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.passphrase import Unlock


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_when_both_have_pressed(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    worksheet = ready(store, clock)
    async with opened(size=size) as pilot:
        await reveal(pilot, worksheet)
        await press(pilot, "opening.first", "opening.first")
        await settle(pilot)
        assert is_private(store, clock, worksheet), "one of them opened it alone"
        assert "ready ✓" in seen(pilot) and not any(secret[:10] in seen(pilot) for secret in SECRETS)
        await press(pilot, "opening.second")
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
        await press(pilot, "opening.second", "page.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and is_private(store, clock, worksheet)


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_passphrase_three_times_changes_nothing_and_the_right_one_opens(
    opened: Any, store: Store, clock: Any, sealed: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await reveal(pilot, sealed)
        assert "passphrase" in packed(seen(pilot))
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        for _ in range(3):
            await typed(pilot, "red kettle")
            assert isinstance(pilot.app.screen, Unlock) and "did not open it" in seen(pilot)
            assert is_private(store, clock, sealed) and not pilot.app.vault.is_open("a")
        await typed(pilot, "blue kettle")
        assert is_open(store, clock, sealed)
        assert pilot.app.screen.place == "worksheet.together"
        assert not pilot.app.vault.is_open("a"), "the drawer stayed open"


async def test_both_with_a_passphrase(
    opened: Any, store: Store, clock: Any, sealed: Worksheet, press: Any, seen: Seen
) -> None:
    Vault(store, clock.now, CHEAP).set_passphrase("b", "grey stone")
    async with opened() as pilot:
        await reveal(pilot, sealed)
        assert "Ana and Ben will be asked" in " ".join(seen(pilot).split())
        await press(pilot, "opening.second", "opening.first")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        assert is_private(store, clock, sealed), "opened with one of the two"
        assert "Ben" in seen(pilot)
        # Ben goes back: Ana's drawer is closed as well, and both begin anew.
        await press(pilot, "unlock.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RevealPage) and "Nothing was opened" in toasts(pilot)
        assert pilot.app.vault.unlocked == () and "ready" not in seen(pilot)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        await typed(pilot, "grey stone")
        assert is_open(store, clock, sealed) and pilot.app.vault.unlocked == ()


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


@pytest.mark.parametrize("look", [HOME], ids=named)
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
        await press(pilot, "opening.first")
        assert picture(pilot) == snapshot.use_extension(Svg)


@pytest.mark.parametrize("what", ["written on", "opened"])
async def test_help_that_comes_in_the_same_moment_is_read_first(
    opened: Any, store: Store, clock: Any, what: str
) -> None:
    worksheet = ready(store, clock)
    async with opened() as pilot:
        page = await reveal(pilot, worksheet)
        if what == "written on":
            wrote(store, clock, worksheet, "a", ANA, finished=False)
            page.reload()
        pilot.app.action_help()
        if what == "opened":
            page.both_said_yes(("a", "b"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, Help)
        assert is_open(store, clock, worksheet) == (what == "opened")
        await pilot.press("escape")
        await settle(pilot)
        assert page not in pilot.app.screen_stack and len(pilot.app.screen_stack) > 1
