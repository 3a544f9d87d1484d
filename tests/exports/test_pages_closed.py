"""Every page to print or to take along is closed as it was opened, so that nothing has to guess."""

from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from tests.support.retreats import a_memory
from tests.support.rounds import AT, DAY
from tests.support.tables import Kept
from tests.support.weekend import a_weekend
from tests.support.years import TODAY, a_year
from twofold.domain.book.leaves import leaves
from twofold.domain.book.year import book_of, first, taken
from twofold.domain.people import meet
from twofold.domain.retreat.needs import NEEDS, Needs
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Row
from twofold.exports.letter_page import letter_page
from twofold.exports.letter_render import OnPaper
from twofold.exports.phone_page import phone_page
from twofold.exports.retreat_page import retreat_page
from twofold.exports.support import first_call_page
from twofold.exports.whole import Whole
from twofold.exports.worksheet import worksheet_page
from twofold.exports.year_page import year_page

NOW = datetime(2026, 12, 30, 19, 30, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
NEEDED = Needs(id=NEEDS, a="An hour alone", b="No stairs")
EMPTY = {"meta", "br", "hr", "img", "link", "input", "col"}


class Closed(HTMLParser):
    """Fails at the first element that is not closed where it should be, and where text stands in none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("li", "tr", "td", "th"):
            within = {"li": ("ul", "ol"), "tr": ("table", "tbody", "thead")}.get(tag, ("tr",))
            assert self.open[-1] in within, f"{tag} in {self.open}"
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} after {self.open}"

    def handle_data(self, data: str) -> None:
        assert not data.strip() or self.open[-1] not in ("html", "body", "ul", "table", "tr"), data


def a_round() -> str:
    rows = (Row(id="a", words="Air", importance=7, met=3, why="It is close"),)
    sheet = reveal(Worksheet(id="round", day=DAY), Shown(rows=rows), Shown(rows=(Row(words="Tea"),)), AT)
    return worksheet_page(Whole(couple=COUPLE, worksheets=(sheet,), unread=("x",)), "round", NOW, UTC)


def a_book() -> str:
    some = leaves(Kept(*a_year()), 2026, TODAY)
    return year_page(book_of(taken(first(2026, NOW), some, True), some), COUPLE, NOW, UTC)


PAGES: dict[str, Callable[[], str]] = {
    "retreat": lambda: retreat_page(a_weekend(), COUPLE, NOW, UTC, needs=NEEDED),
    "memory": lambda: retreat_page(a_memory(), COUPLE, NOW, UTC, needs=NEEDED),
    "phone": lambda: phone_page(a_weekend(), COUPLE, NOW, UTC, needs=NEEDED),
    "round": a_round,
    "year": a_book,
    "letter": lambda: letter_page(OnPaper("Rain", "x", "poem", "Ana", "Ben", "Friday", "y"), NOW, UTC),
    "first call": first_call_page,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_closed_as_it_was_opened(name: str) -> None:
    Closed(PAGES[name]())
