"""Other dates for a plan in which something is booked: it is asked first, and nothing moves silently."""

from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Enter
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import BeginRoute
from twofold.domain.retreat.stones import REBOOK
from twofold.domain.text import clean_line
from twofold.screens.retreat.begin import Begin
from twofold.screens.retreat.stones import StonesBox
from twofold.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    plan = a_weekend()
    booked = ("drive", "seals", "home")
    return store.plans.save(
        plan.with_(slots=tuple(replace(each, fixed=each.id in booked) for each in plan.slots))
    )


async def moved_to(room: Any, day: str) -> None:
    """Write *day* as the first day, and leave the line."""
    await room.go(BeginRoute("by-the-sea"))
    line = room.page.line("start")
    line.focus()
    await room.settle()
    line.value = day
    await room.settle()
    await room.pilot.press("tab")
    await room.settle()


def days_of(store: Store) -> dict[str, int]:
    plan = store.plans.get("by-the-sea")
    assert plan is not None
    return {each.id: each.day for each in plan.slots if each.id in ("drive", "seals", "home", "walk")}


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_booked_keeps_its_date_and_all_else_moves(
    opened: Any, enter: Enter, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await moved_to(room, "26 November 2026")
        assert isinstance(pilot.app.screen, StonesBox)
        assert store.plans.get("by-the-sea") == plan, "nothing moves before they answer"
        assert "3 things are" in room.words and "Move the dates" in room.words
        await pilot.press("enter")
        await room.settle()
        assert isinstance(room.page, Begin)
        assert days_of(store) == {"drive": 1, "seals": 2, "home": 2, "walk": 2}
        kept = store.plans.get("by-the-sea")
        assert kept is not None and f"{REBOOK}Drive home" in [each.what for each in kept.todos]
        await pilot.press("escape")
        await room.press("retreat.undo")
        after = store.plans.get("by-the-sea")
        assert after is not None and (after.start, after.slots, after.todos) == (
            FRIDAY,
            plan.slots,
            plan.todos,
        )


async def test_each_is_answered_alone_or_all_at_once(
    opened: Any, enter: Enter, store: Store, plan: Plan
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await moved_to(room, "26 November 2026")
        await room.pilot.press("down")
        assert "keeps Fri 27 Nov: day 2 of 3" in room.words
        await room.press("stones.turn")
        assert "moves to Thu 26 Nov" in room.words
        assert "A to-do will remind you" in room.words
        await room.pilot.press("down", "down")
        assert "not one of the new days" in room.words
        await room.pilot.press("enter")
        assert "drops out of the plan" in room.words
        await room.press("stones.move")
        assert "keeps" not in room.words and "goes out" not in room.words
        await room.press("stones.keep")
        await room.pilot.press("up", "up", "up", "enter")
        await room.settle()
        assert days_of(store) == {"drive": 1, "seals": 2, "home": 2, "walk": 2}


async def test_esc_leaves_the_dates_as_they_were(opened: Any, enter: Enter, store: Store, plan: Plan) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await moved_to(room, "4 December 2026")
        await room.press("ask.back")
        await room.settle()
        assert store.plans.get("by-the-sea") == plan
        assert room.page.line("start").value == "Friday 27 November 2026"
        line = room.page.line("days")
        line.focus()
        line.value = "2"
        await room.settle()
        await pilot.press("tab")
        await room.settle()
        assert isinstance(room.page, Begin), "where the first day stays, nothing is asked"
        after = store.plans.get("by-the-sea")
        assert after is not None and after.days == 2


@pytest.mark.parametrize("text", HOSTILE)
async def test_words_that_break_others_are_shown_as_they_are(
    opened: Any, enter: Enter, store: Store, text: str
) -> None:
    plan = a_weekend()
    named = replace(plan.slots[0], title=clean_line(text) or "x", fixed=True)
    store.plans.save(plan.with_(slots=(named,)))
    async with opened() as pilot:
        room = enter(pilot)
        await moved_to(room, "26 November 2026")
        assert isinstance(pilot.app.screen, StonesBox)
        await room.pilot.press("down", "space", "up", "enter")
        await room.settle()
        assert isinstance(room.page, Begin)


@pytest.mark.parametrize(("look", "what"), views("asked"), indirect=["look"])
async def test_how_it_looks(
    opened: Any, enter: Enter, plan: Plan, look: Any, what: str, picture: Any, drawn: SnapshotAssertion
) -> None:
    async with opened(**look) as pilot:
        room = enter(pilot)
        await moved_to(room, "26 November 2026")
        await room.pilot.press("down")
        await room.settle()
        assert picture(pilot) == drawn
