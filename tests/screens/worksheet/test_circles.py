"""Two circles about a request: drawn alone, opened by both in one save."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.circles import ID, TODAY
from tests.support.screens.drawing_circles import (
    ANA,
    BEN,
    SIZES,
    at_request,
    draw,
    finish,
    reply,
    settle,
    writing,
)
from tests.support.screens.pictures import Svg, views
from tests.support.screens.rounds import last_round, open_round
from tests.support.waiting import until
from twofold.domain.records import SIDES
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import Circles, new_reply, open_circles, say
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.fields import Line


@pytest.fixture
def rounds(store: Store, clock: Any) -> Store:
    """A file with an open round, to one request of which Ben answered "another way"."""
    now = clock.now()
    store.save(last_round(), open_round())
    store.save(say(new_reply("round", "evening", "b", now), "another", now, TODAY))
    return store


@pytest.mark.parametrize("size", SIZES)
async def test_both_draw_alone_and_open_at_once(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_request(pilot)
        circles = await draw(pilot, press, "request.first")
        assert circles.hands == "a"
        await pilot.press(*"one evening", "enter", "enter", *"which day")
        await press(pilot, "circles.finish")
        await settle(pilot)
        assert pilot.app.screen is page
        assert "one evening" not in seen(pilot) and "which day" not in seen(pilot)
        circles = await draw(pilot, press, "request.second")
        assert circles.hands == "b"
        assert "one evening" not in seen(pilot)
        await pilot.press("enter", *"how long")
        await press(pilot, "circles.finish")
        await settle(pilot)
        assert reply(rounds).circles is None
        await press(pilot, "request.first")
        assert reply(rounds).circles is None
        assert "ready" in seen(pilot)
        await press(pilot, "request.first")
        assert reply(rounds).circles is None
        await press(pilot, "request.second")
        await until(pilot, lambda: reply(rounds).circles is not None and page.query("#circles-b"))
        await settle(pilot)
        both = reply(rounds).circles
        assert both is not None
        assert both.a == ANA
        assert both.b == Circles(flexible=("how long",))
        assert writing(rounds, "a") is None
        assert writing(rounds, "b") is None
        names = [page.query_one(f"#circles-{side}") for side in SIDES]
        assert (names[0].region.y == names[1].region.y) == (size[0] >= 60)
        await press(pilot, "request.page-down")
        told = seen(pilot)
        assert "how long" in told
        assert page.key_of("request.go-on") == "enter"


async def test_what_is_written_is_saved_as_it_is_typed(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await at_request(pilot)
        await draw(pilot, press, "request.second")
        await pilot.press(*"my")
        await pilot.pause()
        vault = Vault(rounds, clock.now)
        assert vault.read(vault.writing("circles", ID, "b"), Circles) == Circles(core=("my",))
        await pilot.press("escape")
        await pilot.press("escape")
        await settle(pilot)
        assert seen(pilot).count("draws two circles, alone") == 2
        page = await draw(pilot, press, "request.second")
        assert page.query_one("#core-0", Line).value == "my"
        assert page.query_one("#core-1").display
        assert not page.query_one("#core-2").display


async def test_there_is_always_one_more_line_up_to_ten(opened: Any, rounds: Store, press: Any) -> None:
    async with opened(size=(80, 40)) as pilot:
        await at_request(pilot)
        page = await draw(pilot, press, "request.first")
        for n in range(10):
            assert page.focused is page.query_one(f"#core-{n}")
            await pilot.press(*f"x{n}", "enter")
            await pilot.pause()
        assert page.focused is page.query_one("#flexible-0")
        assert len(page.value.core) == 10


async def test_two_empty_circles_are_not_finished(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await at_request(pilot)
        page = await draw(pilot, press, "request.first")
        await press(pilot, "circles.finish")
        assert pilot.app.screen is page
        assert "Both circles are empty." in seen(pilot)
        assert writing(rounds, "a") is None


async def test_what_was_finished_can_be_taken_back(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    finish(rounds, clock, "a", ANA)
    async with opened() as pilot:
        await at_request(pilot)
        assert "has drawn both circles" in seen(pilot)
        page = await draw(pilot, press, "request.first")
        assert "You have finished." in seen(pilot)
        await pilot.press(*"xyz")
        assert page.is_finished
        assert page.value == ANA
        await press(pilot, "circles.take-back")
        await pilot.press("end", *" or two")
        await pilot.pause()
        assert not page.is_finished
        assert page.value.core == ("one evening or two",)


async def test_any_words_are_kept_and_shown(
    opened: Any, rounds: Store, clock: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(size=(150, 50)) as pilot:
        await at_request(pilot)
        page = await draw(pilot, press, "request.first")
        for text in HOSTILE:
            page.query_one("#core-0", Line).value = text
            page.query_one("#flexible-0", Line).value = text
            await pilot.pause()
            assert page.value == Circles((clean_line(text),), (clean_line(text),))
    for text in map(clean_line, HOSTILE):
        both = Circles((text,), (text,))
        opened_reply = open_circles(reply(rounds).with_(circles=None), both, both, clock.now())
        rounds.save(opened_reply)
        async with opened(rounds, size=(150, 60)) as pilot:
            await at_request(pilot)
            assert packed(seen(pilot)).count(packed(text)) >= 4


@pytest.mark.parametrize(("look", "what"), views("alone", "open"))
async def test_pictures(
    opened: Any,
    rounds: Store,
    clock: Any,
    picture: Any,
    press: Any,
    snapshot: SnapshotAssertion,
    look: Any,
    what: str,
) -> None:
    if what == "waiting":
        finish(rounds, clock, "a", ANA)
    elif what == "open":
        rounds.save(open_circles(reply(rounds), ANA, BEN, clock.now()))
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await at_request(pilot)
        if what == "alone":
            await draw(pilot, press, "request.first")
            await pilot.press(*"one evening", "enter", "enter", *"which day", "enter")
            await pilot.pause()
        elif look[0][0] == 40:
            for _ in range(3):
                await press(pilot, "request.page-down")
        assert picture(pilot) == snapshot.use_extension(Svg)
