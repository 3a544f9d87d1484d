"""Whatever they typed into a plan stays words: on the page, in Markdown, and in the table."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE_HTML
from tests.support.reading import Seen, names, structure
from tests.support.retreats import WHEN, retreat_saying
from twofold.domain.people import Couple, meet
from twofold.domain.retreat.plan import Plan
from twofold.domain.text import clean, clean_line
from twofold.exports.markdown import markdown
from twofold.exports.retreat import retreat_markdown
from twofold.exports.retreat_budget import COLUMNS, MARK, budget_csv
from twofold.exports.retreat_page import retreat_page
from twofold.exports.whole import Whole

US = meet("Ana", "Ben")
ANY = st.text(st.characters(codec="utf-8"), max_size=40)


def saying(text: str, closed: bool) -> Plan:
    return retreat_saying(clean(text), clean_line(text), closed=closed)


def page(text: str, couple: Couple, closed: bool) -> Seen:
    return Seen(retreat_page(saying(text, closed), couple, WHEN))


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("text", HOSTILE_HTML)
def test_nasty_words_stay_words_on_the_page(text: str, closed: bool) -> None:
    seen = page(text, names(text), closed)
    assert seen.structure == page("x", US, closed).structure
    shown = " ".join("".join(seen.words).split())
    assert shown.count(clean_line(text)) > 15
    assert not set("".join(seen.words)) & set("\x1b\x07\u202e")


@given(ANY | st.text("<>\"'&/!-=; scriptyle\n", max_size=40), st.booleans())
@example("</style>", False)
def test_any_words_stay_words_on_the_page(text: str, closed: bool) -> None:
    assert page(f"x{text}x", names(f"x{text}x"), closed).structure == page("x", US, closed).structure


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("text", HOSTILE_HTML)
def test_nasty_words_stay_words_in_markdown(text: str, closed: bool) -> None:
    told = retreat_markdown(saying(text, closed), names(text), WHEN)
    assert structure(told) == structure(retreat_markdown(saying("x", closed), US, WHEN))


@given(ANY | st.text("#-=+*_<>&[]()!|`~:.1)w@/\\ \n\ta", max_size=30), st.booleans())
@example("- [ ] x", False)
def test_any_words_stay_words_in_markdown(text: str, closed: bool) -> None:
    text = f"x{text}"
    told = retreat_markdown(saying(text, closed), names(text), WHEN)
    assert structure(told) == structure(retreat_markdown(saying("x", closed), US, WHEN))


@given(ANY | st.text("#-=+*_<>&[]()!|`~:.1)w@/\\ \n\ta", max_size=30), st.booleans())
def test_any_words_stay_words_among_everything(text: str, closed: bool) -> None:
    text = f"x{text}"
    told = markdown(Whole(couple=names(text), plans=(saying(text, closed),)), WHEN)
    assert structure(told) == structure(markdown(Whole(couple=US, plans=(saying("x", closed),)), WHEN))


@pytest.mark.parametrize("text", [*HOSTILE_HTML, '"', '",="', "a\nb", "=cmd|' /C calc'!A0", "x,y;z"])
def test_nasty_words_stay_in_their_cell(text: str) -> None:
    rows = list(
        csv.reader(StringIO(budget_csv(saying(text, False), names(text)).removeprefix(MARK), newline=""))
    )
    assert [len(row) for row in rows] == [len(COLUMNS)] * 4
    for row in rows[1:]:
        assert clean_line(text) in row[1]
        assert not row[1].startswith(("=", "+", "-", "@"))
