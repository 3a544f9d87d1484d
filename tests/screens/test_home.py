"""Home: what stands open comes first, and everything is one key away."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual._context import active_app
from textual.widgets import Static

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.home import rows, session
from tests.support.screens.locking import settle
from tests.support.screens.promises import TODAY, agreed, answered
from tests.support.screens.toasts import toasts
from twofold.content import load_protocols
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.promises.routes import AgreementRoute
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import new_reply, say
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.home import Home
from twofold.screens.settings import SettingsPage
from twofold.screens.support.pages import Support
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.menu import Menu

SIZES = [(40, 11), (80, 24), (120, 40)]


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
        for title in ("Listen", "Retreat", "Eyes", "Moments", "Now", "Settings", "Support"):
            assert title in text
        await pilot.press("s")
        await pilot.pause()
        assert pilot.app.screen.place == "settings"


async def test_the_day_is_written_out_whatever_the_locale(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        assert "Monday 23 November 2026" in seen(pilot)


async def test_on_a_small_terminal_the_day_stands_whole_in_the_bar(
    opened: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(40, 11)) as pilot:
        bar = seen(pilot).splitlines()[0]
        assert "Monday 23 November" in bar and "2026" not in bar, "with longer names the year has no room"


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


async def test_a_talk_called_by_a_question_stands_before_its_topic_without_a_colon(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    left = session("the move", status="open")
    protocol = load_protocols().get("are-you-there")
    assert protocol is not None
    store.save(left.with_(protocol=protocol))
    async with opened() as pilot:
        await settle(pilot)
        assert "Are you there? the move" in seen(pilot)


async def test_what_was_put_away_when_looking_back_comes_back_at_home(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(session("for tonight", status="planned", due=clock.now() + timedelta(hours=2)))
    async with opened() as pilot:
        await press(pilot, "home.listen", "listening.history")
        await settle(pilot)
        await press(pilot, "history.put-away")
        assert not store.sessions.all()
        await press(pilot, "page.back", "page.back", "home.bring-back")
        assert len(store.sessions.all()) == 1


async def test_a_long_past_stays_short_on_the_screen(
    opened: Any, store: Store, seen: Callable[..., str]
) -> None:
    store.save(*(session(f"topic {n}", status="open") for n in range(9)))
    async with opened() as pilot:
        assert "5 more" in seen(pilot), "one for tonight, three besides, and the others a key away"
        pilot.app.screen.query_one(Choices).go_to("more")
        await pilot.press("enter")
        await pilot.pause()
        assert "more" not in seen(pilot) and len(rows(pilot)) == 11, rows(pilot)


async def test_home_follows_the_other_terminal(
    opened: Any, store: Store, seen: Callable[..., str], clock: Any
) -> None:
    async with opened() as pilot:
        other = Store.open(store.path, clock=clock)
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
        menu = pilot.app.screen.query_one(Menu)
        await pilot.click(menu, offset=(6, menu.size.height - 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)


async def test_coming_back_keeps_the_place(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await pilot.press("end")
        menu = pilot.app.screen.query_one(Menu)
        assert menu.under.id == "support"
        await press(pilot, "home.settings", "page.back")
        assert menu.under.id == "support"


async def test_the_first_paint_needs_no_long_history(opened: Any, store: Store, monkeypatch: Any) -> None:
    store.save(session("over", status="finished"))
    monkeypatch.setattr("twofold.frame.shell.Shell.in_terminal", True)
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
        assert "tea together" in text


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
