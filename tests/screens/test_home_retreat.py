"""The retreat at home: on its days it stands first, before them it is coming, after them one looks back."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.home import rows, session
from tests.support.screens.pictures import HOME, Svg
from tests.support.screens.promises import TODAY
from tests.support.weekend import a_weekend, slot
from twofold.domain.now.records import RETURN, Return
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.retreat.closing import closed, with_checkin
from twofold.domain.retreat.routes import ClosingRoute, FollowRoute, PlanRoute, TodayRoute
from twofold.domain.text import clean_line
from twofold.screens.home import Home
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24), (120, 40)]

AT_SEA = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)


THE_DAY, CLOSING = TodayRoute("by-the-sea"), ClosingRoute("by-the-sea")


def words_of(text: str) -> str:
    """Return *text* as words, without the cursor and the bar that says where the list is."""
    return " ".join(re.sub("[▁▂▃▄▅▆▇█▌]", " ", text).split())


@pytest.mark.parametrize("size", SIZES)
async def test_on_its_days_home_opens_on_the_retreat(
    opened: Any, store: Store, seen: Callable[..., str], press: Any, clock: Any, size: tuple[int, int]
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend(), session("over", status="finished"))
    async with opened(size=size) as pilot:
        assert rows(pilot)[:3] == ["Your retreat today", THE_DAY, THE_DAY]
        assert pilot.app.screen.query_one(Choices).highlighted == 1
        text = words_of(seen(pilot))
        pilot.app.screen.query_one(Choices).go_to("today-0")
        await pilot.pause()
        text += words_of(seen(pilot))
        for words in ("14:00 A boat to the seals", "until 16:00", "16:30 An hour for each of us", "next"):
            assert words in text
        pilot.app.screen.query_one(Choices).go_to("today-left")
        await pilot.pause()
        assert "then Sauna, then nothing" in " ".join(seen(pilot).split())
        pilot.app.screen.query_one(Choices).first()
        await press(pilot, "home.open")
        assert (pilot.app.screen.place, pilot.app.screen.plan_id) == ("retreat.today", "by-the-sea")
        await press(pilot, "page.back")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.place == "retreat.today"


async def test_the_time_to_come_back_stands_first_on_a_day_of_a_retreat_too(
    opened: Any, store: Store, clock: Any
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend(), Return(id=RETURN, at=AT_SEA + timedelta(minutes=30), since=AT_SEA))
    async with opened() as pilot:
        assert rows(pilot)[:2] == ["Today", ReturnRoute()]


async def test_the_retreat_stands_there_from_the_first_frame(
    opened: Any, store: Store, clock: Any, monkeypatch: Any
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend())
    monkeypatch.setattr("twofold.frame.shell.Shell.in_terminal", True)
    monkeypatch.setattr(Home, "reload", lambda _self: None)
    async with opened() as pilot:
        assert THE_DAY in rows(pilot)


async def test_only_the_plan_of_today_is_read(
    opened: Any, store: Store, clock: Any, monkeypatch: Any
) -> None:
    clock.wall = AT_SEA
    past = [a_weekend(id=f"past-{n}", start=date(2020 + n, 5, 1)) for n in range(5)]
    store.save(a_weekend(), a_weekend(id="later", start=date(2027, 5, 1)), *past)
    read: list[str] = []
    find = store.find

    def finding(kind: Any, id_: str) -> Any:
        read.append(id_)
        return find(kind, id_)

    monkeypatch.setattr(store, "find", finding)
    monkeypatch.setattr(store.plans, "all", lambda: pytest.fail("every plan was read"))
    async with opened():
        pass
    assert set(read) == {"by-the-sea"}


async def test_home_follows_the_retreat_through_the_day(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend())
    async with opened() as pilot:
        clock.wall = datetime(2026, 11, 28, 23, 0, tzinfo=UTC)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "A walk along the dunes" in seen(pilot) and "tomorrow" in seen(pilot)
        clock.wall = datetime(2026, 11, 29, 22, 0, tzinfo=UTC)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert rows(pilot)[:3] == ["Your retreat today", THE_DAY, CLOSING]
        clock.wall = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert rows(pilot)[:2] == ["Today", CLOSING]
        clock.wall = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "close it together" not in seen(pilot), "gently, and only for a week"


async def test_the_days_are_those_of_the_place(opened: Any, store: Store, clock: Any) -> None:
    clock.wall = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)  # still Thursday in New York
    store.save(a_weekend(zone="America/New_York"))
    async with opened() as pilot:
        at = rows(pilot)
        assert at[at.index("Coming") + 1] == PlanRoute("by-the-sea")
        clock.advance(4 * 3600)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert rows(pilot)[0] == "Your retreat today"


@pytest.mark.parametrize("size", SIZES)
async def test_the_next_retreat_is_coming(
    opened: Any, store: Store, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    store.save(a_weekend(), a_weekend(id="later", title="Later", start=date(2027, 5, 1)))
    async with opened(size=size) as pilot:
        assert pilot.app.screen.query_one(Choices).go_to("coming")
        await pilot.pause()
        text = words_of(seen(pilot))
        assert "By the sea in 4 days; 3 things to do before" in text and "Later" not in text
        await pilot.press("enter")
        await pilot.pause()
        assert (pilot.app.screen.place, pilot.app.screen.plan_id) == ("retreat.plan", "by-the-sea")


async def test_nothing_to_do_before_is_not_counted(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    store.save(a_weekend(todos=(), start=TODAY + timedelta(days=1)))
    async with opened() as pilot:
        (line,) = [line for line in seen(pilot).splitlines() if "By the sea" in line]
        assert line.rstrip().endswith("tomorrow")


async def test_looks_back_come_up_and_go(
    opened: Any, store: Store, seen: Callable[..., str], press: Any, clock: Any
) -> None:
    at = datetime(2026, 11, 29, 15, 0, tzinfo=UTC)
    plan, _ = closed(with_checkin(a_weekend(), day="in 10 days"), ("a", "b"), at, at.date())
    store.save(plan)
    async with opened() as pilot:
        found = []
        for days in (6, 7, 10, 30):
            clock.wall = at + timedelta(days=days)
            pilot.app.screen.watch_time()
            await pilot.pause()
            found.append([row.after for row in rows(pilot) if isinstance(row, FollowRoute)])
        assert found == [[], [7], [0], [30]]
        assert "a month after: look back" in seen(pilot)
        await press(pilot, "home.open")
        assert (pilot.app.screen.place, pilot.app.screen.after) == ("retreat.follow", 30)
        await press(pilot, "follow.done")
        assert not any(isinstance(row, FollowRoute) for row in rows(pilot))


async def test_what_was_closed_stays_in_sight_until_the_way_home_is_over(
    opened: Any, store: Store, seen: Callable[..., str], press: Any, clock: Any
) -> None:
    at = datetime(2026, 11, 29, 13, 30, tzinfo=UTC)
    store.save(closed(a_weekend(), ("a", "b"), at, at.date())[0])
    async with opened() as pilot:
        for hour, minute, word in ((13, 40, "then"), (15, 0, "until 17:30"), (17, 29, "until 17:30")):
            clock.wall = at.replace(hour=hour, minute=minute)
            pilot.app.screen.watch_time()
            await pilot.pause()
            (line,) = (line for line in seen(pilot).splitlines() if "Drive home" in line)
            assert word in line and "Close it together" not in seen(pilot)
        await press(pilot, "home.open")
        assert pilot.app.screen.place == "retreat.today" and "Drive home" in seen(pilot)
        await pilot.press("escape")
        clock.wall = at.replace(hour=17, minute=30)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "Drive home" not in seen(pilot)


async def test_closing_it_from_home(opened: Any, store: Store, press: Any, clock: Any) -> None:
    clock.wall = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    store.save(a_weekend())
    async with opened() as pilot:
        await press(pilot, "home.open")
        assert pilot.app.screen.place == "retreat.closing"


async def test_the_retreats_are_a_key_away(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await press(pilot, "home.retreat")
        assert pilot.app.screen.place == "retreat"


@pytest.mark.parametrize("days", [0, 5, 8])
@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_retreat_is_shown_at_home(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any, text: str, days: int
) -> None:
    clock.wall += timedelta(days=days)
    store.save(a_weekend(title=text, slots=(slot("one", text, 1, 19, 240), slot("two", text, 2, 9))))
    async with opened(size=(150, 40)) as pilot:
        assert beginning(text) in packed(seen(pilot))


@pytest.mark.parametrize(("size", "theme"), [HOME])
@pytest.mark.parametrize("when", ["on"])
async def test_how_the_retreat_looks_at_home(
    opened: Any, store: Store, clock: Any, snapshot: SnapshotAssertion, picture: Callable[[Any], str],
    when: str, size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    if when == "on":
        clock.wall = AT_SEA
    store.save(a_weekend())
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        assert picture(pilot) == snapshot.use_extension(Svg)
