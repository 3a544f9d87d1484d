"""The book: what is in it, finding, leaving out, and stars."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.book import SIZES, at_book, filled, listed, typed, under
from tests.support.screens.locking import settle
from twofold.domain.book.records import Star
from twofold.domain.questions.records import Asked
from twofold.screens.book.book import BookPage
from twofold.screens.book.entry import EntryPage
from twofold.screens.home import Home
from twofold.store import Store

Seen = Callable[[Any], str]
TEA, SEA, JOY, ONLY = "moments/tea", "letters/sea", "asked/asked-joy-one/2026-10-01//", "asked/asked-joy-two"


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_shared_is_there_the_newest_first(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    filled(store, clock)
    async with opened(size=size) as pilot:
        page = await at_book(pilot, press)
        assert listed(page) == [TEA, SEA, JOY, ONLY] and under(page) == TEA
        assert "You made tea" in seen(pilot) and "hidden" not in seen(pilot) and "closed" not in seen(pilot)
        await press(pilot, "book.last")
        assert under(page) == ONLY and "What is joy?" in seen(pilot)
        assert "September 2026" in seen(pilot).splitlines()[0]
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home)


async def test_an_empty_book_says_what_it_is_for(opened: Any, press: Any, seen: Seen) -> None:
    async with opened(size=(40, 11)) as pilot:
        page = await at_book(pilot, press)
        assert "Nothing is in your book yet." in seen(pilot) and not page.is_on_one
        keys = [binding.binding.id for binding in page.active_bindings.values() if binding.enabled]
        assert "book.find" not in keys and "book.star" not in keys


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_found_as_one_types(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    filled(store, clock)
    async with opened(size=size) as pilot:
        page = await at_book(pilot, press)
        await typed(pilot, press, "lam")
        assert listed(page) == [SEA, JOY] and under(page) == SEA
        await pilot.press(*"p cafe")
        await settle(pilot)
        assert listed(page) == [SEA] and "lamp" in seen(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert listed(page) == [] and "Nothing in your book matches." in seen(pilot)
        await pilot.press("backspace", "escape")
        await settle(pilot)
        assert listed(page) == [SEA] and page.words.display
        await press(pilot, "page.back")
        assert len(listed(page)) == 4 and not page.words.display and page.words.value == ""
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Home)


async def test_a_question_is_found_by_the_name_of_its_deck(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    filled(store, clock)
    found = store.find(Asked, "asked-joy-two")
    assert found is not None
    store.save(found.with_(id="asked-faith-two", deck="faith", rev=0))
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await typed(pilot, press, "What holds us")
        assert listed(page) == ["asked/asked-faith-two"]


async def test_words_that_were_found_stand_out_by_more_than_a_colour(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await typed(pilot, press, "café")
        strips = [page.listed.render_line(y) for y in range(page.listed.size.height)]
        found = [each for strip in strips for each in strip if each.text.strip() == "café"]
        assert found and all(each.style and each.style.underline and each.style.bold for each in found)


async def test_what_is_left_out_is_said_and_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await press(pilot, "book.practice")
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot)
        assert listed(page) == [JOY, ONLY] and "Only Questions. Esc shows all." in seen(pilot)
        await press(pilot, "book.ours")
        assert listed(page) == [JOY] and "Only Questions · what you wrote" in seen(pilot)
        await press(pilot, "book.ours", "page.back", "book.theme")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert listed(page) == [JOY, ONLY] and "Only Joy. Esc" in seen(pilot)
        await press(pilot, "page.back")
        assert len(listed(page)) == 4 and "Only" not in seen(pilot)


async def test_what_else_there_is_stands_below_the_list_but_not_while_one_types(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        await at_book(pilot, press)
        text = seen(pilot)
        assert "p practice   t theme   w your words   s stars   c pictures   y on paper" in text
        await press(pilot, "book.find")
        await settle(pilot)
        assert "practice" not in seen(pilot) and "own" not in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert seen(pilot) == text


async def test_a_star_is_put_there_and_taken_away(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    filled(store, clock)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        await press(pilot, "book.next", "book.star")
        assert [star.entry for star in store[Star].all()] == [SEA]
        assert under(page) == SEA and seen(pilot).count("★") == 1
        await press(pilot, "book.starred")
        assert listed(page) == [SEA] and "Only starred. Esc shows all." in seen(pilot)
        await press(pilot, "book.star")
        assert store[Star].all() == [] and listed(page) == []
        await press(pilot, "page.back", "book.first", "book.star", "book.next", "book.star", "book.starred")
        assert listed(page) == [TEA, SEA]


async def test_what_the_other_saves_shows_and_a_star_is_for_both(
    seats: Any, store: Store, clock: Any
) -> None:
    filled(store, clock)
    async with seats() as two:
        await two.press("a", "home.book")
        await two.press("b", "home.book")
        assert "What made you laugh?" in two.words("a")
        await two.press("b", "book.star")
        await two.at("a", lambda pilot: settle(pilot))
        two.pilots["a"].app.look()
        await two.at("a", lambda pilot: settle(pilot))
        page = two.pilots["a"].app.screen
        assert isinstance(page, BookPage) and page.listed.stars == {TEA}
        await two.press("a", "book.star")
        assert store[Star].all() == []
        await two.press("a", "book.star", "book.next", "book.read")
        assert isinstance(two.pilots["a"].app.screen, EntryPage)
