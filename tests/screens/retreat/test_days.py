"""The days of a plan: going about in them, moving what is there, and being told what there is to look at."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.screens.days import SIZES, at_days, here, kept, under_cursor
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend
from twofold.domain.retreat import slots
from twofold.screens.retreat.dayview import DayView
from twofold.screens.retreat.timeline import TimeLine
from twofold.store import Store
from twofold.widgets.fields import Line


@pytest.mark.parametrize("size", SIZES)
async def test_the_arrows_go_through_the_day_and_to_the_others(
    opened: Any, press: Any, seen: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot)
        assert here(page) == "drive"
        assert "Fri 27" in seen(pilot)
        for wanted in ("arrive", "supper", "thanks", "thanks"):
            await press(pilot, "days.down")
            assert here(page) == wanted
            (first, *_) = under_cursor(page)
            title = page.current.title if page.current else ""
            assert title[:5] in first
        await press(pilot, "days.right")
        assert here(page) == "sauna"
        assert "Sat 28" in seen(pilot)
        await press(pilot, "days.first")
        assert here(page) == "breakfast"
        await press(pilot, "days.up")
        assert here(page) == "breakfast"
        await press(pilot, "days.last", "days.left", "days.left")
        assert here(page) == "supper"  # at the same hour


@pytest.mark.parametrize("size", SIZES)
async def test_keys_move_it_and_undo_takes_each_back(
    opened: Any, press: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot, slot_id="lunch")
        steps = [
            ("days.earlier", 1, 12 * 60 + 15, 60),
            ("days.later", 1, 12 * 60 + 30, 60),
            ("days.longer", 1, 12 * 60 + 30, 75),
            ("days.shorter", 1, 12 * 60 + 30, 60),
            ("days.before", 0, 12 * 60 + 30, 60),
            ("days.after", 1, 12 * 60 + 30, 60),
        ]
        for key, day, start, length in steps:
            await press(pilot, key)
            lunch = kept(store, "lunch")
            assert lunch is not None
            assert (lunch.day, lunch.start, lunch.length) == (day, start, length), key
            assert here(page) == "lunch"
            assert "Lunch" in under_cursor(page)[0]
        await press(pilot, "retreat.undo")
        lunch = kept(store, "lunch")
        assert lunch is not None
        assert lunch.day == 0
        for _ in range(5):
            await press(pilot, "retreat.undo")
        assert kept(store, "lunch") == a_weekend().slot("lunch")
        await press(pilot, "days.higher")
        plan = store.plans.get("by-the-sea")
        assert plan is not None
        assert [s.id for s in slots.on_day(plan, 1)][:3] == ["breakfast", "lunch", "worksheet"]
        await press(pilot, "days.lower")
        assert kept(store, "lunch") == a_weekend().slot("lunch")


async def test_what_cannot_be_is_said(opened: Any, press: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_days(pilot, slot_id="drive")
        await press(pilot, "days.before")
        assert "It is already on the first day." in seen(pilot)
        assert kept(store, "drive") == a_weekend().slot("drive")


@pytest.mark.parametrize("size", SIZES)
async def test_a_time_is_typed_right_there(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot, slot_id="sauna")
        for typed, start, length in [("19", 19, 90), ("7:30pm", 19.5, 90), ("20-21", 20, 60)]:
            await press(pilot, "days.time")
            assert isinstance(page.focused, Line)
            await pilot.press(*typed, "enter")
            await pilot.pause()
            sauna = kept(store, "sauna")
            assert sauna is not None
            assert (sauna.start, sauna.length) == (start * 60, length)
            assert page.focused is None
            assert not page.query_one(TimeLine).display
        await press(pilot, "days.time")
        await pilot.press(*"soon", "enter")
        await pilot.pause()
        assert isinstance(page.focused, Line)
        assert page.focused.value == "soon"
        assert "Write the" in seen(pilot)
        await press(pilot, "field.leave")
        assert page.focused is None
        assert kept(store, "sauna") == sauna
        await press(pilot, "days.time")
        await pilot.press("enter")
        assert kept(store, "sauna") == sauna


async def test_twice_and_removed_and_back(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_days(pilot, slot_id="lunch")
        await press(pilot, "days.twice")
        copy = page.current
        assert copy is not None
        assert copy.id not in (None, "lunch")
        assert (copy.title, copy.day) == ("Lunch", 1)
        assert kept(store, copy.id) == copy
        await press(pilot, "days.remove")
        assert kept(store, copy.id) is None
        assert here(page)  # on what is near
        await press(pilot, "retreat.undo")
        assert kept(store, copy.id) == copy
        assert here(page) == copy.id


@pytest.mark.parametrize("size", SIZES)
async def test_something_new_goes_into_the_free_time_nearby(
    opened: Any, press: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot, slot_id="breakfast")
        await press(pilot, "days.new")
        assert pilot.app.screen.place == "retreat.slot"
        await pilot.press(*"Swim")
        await pilot.pause()
        await press(pilot, "field.leave", "page.back")
        await pilot.pause()
        assert pilot.app.screen is page
        swim = page.current
        assert swim is not None
        assert (swim.title, swim.day, swim.start) == ("Swim", 1, 11 * 60 + 15)
        assert kept(store, swim.id) == swim
        assert "Swim" in under_cursor(page)[0]


async def test_nothing_said_is_nothing_new(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        await at_days(pilot)
        await press(pilot, "days.new")
        await press(pilot, "field.leave", "page.back")
        plan = store.plans.get("by-the-sea")
        assert plan is not None
        assert plan.slots == a_weekend().slots


async def test_enter_opens_it(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        page = await at_days(pilot, slot_id="seals")
        await press(pilot, "days.open")
        assert getattr(pilot.app.screen, "slot_id", "") == "seals"
        await press(pilot, "field.leave", "page.back")
        assert here(page) == "seals"


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_goes_there_and_a_second_one_opens(opened: Any, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot, day=1)
        view = page.query_one(DayView)
        lines = [view.render_line(y).text for y in range(view.size.height)]
        y = next(y for y, line in enumerate(lines) if "Needs and" in line)
        await pilot.click(DayView, offset=(lines[y].index("Needs"), y))
        await pilot.pause()
        assert here(page) == "worksheet"
        await pilot.click(DayView, offset=(lines[y].index("Needs"), y), times=2)
        await pilot.pause()
        assert getattr(pilot.app.screen, "slot_id", "") == "worksheet"


async def test_a_click_into_free_time_is_where_the_new_goes(opened: Any, press: Any, seen: Any) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await at_days(pilot, slot_id="walk")
        view = page.query_one(DayView)
        lines = [view.render_line(y).text for y in range(view.size.height)]
        y = next(y for y, line in enumerate(lines) if "12:00" in line[:6])
        await pilot.click(DayView, offset=(lines[0].index("Sun") + 3, y))
        await pilot.pause()
        assert page.current is None
        assert "days.earlier" not in {a.binding.id for a in page.active_bindings.values() if a.enabled}
        await press(pilot, "days.new")
        assert "12:00–13:00" in seen(pilot)


async def test_the_wheel_looks_around_without_moving_the_cursor(opened: Any) -> None:
    async with opened(size=(80, 24)) as pilot:
        page = await at_days(pilot, slot_id="breakfast")
        view = page.query_one(DayView)
        before = view.render_line(2).text
        view._look_around(3)
        assert view.render_line(2).text != before
        assert here(page) == "breakfast"
        view._look_around(-3)
        assert view.render_line(2).text == before


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_all_keys_are_in_the_help(opened: Any, press: Any, seen: Any, size: tuple[int, int]) -> None:
    plan = a_weekend()
    first = replace(plan.slots[0], link="https://road.example", instead="Stay at home")
    async with opened(size=size) as pilot:
        page = await at_days(pilot, plan.with_(slots=(first, *plan.slots[1:])))
        bar = seen(pilot).splitlines()[-1]
        assert "Open" in bar
        assert "Help" in bar
        await pilot.resize_terminal(100, 80)
        await press(pilot, "page.help")
        await pilot.pause(0.2)
        shown = " ".join(seen(pilot).split())
        for binding in page.BINDINGS:
            assert binding.tooltip in shown  # type: ignore[union-attr]


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_booked_keeps_its_time(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot)
        before = kept(store, "drive")
        assert before is not None
        await press(pilot, "days.fix")
        assert "Booked. It keeps its time." in toasts(pilot) and "booked" in seen(pilot)
        for key in ("days.later", "days.longer", "days.after", "days.lower"):
            await press(pilot, key)
            assert "is booked, so it keeps its time" in toasts(pilot)
        assert kept(store, "drive") == replace(before, fixed=True) and here(page) == "drive"
        await press(pilot, "days.fix")
        assert "It is free to move again." in toasts(pilot)
        await press(pilot, "days.later")
        assert kept(store, "drive") == replace(before, start=before.start + 15)
        await press(pilot, "retreat.undo", "retreat.undo")
        assert kept(store, "drive") == replace(before, fixed=True)
