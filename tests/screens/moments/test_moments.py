"""Moments: written in ten seconds, kept alone or shown, seen and answered."""

from typing import Any

import pytest
from textual.events import Paste

from tests.support.hostile import HOSTILE
from tests.support.screens.locking import settle
from tests.support.screens.moments import HAND, SIZES, TEA, Seen, go, keeps, kept, shown, words_of
from tests.support.screens.passphrases import WORDS, give
from twofold.domain.moments.records import Moment
from twofold.domain.moments.routes import MomentsRoute
from twofold.domain.text import clean_line, is_blank
from twofold.screens.home import Home
from twofold.screens.moments.own import OwnMoments
from twofold.screens.moments.shown import Moments
from twofold.screens.moments.write import WriteMoment
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock


@pytest.mark.parametrize("size", SIZES)
async def test_one_is_written_kept_shown_and_answered(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await go(pilot, press, "home.moments", "moments.first")
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        assert "Enter keeps it for you alone" in words_of(seen, pilot)
        await pilot.press(*"plums", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Moments) and "plums" not in seen(pilot)
        assert kept(store, clock) == ["plums"] and store[Moment].all() == []
        await go(pilot, press, "moments.own-a")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OwnMoments) and "plums" in seen(pilot)
        # Written on, and shown from its own page.
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WriteMoment)
        await pilot.press("end", *" and cake")
        await go(pilot, press, "moment.show")
        assert isinstance(pilot.app.screen, OwnMoments) and kept(store, clock) == []
        (moment,) = store[Moment].all()
        assert (moment.words, moment.author, moment.seen) == ("plums and cake", "a", None)
        await go(pilot, press, "page.back")
        pilot.app.screen.query_one(Choices).go_to(moment.id)
        await settle(pilot)
        await go(pilot, press, "moments.reach")
        (moment,) = store[Moment].all()
        assert moment.reached and moment.seen
        assert "it reached ● Ben" in words_of(seen, pilot)
        await go(pilot, press, "moments.undo")
        assert store[Moment].all()[0].reached is None
        await go(pilot, press, "moments.delete")
        assert store[Moment].all() == [] and pilot.app.screen._moments == ()
        await go(pilot, press, "moments.undo")
        assert store[Moment].all()[0].words == "plums and cake"


async def test_esc_keeps_what_was_typed_and_an_empty_line_leaves_nothing(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, press, "home.moments", "moments.first")
        await pilot.press("enter", *"plums", "escape", "escape")
        await settle(pilot)
        assert kept(store, clock) == ["plums"]
        await go(pilot, press, "moments.own-a")
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press("end", *["backspace"] * 5, "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OwnMoments)
        assert store.writings.all() == [] and store[Moment].all() == []
        await go(pilot, press, "own.new", "moment.show")
        assert isinstance(pilot.app.screen, WriteMoment), "there is nothing to show"


async def test_what_was_deleted_comes_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    keeps(store, clock)
    async with opened() as pilot:
        await go(pilot, press, "home.moments", "moments.own-a")
        await pilot.press("enter")
        await settle(pilot)
        await go(pilot, press, "own.delete")
        assert TEA not in seen(pilot) and store.writings.all() == []
        await go(pilot, press, "own.undo")
        assert TEA in seen(pilot) and kept(store, clock) == [TEA]
        await go(pilot, press, "own.delete", "page.back", "moments.own-a")
        await pilot.press("enter", "u")
        await settle(pilot)
        assert store.writings.all() == [], "not after a hand-over"


async def test_without_the_passphrase_it_is_written_and_with_it_read(
    opened: Any, sealed: Store, press: Any, seen: Seen
) -> None:
    async with opened(sealed) as pilot:
        await go(pilot, press, "home.moments", "moments.first")
        await pilot.press("enter", *"plums", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Moments) and len(sealed.writings.all()) == 1
        assert b"plums" not in sealed.whole()
        await go(pilot, press, "moments.own-a")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        await give(pilot, WORDS)
        assert isinstance(pilot.app.screen, Confirm) and "A moment was written" in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "plums" not in seen(pilot) and "without your passphrase" in words_of(seen, pilot)
        await go(pilot, press, "page.back", "moments.own-a")
        await pilot.press("enter")
        await settle(pilot)
        await give(pilot, WORDS)
        await go(pilot, press, "confirm.yes")
        assert "plums" in seen(pilot)
        await go(pilot, press, "page.back")
        assert not pilot.app.vault.is_open("a") and "plums" not in seen(pilot)


async def test_idle_it_is_kept_and_put_away(
    opened: Any, sealed: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(sealed) as pilot:
        await go(pilot, press, "home.moments", "moments.first")
        await pilot.press("enter", *"plums")
        await settle(pilot)
        clock.advance(11 * 60)
        pilot.app.idle_lock.look()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Unlock) and "plums" not in seen(pilot)
        assert len(sealed.writings.all()) == 1
        await give(pilot, WORDS)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Moments) and "Your moment is kept." in seen(pilot)


async def test_two_seats(seats: Any, store: Store, clock: Any) -> None:
    shown(store, clock, "a")
    keeps(store, clock, "b", HAND)
    async with seats() as two:
        assert "A moment was shown to you" in two.words("b")
        assert "A moment was shown to you" not in two.words("a").partition("Open between")[0]
        await two.press("a", "home.moments")
        assert TEA in two.words("a") and "Kept for ● Ben" not in two.words("a")
        assert store[Moment].all()[0].seen is None
        await two.key("a", "j")
        assert "for Ben" in two.words("a") and HAND not in two.words("a")
        with two.pilots["b"].app._context():
            two.pilots["b"].app.go(MomentsRoute("b"))
            await two.pilots["b"].pause()
        store.look()
        assert store[Moment].all()[0].seen is not None
        await two.press("b", "moments.reach")
        await two.at("a", lambda pilot: pilot.pause())
        assert "it reached ● Ben" in two.words("a")
        two.pilots["a"].app.screen.query_one(Choices).go_to("s1")
        await two.key("a", "r")
        store.look()
        assert store[Moment].all()[0].rev == 3, "its writer does not answer it"


async def test_home_says_that_one_was_shown_until_it_was_seen(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    shown(store, clock)
    async with opened() as pilot:
        assert "A moment was shown to you" in seen(pilot) and TEA not in seen(pilot)
        await go(pilot, press, "home.open")
        page = pilot.app.screen
        assert isinstance(page, Moments) and page.under is not None and page.under.words == TEA
        await go(pilot, press, "page.back")
        assert isinstance(pilot.app.screen, Home) and "A moment was shown" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, words: str, size: tuple[int, int]
) -> None:
    line = clean_line(words)
    if not is_blank(line):
        shown(store, clock, "b", line)
    async with opened(size=size) as pilot:
        await go(pilot, press, "home.moments", "moments.first")
        await pilot.press("enter")
        pilot.app.post_message(Paste(words))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert kept(store, clock) == ([] if is_blank(line) else [line])
        assert "\x1b" not in seen(pilot)
