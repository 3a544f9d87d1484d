"""The quiet look on screen: before it, in the dark, and after it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from twofold.domain.eyes.gaze import BREATH, BREATHS, Gaze
from twofold.domain.eyes.offers import offered
from twofold.domain.eyes.rhythm import Weekly
from twofold.domain.eyes.routes import AfterRoute, EyesRoute
from twofold.domain.offers import Offer
from twofold.domain.text import clean_line
from twofold.screens.eyes.after import After
from twofold.screens.eyes.choose import ChooseGaze
from twofold.screens.eyes.gaze import GazePage
from twofold.store import Store
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setattr("textual.app.App.bell", lambda _app: rung.append("bell"))
    return rung


@pytest.mark.parametrize("size", SIZES)
async def test_a_look_from_home_to_its_word(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], bells: list[str], size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.eyes")
        assert isinstance(pilot.app.screen, ChooseGaze)
        assert "half a minute" in seen(pilot) and "Eye to eye" in seen(pilot)
        await press(pilot, "eyes.way", "eyes.way")
        assert "Hands" in seen(pilot)
        await press(pilot, "eyes.length-2")
        page = pilot.app.screen
        assert isinstance(page, GazePage)
        assert "breathe in" in seen(pilot) and "oneminute" in packed(seen(pilot))
        clock.advance(BREATH)
        page.look()
        await pilot.pause()
        assert "breathe out" in seen(pilot)
        clock.advance((2 * BREATHS - 1) * BREATH)
        page.look()
        await pilot.pause()
        assert seen(pilot).strip() == ""  # nothing at all to look at
        for key in ("x", "l", "tab", "down"):
            await pilot.press(key)
        assert pilot.app.screen is page and seen(pilot).strip() == ""
        clock.advance(59)
        page.look()
        assert pilot.app.screen is page and bells == []
        clock.advance(1)
        page.look()
        await pilot.pause()
        assert isinstance(pilot.app.screen, After) and bells == ["bell"]
        assert store.gazes.all() == []  # nothing is kept of a look but its words
        await pilot.press("tab", *"soft", "enter", *"I saw you", "enter", *"shy", "enter", "enter")
        await press(pilot, "page.back")
        (gaze,) = store.gazes.all()
        assert gaze.words == ("soft", "shy") and gaze.sentences == ("I saw you", "")
        assert (gaze.seconds, gaze.way) == (60, "hands")
        if size != (40, 11):
            assert "◆ soft" in seen(pilot) and "● shy" in seen(pilot)
    async with opened(size=size) as pilot:
        await press(pilot, "home.eyes")
        assert "Hands" in seen(pilot)  # where they were the last time
        assert pilot.app.screen.query_one("#lengths").current == "60"


@pytest.mark.parametrize("key", ["space", "enter", "escape"])
async def test_it_ends_at_any_moment_without_a_bell(
    opened: Any, press: Any, seen: Callable[..., str], bells: list[str], key: str
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.eyes", "eyes.length-4", "gaze.go-on")
        assert seen(pilot).strip() == ""
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, After) and bells == []


async def test_before_the_dark_esc_goes_back_and_without_a_bell_only_the_light_comes(
    opened: Any, clock: Any, press: Any, bells: list[str], seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.eyes", "eyes.bell")
        assert "No bell" in seen(pilot)
        await press(pilot, "eyes.length-1", "page.back")
        assert isinstance(pilot.app.screen, ChooseGaze)
        await press(pilot, "eyes.length-1", "gaze.go-on")
        page = pilot.app.screen
        assert isinstance(page, GazePage)
        clock.advance(30)
        page.look()
        await pilot.pause()
        assert isinstance(pilot.app.screen, After) and bells == []


async def test_a_computer_that_slept_asks_before_it_goes_on(
    opened: Any, clock: Any, press: Any, seen: Callable[..., str], bells: list[str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.eyes", "eyes.length-2", "gaze.go-on")
        page = pilot.app.screen
        assert isinstance(page, GazePage)
        clock.advance(20)
        page.look()
        clock.wall += timedelta(hours=2)
        page.look()
        await pilot.pause()
        assert "asleep" in seen(pilot)
        clock.advance(500)
        page.look()
        assert pilot.app.screen is page
        await press(pilot, "gaze.go-on")
        assert seen(pilot).strip() == ""
        clock.advance(39)
        page.look()
        assert pilot.app.screen is page
        clock.advance(1)
        page.look()
        await pilot.pause()
        assert isinstance(pilot.app.screen, After) and bells == ["bell"]


async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(150, 40)) as pilot:
        pilot.app.go(AfterRoute(seconds=30))
        await pilot.pause()
        line = pilot.app.screen.query_one("#word-a", Line)
        line.focus()
        for text in [*HOSTILE, *UNSAFE]:
            line.value = ""
            pilot.app.post_message(Paste(text))
            await pilot.pause()
            await pilot.pause()
            (gaze,) = store.gazes.all()
            assert gaze.words[0] == clean_line(text)
        for text in map(clean_line, HOSTILE):
            store.save(store.gazes.all()[0].with_(words=(text, text), sentences=(text, text)))
        await pilot.press("escape", "escape")
        pilot.app.go(EyesRoute())
        await pilot.pause()
        assert packed(clean_line(HOSTILE[-1]))[:10] in packed(seen(pilot))


async def test_earlier_words_are_read_and_changed(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    day = clock.now() - timedelta(days=3)
    store.save(Gaze(created=day, updated=day, seconds=60, words=("wide", ""), sentences=("", "So near.")))
    async with opened() as pilot:
        await press(pilot, "home.eyes")
        assert "▌2" in seen(pilot) and seen(pilot).count("▌") == 1, "the cursor is in one list"
        await pilot.press("tab")
        await pilot.pause()
        assert "▌Friday" in seen(pilot) and seen(pilot).count("▌") == 1, "and then in the other"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, After)
        assert "wide" in seen(pilot) and "So near." in seen(pilot) and "20 November" in seen(pilot)
        (gaze,) = store.gazes.all()
        store.save(gaze.with_(words=("wide", "from the other terminal")))
        await pilot.press("tab", *"r")
        await pilot.pause()
        (gaze,) = store.gazes.all()
        assert gaze.words == ("wider", "from the other terminal")


async def test_what_is_known_about_it(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await press(pilot, "home.eyes", "eyes.more")
        assert "1989" in seen(pilot)
        await press(pilot, "eyes.more")
        assert "1989" not in seen(pilot)


async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Any, drawn: SnapshotAssertion, look: Any, press: Any
) -> None:
    day = clock.now() - timedelta(days=3)
    store.save(Gaze(created=day, updated=day, seconds=60, words=("wide", "shy"), sentences=("", "So near.")))
    async with opened(**look) as pilot:
        await press(pilot, "home.eyes")
        assert picture(pilot) == drawn
        await press(pilot, "eyes.length-1")
        assert picture(pilot) == drawn
        await press(pilot, "gaze.go-on")
        assert picture(pilot) == drawn
        await press(pilot, "gaze.go-on")
        assert picture(pilot) == drawn


@pytest.mark.parametrize("size", SIZES)
async def test_home_offers_it_once_a_week_if_they_like(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[..., str], size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.eyes", "eyes.weekly")
        assert isinstance(pilot.app.screen, ChooseGaze) and pilot.app.screen.weekly_called == "No more"
        assert "HomeoffersitonMondays" in packed(seen(pilot).replace("▌", ""))
        await press(pilot, "page.back")
        assert not any(isinstance(offer.route, EyesRoute) for offer in _offers(store, clock))
    clock.wall += timedelta(days=7)
    assert any(isinstance(offer.route, EyesRoute) for offer in _offers(store, clock))
    clock.wall += timedelta(days=1)
    assert _offers(store, clock) == ()
    async with opened(size=size) as pilot:
        await press(pilot, "home.eyes", "eyes.weekly")
        assert "letshomeofferit" in packed(seen(pilot).replace("▌", ""))
    assert all(each.weekday is None for each in store[Weekly].all())


def _offers(store: Store, clock: Any) -> tuple[Offer, ...]:
    return offered(store, clock.now(), clock.now().date())


async def test_what_intimacy_is_stands_on_the_page_and_in_the_help(
    opened: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(80, 30)) as pilot:
        await press(pilot, "home.eyes")
        for word in ("really there", "has your back", "You matter", "less alone"):
            assert packed(word) in packed(seen(pilot))
        await press(pilot, "page.help")
        assert "Intimacyismorethantouch" in packed(seen(pilot))
