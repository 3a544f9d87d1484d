"""A practice that begins from its slot: the talk comes back to the day, and the slot knows of it."""

from typing import Any

import pytest

from tests.support.screens.saturday import SATURDAY_NOON, kept, opened_today, to
from tests.support.screens.talks import SIZES, Enter, Room, only
from tests.support.weekend import a_weekend, slot
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.retreat.plan import Plan
from twofold.screens.home import Home
from twofold.screens.listening.session import SessionPage
from twofold.screens.retreat.today import Today
from twofold.store import Store
from twofold.widgets.choices import Choices


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is Saturday, a little after noon."""
    clock.wall = SATURDAY_NOON


@pytest.fixture
def talk(store: Store) -> Plan:
    """Give a plan with a talk at noon."""
    whole = a_weekend()
    noon = slot("noon", "What I liked", 1, 12, 20, practice="listening:floor-and-mirror")
    return store.plans.save(whole.with_(slots=(*whole.slots, noon)))


async def begin(room: Room) -> None:
    await room.press("today.begin", "setup.begin")
    await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    await room.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_a_talk_begins_from_its_slot_and_comes_back(
    opened: Any, enter: Enter, talk: Plan, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        assert room.page.query_one(Choices).current == "noon"
        await begin(room)
        assert (only(store).topic, only(store).about) == ("What I liked", "slot:by-the-sea:noon")
        assert only(store).origin == ("slot", "by-the-sea", "noon") and only(store).row is None
        await room.finish()
        await room.press("listening.go-on")
        assert isinstance(room.page, Today)
        assert "“What I liked” is ticked." in room.words or size == (40, 11)
        assert (kept(store, "noon").happened, kept(store, "noon").session) == ("done", only(store).id)
        await to(room, "noon")
        await room.press("today.tick", "today.tick")
        assert kept(store, "noon").happened == "", "both can open it again"
        room.page.reload()
        await room.settle()
        assert kept(store, "noon").happened == "", "and it stays so"


async def test_the_end_says_where_enter_leads(opened: Any, enter: Enter, talk: Plan) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await begin(room)
        await room.finish()
        assert "Enter goes back to the retreat." in room.words


async def test_from_home_the_end_leads_to_the_retreat_too(
    opened: Any, enter: Enter, talk: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await begin(room)
        await room.press("page.back", "page.back")
        assert isinstance(room.page, Home)
        await room.go(SessionRoute(only(store).id))
        await room.press("listening.go-on")
        await room.finish()
        await room.press("listening.go-on")
        assert isinstance(room.page, Today) and len(pilot.app.screen_stack) == 2
        assert kept(store, "noon").happened == "done"


async def test_a_talk_left_open_goes_on_from_its_slot(
    opened: Any, enter: Enter, talk: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await begin(room)
        await room.press("page.back")
        assert isinstance(room.page, Today) and kept(store, "noon").happened == ""
        await room.press("today.begin")
        assert isinstance(room.page, SessionPage) and room.page.session_id == only(store).id


async def test_a_talk_that_was_stopped_is_kept_and_not_ticked(
    opened: Any, enter: Enter, talk: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await begin(room)
        await room.press("listening.stop", "listening.go-on")
        assert isinstance(room.page, Today)
        assert (kept(store, "noon").happened, kept(store, "noon").session) == ("", only(store).id)


async def test_a_plan_that_is_gone_is_not_gone_back_to(
    opened: Any, enter: Enter, talk: Plan, store: Store
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await begin(room)
        await room.press("page.back", "page.back")
        store.plans.delete("by-the-sea")
        await room.go(SessionRoute(only(store).id))
        await room.press("listening.go-on")
        await room.finish()
        await room.press("listening.go-on")
        assert isinstance(room.page, Home)


@pytest.mark.parametrize("practice", ["worksheet", "promises"])
async def test_other_practices_open_and_esc_comes_back(
    opened: Any, enter: Enter, store: Store, practice: str
) -> None:
    store.plans.save(a_weekend(slots=(slot("one", "Together", 1, 12, 60, practice=practice),)))
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await pilot.press("enter")
        await room.settle()
        assert room.page.place == practice
        await room.press("page.back")
        assert isinstance(room.page, Today)


async def test_a_practice_that_is_no_more_is_not_offered(opened: Any, enter: Enter, store: Store) -> None:
    store.plans.save(a_weekend(slots=(slot("one", "Together", 1, 12, 60, practice="listening:gone"),)))
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        assert "Begin" not in room.text.splitlines()[-1]
        await pilot.press("enter")
        await room.settle()
        assert room.page.place == "retreat.slot"
