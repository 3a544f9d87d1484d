"""The page of tuning in, the rhythm, and the calendar."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.locking import settle
from tests.support.screens.pictures import says
from tests.support.screens.tuning import HERS, HIS, SIZES, TODAY, a_checkin, a_day, a_rhythm, behind, seal
from twofold.domain.tuning.records import RHYTHM, TodayCard, day_id
from twofold.domain.tuning.routes import CalendarRoute, DayRoute
from twofold.screens.page import StoreChanged
from twofold.screens.tuning.calendar import Calendar
from twofold.screens.tuning.day import DayPage
from twofold.screens.tuning.monthgrid import MonthGrid
from twofold.screens.tuning.rhythm import RhythmPage
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]


def lived(store: Store, clock: Any) -> None:
    """Let the two have tuned in for some weeks."""
    left = a_day(clock, b=None).with_(answers=("", ""))
    store.save(left, a_day(clock, back=2), a_day(clock, b=None, back=9))
    store.save(a_day(clock, a=TodayCard(mood="torn"), b=TodayCard(1), back=30))
    store.save(a_checkin(clock, 8), a_rhythm(clock, 0, 2, 4, checkin=6))


async def test_it_says_what_stands_and_leads_everywhere(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    lived(store, clock)
    yesterday = day_id(TODAY - timedelta(days=1))
    vault = Vault(store, clock.now)
    store.save(vault.finish(vault.writing("today", yesterday, "b"), HIS))
    async with opened() as pilot:
        await press(pilot, "home.tuning")
        text = seen(pilot)
        assert "A card was left for Ben" in text and "● Ben   nothing yet" in text
        assert "Mon Wed Fri · check-in Sunday" in text and "15 November" in text
        assert "Yesterday: ● Ben  has written, sealed" in text
        assert "tender" not in text
        for key, place in (("calendar", "tuning.calendar"), ("rhythm", "tuning.rhythm"),
                           ("checkin", "tuning.checkin"), ("read", "tuning.day")):  # fmt: skip
            await press(pilot, f"tuning.{key}")
            await settle(pilot)
            assert pilot.app.screen.place == place
            await pilot.press("escape")
            await settle(pilot)
        assert "Read the card" in seen(pilot), "whom it was left for has come to it"
        listed = pilot.app.screen.query_one(Choices)
        rows = [row.id for row in listed._choices]
        listed.highlighted = rows.index(f"card:{yesterday}:b")
        await pilot.press("enter")
        page = await behind(pilot)
        assert "yesterday" in seen(pilot) and page.value == HIS
        await pilot.press("escape")
        await settle(pilot)
        listed = pilot.app.screen.query_one(Choices)
        listed.highlighted = [row.id for row in listed._choices].index("held")
        await pilot.press("enter")
        await settle(pilot)
        assert "promised to" in seen(pilot) and "The evening by the lake." in seen(pilot)


async def test_a_new_day_begins_by_itself(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_day(clock))
    async with opened() as pilot:
        await press(pilot, "home.tuning")
        assert "Read" in seen(pilot)
        clock.advance(24 * 3600)
        pilot.app.screen._look()
        await settle(pilot)
        assert "Tuesday 24 November" in seen(pilot) and seen(pilot).count("nothing yet") == 2


async def test_both_of_an_earlier_day_are_opened_from_the_list(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", HERS)
    seal(store, clock, "b", HIS)
    clock.advance(24 * 3600)
    async with opened() as pilot:
        await press(pilot, "home.tuning")
        assert seen(pilot).count("Yesterday: open what you both wrote") == 1
        await pilot.press("end", "enter")
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        assert "What was on, yesterday" in seen(pilot) and "tender" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_rhythm_is_chosen_changed_and_taken_back(
    opened: Any, store: Store, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    def chosen() -> tuple[tuple[int, ...], int | None]:
        rhythm = store.rhythms.get(RHYTHM)
        assert rhythm is not None
        return rhythm.days, rhythm.checkin

    async with opened(size=size) as pilot:
        await press(pilot, "home.tuning", "tuning.rhythm")
        assert isinstance(pilot.app.screen, RhythmPage) and "Nothing is offered" in seen(pilot)
        assert store.rhythms.all() == []
        await press(pilot, "rhythm.card")  # the cursor is on today, a Monday
        await pilot.press("down", "down", "enter")
        await press(pilot, "rhythm.checkin")
        assert chosen() == ((0, 2), 2)
        assert "thecardonMondayandWednesday,thecheck-inonWednesday." in "".join(seen(pilot).split()).replace(
            "Thecard", "thecard"
        )
        assert seen(pilot).count("✓") == 2 and "card and check-in" in seen(pilot)
        await press(pilot, "rhythm.daily")
        assert chosen() == (tuple(range(7)), 2)
        await press(pilot, "rhythm.undo")
        assert chosen() == ((0, 2), 2)
        await press(pilot, "rhythm.none")
        assert chosen() == ((), None) and "Nothing is offered" in seen(pilot)
        for _ in range(5):
            await press(pilot, "rhythm.undo")
        assert chosen() == ((), None)
        rhythm = store.rhythms.get(RHYTHM)
        assert rhythm is not None
        store.save(rhythm.with_(days=(5,)))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert seen(pilot).count("✓") == 1


async def test_the_calendar_goes_by_day_week_and_month(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    lived(store, clock)
    async with opened() as pilot:
        pilot.app.go(CalendarRoute())
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, Calendar) and page.day == TODAY
        text = seen(pilot)
        assert "November 2026" in text and "[23]◆tender" in text and "14 ◆" in text and "21 ◆tender" in text
        assert "●play" in text, "the second mood has begun, below the first"
        assert "tender · tired" in text
        await pilot.press("left", "left")
        assert page.day == date(2026, 11, 21) and "playful · lively" in seen(pilot)
        await press(pilot, "calendar.read")
        await settle(pilot)
        assert pilot.app.screen.place == "tuning.day"
        await pilot.press("escape", "right", "down", "up", "up")
        assert page.day == date(2026, 11, 15) and "Nothing was shown on this day" in seen(pilot)
        await press(pilot, "calendar.before")
        assert page.day == date(2026, 10, 15) and "October 2026" in seen(pilot) and "24 ◆torn" in seen(pilot)
        await pilot.press("enter")  # nothing is there to read
        assert pilot.app.screen is page
        await press(pilot, "calendar.today", "calendar.after", "calendar.after")
        assert page.day == date(2027, 1, 23)
        await press(pilot, "calendar.today")
        await pilot.resize_terminal(40, 11)
        await settle(pilot)
        assert "Mon 23  ◆ tender" in seen(pilot) and "Sat 21  ◆ tender  ● playful" in seen(pilot)
        await pilot.press("up", "up")
        assert page.day == date(2026, 11, 14)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DayPage) and pilot.app.screen.day_id == "day-2026-11-14"
        await pilot.press("escape")
        await press(pilot, "calendar.before")
        assert "Sat 24  ◆ torn  ● …" in seen(pilot)
        await press(pilot, "calendar.before")
        assert "Nothing was shown in" in seen(pilot)
        await press(pilot, "calendar.today")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "◆ tender" in seen(pilot) and "[23]" in seen(pilot)


async def test_the_mouse_goes_to_a_day_and_reads_it(opened: Any, store: Store, clock: Any) -> None:
    lived(store, clock)
    async with opened() as pilot:
        pilot.app.go(CalendarRoute())
        await settle(pilot)
        page = pilot.app.screen
        for _ in range(2):
            # Monday the 16th is in the fourth row of weeks, two lines each, below the names of the days.
            await pilot.click(MonthGrid, offset=(5 * 11 + 3, 7))
            await settle(pilot)
        assert page.day == date(2026, 11, 21) and isinstance(pilot.app.screen, DayPage)


async def test_pictures(
    opened: Any,
    store: Store,
    clock: Any,
    picture: Any,
    drawn: SnapshotAssertion,
    look: Any,
    press: Any,
    seen: Any,
) -> None:
    async with opened(**look) as pilot:
        await press(pilot, "home.tuning")
        says(
            seen(pilot),
            "f  ◆ Ana   nothing yet",
            "y  Rhythm                nothing is offered by itself",
            "your mind. Then one thing you would like",
            "f or j begins.",
        )
        lived(store, clock)
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert picture(pilot) == drawn
        await press(pilot, "tuning.rhythm")
        assert picture(pilot) == drawn
        await pilot.press("escape")
        await press(pilot, "tuning.calendar")
        await settle(pilot)
        assert picture(pilot) == drawn
        await pilot.press("left", "left")
        pilot.app.go(DayRoute(day_id(TODAY - timedelta(days=2))))
        await settle(pilot)
        assert picture(pilot) == drawn
        await pilot.press("escape", "escape")
        await press(pilot, "tuning.second")
        await behind(pilot)
        await pilot.press("4", "tab", *"calm", "enter")
        await settle(pilot)
        assert picture(pilot) == drawn
        await pilot.press("escape", "o")
        await settle(pilot)
        pilot.app.screen.house.store.save(a_day(clock, back=1))
        await press(pilot, "tuning.open")
        await settle(pilot)
        says(
            seen(pilot), "Are you both here?", "f  ◆ Ana  opens them", "They open once you have both pressed."
        )
