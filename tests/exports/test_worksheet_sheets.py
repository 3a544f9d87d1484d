"""On which sheet of paper a row stands: small ones whole, tall ones over two, and no sheet half empty."""

import re
from datetime import UTC, datetime

from tests.support.rounds import AT, DAY
from twofold.domain.people import meet
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Opening, Request, Row
from twofold.exports.whole import Whole
from twofold.exports.worksheet import worksheet_page

WRITTEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def cards(text: str) -> dict[str, str]:
    """Return the classes of each row, by its words."""
    found = re.findall(r'<article class="([^"]+)">.*?class="theirs what"[^>]*>([^<]*)<', text, re.S)
    return {words: kind for kind, words in found}


def page() -> str:
    rows = (Row(id="a", words="Air"), Row(id="c", words="Long", why="and so on " * 60))
    theirs = Shown(rows=(Row(id="b", words="Tea"), Row(id="d", words="Lines", moment="one\n" * 12)))
    sheet = reveal(Worksheet(id="round", day=DAY), Shown(rows=rows), theirs, AT)
    return worksheet_page(Whole(couple=meet("Ana", "Ben"), worksheets=(sheet,)), "round", WRITTEN, UTC)


def test_a_small_row_stays_on_one_sheet_and_a_tall_one_may_go_on_on_the_next() -> None:
    assert cards(page()) == {"Air": "card whole", "Tea": "card whole", "Long": "card", "Lines": "card"}
    assert not any("whole" in each for each in re.findall(r"<section[^>]*>", page()))


def test_two_columns_on_paper_are_such_as_go_on_on_the_next_sheet() -> None:
    _, _, printed = page().partition("@media print {\n  .beside")
    # A grid is pushed on whole by what prints: the first sheet stayed empty but for its title.
    assert "float: left" in printed and "columns: 2" in printed
    assert re.search(r"\.head[^{]*\{ break-after: avoid", page()), "no name stands alone at the foot of one"


def test_what_one_says_or_asks_is_set_apart_on_the_page_and_the_rest_is_not() -> None:
    row = Row(words="Air", why="It is close", opening=Opening(feeling="cold"),
              request=Request(what="A walk"))  # fmt: skip
    sheet = reveal(Worksheet(id="round", day=DAY), Shown(rows=(row,)), Shown(rows=(Row(words="Tea"),)), AT)
    told = worksheet_page(Whole(couple=meet("Ana", "Ben"), worksheets=(sheet,)), "round", WRITTEN, UTC)
    for kind, words in ((' class="said"', "cold"), (' class="asked"', "A walk"), ("", "It is close")):
        assert re.search(rf"<p{kind}>(?:(?!</p>).)*{words}", told), words
