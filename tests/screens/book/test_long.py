"""A book of many years: only what is in sight is drawn, and nothing of it outlives the app."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.support.screens.book import at_book, listed, typed, under
from twofold.domain.moments.records import Moment
from twofold.store import Store
from twofold.store.book import Book

MANY = 3_000


def long(store: Store, clock: Any) -> None:
    """Save a moment for each of many days."""
    now = clock.now()
    store.save(
        *(
            Moment(id=f"m{n}", author="a", words=f"number {n}", created=at, shown=at)
            for n in range(MANY)
            if (at := now - timedelta(days=n))
        )
    )


async def test_only_the_lines_in_sight_are_drawn_and_read(
    opened: Any, store: Store, clock: Any, press: Any, seen: Callable[[Any], str], monkeypatch: Any
) -> None:
    long(store, clock)
    whole = Book.whole
    read: list[str] = []

    def counted(book: Book, one: Any) -> Any:
        read.append(one.entry.id)
        return whole(book, one)

    monkeypatch.setattr(Book, "whole", counted)
    async with opened() as pilot:
        page = await at_book(pilot, press)
        assert len(listed(page)) == MANY and under(page) == "moments/m0"
        assert 0 < len(read) < 60
        await press(pilot, "book.last")
        assert under(page) == f"moments/m{MANY - 1}" and f"number {MANY - 1}" in seen(pilot)
        await press(pilot, "book.page-up", "book.page-up")
        assert f"number {MANY - 1}" not in seen(pilot)
        await typed(pilot, press, "2999")
        assert listed(page) == ["moments/m2999"]
        assert len(read) < 200


async def test_nothing_of_it_outlives_the_app(opened: Any, store: Store, clock: Any, press: Any) -> None:
    long(store, clock)
    async with opened() as pilot:
        app = pilot.app
        assert "book" not in app.__dict__, "nothing is gathered before it is asked for"
        await at_book(pilot, press)
        assert app.__dict__["book"].entries
    assert "book" not in app.__dict__
