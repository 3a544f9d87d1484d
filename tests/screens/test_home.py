"""Home: what stands open comes first, and everything is one key away."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual._context import active_app
from textual.widgets import Static

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.locking import settle
from tests.support.screens.pictures import HOME, Svg
from tests.support.screens.promises import TODAY, agreed, answered
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend, slot
from twofold.content import load_protocols
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Session
from twofold.domain.promises.routes import AgreementRoute
from twofold.domain.retreat.closing import closed, with_checkin
from twofold.domain.retreat.routes import ClosingRoute, FollowRoute, PlanRoute, TodayRoute
from twofold.domain.routes import Route
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import new_reply, say
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.home import Home
from twofold.screens.settings import SettingsPage
from twofold.screens.support.pages import Support
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24), (120, 40)]


def session(topic: str, **more: Any) -> Session:
    return Session(protocol=load_protocols().protocols[0], topic=topic, **more)


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_home_says_how_to_begin(
    opened: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        assert isinstance(pilot.app.screen, Home)
        text = seen(pilot)
        assert "Ana" in text and "Ben" in text and "◆" in text and "●" in text
        assert "Press l to begin" in " ".join(text.split())
        await pilot.press("end")
        await pilot.pause()
        text += seen(pilot)
        for title in ("Listen", "Retreat", "Eyes", "Settings", "Who this is not for, and help"):
            assert title in text


async def test_the_day_is_written_out_whatever_the_locale(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        assert "Monday 23 November 2026" in seen(pilot)


async def test_what_stands_open_comes_first(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any
) -> None:
    now = clock.now()
    store.save(
        session("planned", status="planned", due=now + timedelta(hours=2)),
        session("still cooling", status="timeout", due=now + timedelta(minutes=10)),
        session("left", status="open"),
        session("over", status="finished"),
        session("cooled", status="timeout", due=now - timedelta(minutes=1)),
    )
    async with opened() as pilot:
        text = seen(pilot)
        places = [text.index(topic) for topic in ("cooled", "still cooling", "left", "planned")]
        assert places == sorted(places)
        assert "your time-out is over" in text and "planned for today at 21:30" in text
        assert ": over" not in text
        assert "Press l to begin" not in text
        choices = pilot.app.screen.query_one(Choices)
        assert isinstance(choices.under.route, SessionRoute)


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
async def test_a_planned_talk_is_called_off_in_sight_and_comes_back(
    opened: Any, store: Store, seen: Callable[..., str], press: Any, clock: Any, size: tuple[int, int]
) -> None:
    now = clock.now()
    store.save(
        session("left open", status="open"),
        session("for tonight", status="planned", due=now + timedelta(hours=2)),
    )
    async with opened(size=size) as pilot:
        await settle(pilot)
        assert "Call it off" not in seen(pilot), "what is under way is not called off"
        await pilot.press("down")
        assert "c Call it off" in seen(pilot)
        await press(pilot, "home.call-off")
        assert "for tonight" not in seen(pilot) and "u brings it back" in toasts(pilot)
        assert [each.topic for each in store.sessions.all()] == ["left open"]
        await press(pilot, "home.bring-back")
        await settle(pilot)
        assert len(store.sessions.all()) == 2 and not pilot.app.screen.may_bring_back
        assert SessionRoute(store.sessions.all()[-1].id) in rows(pilot)


async def test_what_was_put_away_when_looking_back_comes_back_at_home(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(session("for tonight", status="planned", due=clock.now() + timedelta(hours=2)))
    async with opened() as pilot:
        await press(pilot, "home.back")
        await settle(pilot)
        await press(pilot, "history.put-away")
        assert not store.sessions.all()
        await press(pilot, "page.back", "home.bring-back")
        assert len(store.sessions.all()) == 1


async def test_a_long_past_stays_short_on_the_screen(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    store.save(*(session(f"topic {n}", status="open") for n in range(9)))
    async with opened() as pilot:
        assert "and 4 more" in seen(pilot)


async def test_home_follows_the_other_terminal(opened: Any, store: Store, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        other = Store.open(store.path)
        other.save(session("from the other room", status="open"))
        other.close()
        pilot.app.look()
        await pilot.pause()
        assert "from the other room" in seen(pilot)


@pytest.mark.parametrize(("id_", "page"), [("home.settings", SettingsPage), ("home.support", Support)])
async def test_keys_open_pages_and_escape_comes_back(
    opened: Any, press: Any, id_: str, page: type[object]
) -> None:
    async with opened() as pilot:
        await press(pilot, id_)
        assert isinstance(pilot.app.screen, page)
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home)


async def test_home_follows_the_hour(opened: Any, store: Store, seen: Callable[..., str], clock: Any) -> None:
    store.save(session("cooling", status="timeout", due=clock.now() + timedelta(minutes=10)))
    async with opened() as pilot:
        assert "time-out until 19:40" in seen(pilot)
        clock.advance(11 * 60)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "your time-out is over" in seen(pilot)
        clock.advance(12 * 3600)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "Good morning" in seen(pilot) and "Tuesday 24 November 2026" in seen(pilot)


async def test_a_key_pressed_three_times_opens_one_page(opened: Any) -> None:
    async with opened() as pilot:
        await pilot.press("s", "s", "s")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 2


async def test_escape_at_home_changes_nothing_and_q_quits(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
        assert pilot.app.is_running
        await press(pilot, "home.quit")
        assert not pilot.app.is_running
    assert pilot.app.return_code == 0


async def test_enter_and_the_mouse_choose_too(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await pilot.press("end", "up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SettingsPage)
        await press(pilot, "page.back")
        choices = pilot.app.screen.query_one(Choices)
        await pilot.click(choices, offset=(6, choices.option_count - 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)


async def test_coming_back_keeps_the_place(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await pilot.press("end")
        choices = pilot.app.screen.query_one(Choices)
        here = choices.current
        await press(pilot, "home.settings", "page.back")
        assert choices.current == here == "support"


async def test_the_first_paint_needs_no_long_history(opened: Any, store: Store, monkeypatch: Any) -> None:
    monkeypatch.setattr("twofold.screens.home.AT_ONCE", -1)
    looks: list[bool] = []
    peek = store.sessions.peek

    def watched(card: Any) -> Any:
        looks.append(active_app.get().screen.query_one("#home-day", Static).size.height > 0)
        return peek(card)

    monkeypatch.setattr(store.sessions, "peek", watched)
    async with opened() as pilot:
        await pilot.pause()
    assert looks and all(looks)


DAY = 86_400


async def test_home_shows_what_is_open_in_every_practice(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any
) -> None:
    now = clock.now()
    worksheet, _ = answered(now)
    reply = say(new_reply("w1", "r1", "b", now), "later", now, TODAY, until=TODAY + timedelta(days=7))
    store.save(
        worksheet,
        reply,
        Worksheet(id="w2", created=now, updated=now, day=TODAY),
        agreed(now, id="soon"),
        agreed(now, id="late", what="tea together at eleven", days=14),
        session("left", status="open"),
    )
    async with opened(size=(120, 40)) as pilot:
        text = seen(pilot)
        assert "both phones" in text and "an evening without phones" not in text
        clock.advance(7 * DAY)
        pilot.app.screen.watch_time()
        await pilot.pause()
        text = seen(pilot)
        places = [text.index(mark) for mark in ("left", "both phones", "an evening without phones")]
        assert places == sorted(places)
        assert "tea together at eleven" in text


@pytest.mark.parametrize("size", SIZES)
async def test_open_agreements_stand_quietly_at_home(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any, size: tuple[int, int]
) -> None:
    store.save(*(agreed(clock.now(), what=f"thing {n}", days=7 + n) for n in range(5)))
    async with opened(size=size) as pilot:
        shown = rows(pilot)
        assert sum(isinstance(row, AgreementRoute) for row in shown) == 3, shown
        assert "thing 0" in seen(pilot) and "thing 4" not in seen(pilot)
        assert "Open between you" not in seen(pilot), "nothing of it is a demand"


async def test_go_on_leads_to_whatever_is_open_first(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(*answered(clock.now()), agreed(clock.now(), id="a1"))
    clock.advance(8 * DAY)
    async with opened() as pilot:
        await press(pilot, "home.open")
        assert pilot.app.screen.place == "promises.review"


@pytest.mark.parametrize(("id_", "place"), [("home.worksheet", "worksheet"), ("home.promises", "promises")])
async def test_the_new_rooms_are_a_key_away(opened: Any, press: Any, id_: str, place: str) -> None:
    async with opened() as pilot:
        await press(pilot, id_)
        await pilot.pause()
        assert pilot.app.screen.place == place


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_agreement_is_shown_at_home(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any, text: str
) -> None:
    store.save(agreed(clock.now(), id="a1", what=text), agreed(clock.now(), what=text, days=14))
    clock.advance(8 * DAY)
    async with opened(size=(150, 40)) as pilot:
        assert packed(seen(pilot)).count(beginning(text)) >= 2


# -- the retreat ---------------------------------------------------------------------------------------------

AT_SEA = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)


THE_DAY, CLOSING = TodayRoute("by-the-sea"), ClosingRoute("by-the-sea")


def rows(pilot: Any) -> list[Route | str]:
    """Return where the rows lead, and the headings."""
    shown = pilot.app.screen.query_one(Choices)._choices
    return [choice.route or choice.title.plain for choice in shown if choice.route or choice.title.plain]


@pytest.mark.parametrize("size", SIZES)
async def test_on_its_days_home_opens_on_the_retreat(
    opened: Any, store: Store, seen: Callable[..., str], press: Any, clock: Any, size: tuple[int, int]
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend(), session("left", status="open"))
    async with opened(size=size) as pilot:
        assert rows(pilot)[:3] == ["Your retreat today", THE_DAY, THE_DAY]
        assert pilot.app.screen.query_one(Choices).highlighted == 1
        text = " ".join(seen(pilot).split())
        for words in ("14:00 A boat to the seals", "until 16:00", "16:30 An hour for each of us", "next"):
            assert words in text
        assert "then Sauna, then nothing" in text
        await press(pilot, "home.open")
        assert (pilot.app.screen.place, pilot.app.screen.plan_id) == ("retreat.today", "by-the-sea")
        await press(pilot, "page.back")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.place == "retreat.today"


async def test_the_retreat_stands_there_from_the_first_frame(
    opened: Any, store: Store, clock: Any, monkeypatch: Any
) -> None:
    clock.wall = AT_SEA
    store.save(a_weekend())
    monkeypatch.setattr("twofold.screens.home.AT_ONCE", -1)
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
        assert rows(pilot)[:2] == ["Open between you", CLOSING]
        clock.wall = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
        pilot.app.screen.watch_time()
        await pilot.pause()
        assert "close it together" not in seen(pilot), "gently, and only for a week"


async def test_the_days_are_those_of_the_place(opened: Any, store: Store, clock: Any) -> None:
    clock.wall = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)  # still Thursday in New York
    store.save(a_weekend(zone="America/New_York"))
    async with opened() as pilot:
        assert rows(pilot)[:2] == ["Coming", PlanRoute("by-the-sea")]
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
        text = " ".join(seen(pilot).replace("▌", " ").split())
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
