"""The pages about help: one key away from everywhere, the same for everyone, and nothing is kept of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.routes import route
from tests.support.screens.locking import QUICK, WORDS, Scrap, inside
from tests.support.screens.talks import SIZES
from tests.support.store.hunting import hunt
from twofold.content import page
from twofold.domain.eyes.routes import AfterRoute
from twofold.frame.palette import commands
from twofold.screens.eyes.after import After
from twofold.screens.page import Page
from twofold.screens.support.pages import SECTIONS, Support
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line
from twofold.widgets.words import Words

SEEN = Callable[..., str]


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_can_be_reached_and_read_to_its_end(
    opened: Any, press: Any, seen: SEEN, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.support")
        for n, (key, name) in enumerate(SECTIONS):
            if n:
                await press(pilot, "support.next")
            await pilot.pause()
            assert name in seen(pilot)
            last = page(key).rstrip().split()[-1]
            for _ in range(40):
                if last in seen(pilot).split():
                    break
                await pilot.press("pagedown")
            assert last in seen(pilot).split(), key
        await press(pilot, "support.next")
        await pilot.pause()
        assert "two people who can both say no" in " ".join(seen(pilot).split())
        await press(pilot, "support.before", "support.therapist")
        await pilot.pause()
        assert "a skill of its own" in " ".join(seen(pilot).split())


async def test_it_is_one_key_away_while_typing_too_and_the_words_stay(
    opened: Any, store: Store, press: Any, seen: SEEN
) -> None:
    async with opened() as pilot:
        pilot.app.go(AfterRoute(seconds=30))
        await pilot.pause()
        pilot.app.screen.query_one("#word-a", Line).focus()
        await pilot.press(*"sof", "f8")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)
        assert store.gazes.all()[0].words == ("sof", "")
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, After)
        await pilot.press("t")
        await pilot.pause()
        assert store.gazes.all()[0].words == ("soft", "")
        await pilot.press("escape", "H")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)
        await pilot.press("H")  # it is open already
        await pilot.pause()
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, After)


@pytest.mark.parametrize("words", ["", WORDS], ids=["open", "passphrase"])
async def test_from_a_private_page_the_words_typed_there_are_kept(
    opened: Any, store: Store, clock: Any, press: Any, seen: SEEN, words: str
) -> None:
    if words:
        Vault(store, clock.now, QUICK).set_passphrase("a", words)
    async with opened() as pilot:
        page = await inside(pilot, words=words)
        for field, typed in ((Line, "my own li"), (Words, "I am afr")):
            page.query_one(field).focus()
            await pilot.press(*typed, "f8")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Support)
            assert typed not in seen(pilot)
            await press(pilot, "page.back")
            assert page.is_current and isinstance(page.focused, field)
            assert typed in seen(pilot)
        assert page.value == Scrap("my own li", "I am afr")
    # What was typed went to the store, and with a passphrase nothing of it lies open there.
    assert len(store.writings.all()) == 1
    assert bool(hunt(store.path.parent, "I am afr")) == (not words)


async def test_help_and_palette_name_it_on_every_page(opened: Any, press: Any, seen: SEEN) -> None:
    async with opened(size=(100, 60)) as pilot:
        for place in ("promises", "promises.new-things", "listening", "retreat", "worksheet"):
            pilot.app.go(route(place))
            await pilot.pause()
            page = pilot.app.screen
            assert isinstance(page, Page)
            assert "Help from outside" in [each.title for each in commands(pilot.app, page)]
            pilot.app.action_help()
            await pilot.pause()
            # The help of a page says it, and the key works from there as well.
            assert "When not to use twofold together, and where to get help" in " ".join(seen(pilot).split())
            await pilot.press("f8")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Support)
            await press(pilot, "page.back", "page.back", "page.back")


async def test_on_the_first_evening_there_is_one_page_and_it_goes_on(
    opened: Any, empty_store: Store, press: Any, seen: SEEN
) -> None:
    async with opened(empty_store) as pilot:
        await press(pilot, "meeting.onward")
        assert "When talking isn't enough" not in seen(pilot)
        await pilot.press("2", "tab", "right")
        await pilot.pause()
        assert "two people who can both say no" in " ".join(seen(pilot).split())
        await press(pilot, "support.onward")
        assert pilot.app.screen.place == "meeting.names"


async def test_a_click_on_a_name_opens_its_page(opened: Any, press: Any, seen: SEEN) -> None:
    async with opened() as pilot:
        await press(pilot, "home.support")
        await pilot.click("#support-where", offset=(8, 1))
        await pilot.pause()
        assert "a skill of its own" in " ".join(seen(pilot).split())


async def test_the_questions_for_the_first_call_go_into_a_file_that_says_little(
    opened: Any, store: Store, press: Any, seen: SEEN, tmp_path: Path
) -> None:
    before = store.path.read_bytes()
    async with opened() as pilot:
        await press(pilot, "home.support", "support.paper")
        field = pilot.app.screen.query_one("#paper-where", Line)
        for ending in ("html", "txt"):
            field.value = str(tmp_path / f"first-call.{ending}")
            await press(pilot, "paper.write")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert "Written to" in seen(pilot)
            text = (tmp_path / f"first-call.{ending}").read_text("utf-8")
            assert "Are you trained to work with couples" in text
            assert "Ana" not in text and "twofold" not in text.lower()
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("number", [1, 3])
async def test_pictures(
    opened: Any, press: Any, picture: Any, drawn: SnapshotAssertion, look: Any, number: int
) -> None:
    async with opened(**look) as pilot:
        await press(pilot, "home.support")
        await pilot.press(str(number + 1))
        await pilot.pause()
        assert picture(pilot) == drawn
