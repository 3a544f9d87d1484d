"""No message that passes by lies on the rows of the days, or of the day that is lived."""

from typing import Any

import pytest
from textual.widget import Widget
from textual.widgets._toast import Toast

from tests.support.routes import route
from tests.support.screens.saturday import SATURDAY_NOON
from tests.support.screens.sides import at, settle
from tests.support.waiting import until
from tests.support.weekend import a_weekend
from twofold.screens.retreat.dayview import DayView
from twofold.screens.retreat.today import DayList

SHORT = "Removed. u brings it back."
LONG = (
    "What was written here was changed in the other window. It was not taken back; look at it "
    "first, and then try once more."
)
PAGES: list[tuple[str, type[Widget]]] = [("retreat.days", DayView), ("retreat.today", DayList)]
SIZES = [(40, 11), (60, 16), (80, 24), (120, 40)]


@pytest.fixture(autouse=True)
def noon(clock: Any) -> None:
    """It is Saturday, and lunch is on."""
    clock.wall = SATURDAY_NOON
    clock.advance(30 * 60)


async def on(pilot: Any, place: str, rows: type[Widget]) -> Any:
    pilot.app.store.save(a_weekend())
    page = await at(pilot, place, plan_id="by-the-sea")
    return page, page.query_one(rows)


def covering(page: Any, rows: Widget) -> list[str]:
    """Return the messages that lie on the rows."""
    return [t._notification.message for t in page.query(Toast) if t.region.overlaps(rows.region)]


async def said(pilot: Any, page: Any, *messages: str) -> None:
    for message in messages:
        pilot.app.say(message)
    await until(pilot, lambda: any(toast.region for toast in page.query(Toast)))
    await settle(pilot)
    await settle(pilot)


@pytest.mark.parametrize("messages", [(SHORT,), (LONG,), (LONG, SHORT)])
@pytest.mark.parametrize(("place", "rows"), PAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_no_message_lies_on_a_row(
    opened: Any, seen: Any, size: tuple[int, int], place: str, rows: type[Widget], messages: tuple[str, ...]
) -> None:
    async with opened(size=size) as pilot:
        page, there = await on(pilot, place, rows)
        await said(pilot, page, *messages)
        assert not covering(page, there)
        # All of the newest one is read, and the cursor stays in sight with what it is on.
        toast = list(page.query(Toast))[-1]
        assert page.region.contains_region(toast.region) and toast.size.height == toast.virtual_size.height
        assert any("Lunch" in line for line in seen(pilot).splitlines() if "▌" in line)
        for key in ["down"] * 3 + ["up"] * 3:
            await pilot.press(key)
            await settle(pilot)
            assert page.current.title[:12] in seen(pilot)
            assert not covering(page, there)


@pytest.mark.parametrize(("place", "rows"), PAGES)
async def test_the_room_comes_back(opened: Any, place: str, rows: type[Widget]) -> None:
    async with opened(size=(40, 11)) as pilot:
        page, there = await on(pilot, place, rows)
        before = there.size
        await said(pilot, page, LONG)
        assert there.size.height < before.height
        for message in tuple(pilot.app._notifications):
            next(iter(page.query(Toast)))._expire()
            assert message not in pilot.app._notifications
        await until(pilot, lambda: there.size == before)


async def test_a_time_that_is_typed_stays_in_sight(opened: Any, press: Any, seen: Any) -> None:
    async with opened(size=(40, 11)) as pilot:
        page, there = await on(pilot, *PAGES[0])
        await press(pilot, "days.time")
        await pilot.press(*"15:15")
        await said(pilot, page, LONG)
        assert "15:15" in seen(pilot) and not covering(page, there)


async def test_a_message_without_end_leaves_some_rows(opened: Any, seen: Any) -> None:
    async with opened(size=(40, 11)) as pilot:
        page, there = await on(pilot, *PAGES[0])
        await said(pilot, page, "word " * 150)
        assert there.size.height >= 3


@pytest.mark.parametrize("place", ["settings", "retreat", "home"])
async def test_on_a_small_screen_a_short_message_lies_on_the_keys(opened: Any, place: str) -> None:
    async with opened(size=(40, 11)) as pilot:
        page = pilot.app.screen if place == "home" else await at(pilot, place)
        await said(pilot, page, SHORT)
        (toast,) = page.query(Toast)
        assert toast.region == page.query_one("#keys").region


@pytest.mark.parametrize(("place", "rows"), PAGES)
async def test_of_a_plan_that_is_gone_it_is_said(opened: Any, place: str, rows: type[Widget]) -> None:
    async with opened(size=(40, 11)) as pilot:
        pilot.app.go(route(place, plan_id="nothing"))
        await settle(pilot)
        pilot.app.say(LONG)
        await until(pilot, lambda: any(toast.region for toast in pilot.app.screen.query(Toast)))
