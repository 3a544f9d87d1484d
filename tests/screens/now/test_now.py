"""Now on screen: the breath, the three ways from it, and the time to come back."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.calming import MINUTE, SIZES, calm, kept, look, passes
from tests.support.screens.pictures import says
from twofold.domain.now.records import RETURN, Return
from twofold.domain.now.routes import ReturnRoute
from twofold.screens.home import Home
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.screens.now.now import NowPage
from twofold.screens.now.returning import ReturnPage
from twofold.screens.softly import Softly
from twofold.screens.when import When
from twofold.store import Store
from twofold.store.config import Settings


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr("textual.app.App.bell", lambda _app: rung.append("bell"))
    return rung


@pytest.fixture
def breathed(press: Any, clock: Any) -> Callable[[Any], Any]:
    """Go from home to the three ways."""

    async def going(pilot: Any) -> NowPage:
        await press(pilot, "home.now")
        page = pilot.app.screen
        assert isinstance(page, NowPage)
        await passes(pilot, clock, 5)
        return page

    return going


@pytest.mark.parametrize("size", SIZES)
async def test_a_breath_that_no_key_shortens(
    opened: Any, clock: Any, press: Any, seen: Callable[..., str], size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.now")
        page = pilot.app.screen
        assert "Breathe out, both of you" in seen(pilot) and "· · · · ·" in seen(pilot)
        for key in ("enter", "space", "1", "2", "3", "n", "down"):
            await pilot.press(key)
        await calm(pilot)
        assert pilot.app.screen is page and "Calm down" not in seen(pilot)
        await passes(pilot, clock, 3.9)
        assert "· ·" in seen(pilot) and "· · ·" not in seen(pilot)
        await press(pilot, "now.help")
        assert "When not to use this" in seen(pilot)
        await press(pilot, "page.back")
        await passes(pilot, clock, 1.1)
        text = seen(pilot)
        assert "Breathe" not in text and "h says where help is" in text
        assert all(way in text for way in ("Calm down apart", "Say one thing softly", "Not now, but soon"))
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home)


@pytest.mark.parametrize("size", SIZES)
async def test_apart_and_back_again(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], breathed: Any,
    bells: list[str], size: Any,
) -> None:  # fmt: skip
    async with opened(size=size, settings=Settings(motion=False, bell=True)) as pilot:
        await breathed(pilot)
        await press(pilot, "now.apart")
        assert "in 20 minutes" in seen(pilot) and "another time" in seen(pilot)
        await pilot.press("2")
        await calm(pilot)
        assert isinstance(pilot.app.screen, ReturnPage)
        assert "Apart until 20:00." in seen(pilot) and "walk, drink some" in seen(pilot)
        assert kept(store).kind == "apart"
        await passes(pilot, clock, 19 * MINUTE)
        await pilot.press("enter")  # it is too early for that
        await calm(pilot)
        assert "Apart until 20:00." in seen(pilot) and kept(store).back is None
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home) and "Apart until 20:00" in seen(pilot)
        await press(pilot, "home.open")
        await passes(pilot, clock, 11 * MINUTE - 1)
        assert bells == []
        await passes(pilot, clock, 1)
        await passes(pilot, clock, 1)
        assert bells == ["bell"] and "It is time to come back." in seen(pilot)
        await press(pilot, "return.longer")
        await pilot.press("1")
        await calm(pilot)
        assert "Apart until 20:20." in seen(pilot)
        await press(pilot, "page.back")
        clock.advance(40 * MINUTE)
        pilot.app.screen.reload()
        await pilot.pause()
        assert "Come back to each other" in seen(pilot)
        await press(pilot, "home.open", "return.here")
        assert "Start again, softly." in seen(pilot) and "how I am" in seen(pilot)
        await press(pilot, "return.home")
        await calm(pilot)
        assert isinstance(pilot.app.screen, Home)
        assert "Come back" not in seen(pilot) and "Apart" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES[:2])
async def test_one_thing_softly_begins_a_talk_of_short_turns(
    opened: Any, store: Store, press: Any, seen: Callable[..., str], breathed: Any, size: Any
) -> None:
    async with opened(size=size) as pilot:
        page = await breathed(pilot)
        await press(pilot, "now.softly")
        await pilot.press("2")
        await calm(pilot)
        assert isinstance(pilot.app.screen, Softly) and "Ben, how would you begin" in seen(pilot)
        await pilot.press(*"tired", "escape", "escape")
        await calm(pilot)
        assert pilot.app.screen is page  # to go back is no yes, and loses nothing
        await press(pilot, "now.softly")
        await pilot.press("2")
        await calm(pilot)
        assert "tired" in seen(pilot)
        await pilot.press("enter", *"this evening", "enter", *"ten quiet minutes", "enter")
        await calm(pilot)
        setup = pilot.app.screen
        assert isinstance(setup, Setup) and setup.protocol_id == "floor-and-mirror"
        assert setup.first == "b" and setup.chosen.minutes[1] == setup.protocol.offered()[0] < 20
        assert setup.opening == "I feel tired about this evening. I need ten quiet minutes."
        await press(pilot, "setup.begin")
        await calm(pilot)
        assert isinstance(pilot.app.screen, SessionPage)
        (session,) = store.sessions.all()
        assert (session.topic, session.first) == ("this evening", "b")


@pytest.mark.parametrize("size", SIZES[:2])
async def test_not_now_and_when(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], breathed: Any, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await breathed(pilot)
        await press(pilot, "now.later")
        assert isinstance(pilot.app.screen, When)
        await pilot.press("2")
        await calm(pilot)
        home = pilot.app.screen
        assert isinstance(home, Home) and "To talk at 20:30" in seen(pilot)
        assert kept(store).kind == "later"
        clock.advance(61 * MINUTE)
        home.reload()
        await pilot.pause()
        assert "Time to talk" in seen(pilot)
        await press(pilot, "home.open")
        assert "This is the time you named." in seen(pilot)
        await press(pilot, "return.longer")
        await pilot.press("1")
        await calm(pilot)
        assert "You will talk at 21:01." in seen(pilot)
        await press(pilot, "return.here")
        assert "Start again, softly." in seen(pilot)
        await press(pilot, "return.softly")
        await pilot.press("1")
        await calm(pilot)
        assert isinstance(pilot.app.screen, Softly)


async def test_a_time_that_is_typed(
    opened: Any, store: Store, press: Any, seen: Callable[..., str], breathed: Any
) -> None:
    async with opened() as pilot:
        await breathed(pilot)
        await press(pilot, "now.apart")
        await pilot.press("5", *"19:40", "enter")
        await calm(pilot)
        assert "Give it at least 20 minutes." in seen(pilot)
        assert store[Return].get(RETURN) is None
        line = pilot.app.screen.query_one("#ask-other")
        line.value = ""
        await pilot.press(*"0:15", "enter")
        await calm(pilot)
        assert "Apart until tomorrow at 0:15." in seen(pilot)


async def test_a_time_named_by_mistake_is_taken_back_here_and_not_elsewhere(
    seats: Any, store: Store, clock: Any
) -> None:
    async with seats() as two:
        await two.press("a", "home.now")
        clock.advance(5)
        await two.at("a", lambda pilot: look(pilot))
        await two.press("a", "now.apart")
        await two.key("a", "3")
        assert "Apart until 20:30" in two.words("b").replace(".", "")
        for name in ("Ana is in it", "Ana chose", "on this page"):
            assert name not in two.words("b")
        await two.press("b", "home.open")
        assert "Take back" not in two.words("b") and "Take back" in two.words("a")
        await two.press("a", "return.undo")
        assert "No time has been named." in two.words("a") and "No time has been named." in two.words("b")
        assert kept(store).at is None


async def test_a_day_later_it_is_gone(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    store.save(Return(id=RETURN, at=clock.now(), since=clock.now()))
    async with opened() as pilot:
        assert "Come back to each other" in seen(pilot)
        clock.advance(24 * 60 * MINUTE)
        pilot.app.screen.reload()
        await pilot.pause()
        assert "Come back to each other" not in seen(pilot)
        pilot.app.go(ReturnRoute())
        await calm(pilot)
        assert "No time has been named." in seen(pilot) and "Enter goes home." in seen(pilot), seen(pilot)
        await press(pilot, "return.home")


async def test_without_bells_there_is_none(opened: Any, store: Store, clock: Any, bells: list[str]) -> None:
    store.save(Return(id=RETURN, at=clock.now().replace(hour=20, minute=0), since=clock.now()))
    async with opened(settings=Settings(motion=False, bell=False)) as pilot:
        pilot.app.go(ReturnRoute())
        await calm(pilot)
        await passes(pilot, clock, 31 * MINUTE)
        assert bells == []


async def test_pictures(
    opened: Any,
    clock: Any,
    picture: Any,
    drawn: SnapshotAssertion,
    look: Any,
    press: Any,
    breathed: Any,
    seen: Any,
) -> None:
    async with opened(**look) as pilot:
        await press(pilot, "home.now")
        assert picture(pilot) == drawn
        await passes(pilot, clock, 5)
        assert picture(pilot) == drawn
        await press(pilot, "now.apart")
        assert picture(pilot) == drawn
        await pilot.press("2")
        await calm(pilot)
        assert picture(pilot) == drawn
        await passes(pilot, clock, 31 * MINUTE)
        says(
            seen(pilot),
            "It is time to come back.",
            "Press Enter once you are both here. l names a later time.",
        )
        await press(pilot, "return.here")
        says(
            seen(pilot),
            "Start again, softly.",
            "If there is more, s helps you find the words.",
            "s Say it softly",
        )
