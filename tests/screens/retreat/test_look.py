"""Looking on the internet: links of one's own words, and nothing opened before a key asks for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.waiting import ended
from tests.support.weekend import a_weekend
from twofold.domain.retreat.looking import read_link
from twofold.store.config import Settings
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line

Seen = Callable[[Any], str]
PLAN = a_weekend()


pytestmark = pytest.mark.usefixtures("no_browser")


async def look(pilot: Any, idea_id: str | None = None) -> Any:
    pilot.app.store.save(PLAN)
    return await at(pilot, "retreat.look", plan_id=PLAN.id, idea_id=idea_id)


async def typed(pilot: Any, words: str) -> None:
    pilot.app.post_message(Paste(words))
    await settle(pilot)


def words_of(url: str) -> str:
    query = parse_qs(urlsplit(url).query)
    return (query.get("q") or query.get("query") or [""])[0]


@pytest.mark.parametrize("size", SIZES)
async def test_links_follow_what_is_typed_and_open_only_with_the_key(
    opened: Any, browser: Path, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await look(pilot)
        await typed(pilot, "hut & sauna")
        await pilot.press("enter")
        await typed(pilot, "Harz")
        await pilot.press("enter")
        await settle(pilot)
        assert page.query_one(Choices).has_focus
        assert [words_of(link.url) for link in page.links] == [
            "hut & sauna Harz", "hut & sauna Harz", "couples workshop weekend hut & sauna Harz",
            "retreat centre for couples hut & sauna Harz",
        ]  # fmt: skip
        await press(pilot, "choices.next")
        await settle(pilot)
        url = page.current.url
        assert url.startswith("https://www.openstreetmap.org/") and packed(url) in packed(seen(pilot))
        told = str(page.query_one("#look-word").content)
        assert told.startswith("Nothing is sent until") and packed(told) in packed(seen(pilot))
        assert size[1] == 11 or "openstreetmap.org sees these words" in told
        assert not browser.exists()
        await press(pilot, "choices.take")
        await ended(pilot, "browser")
        assert browser.read_text() == f"{url}\n" and "Opening openstreetmap.org" in toasts(pilot)
        assert pilot.app.clipboard == ""


@pytest.mark.parametrize("size", SIZES)
async def test_without_a_browser_the_whole_link_is_shown_and_copied(
    opened: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await look(pilot)
        await typed(pilot, "a very quiet house by the water")
        await press(pilot, "look.links")
        await settle(pilot)
        url = page.current.url
        assert packed(url) in packed(seen(pilot))
        told = str(page.query_one("#look-word").content)
        assert "Enter copies" in told and packed(told) in packed(seen(pilot))
        await press(pilot, "choices.take")
        await ended(pilot, "browser")
        assert pilot.app.clipboard == url and "the link was copied" in toasts(pilot)


async def test_a_browser_that_does_not_open_is_not_believed_in(
    opened: Any, browser: Path, press: Any, tmp_path: Path
) -> None:
    (tmp_path / "bin" / "xdg-open").write_text("#!/bin/sh\nexit 4\n")
    async with opened() as pilot:
        page = await look(pilot)
        await press(pilot, "look.links", "choices.take")
        await ended(pilot, "browser")
        assert pilot.app.clipboard == page.current.url and "was copied" in toasts(pilot)


async def test_an_idea_brings_its_link_and_its_words(opened: Any, browser: Path, press: Any) -> None:
    async with opened() as pilot:
        page = await look(pilot, "boat")
        assert page.query_one("#look-wanted", Line).value == "A boat to the seals"
        assert page.query_one(Choices).has_focus and page.current.url == "https://example.org/seals"
        assert "example.org sees a visit" in str(page.query_one("#look-word").content)
        await press(pilot, "look.copy")
        assert pilot.app.clipboard == "https://example.org/seals" and not browser.exists()
        await press(pilot, "choices.take")
        await ended(pilot, "browser")
        assert browser.read_text() == "https://example.org/seals\n"
        await press(pilot, "look.write")
        assert page.query_one("#look-wanted", Line).has_focus


async def test_from_the_list_a_link_opens_or_is_shown_in_full(
    opened: Any, browser: Path, press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        pilot.app.store.save(PLAN)
        page: Any = await at(pilot, "retreat.ideas", plan_id=PLAN.id)
        await press(pilot, "ideas.follow")
        await ended(pilot, "browser")
        assert browser.read_text() == "https://example.org/seals\n" and pilot.app.screen is page
        await press(pilot, "ideas.copy")
        assert pilot.app.clipboard == "https://example.org/seals"
        monkeypatch.delenv("DISPLAY")
        await press(pilot, "ideas.follow")
        await ended(pilot, "browser")
        await settle(pilot)
        assert (pilot.app.screen.place, pilot.app.screen.idea_id) == ("retreat.look", "boat")


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_make_links_that_are_shown_whole(
    opened: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await look(pilot)
        for text in [*HOSTILE, *UNSAFE]:
            page.query_one("#look-wanted", Line).value = ""
            page.action_write()
            await typed(pilot, text)
            for link in page.links:
                assert read_link(link.url) == link.url
            shown = packed(str(page.query_one("#look-link").content))
            assert shown == page.current.url
            if size == (120, 40):
                assert shown in packed(seen(pilot))


@pytest.mark.parametrize(("light", "what"), views("first", "alone"))
async def test_how_it_looks(
    opened: Any, browser: Path, picture: Any, snapshot: SnapshotAssertion, light: Any, what: str,
    monkeypatch: pytest.MonkeyPatch, press: Any,
) -> None:  # fmt: skip
    if what == "alone":
        monkeypatch.delenv("DISPLAY")
    async with opened(size=light[0], settings=Settings(motion=False, theme=light[1])) as pilot:
        await look(pilot, "boat" if what == "first" else None)
        if what != "first":
            await typed(pilot, "a house by the water")
            await pilot.press("enter")
            await typed(pilot, "Schlei")
            await press(pilot, "look.links")
        await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)


async def test_what_a_good_one_is_like_is_one_key_away(opened: Any, press: Any, seen: Any) -> None:
    async with opened() as pilot:
        await look(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await press(pilot, "look.good")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.good"
        assert "Good signs" in seen(pilot) and "before you pay" in " ".join(seen(pilot).split())
