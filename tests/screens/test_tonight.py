"""Home begins with one thing for tonight, shows three that are open, and has everything else in sight."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.home import rows, session
from tests.support.screens.promises import agreed
from twofold.domain.promises import sentence
from twofold.domain.tonight import EVENINGS
from twofold.practices import PRACTICES
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.menu import Menu

DAY = 86_400
Seen = Callable[..., str]


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_every_practice_is_in_sight_whatever_is_open(
    opened: Any, store: Store, seen: Seen, clock: Any, size: tuple[int, int]
) -> None:
    now = clock.now()
    store.save(
        *(session(f"topic {n}", status="open") for n in range(9)),
        *(agreed(now, what=f"thing {n}", days=7 + n) for n in range(5)),
    )
    async with opened(size=size) as pilot:
        text = seen(pilot)
        for practice in (each for each in PRACTICES if each.key):
            assert practice.title in text, practice.title
        assert "Settings" in text and "Support" in text


async def test_the_headings_come_and_go_with_the_room_for_them(opened: Any, store: Store, seen: Seen) -> None:
    store.save(*(session(f"topic {n}", status="open") for n in range(2)))
    async with opened(size=(40, 11)) as pilot:
        assert "Open between you" not in seen(pilot)
        for size in ((80, 24), (40, 11), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert ("Open between you" in seen(pilot)) == (size == (80, 24))


async def test_at_most_three_are_open_and_the_others_a_key_away(
    opened: Any, store: Store, seen: Seen, press: Any
) -> None:
    store.save(*(session(f"topic {n}", status="open") for n in range(6)))
    async with opened(size=(80, 40)) as pilot:
        assert sum(f"topic {n}" in seen(pilot) for n in range(6)) == 4 and "2 more" in seen(pilot)
        pilot.app.screen.query_one(Choices).go_to("more")
        await pilot.press("enter")
        await pilot.pause()
        assert all(f"topic {n}" in seen(pilot) for n in range(6))


async def test_what_is_due_for_more_than_a_week_is_quiet(
    opened: Any, store: Store, seen: Seen, clock: Any
) -> None:
    store.save(agreed(clock.now(), id="a1", what="an evening without phones"))
    clock.advance(8 * DAY)
    async with opened() as pilot:
        assert "an evening without phones" in seen(pilot)
        clock.advance(7 * DAY)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "an evening without phones" not in seen(pilot) and "1 more" in seen(pilot)
        pilot.app.screen.query_one(Choices).go_to("more")
        await pilot.press("enter")
        await pilot.pause()
        assert "an evening without phones" in seen(pilot)


async def test_what_is_waved_away_gives_way_and_leaves_no_trace(
    opened: Any, store: Store, seen: Seen, press: Any
) -> None:
    store.save(session("the visit", status="open"))
    before = store.path.read_bytes(), store.sessions.all()
    async with opened() as pilot:
        text = seen(pilot)
        assert text.index("Tonight") < text.index("the visit") and "Open between you" not in text
        await press(pilot, "home.another")
        text = seen(pilot)
        assert text.index("Tonight") < text.index("Open between you") < text.index("the visit")
        assert pilot.app.screen.leads_on is not None
        assert store.sessions.all() == before[1]
        for _ in range(30):
            if pilot.app.screen.may_wave:
                await press(pilot, "home.another")
        assert "Tonight" not in seen(pilot) and not pilot.app.screen.goes_on
    assert store.sessions.all() == before[1]


async def test_what_was_waved_away_comes_back_with_the_next_day(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(session("the visit", status="open"))
    async with opened() as pilot:
        there = pilot.app.screen.leads_on
        await press(pilot, "home.another")
        assert pilot.app.screen.leads_on != there
        clock.advance(DAY)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert pilot.app.screen.leads_on == there


async def test_an_invitation_fits_the_time_they_have(
    opened: Any, store: Store, seen: Seen, press: Any
) -> None:
    store.save(session("over", status="finished"))
    async with opened() as pilot:
        found = []
        for evening in EVENINGS:
            text = seen(pilot)
            assert f"z {evening.words}" in text and "o Begin" in text
            found.append(pilot.app.screen.near.tonight.minutes)
            await press(pilot, "home.evening")
        assert found[-1] <= 5 < found[0] <= 20 < found[2]
        assert f"z {EVENINGS[0].words}" in seen(pilot), "and around"


async def test_it_begins_with_one_key(opened: Any, store: Store, press: Any) -> None:
    store.save(session("over", status="finished"))
    async with opened() as pilot:
        route = pilot.app.screen.leads_on
        await press(pilot, "home.open")
        await pilot.pause()
        assert pilot.app.screen.place == route.place


async def test_another_day_begins_with_another(opened: Any, store: Store, clock: Any) -> None:
    store.save(session("over", status="finished"))
    async with opened() as pilot:
        found = set()
        for _ in range(4):
            found.add(pilot.app.screen.leads_on)
            clock.advance(DAY)
            pilot.app.screen.watch_time()
            await pilot.pause()
        assert len(found) > 1


async def test_on_the_first_day_nothing_is_invited_to(opened: Any, seen: Seen) -> None:
    async with opened() as pilot:
        assert "Tonight" not in seen(pilot) and rows(pilot) == []
        assert pilot.app.screen.query_one(Menu).has_focus
        assert "one of you speaks, the other says it back" in seen(pilot)


async def test_the_sentence_they_share_is_in_sight(opened: Any, store: Store, seen: Seen, clock: Any) -> None:
    now = clock.now()
    store.save(sentence.agreed(sentence.first(now), "We say it within a week.", ("a", "b"), now, now.date()))
    async with opened() as pilot:
        assert "“We say it within a week.”" in seen(pilot)


async def test_in_the_morning_it_is_for_today(opened: Any, store: Store, seen: Seen, clock: Any) -> None:
    clock.advance(13 * 3600)
    store.save(session("the visit", status="open"))
    async with opened() as pilot:
        assert "Today" in seen(pilot) and "Tonight" not in seen(pilot)


async def test_the_keys_are_for_what_is_under_the_cursor(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(session("for tonight", status="planned", due=clock.now() + timedelta(hours=2)))
    async with opened() as pilot:
        assert pilot.app.screen.is_on_planned
        await pilot.press("end")
        await pilot.pause()
        assert not pilot.app.screen.is_on_planned, "the cursor is in the menu"


async def test_the_cursor_is_in_one_place(opened: Any, store: Store, seen: Seen, press: Any) -> None:
    store.save(session("the visit", status="open"))
    async with opened() as pilot:
        assert "▌o" in seen(pilot) and "▌l" not in seen(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert "▌h" in seen(pilot) and seen(pilot).count("▌") == 1


async def test_what_takes_its_place_is_stood_on(opened: Any, store: Store, press: Any) -> None:
    store.save(session("the visit", status="open"))
    async with opened() as pilot:
        await press(pilot, "home.another")
        assert pilot.app.screen.query_one(Choices).under.route == pilot.app.screen.leads_on


async def test_what_they_began_on_the_first_day_is_stood_on_afterwards(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings")
        store.save(session("the visit", status="open"))
        await press(pilot, "page.back")
        assert pilot.app.screen.query_one(Choices).has_focus
        assert pilot.app.screen.leads_on is not None


async def test_what_is_for_tonight_by_now_is_stood_on(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(session("one", status="open"), session("two", status="planned"))
    async with opened() as pilot:
        await pilot.press("down")
        assert pilot.app.screen.query_one(Choices).under.route != pilot.app.screen.leads_on
        await press(pilot, "home.settings", "page.back")
        under = pilot.app.screen.query_one(Choices).under.route
        assert under != pilot.app.screen.leads_on, "nothing has changed"
        await press(pilot, "home.settings")
        store.save(session("cooled", status="timeout", due=clock.now() - timedelta(minutes=1)))
        await press(pilot, "page.back")
        assert pilot.app.screen.query_one(Choices).under.route == pilot.app.screen.leads_on
