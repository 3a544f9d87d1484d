"""What of the days is in sight: now, two at once, many days, other sizes, the other terminal."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.days import SIZES, at_days, here, under_cursor
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat import slots
from twofold.domain.retreat.routes import DaysRoute
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_at_what_is_now(opened: Any, seen: Any, clock: Any, size: tuple[int, int]) -> None:
    clock.wall = datetime(2026, 11, 28, 14, 40, tzinfo=UTC)
    async with opened(size=size) as pilot:
        page = await at_days(pilot)
        assert here(page) == "seals"
        assert "today" in seen(pilot)
        assert " now" in seen(pilot)
        if size[0] >= 60:
            assert "14:40" in seen(pilot)
        if size[1] >= 40:
            clock.advance(2 * 3600)
            page.watch_time()
            await pilot.pause()
            assert "16:40" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_quietly_that_there_is_something_to_look_at(
    opened: Any, press: Any, seen: Any, size: tuple[int, int]
) -> None:
    crowded = a_weekend(slots=(*a_weekend().slots, slot("nap", "Nap", 1, 12.75, 30, kind="rest")))
    async with opened(size=size) as pilot:
        await at_days(pilot, crowded, slot_id="nap")
        assert "to look at: c" in seen(pilot)
        await press(pilot, "days.checks")
        assert pilot.app.screen.place == "retreat.checks"
        await press(pilot, "page.back")
        for _ in range(4):
            await press(pilot, "days.later")
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_two_at_once_are_both_seen(opened: Any, seen: Any, size: tuple[int, int]) -> None:
    crowded = a_weekend(slots=(*a_weekend().slots, slot("nap", "Nap", 1, 12.75, 30, kind="rest")))
    async with opened(size=size) as pilot:
        await at_days(pilot, crowded, slot_id="nap")
        shown = seen(pilot)
        assert "Lunch" in shown
        assert "Nap" in shown
        if size[0] < 60:
            assert "‖" in shown


async def test_of_many_at_once_the_one_under_the_cursor_is_seen(opened: Any, press: Any, seen: Any) -> None:
    many = a_weekend(slots=tuple(slot(f"s{n}", f"Thing {n}", 0, 10, 60) for n in range(9)))
    async with opened() as pilot:
        page = await at_days(pilot, many)
        assert "+7" in seen(pilot)
        for _ in range(8):
            assert page.current is not None
            assert "Thi" in under_cursor(page)[0]
            await press(pilot, "days.down")
        assert here(page) == "s8"


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_plan_shows_the_way_out(
    opened: Any, press: Any, seen: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await at_days(pilot, a_weekend(slots=()))
        assert "nothing yet" in seen(pilot)
        assert "Nothing yet. n" in " ".join(seen(pilot).split())
        await press(pilot, "days.right", "days.new")
        assert "Sat 28" in seen(pilot) or size[1] < 16


async def test_of_many_days_those_around_the_cursor_are_seen(opened: Any, press: Any, seen: Any) -> None:
    async with opened() as pilot:
        await at_days(pilot, a_weekend(days=14), day=0)
        for day in range(27, 31):
            assert f" {day} Nov" in seen(pilot)
            await press(pilot, "days.right")
        for _ in range(12):
            await press(pilot, "days.right")
        assert "Thu 10 Dec" in seen(pilot)
        assert "Fri 27" not in seen(pilot)
        assert "‹" in seen(pilot)
        assert "›" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_words_that_break_others_are_shown_as_they_are(
    opened: Any, seen: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot)
        for text in map(clean_line, HOSTILE):
            plan = a_weekend(title=text, slots=(slot("it", text, 0, 9, 60, place=text, notes=text),))
            stored = pilot.app.store.plans.get(plan.id)
            pilot.app.keep(plan.with_(rev=stored.rev))
            page.post_message(StoreChanged())
            await pilot.pause()
            await pilot.pause()
            assert beginning(text, 18) in packed(seen(pilot)), text
            for strip in pilot.app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]


async def test_it_follows_the_other_terminal(opened: Any, seen: Any, press: Any) -> None:
    async with opened() as pilot:
        page = await at_days(pilot, slot_id="lunch")
        plan = pilot.app.store.plans.get("by-the-sea")
        pilot.app.store.save(slots.remove(plan, "lunch"))
        page.post_message(StoreChanged())
        await pilot.pause()
        assert "Lunch" not in seen(pilot)
        assert here(page) in {"worksheet", "seals"}


async def test_a_plan_that_is_gone_is_left(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        pilot.app.go(DaysRoute("nowhere"))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.place == "home"
        assert "This plan is not there any more." in seen(pilot)


async def test_it_is_drawn_anew_for_another_size(opened: Any, seen: Any) -> None:
    async with opened(size=(80, 24)) as pilot:
        page = await at_days(pilot, slot_id="seals")
        for size in [(40, 11), (200, 60), (61, 16), (100, 12)]:
            await pilot.resize_terminal(*size)
            await pilot.pause(0.2)
            assert under_cursor(page)
            assert "A boat" in seen(pilot)
