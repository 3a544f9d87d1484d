"""One entry of the book, read in full."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.screens.book import SIZES, at_book, filled, typed, under
from tests.support.screens.lived import lived as lived
from tests.support.screens.locking import settle
from twofold.domain.book.records import Star
from twofold.domain.book.routes import EntryRoute
from twofold.domain.letters.records import Letter
from twofold.domain.moments.records import Moment
from twofold.domain.text import clean_line
from twofold.practices import PRACTICES
from twofold.screens.book.book import BookPage
from twofold.screens.book.entry import GONE, EntryPage
from twofold.store import Store
from twofold.store.book import entries

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_its_words_stand_under_their_names(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    filled(store, clock)
    async with opened(size=size) as pilot:
        await at_book(pilot, press)
        await press(pilot, "book.next", "book.read")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, EntryPage)
        text = " ".join(seen(pilot).split())
        assert "By the sea" in text and "· Letter" in text
        assert "● Ben Ana, you kept the café lamp on" in text


async def test_the_next_one_is_that_of_the_list(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await typed(pilot, press, "lamp")
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert "By the sea" in seen(pilot)
        await press(pilot, "book-entry.previous")
        assert "By the sea" in seen(pilot)
        await press(pilot, "book-entry.next")
        assert "What made you laugh?" in seen(pilot) and "● Ben guessed" in seen(pilot)
        await press(pilot, "book-entry.next")
        assert "What made you laugh?" in seen(pilot)
        await press(pilot, "page.back")
        assert under(page) == "asked/asked-joy-one/2026-10-01//"


async def test_a_star_and_the_way_to_its_page(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        await at_book(pilot, press)
        await press(pilot, "book.next", "book.read", "book-entry.star")
        assert [star.entry for star in store[Star].all()] == ["letters/sea"] and "★ By the sea" in seen(pilot)
        await press(pilot, "book-entry.star")
        assert store[Star].all() == [] and "★" not in seen(pilot)
        await press(pilot, "book-entry.open")
        await settle(pilot)
        assert pilot.app.screen.place == "letters.read"
        await press(pilot, "page.back", "page.back")
        assert isinstance(pilot.app.screen, BookPage)


async def test_a_long_text_scrolls(opened: Any, store: Store, clock: Any, press: Any, seen: Seen) -> None:
    now = clock.now()
    store.save(Letter(id="long", author="a", sealed=now, opened=now, text="\n".join(map(str, range(99)))))
    async with opened(size=(40, 11)) as pilot:
        await at_book(pilot, press)
        await press(pilot, "book.read")
        assert "Without a title" in seen(pilot) and "98" not in seen(pilot)
        await press(pilot, *["book-entry.page-down"] * 14)
        assert "98" in seen(pilot)
        await press(pilot, *["book-entry.up"] * 2)
        assert "98" not in seen(pilot)


async def test_what_the_other_took_away_is_gone(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await press(pilot, "book.read")
        store[Moment].delete("tea")
        pilot.app.screen.reload()
        await settle(pilot)
        assert GONE in seen(pilot) and not pilot.app.screen.leads_on and not pilot.app.screen.is_there
        await press(pilot, "page.back")
        await settle(pilot)
        assert under(page) == "letters/sea"


async def test_it_is_read_without_the_list(opened: Any, store: Store, clock: Any, seen: Seen) -> None:
    filled(store, clock)
    async with opened() as pilot:
        pilot.app.go(EntryRoute("letters/sea"))
        await settle(pilot)
        assert "By the sea" in seen(pilot) and not pilot.app.screen.has_beside


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    now = clock.now()
    lines = [line for words in HOSTILE if (line := clean_line(words))]
    store.save(*(Moment(id=f"h{n}", author="a", words=line, created=now, shown=now)
                 for n, line in enumerate(lines)))  # fmt: skip
    async with opened(size=size) as pilot:
        page = await at_book(pilot, press)
        for number in range(len(lines)):
            page.words.value = lines[number]
            await settle(pilot)
            assert f"moments/h{number}" in [each.entry.id for each in page.listed.items], lines[number]
            assert "\x1b" not in seen(pilot)
        await press(pilot, "page.back", "book.read")
        for _ in lines:
            assert "\x1b" not in seen(pilot)
            await press(pilot, "book-entry.next")


@pytest.mark.parametrize("practice", [each.name for each in PRACTICES if each.book])
async def test_the_way_leads_to_a_page_of_its_practice(
    opened: Any, lived: Path, clock: Any, seen: Seen, practice: str
) -> None:
    """Of the made-up couple, one of each kind."""
    store = Store.open(lived)
    try:
        kinds = {each.kind: each for each in entries(store) if each.practice == practice}
        async with opened(store) as pilot:
            for each in kinds.values():
                pilot.app.go(EntryRoute(each.id))
                await settle(pilot)
                assert each.title[:20] in " ".join(seen(pilot).split())
                if each.route is not None:
                    pilot.app.screen.action_open()
                    await settle(pilot)
                    assert pilot.app.screen.place == each.route.place, each.kind
                    pilot.app.screen.action_back()
                    await settle(pilot)
                pilot.app.screen.action_back()
                await settle(pilot)
    finally:
        store.close()
