"""A slot is taken out of the plan by the key for that alone, here or at the other terminal."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.routes import route
from tests.support.screens.days import kept
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import SlotRoute
from twofold.screens.retreat.slot import SlotPage
from twofold.store import Store
from twofold.widgets.fields import Line
from twofold.widgets.words import Words


async def at_slot(pilot: Pilot[int], plan: Plan | None = None, **what: Any) -> SlotPage:
    """Go to a slot of *plan*."""
    plan = plan or a_weekend()
    pilot.app.store.save(plan)  # type: ignore[attr-defined]
    pilot.app.go(route("retreat.slot", plan_id=plan.id, **what))  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, SlotPage)
    return page


@pytest.mark.parametrize("key", ["r", "x", "delete", "backspace"])
async def test_no_bare_key_takes_it_out_of_the_plan(opened: Any, press: Any, store: Store, key: str) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        before = kept(store, "seals")
        await press(pilot, "field.leave")
        await pilot.press(key)
        for field in page.focus_chain:  # a choice of days is a field as well
            page.set_focus(field)
            if not isinstance(field, Line | Words):
                await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is page and kept(store, "seals") == before


async def test_it_is_removed_out_of_a_field_too(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        assert isinstance(page.focused, Line)
        await press(pilot, "slot.remove")
        await pilot.pause()
        assert kept(store, "seals") is None and pilot.app.screen is not page


async def test_it_is_removed_and_the_page_left(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_slot(pilot, slot_id="seals")
        await press(pilot, "field.leave", "slot.remove")
        await pilot.pause()
        assert kept(store, "seals") is None
        assert pilot.app.screen is not page


async def test_a_slot_that_is_gone_is_left(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        pilot.app.store.save(a_weekend())
        pilot.app.go(SlotRoute("by-the-sea", slot_id="nowhere"))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.place == "home"
        assert "That is no longer in the plan." in seen(pilot)
