"""What lies after midnight: typed, drawn, lived, and taken along."""

from datetime import UTC, datetime
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.support.screens.days import at_days, kept
from tests.support.screens.saturday import opened_today
from tests.support.screens.talks import Clock, Enter
from tests.support.waiting import until
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.plan import DAY, Plan
from twofold.domain.retreat.routes import SlotRoute
from twofold.exports.calendar import calendar
from twofold.exports.calendar_in import read_calendar
from twofold.exports.retreat import retreat_markdown
from twofold.exports.retreat_page import retreat_page
from twofold.screens.retreat.dayview import DayView
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]
NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def starry(**more: Any) -> Plan:
    """Return the weekend with the stars at a quarter past midnight, after the sauna."""
    plan = a_weekend()
    return plan.with_(slots=(*plan.slots, slot("stars", "Stars", 1, 24.25, 45, **more)))


def drawn(pilot: Pilot[int]) -> str:
    view = pilot.app.screen.query_one(DayView)
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typed", ["24", "24:00", "midnight", "0:15"])
async def test_a_time_after_midnight_is_in_the_night_of_its_evening(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int], typed: str
) -> None:
    async with opened(size=size) as pilot:
        page = await at_days(pilot, slot_id="sauna")
        await press(pilot, "days.time")
        await pilot.press(*typed)
        await pilot.pause()
        assert "the night after Saturday" in " ".join(seen(pilot).split())
        await pilot.press("enter")
        await pilot.pause()
        sauna = kept(store, "sauna")
        assert sauna is not None and (sauna.day, sauna.start) == (1, DAY + 15 * (typed == "0:15"))
        assert page.current is not None and page.current.id == "sauna"
        words = "Sunday, after midnight" if size[0] < 57 else "the night after Saturday"
        told = page.query_one("#days-aside" if size[0] > 110 else "#days-about", Static)
        assert words in str(told.content)
        await press(pilot, "retreat.undo")
        assert kept(store, "sauna") == a_weekend().slot("sauna")


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_of_a_slot_says_which_night(
    opened: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    store.plans.save(starry())
    async with opened(size=size) as pilot:
        pilot.app.go(SlotRoute("by-the-sea", slot_id="stars"))
        await pilot.pause()
        await pilot.pause()
        line = pilot.app.screen.query_one("#slot-time", Line)
        assert line.value == "0:15–1:00"
        assert "45 min, the night after Saturday" in " ".join(seen(pilot).split())
        line.focus()
        line.value = "0:30–1:00"
        await until(pilot, lambda: (found := kept(store, "stars")) and found.length == 30)
        stars = kept(store, "stars")
        assert stars is not None and (stars.day, stars.start) == (1, DAY + 30)


async def test_the_night_before_it_is_drawn_without_open_hours(opened: Any) -> None:
    async with opened(size=(40, 11)) as pilot:
        await at_days(pilot, starry(), slot_id="stars")
        rows = drawn(pilot).split("\n")
        sauna = next(n for n, row in enumerate(rows) if "Sauna" in row)
        assert "open, 30 min" in rows[sauna + 1], "it is open until ten, and not until 0:15"
        assert "Stars" in rows[sauna + 2]


async def test_an_hour_of_the_night_has_no_mark_of_open_time(opened: Any) -> None:
    async with opened(size=(120, 40)) as pilot:
        await at_days(pilot, starry(), slot_id="stars")
        late = [row for row in drawn(pilot).split("\n") if row.lstrip().startswith(("0:00", "1:00", "2:00"))]
        assert late and not any("·" in row for row in late)


@pytest.mark.parametrize("size", SIZES)
async def test_at_twenty_past_midnight_it_is_still_that_night(
    opened: Any, enter: Enter, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    store.plans.save(starry())
    clock.wall = datetime(2026, 11, 29, 0, 20, tzinfo=UTC)
    async with opened(size=size) as pilot:
        room = await opened_today(pilot, enter)
        assert "Sunday 29 November" in room.words and "the night after Saturday" in room.words
        rows = [choice.id or choice.title.plain for choice in room.page.query_one(Choices)._choices]
        assert [row for row in rows if row][:4] == ["Now", "stars", "In the morning", "walk"]
        clock.advance(3600)
        room.page.look()
        await room.settle()
        said = " ".join(choice.title.plain for choice in room.page.query_one(Choices)._choices)
        assert "Sleep well." in said and "yours" not in said


@pytest.mark.parametrize("size", SIZES)
async def test_the_days_know_at_twenty_past_midnight_which_night_it_is(
    opened: Any, seen: Any, clock: Any, size: tuple[int, int]
) -> None:
    clock.wall = datetime(2026, 11, 29, 0, 20, tzinfo=UTC)
    async with opened(size=size) as pilot:
        page = await at_days(pilot, starry())
        assert page.current is not None and page.current.id == "stars"
        assert "Sat 28 Nov, tonight" in seen(pilot) and "today" not in drawn(pilot)
        (now,) = [row for row in drawn(pilot).split("\n") if " now" in row]
        assert "Stars" in now


def test_what_is_taken_along_says_which_night_and_comes_back_as_it_was() -> None:
    plan = starry()
    assert "Sunday, after midnight" in retreat_page(plan, None, NOW, UTC)
    markdown = retreat_markdown(plan, None, NOW, UTC)
    assert "**0:15–1:00** Stars  \n  Sunday, after midnight · connect" in markdown
    ics = calendar(plan, None)
    assert "DTSTART;TZID" in ics or "DTSTART:20261129T001500Z" in ics
    back = {each.id: each for each in read_calendar(ics.encode(), plan).slots}
    assert (back["stars"].day, back["stars"].start) in ((1, DAY + 15), (2, 15))


def test_the_night_after_the_last_day_comes_back_too() -> None:
    plan = a_weekend()
    plan = plan.with_(slots=(slot("last", "Night train", 2, 24.5, 60, kind="travel"),))
    (back,) = read_calendar(calendar(plan, None).encode(), plan).slots
    assert plan.with_(slots=(back,)).slots[0].start == DAY + 30
