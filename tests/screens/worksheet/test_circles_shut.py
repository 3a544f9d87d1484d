"""Circles behind passphrases, and at two terminals."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.circles import ID, TODAY
from tests.support.screens.drawing_circles import (
    ANA,
    BEN,
    CHEAP,
    at_request,
    draw,
    finish,
    reply,
    settle,
    unlock,
    writing,
)
from tests.support.screens.rounds import last_round, open_round
from tests.support.waiting import until
from twofold.domain.records import Side
from twofold.domain.worksheet.requests import Circles, new_reply, open_circles, say
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.circles import CirclesPage
from twofold.screens.worksheet.request import RequestPage
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line
from twofold.widgets.passphrase import Unlock


@pytest.fixture
def rounds(store: Store, clock: Any) -> Store:
    """A file with an open round, to one request of which Ben answered "another way"."""
    now = clock.now()
    store.save(last_round(), open_round())
    store.save(say(new_reply("round", "evening", "b", now), "another", now, TODAY))
    return store


@pytest.mark.parametrize("who", [("a",), ("b",), ("a", "b")], ids="-".join)
async def test_whoever_has_a_passphrase_is_asked_for_it(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str], who: tuple[Side, ...]
) -> None:
    finish(rounds, clock, "a", ANA)
    finish(rounds, clock, "b", BEN)
    for side in who:
        Vault(rounds, clock.now, CHEAP).set_passphrase(side, f"key{side}")
    async with opened() as pilot:
        page = await at_request(pilot)
        await press(pilot, "request.first", "request.second")
        await settle(pilot)
        # Whoever goes back leaves everything as it is.
        await press(pilot, "unlock.back")
        await settle(pilot)
        assert pilot.app.screen is page
        assert reply(rounds).circles is None
        assert pilot.app.vault.unlocked == ()
        await press(pilot, "request.second", "request.first")
        await settle(pilot)
        await unlock(pilot, "wrong")
        assert isinstance(pilot.app.screen, Unlock)
        for side in who:
            await unlock(pilot, f"key{side}")
        await settle(pilot)
        both = reply(rounds).circles
        assert both is not None
        assert (both.a, both.b) == (ANA, BEN)
        assert pilot.app.vault.unlocked == ()
        assert writing(rounds, "a") is None


async def test_sealed_circles_are_not_in_the_file(
    opened: Any, rounds: Store, clock: Any, press: Any, tmp_path: Any
) -> None:
    Vault(rounds, clock.now, CHEAP).set_passphrase("a", "keya")
    async with opened() as pilot:
        await at_request(pilot)
        await press(pilot, "request.first")
        await settle(pilot)
        await press(pilot, "curtain.open")
        await settle(pilot)
        await unlock(pilot, "keya")
        page = pilot.app.screen
        assert isinstance(page, CirclesPage)
        await pilot.press(*"xylophone")
        await press(pilot, "circles.finish")
        await settle(pilot)
        assert pilot.app.vault.unlocked == ()
        saved = writing(rounds, "a")
        assert saved is not None
        assert saved.finished
        for path in tmp_path.rglob("*"):
            assert path.is_dir() or b"xylophone" not in path.read_bytes()


async def test_a_locked_page_forgets_and_comes_back(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    finish(rounds, clock, "b", BEN)
    async with opened() as pilot:
        await at_request(pilot)
        page = await draw(pilot, press, "request.first")
        await pilot.press(*"one evening", "enter", "enter", *"which")
        await pilot.pause()
        page.shut()
        await settle(pilot)
        assert "one evening" not in seen(pilot)
        assert page.value == Circles()
        await page.reopen()
        await settle(pilot)
        assert "one evening" in seen(pilot)
        assert page.focused is page.query_one("#flexible-0")
        assert page.query_one("#flexible-1").display


async def test_the_other_terminal_is_followed(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await at_request(pilot)
        page = await draw(pilot, press, "request.first")
        vault = Vault(rounds, clock.now)
        rounds.save(vault.write(vault.writing("circles", ID, "a"), ANA))
        page.post_message(StoreChanged())
        await settle(pilot)
        # A key that comes at the same moment must not overwrite what was written there.
        assert page.value == ANA or not page.query_one("#core-0", Line).value
        await pilot.press("x")
        await settle(pilot)
        assert "which day" in seen(pilot)
        finish(rounds, clock, "a", ANA)
        finish(rounds, clock, "b", BEN)
        rounds.save(open_circles(reply(rounds), ANA, BEN, clock.now()))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert isinstance(pilot.app.screen, RequestPage)
        assert "These circles are already open" in seen(pilot)


async def test_what_one_reads_stays_where_it_is_whatever_the_other_saves(
    opened: Any, rounds: Store, clock: Any, press: Any
) -> None:
    finish(rounds, clock, "a", ANA)
    finish(rounds, clock, "b", BEN)
    async with opened(size=(40, 11)) as pilot:
        page = await at_request(pilot)
        await press(pilot, "request.first")
        body = page.query_one("#body")
        body.scroll_home(animate=False, immediate=True)
        await settle(pilot)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert body.scroll_y == 0


async def test_nothing_opens_when_another_word_was_said(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    finish(rounds, clock, "a", ANA)
    finish(rounds, clock, "b", BEN)
    async with opened() as pilot:
        page = await at_request(pilot)
        await press(pilot, "request.first")
        rounds.save(say(reply(rounds), "yes", clock.now(), TODAY))
        await press(pilot, "request.second")
        await until(pilot, lambda: "This request has been answered again" in seen(pilot))
        assert reply(rounds).circles is None
        assert writing(rounds, "a") is not None
        assert page.stands == "yes"
