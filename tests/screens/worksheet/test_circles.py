"""Two circles about a request: drawn alone, opened by both in one save."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.circles import ID, TODAY
from tests.support.screens.pictures import Svg, views
from tests.support.screens.rounds import last_round, open_round
from tests.support.waiting import ended, until
from twofold.app import TwofoldApp
from twofold.domain.drawers import Writing, writing_id
from twofold.domain.records import SIDES, Side
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import Circles, Reply, new_reply, open_circles, say
from twofold.domain.worksheet.routes import RequestRoute
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.circles import CirclesPage
from twofold.screens.worksheet.request import RequestPage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.drawers import Cost
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.passphrase import Unlock

SIZES = [(40, 11), (80, 24), (120, 40)]
CHEAP = Cost(ops=1, mem=8 << 10)
ANA = Circles(core=("one evening",), flexible=("which day",))
BEN = Circles(flexible=("how long", "who cooks"))


@pytest.fixture
def rounds(store: Store, clock: Any) -> Store:
    """A file with an open round, to one request of which Ben answered "another way"."""
    now = clock.now()
    store.save(last_round(), open_round())
    store.save(say(new_reply("round", "evening", "b", now), "another", now, TODAY))
    return store


def finish(store: Store, clock: Any, side: Side, circles: Circles) -> None:
    """Let *side* have finished *circles*."""
    vault = Vault(store, clock.now, CHEAP)
    store.save(vault.finish(vault.writing("circles", ID, side), circles))


def writing(store: Store, side: Side) -> Writing | None:
    return store.writings.get(writing_id("circles", ID, side))


def reply(store: Store) -> Reply:
    found = store.replies.get(ID)
    assert found is not None
    return found


async def at_request(pilot: Pilot[int]) -> RequestPage:
    assert isinstance(pilot.app, TwofoldApp)
    pilot.app.go(RequestRoute("round", "evening"))
    await settle(pilot)
    assert isinstance(pilot.app.screen, RequestPage)
    return pilot.app.screen


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()


async def draw(pilot: Pilot[int], press: Any, key: str) -> CirclesPage:
    """Go through the curtain to one's circles."""
    await press(pilot, key)
    await settle(pilot)
    assert isinstance(pilot.app.screen, Curtain)
    await press(pilot, "curtain.open")
    await settle(pilot)
    page = pilot.app.screen
    assert isinstance(page, CirclesPage)
    return page


async def unlock(pilot: Pilot[int], words: str) -> None:
    assert isinstance(pilot.app.screen, Unlock)
    await pilot.press(*words, "enter")
    await ended(pilot, "unlock")
    await settle(pilot)


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
        assert "These circles are open already" in seen(pilot)


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
        await until(pilot, lambda: "Another word was said" in seen(pilot))
        assert reply(rounds).circles is None
        assert writing(rounds, "a") is not None
        assert page.stands == "yes"


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
