"""What is done instead if it rains: named on the page of a slot, seen in the days, and one key away."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.saturday import SATURDAY_NOON, kept
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Plan
from twofold.store import Store

Seen = Callable[[Any], str]
PAGES = ("retreat.days", "retreat.today", "retreat.slot")


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is Saturday, a little after noon: lunch is next."""
    clock.wall = SATURDAY_NOON


def a_picnic(instead: str = "Soup at the Adler") -> Plan:
    plan = a_weekend()
    lunch = {"title": "Picnic", "place": "On the dyke", "instead": instead}
    return plan.with_(slots=tuple(replace(s, **lunch) if s.id == "lunch" else s for s in plan.slots))


async def on(pilot: Any, page: str, plan: Plan) -> Any:
    pilot.app.store.save(plan)
    where = {} if page == "retreat.today" else {"slot_id": "lunch"}
    shown = await at(pilot, page, plan_id=plan.id, **where)
    if page == "retreat.slot":
        shown.set_focus(None)
    await settle(pilot)
    return shown


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_one_key_changes_over_and_another_takes_it_back(
    opened: Any, press: Any, seen: Seen, store: Store, page: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await on(pilot, page, a_picnic())
        await press(pilot, "retreat.instead")
        await settle(pilot)
        slot = kept(store, "lunch")
        assert (slot.title, slot.place, slot.instead) == ("Soup at the Adler", "", "")
        assert "Now it is: Soup at the Adler. u takes it back." in toasts(pilot)
        assert "Soup at the Adler" in seen(pilot)
        await press(pilot, "retreat.undo")
        await settle(pilot)
        assert kept(store, "lunch") == a_picnic().slot("lunch")
        await press(pilot, "retreat.instead", "retreat.instead")
        await settle(pilot)
        assert kept(store, "lunch") == a_picnic().slot("lunch")


@pytest.mark.parametrize("page", PAGES)
async def test_where_nothing_is_named_there_is_no_key(opened: Any, page: str) -> None:
    async with opened() as pilot:
        shown = await on(pilot, page, a_picnic(""))
        assert not any(key.binding.id == "retreat.instead" for key in shown.active_bindings.values())


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_seen_in_the_days_and_on_the_day(
    opened: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await on(pilot, "retreat.days", a_picnic())
        assert "Picnic" in seen(pilot) and "↔" in seen(pilot)
        assert size[0] < 120 or "If it rains: Soup" in seen(pilot)
        await press(pilot, "page.back")
        await on(pilot, "retreat.today", pilot.app.store.plans.get("by-the-sea"))
        assert "Picnic ↔" in seen(pilot) and packed("i ↔ If it rains: Soup at the Adler") in packed(
            seen(pilot)
        )


async def test_it_is_named_on_the_page_of_the_slot(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await on(pilot, "retreat.slot", a_weekend())
        page.form.line("instead").focus()
        await pilot.press(*"The aquarium")
        await settle(pilot)
        assert kept(store, "lunch").instead == "The aquarium"
        await pilot.press("escape")
        await press(pilot, "retreat.instead")
        await settle(pilot)
        assert page.form.line("title").value == "The aquarium"
        assert "instead of: Lunch" in str(page.query_one("#slot-other").content)


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_are_only_words(opened: Any, press: Any, words: str) -> None:
    async with opened() as pilot:
        for page in PAGES:
            plan = pilot.app.store.plans.get("by-the-sea") or a_picnic(words)
            await on(pilot, page, plan)
            await press(pilot, "retreat.instead")
            await settle(pilot)
