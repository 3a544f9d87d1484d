"""Moments from any page, and at hand where thanks are said and letters are written."""

from typing import Any

import pytest

from tests.support.screens import talks
from tests.support.screens.locking import settle
from tests.support.screens.moments import HAND, Seen, go, keeps, kept, words_of
from tests.support.screens.passphrases import WORDS, give
from twofold.domain.listening.routes import SessionRoute
from twofold.store import Store
from twofold.widgets.curtain import Curtain


async def test_the_palette_opens_one_over_a_private_page_and_leaves_that_as_it_is(
    opened: Any, sealed: Store, clock: Any, press: Any
) -> None:
    async with opened(sealed) as pilot:
        await go(pilot, press, "home.letters", "letters.first")
        await pilot.press("enter")
        await settle(pilot)
        await give(pilot, WORDS)
        letter: Any = pilot.app.screen
        assert letter.place == "letters.write"
        await pilot.press(*"dear")
        await palette(pilot)
        over: Any = pilot.app.screen
        assert over.place == "moments.write", "the keyboard is in Ana's hands: no curtain"
        assert over.side == "a"
        await pilot.press(*"plums", "enter")
        await settle(pilot)
        assert pilot.app.screen is letter and pilot.app.vault.is_open("a")
        await pilot.press(*" you")
        await settle(pilot)
        assert letter.form.text.text == "dear you"
        # In the letter it is at hand.
        await press(pilot, "letter.openings")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert letter.form.text.text == "dear you plums"


async def test_the_palette_asks_who_writes_at_a_keyboard_of_both(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        home = pilot.app.screen
        await palette(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter", *"soup", "enter")
        await settle(pilot)
        assert pilot.app.screen is home and kept(store, clock, "b") == ["soup"]


async def palette(pilot: Any) -> None:
    await pilot.press("ctrl+p")
    await settle(pilot)
    await pilot.press(*"A moment")
    await settle(pilot)
    await pilot.press("down", "enter")
    await settle(pilot)


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_thanks_have_them_at_hand(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    keeps(store, clock, "a", HAND)
    keeps(store, clock, "b", "the soup", "m2")
    talk, other = talks.begun(clock, "appreciations"), talks.begun(clock, "floor-and-mirror")
    store.save(talk, other)
    said = "m Moments" if size[0] > 60 else "m Own"
    async with opened(size=size) as pilot:
        pilot.app.go(SessionRoute(other.id))
        await settle(pilot)
        assert said not in seen(pilot), "in a talk about a wish nobody looks for thanks"
        pilot.app.go(SessionRoute(talk.id), afresh=True)
        await settle(pilot)
        page: Any = pilot.app.screen
        assert said in seen(pilot)
        await go(pilot, press, "listening.moments")
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        assert HAND[:20] in seen(pilot) and "the soup" not in seen(pilot)
        await go(pilot, press, "page.back")
        assert pilot.app.screen is page and HAND[:20] not in seen(pilot)
        await go(pilot, press, "listening.go-on")
        assert said not in seen(pilot), "while it is said back"


async def test_the_check_in_has_them_at_hand(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    keeps(store, clock, "a", HAND)
    keeps(store, clock, "b", "the soup", "m2")
    async with opened() as pilot:
        await go(pilot, press, "home.tuning", "tuning.checkin")
        page: Any = pilot.app.screen
        for side, words in (("a", HAND), ("b", "the soup")):
            assert page.thanks_of == side and "m opens your moments" in words_of(seen, pilot)
            await go(pilot, press, "checkin.moments")
            await pilot.press("enter")
            await settle(pilot)
            assert words in seen(pilot) and (HAND in seen(pilot)) == (side == "a")
            await go(pilot, press, "page.back")
            assert words not in seen(pilot)
            await go(pilot, press, "checkin.turn")
        await go(pilot, press, "checkin.on")
        assert page.thanks_of is None and "your moments" not in seen(pilot)


async def test_at_a_seat_the_talk_offers_only_ones_own(seats: Any, store: Store, clock: Any) -> None:
    keeps(store, clock, "a", HAND)
    talk = talks.begun(clock, "appreciations")
    store.save(talk)
    async with seats() as two:
        await two.go(SessionRoute(talk.id))
        assert "Moments" in two.words("a") and "Moments" not in two.words("b")
        await two.key("b", "m")
        assert HAND not in two.words("b")
        await two.key("a", "m")
        assert HAND in two.words("a") and HAND not in two.words("b")
