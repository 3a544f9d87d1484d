"""A book with a little of everything in it, for the tests of its pages."""

from datetime import date, timedelta
from typing import Any

from tests.support.screens.locking import settle
from twofold.domain.letters.records import Letter
from twofold.domain.moments.records import Moment
from twofold.domain.questions.records import Answered, Asked, asked_id
from twofold.screens.book.book import BookPage
from twofold.store import Store

SIZES = [(40, 11), (80, 24), (120, 40)]


def filled(store: Store, clock: Any) -> Store:
    """Save a letter, a moment, a question that both answered and one that nobody wrote of."""
    now = clock.now()
    month, wrote = now - timedelta(days=40), Answered(("the ducks", "your hat"), ("", "the lamp"))
    store.save(
        Moment(id="tea", author="a", words="You made tea before I woke.", created=now, shown=now),
        Moment(id="own", author="a", words="hidden tea", created=now),
        Letter(id="sea", author="b", sealed=month, opened=month, title="By the sea",
               text="Ana,\n\nyou kept the café lamp on for me, and the soup was warm."),
        Letter(id="shut", author="b", sealed=now, title="closed tea"),
        Asked(id=asked_id("joy", "one"), deck="joy", card="one", words="What made you laugh?",
              last=date(2026, 10, 1), answers=((date(2026, 10, 1), wrote),)),
        Asked(id=asked_id("joy", "two"), deck="joy", card="two", words="What is joy?", last=date(2026, 9, 1)),
    )  # fmt: skip
    return store


async def at_book(pilot: Any, press: Any) -> BookPage:
    """Open the book from home, and return its page once all is gathered."""
    await press(pilot, "home.book")
    await settle(pilot)
    page = pilot.app.screen
    assert isinstance(page, BookPage)
    return page


def listed(page: BookPage) -> list[str]:
    """Return the ids of what is in the list."""
    return [each.entry.id for each in page.listed.items]


def under(page: BookPage) -> str:
    """Return the id of what is under the cursor, or ""."""
    return page.listed.current.entry.id if page.listed.current else ""


async def typed(pilot: Any, press: Any, words: str) -> None:
    """Type *words* into the field of the book."""
    await press(pilot, "book.find")
    await pilot.press(*(" " if each == " " else each for each in words))
    await settle(pilot)
