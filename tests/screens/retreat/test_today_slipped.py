"""What slipped: ticked, let go, moved to now or to the next free place."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.screens.saturday import SATURDAY_NOON, kept, opened_today, to
from tests.support.screens.talks import SIZES, Clock, Enter, Room
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.store import Store
from twofold.widgets.choices import Choices


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is Saturday, a little after noon."""
    clock.wall = SATURDAY_NOON


@pytest.fixture
def plan(store: Store) -> Plan:
    return store.plans.save(a_weekend())


def sections(room: Room) -> list[str]:
    """Return the rows: headings as they are, slots by their id."""
    return [choice.id or choice.title.plain for choice in room.page.query_one(Choices)._choices if
            choice.id or choice.title.plain]  # fmt: skip


# -- what is shown -------------------------------------------------------------------------------------------


# -- keys ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_space_ticks_and_undo_takes_it_back(
    opened: Any, enter: Enter, plan: Plan, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "breakfast")
        for happened in ("done", "skipped", "", "done"):
            await room.press("today.tick")
            assert kept(store, "breakfast").happened == happened
            assert room.page.query_one(Choices).current == "breakfast", "the cursor stays with it"
        assert sections(room)[-2:] == ["So far", "breakfast"]
        await room.press("retreat.undo")
        assert kept(store, "breakfast").happened == ""


async def test_what_is_let_go_is_just_not_for_this_time(
    opened: Any, enter: Enter, plan: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "worksheet")
        await room.press("today.let-go")
        assert kept(store, "worksheet").happened == "skipped" and "not this time" in room.words
        await room.press("today.let-go")
        assert kept(store, "worksheet").happened == ""


@pytest.mark.parametrize("size", SIZES)
async def test_what_slipped_moves_to_now(
    opened: Any, enter: Enter, plan: Plan, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "worksheet")
        if size != (40, 11):
            assert "m begins it now, at 12:05; Lunch moves to 12:50." in room.words
            assert "n moves it to" in room.words
        await room.press("today.now")
        assert (kept(store, "worksheet").start, kept(store, "lunch").start) == (725, 770)
        assert kept(store, "seals").start == 14 * 60
        assert sections(room)[:4] == ["Now", "worksheet", "Next", "lunch"]
        await room.press("retreat.undo")
        assert (kept(store, "worksheet").start, kept(store, "lunch").start) == (630, 750)


async def test_or_to_the_next_free_place(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "worksheet")
        await room.press("today.free")
        assert kept(store, "worksheet").start == 17 * 60 + 30
        assert kept(store, "lunch").start == 750


async def test_what_does_not_fit_any_more_is_said(
    opened: Any, enter: Enter, plan: Plan, store: Store, clock: Clock
) -> None:
    clock.wall = datetime(2026, 11, 28, 23, 50, tzinfo=UTC)
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "worksheet")
        await room.press("today.now")
        assert kept(store, "worksheet").start == 630
        assert "The rest of the day is too short for that." in room.words


# -- the practice of a slot ----------------------------------------------------------------------------------


# -- words and pictures --------------------------------------------------------------------------------------
