"""The form in which the frame of a plan that is there is changed."""

from datetime import date
from typing import Any

import pytest

from tests.support.screens.british import british  # noqa: F401
from tests.support.screens.plan_form import fill, only
from tests.support.screens.talks import SIZES, Enter
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.retreat.routes import BeginRoute
from twofold.store import Store
from twofold.widgets.pick import Pick


async def test_what_is_changed_is_kept_as_it_is_typed(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute(plan_id="by-the-sea"))
        await pilot.press("end", *", slowly")
        await room.settle()
        assert only(store).purpose.endswith("autumn, slowly")
        await fill(room, "title", "")
        assert only(store).title == "Weekend of 27 November" and room.page.line("title").value == ""
        await fill(room, "zone", "berlin")
        await fill(room, "currency", "jpy")
        assert room.page.line("title").value == "Weekend of 27 November"
        plan = only(store)
        assert (plan.zone, plan.currency, plan.budget.limit) == ("Europe/Berlin", "JPY", 600)
        await room.press("field.leave")
        for _ in range(4):
            await room.press("retreat.undo")
        again = only(store)
        assert again.with_(updated=again.created, rev=0) == a_weekend()
        room.page.query_one(Pick).focus()
        await room.settle()
        await room.press("pick.left")
        assert only(store).where == "home"


@pytest.mark.parametrize("size", SIZES)
async def test_another_currency_leaves_the_figures_or_converts_them_at_a_rate(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute(plan_id="by-the-sea"))
        assert not room.page.line("rate").region, "there is nothing to convert"
        await fill(room, "currency", "CHF")
        assert only(store).budget == a_weekend().budget
        room.page.line("rate").focus()
        await room.settle()
        assert "How many CHF is one EUR?" in " ".join(room.words.split())
        await fill(room, "rate", "0,9x")
        assert "Write the rate in" in room.words and only(store).budget == a_weekend().budget
        await fill(room, "rate", "0,95")
        assert only(store).budget.limit == 570_00 and only(store).conversions[0].rate == "0.95"
        assert "Amounts in EUR" in room.words
        await room.press("field.leave")
        await room.press("retreat.undo")
        assert (only(store).currency, only(store).budget.limit) == ("CHF", 600_00)
        await fill(room, "rate", "0.95")
        await fill(room, "currency", "EUR")
        again = only(store)
        assert again.with_(updated=again.created, rev=0) == a_weekend()
        assert not room.page.line("rate").region


@pytest.mark.parametrize("size", SIZES)
async def test_other_dates_move_what_is_planned_and_say_so(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(BeginRoute(plan_id="by-the-sea"))
        await fill(room, "start", "4 December")
        assert only(store).start == FRIDAY, "half a date was taken"
        await pilot.press("enter")
        await room.settle()
        plan = only(store)
        assert plan.start == date(2026, 12, 4) and plan.slots == a_weekend().slots
        assert plan.todos[1].due == date(2026, 12, 2)
        assert "moves too" in room.words
        await fill(room, "days", "2")
        await room.press("field.leave")
        await room.settle()
        assert only(store).days == 2 and len(only(store).slots) == 13
        await room.press("retreat.undo", "retreat.undo")
        assert only(store).start == FRIDAY and only(store).days == 3
        assert room.page.line("start").value == "Friday 27 November 2026"


async def test_dates_that_cannot_be_read_change_nothing(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute(plan_id="by-the-sea"))
        await fill(room, "start", "some day")
        await room.press("field.leave", "page.back")
        assert only(store) == only(store).with_(start=FRIDAY, rev=1)


async def test_the_other_terminal_is_followed_but_not_into_the_line_being_typed(
    opened: Any, enter: Enter, store: Store
) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(BeginRoute(plan_id="by-the-sea"))
        other = Store.open(store.path)
        found = other.plans.get("by-the-sea")
        assert found is not None
        other.save(found.with_(title="By the lake", purpose="To swim"))
        other.close()
        pilot.app.look()
        await room.settle()
        assert room.page.line("title").value == "By the lake"
        assert room.page.line("purpose").value.startswith("To find")
