"""A retreat as it is lived: now and next, what slipped, and the practice that belongs to a slot."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import HOME
from tests.support.screens.saturday import SATURDAY_NOON, kept, opened_today, to
from tests.support.screens.talks import SIZES, Clock, Enter, Room
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.plan import Closing, Plan
from twofold.domain.retreat.routes import TodayRoute
from twofold.domain.routes import SupportRoute
from twofold.domain.text import clean_line
from twofold.screens.home import Home
from twofold.screens.retreat.today import LOOK, Today
from twofold.store import Store
from twofold.store.config import Settings
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


@pytest.mark.parametrize("size", SIZES)
async def test_now_and_next_come_first(
    opened: Any, enter: Enter, plan: Plan, clock: Clock, size: tuple[int, int]
) -> None:
    clock.advance(30 * 60)
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        assert "Saturday 28 November" in room.words and "12:35" in room.words
        assert "12:30–13:30 Lunch" in room.words
        assert sections(room) == [
            "Now", "lunch", "Next", "seals", "Later today", "alone", "sauna",
            "Earlier, and still open", "breakfast", "worksheet",
        ]  # fmt: skip
        assert room.page.query_one(Choices).current == "lunch"
        for region in (choices.region for choices in room.page.query(Choices)):
            assert region.right <= size[0] and region.bottom <= size[1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_one_under_the_cursor_is_in_sight(
    opened: Any, enter: Enter, plan: Plan, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        for key in ["down"] * 7 + ["up"] * 7:
            await pilot.press(key)
            await room.settle()
            title = kept(pilot.app.store, room.page.slot.id).title
            about = room.page.query_one("#today-about")
            above = room.text.splitlines()[: about.region.y if about.display else None]
            assert any(line.lstrip().startswith("▌") for line in above), room.text
            assert title.split()[0] in "".join(line for line in above if "▌" in line)


async def test_between_two_things_the_time_is_theirs(opened: Any, enter: Enter, plan: Plan) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        assert "The time is yours." in room.words
        assert sections(room)[1:3] == ["Next", "lunch"]


async def test_it_follows_the_hour(opened: Any, enter: Enter, plan: Plan, clock: Clock) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        clock.advance(25 * 60)
        room.page.look()
        await room.settle()
        assert sections(room)[:4] == ["Now", "lunch", "Next", "seals"]
        clock.advance(11 * 3600 + 31 * 60)  # a minute past midnight
        room.page.look()
        await room.settle()
        assert "Sunday 29 November" in room.words and "0:01" in room.words
        assert "the night after Saturday" in room.words
        assert "The time is yours" not in room.words and "Sleep well." in room.words
        assert sections(room)[1:3] == ["In the morning", "walk"]
        assert "still open" not in room.words, "yesterday is held against nobody"


@pytest.mark.parametrize("machine", ["UTC", "berlin"])
async def test_the_time_is_that_of_the_place(
    opened: Any, enter: Enter, store: Store, machine: str, request: pytest.FixtureRequest
) -> None:
    if machine != "UTC":
        request.getfixturevalue(machine)
    store.plans.save(a_weekend(zone="America/New_York"))  # 7:05 there
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        assert "· 7:05" in room.words
        assert sections(room)[1:3] == ["Next", "breakfast"]


async def test_before_it_says_when_it_begins(opened: Any, enter: Enter, plan: Plan, clock: Clock) -> None:
    clock.advance(-4 * 86_400)
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        assert "It begins in 3 days, on Friday 27 November at 15:00: Drive to the sea" in room.words
        assert "Before you go" in room.words
        for key in ("today.tick", "today.now", "today.let-go"):
            assert not any(a.binding.id == key and a.enabled for a in room.page.active_bindings.values())
        clock.advance(2 * 86_400)
        room.page.look()
        await room.settle()
        assert "It begins tomorrow" in room.words


async def test_after_it_leads_to_the_closing(opened: Any, enter: Enter, plan: Plan, clock: Clock) -> None:
    clock.advance(2 * 86_400)
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        assert "The days are over." in room.words and "Close it together" in room.words
        await pilot.press("enter")
        await room.settle()
        assert room.page.place == "retreat.closing"


async def test_what_is_closed_leads_to_its_memories(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.plans.save(a_weekend(closing=Closing(at=clock.now())))
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await room.press("today.close")
        assert room.page.place == "retreat.memory"


async def test_it_is_not_closed_before_it_began(opened: Any, enter: Enter, plan: Plan, clock: Clock) -> None:
    clock.advance(-4 * 86_400)
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await room.press("today.close")
        assert isinstance(room.page, Today)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_known_of_the_one_under_the_cursor(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    whole = a_weekend()
    changed = {"lunch": {"place": "The kitchen", "owner": "b", "notes": "Soup.\nBread."}}
    slots = tuple(replace(each, **changed.get(each.id, {})) for each in whole.slots)
    store.plans.save(whole.with_(slots=slots))
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "worksheet")
        assert "b begins Needs and wants." in room.words or size == (40, 11)
        if size != (40, 11):
            await room.press("today.before", "today.after")
            await to(room, "lunch")
            assert "● Ben sees to it" in room.words and "Soup." in room.words


# -- keys ----------------------------------------------------------------------------------------------------


async def test_the_other_days_can_be_looked_at(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        await room.press("today.before")
        assert "Friday 27 November" in room.words
        assert sections(room) == ["drive", "arrive", "supper", "thanks"]
        await room.press("today.tick")
        assert kept(store, "drive").happened == "done" and sections(room)[0] == "drive"
        await room.press("today.before", "today.after", "today.after")
        assert "Sunday 29 November" in room.words
        await room.press("today.after", "today.before")
        assert sections(room)[1:3] == ["Next", "lunch"]


async def test_the_bell_rings_once_and_only_in_sight(
    opened: Any, enter: Enter, plan: Plan, clock: Clock
) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        rung: list[str] = []
        room.app.ring = lambda: rung.append(room.page.place)
        clock.wall = datetime(2026, 11, 28, 12, 29, 58, tzinfo=UTC)
        room.page.look()
        assert rung == []
        for _ in range(3):
            clock.advance(LOOK)
            room.page.look()
        assert rung == ["retreat.today"]
        today = room.page
        clock.wall = datetime(2026, 11, 28, 13, 59, 58, tzinfo=UTC)
        today.look()
        await room.go(SupportRoute())
        clock.advance(LOOK)
        today.look()
        await room.press("page.back")
        today.look()
        assert rung == ["retreat.today"], "what began out of sight is not rung for later"
        clock.advance(3 * 3600)  # the machine was asleep
        today.look()
        assert rung == ["retreat.today"]


async def test_it_follows_the_other_terminal(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_today(pilot, enter)
        other = Store.open(store.path)
        theirs = other.plans.get("by-the-sea")
        assert theirs is not None
        other.plans.save(theirs.with_(slots=(*theirs.slots, slot("tea", "Tea by the fire", 1, 12, 20))))
        other.close()
        pilot.app.look()
        await room.settle()
        assert sections(room)[:2] == ["Now", "tea"]


async def test_a_plan_that_is_gone_leads_back(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(TodayRoute("nowhere"))
        await room.until(lambda: isinstance(room.page, Home), "for home")
        assert "not there any more" in room.words
        room = await opened_today(pilot, enter)
        store.plans.delete(plan.id)
        room.page.reload()
        await room.until(lambda: isinstance(room.page, Home), "for home")


# -- the practice of a slot ----------------------------------------------------------------------------------


# -- words and pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    one = slot("one", text, 1, 12, 60, place=text, notes=text, owner="b")
    two = slot("two", text, 1, 9, 60)
    store.plans.save(a_weekend(title=text, slots=(one, two, slot("three", text, 1, 12.5, 60))))
    async with opened(size=(150, 40)) as pilot:
        room = await opened_today(pilot, enter)
        await to(room, "two")
        assert packed(room.text).count(packed(text)[:28]) >= 4
        await room.press("today.now", "today.tick")


@pytest.mark.parametrize(
    ("size", "theme"), [HOME], ids=lambda x: x if isinstance(x, str) else f"{x[0]}x{x[1]}"
)
@pytest.mark.parametrize("when", ["on"])
async def test_how_it_looks(
    opened: Any, enter: Enter, store: Store, clock: Clock, drawn: SnapshotAssertion,
    picture: Callable[[Any], str], when: str, size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    marks = {"breakfast": "done", "arrive": "skipped"}
    whole = a_weekend()
    slots = tuple(replace(each, happened=marks.get(each.id, "")) for each in whole.slots)
    store.plans.save(whole.with_(slots=slots))
    clock.wall += timedelta(days={"before": -3, "on": 0, "after": 2}[when])
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        room = await opened_today(pilot, enter)
        if when == "on":
            await to(room, "worksheet")
        assert picture(pilot) == drawn
