"""The guess at the other's side: up to three, in order, how far met, or nothing at all."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import HOME, Svg, named
from tests.support.screens.sides import ANA, BEN, CHEAP, SIZES, at, private, round_of, settle, wrote
from tests.support.screens.toasts import toasts
from twofold.content import need_groups
from twofold.domain.drawers import Sealed
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.domain.worksheet.rounds import Worksheet, reveal, shown
from twofold.domain.worksheet.sheet import Guess, Picked
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.rounds import Rounds
from twofold.screens.worksheet.sheet import SheetPage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]
GROUPS = [group.id for group in need_groups()]


@pytest.fixture
def worksheet(store: Store, clock: Any) -> Worksheet:
    """A round in which both sides are finished."""
    (saved,) = store.save(round_of(clock))
    assert isinstance(saved, Worksheet)
    wrote(store, clock, saved, "a", ANA)
    wrote(store, clock, saved, "b", BEN)
    return saved


async def guess(pilot: Any, worksheet: Worksheet) -> Any:
    """Open Ana's guess, with the rounds below it."""
    await at(pilot, "worksheet")
    return await at(pilot, "worksheet.guess", side="a", about=worksheet.id)


@pytest.mark.parametrize("size", SIZES)
async def test_up_to_three_in_order_and_how_far_met(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    def picks() -> Guess:
        found: Guess = private(store, clock, worksheet, "a", Guess)
        return found

    async with opened(size=size) as pilot:
        await guess(pilot, worksheet)
        assert "Ben" in seen(pilot) and not any(row.words in seen(pilot) for row in BEN.rows)
        if size[1] > 11:
            assert "Itisaguess,notatest" in packed(seen(pilot))
        await press(pilot, "choices.next", "guess.pick", "guess.met-7")
        assert picks() == Guess((Picked(GROUPS[1], 7),))
        await press(pilot, "choices.first", "choices.take", "guess.met-9", "guess.more")
        assert picks() == Guess((Picked(GROUPS[1], 7), Picked(GROUPS[0], 10)))
        assert "met 10" in seen(pilot) and f"{need_groups()[0].name.capitalize()}: how well" in seen(pilot)
        await press(pilot, "guess.more")
        assert picks().picks[1].met == 10
        await pilot.press("left")
        await pilot.press("right")
        assert picks().picks[1].met == 10
        await press(pilot, "guess.up")
        assert picks() == Guess((Picked(GROUPS[0], 10), Picked(GROUPS[1], 7)))
        await press(pilot, "guess.up", "guess.down")
        assert picks() == Guess((Picked(GROUPS[1], 7), Picked(GROUPS[0], 10)))
        await press(pilot, "choices.last", "guess.pick", "guess.less")
        assert picks().picks[2] == Picked(GROUPS[-1], 5)
        await press(pilot, "choices.previous", "guess.pick")
        assert len(picks().picks) == 3 and "Three are enough" in toasts(pilot)
        with pytest.raises(AssertionError):
            await press(pilot, "guess.met-3")
        # Another choice: the place of the one left out is closed.
        await press(pilot, "choices.last", "guess.pick", "choices.previous", "guess.pick")
        assert [pick.group for pick in picks().picks] == [GROUPS[1], GROUPS[0], GROUPS[-2]]


async def test_the_mouse_can_choose_and_rate(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, seen: Seen
) -> None:
    def spot(words: str, within: str) -> tuple[int, int]:
        lines = seen(pilot).splitlines()
        y = next(n for n, line in enumerate(lines) if within in line)
        return lines[y].index(words) + 1, y

    async with opened() as pilot:
        await guess(pilot, worksheet)
        await pilot.click(offset=spot("appreciation", "appreciation"))
        await settle(pilot)
        await pilot.click(offset=spot(" 6 ", " 5  6  7 "))
        await settle(pilot)
        assert private(store, clock, worksheet, "a", Guess) == Guess((Picked("appreciation", 6),))


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_guess_is_a_pass(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await guess(pilot, worksheet)
        await press(pilot, "guess.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert "has guessed" in seen(pilot) and "Pass the keyboard to Ben" in toasts(pilot)
    writing = store.writings.get(f"guess-a-{worksheet.id}")
    assert writing is not None and writing.finished == clock.now()
    assert Vault(store, clock.now).read_finished(writing, Guess) == Guess()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_guessed_keeps_still_until_it_is_taken_back(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    done = Guess((Picked("play", 2),))
    wrote(store, clock, worksheet, "a", done)
    async with opened(size=size) as pilot:
        page = await guess(pilot, worksheet)
        assert "Youhaveguessed" in packed(seen(pilot))
        for key in ("space", "enter", "4", "right", "K", "J", "c"):
            await pilot.press(key)
        await settle(pilot)
        writing = store.writings.get(f"guess-a-{worksheet.id}")
        assert pilot.app.screen is page and writing is not None and writing.rev == 1
        await press(pilot, "guess.take-back", "choices.first", "guess.pick", "page.back")
        assert seen(pilot).count("has not guessed") == 2
        assert private(store, clock, worksheet, "a", Guess) == Guess((*done.picks, Picked(GROUPS[0])))


@pytest.mark.parametrize("size", SIZES)
async def test_ones_own_side_can_be_seen_and_taken_back_from_here(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await guess(pilot, worksheet)
        await press(pilot, "guess.own")
        await settle(pilot)
        page: Any = pilot.app.screen
        assert isinstance(page, SheetPage) and page.side == "a"
        await press(pilot, "page.back")
        assert pilot.app.screen.place == "worksheet.guess"
        await press(pilot, "guess.own")
        await settle(pilot)
        await press(pilot, "sheet.take-back", "page.back")
        await settle(pilot)
        # Somebody writes again, so there is nothing to guess.
        assert isinstance(pilot.app.screen, Rounds) and "has finished" in seen(pilot)


async def test_nobody_guesses_while_the_other_writes(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet
) -> None:
    wrote(store, clock, worksheet, "b", BEN, finished=False)
    async with opened() as pilot:
        await guess(pilot, worksheet)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and "Guess when both" in toasts(pilot)


async def test_an_opened_round_takes_no_guess(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, tmp_path: Any, press: Any
) -> None:
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        page = await guess(pilot, worksheet)
        there.save(reveal(worksheet, shown(ANA, Guess()), shown(BEN, Guess()), clock.now()))
        store.refresh()
        page.action_pick()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and "opened at the other terminal" in toasts(pilot)
        assert store.writings.get(f"guess-a-{worksheet.id}") is None
    there.close()


async def test_with_a_passphrase_the_guess_is_sealed(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any
) -> None:
    Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    async with opened() as pilot:
        pilot.app.vault.unlock("a", "blue kettle")
        page = await guess(pilot, worksheet)
        await press(pilot, "guess.pick", "guess.met-4")
        writing = store.writings.get(f"guess-a-{worksheet.id}")
        assert writing is not None and isinstance(writing.veil, Sealed)
        await press(pilot, "choices.next")
        page.shut()
        await settle(pilot)
        assert page.value == Guess()
        await page.reopen()
        await settle(pilot)
        assert page.value == Guess((Picked(GROUPS[0], 4),))
        assert page.query_one(Choices).current == GROUPS[1]


async def test_a_group_of_another_version_is_kept(
    opened: Any, store: Store, clock: Any, worksheet: Worksheet, press: Any, seen: Seen
) -> None:
    wrote(store, clock, worksheet, "a", Guess((Picked("weather", 3),)), finished=False)
    async with opened() as pilot:
        await guess(pilot, worksheet)
        assert "something of my own" in seen(pilot)
        await press(pilot, "guess.pick")
        kept = private(store, clock, worksheet, "a", Guess)
        assert kept == Guess((Picked("weather", 3), Picked(GROUPS[0])))


@pytest.mark.parametrize("size", SIZES)
async def test_any_name_is_shown_as_it_is(
    opened: Any, worksheet: Worksheet, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await guess(pilot, worksheet)
        for text in map(clean_line, HOSTILE):
            pilot.app.keep(pilot.app.couple().with_(b=meet("Ana", text).b))
            page.post_message(StoreChanged())
            page.redraw()
            await settle(pilot)
            assert packed(text) in packed(seen(pilot))


@pytest.mark.parametrize("look", [HOME], ids=named)
async def test_how_it_looks(
    opened: Any,
    store: Store,
    clock: Any,
    worksheet: Worksheet,
    picture: Any,
    snapshot: SnapshotAssertion,
    look: Any,
) -> None:
    wrote(store, clock, worksheet, "a", Guess((Picked("freedom", 4), Picked("closeness"))), finished=False)
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await guess(pilot, worksheet)
        assert picture(pilot) == snapshot.use_extension(Svg)
