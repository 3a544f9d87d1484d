"""Now at two terminals, over private pages, and before the two have met."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.calming import MINUTE, calm, kept, look, passes
from tests.support.screens.tuning import behind
from tests.support.screens.tuning import kept as tuning_kept
from twofold.domain.eyes.routes import EyesRoute
from twofold.domain.now.records import RETURN, Return
from twofold.domain.now.routes import NowRoute, ReturnRoute
from twofold.domain.routes import MeetingRoute, Route
from twofold.domain.shelf.routes import ShelfRoute
from twofold.frame.palette import commands
from twofold.screens.home import Home
from twofold.screens.now.now import NowPage
from twofold.screens.now.returning import ReturnPage
from twofold.store import Store


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


async def test_both_are_here_at_two_terminals(seats: Any, store: Store, clock: Any) -> None:
    store.save(Return(id=RETURN, at=clock.now(), since=clock.now()))
    async with seats() as two:
        await two.go(ReturnRoute())
        assert all("It is time to come back." in two.words(side) for side in ("a", "b"))
        await two.press("a", "return.longer")
        await two.key("a", "1")
        assert "Apart until 19:5" in two.words("b")
        clock.advance(20 * MINUTE)
        for side in ("a", "b"):
            await two.at(side, lambda pilot: look(pilot))
        await two.press("b", "return.here")
        assert all("Start again, softly." in two.words(side) for side in ("a", "b"))
        assert kept(store).back is not None


async def test_who_is_apart_stays_apart_whatever_the_other_presses(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], breathed: Any
) -> None:
    store.save(Return(id=RETURN, at=clock.now().replace(hour=20, minute=0), since=clock.now()))
    before = kept(store)
    async with opened() as pilot:
        page = await breathed(pilot)
        assert "you named 20:00" in seen(pilot)
        for way in ("now.apart", "now.later"):
            await press(pilot, way)
            await calm(pilot)
            assert isinstance(pilot.app.screen, ReturnPage) and kept(store) == before
            await press(pilot, "page.back")
            pilot.app.go(NowRoute())
            await calm(pilot)
            page = pilot.app.screen
            await passes(pilot, clock, 5)
        assert isinstance(page, NowPage)
        pilot.app.go(ReturnRoute())
        await calm(pilot)
        await press(pilot, "return.longer")
        await pilot.press("5", *"19:58", "enter")
        await calm(pilot)
        assert "Name a later one." in seen(pilot) and kept(store) == before


@pytest.mark.parametrize("route", [ShelfRoute(), EyesRoute()], ids=lambda route: str(route.place))
async def test_the_palette_leads_to_it_from_every_page(opened: Any, route: Route) -> None:
    async with opened() as pilot:
        assert [each.title for each in commands(pilot.app, pilot.app.screen)].count("Now") == 1
        pilot.app.go(route)
        await calm(pilot)
        await pilot.press("n")  # there it is a key of the page's own, or none
        await calm(pilot)
        assert not isinstance(pilot.app.screen, NowPage)
        (now,) = (each for each in commands(pilot.app, pilot.app.screen) if each.title == "Now")
        now.callback()
        await calm(pilot)
        assert isinstance(pilot.app.screen, NowPage)
        assert "Now" not in [each.title for each in commands(pilot.app, pilot.app.screen)]


async def test_nothing_private_stays_below_it(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        await pilot.press("2", "tab", *"torn")
        page.action_now()
        await calm(pilot)
        now = pilot.app.screen
        assert isinstance(now, NowPage) and now.hands == "both"
        assert tuning_kept(store, clock).mood == "torn"  # what was typed is saved
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home) and "torn" not in seen(pilot)


async def test_it_is_not_offered_before_the_two_have_met(opened: Any, empty_store: Store) -> None:
    async with opened(empty_store) as pilot:
        assert pilot.app.screen.place == MeetingRoute.place
        assert "Now" not in [each.title for each in commands(pilot.app, pilot.app.screen)]
