"""Whatever people type, paste or hand in is read in a time that grows with its length, and no faster."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.support.growth import MOST, growth
from twofold.domain import text
from twofold.domain.dayphrases import find_days
from twofold.domain.days import read_day
from twofold.domain.hints import opening_hints, request_hints
from twofold.domain.letters.drafts import count_words, is_replaced
from twofold.domain.letters.reading import pieces
from twofold.domain.retreat.beginning import read_currency, read_days, read_zone
from twofold.domain.retreat.looking import read_link, site_of
from twofold.domain.retreat.mail import without_heads
from twofold.domain.retreat.money import read_amount
from twofold.domain.retreat.packing import read_list
from twofold.domain.retreat.pasting import read_details
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.preparing import read_todo
from twofold.domain.retreat.prices import find_prices, nights_of, what_it_costs
from twofold.domain.retreat.proposing import propose
from twofold.domain.retreat.times import read_times
from twofold.domain.shelf.splitting import is_split
from twofold.domain.toml import read_toml
from twofold.domain.when import read_time
from twofold.domain.worksheet.sheet import Opening, Request
from twofold.exports.escape import escape_line, quote

TODAY, NOW = date(2026, 11, 27), datetime(2026, 11, 27, 12, tzinfo=UTC)
PLAN = Plan(title="x", start=date(2027, 3, 26), days=3, zone="Europe/Berlin")
MARKS = "\u0316\u0301"
PARTS = (
    "a", "1", " ", "\n", ".", ". ", "a. ", "…", "(", "[ ", "- ", MARKS, "\u0f73", "é", "漢", "www.", "https://",
    "\\", "*", "111 ", "1.", "1,", "1 €", "27 to ", "you ", "my ", "and ", "to ", "every ", "\"", "'", "\r",
    "1h ", "x\n\n", "by ", "title:\n", "total 50 €\n", "From: x\n", "wrote:\n", "2 nights ", "Mar 26 – ",
    "Train 26 March 10:00 ", "1 Hotel\n", "until 3 March ", "a - b\n",
)  # fmt: skip
READERS: dict[str, Callable[[str], object]] = {
    "clean": text.clean,
    "clean_line": text.clean_line,
    "harmless": text.harmless,
    "without_controls": text.without_controls,
    "folded": text.folded,
    "a letter in pieces": pieces,
    "the words of a letter": count_words,
    "a letter written anew": lambda typed: is_replaced(typed, f"z{typed}"),
    "hints on an opening": lambda typed: opening_hints(Opening(typed, typed, typed)),
    "hints on a request": lambda typed: request_hints(Request(what=typed, when=typed)),
    "a request without a time": lambda typed: request_hints(Request(what=typed)),
    "a day": lambda typed: read_day(typed, TODAY),
    "a time": lambda typed: read_time(typed, NOW),
    "times": read_times,
    "an amount": lambda typed: read_amount(typed, 2),
    "days in a text": lambda typed: find_days(typed, TODAY),
    "prices in a text": lambda typed: what_it_costs(find_prices(typed, "EUR"), nights_of(typed)),
    "the head of a mail": without_heads,
    "what would change": lambda typed: propose(typed, PLAN, TODAY),
    "what was pasted": lambda typed: read_details(typed, "EUR", TODAY),
    "a link": read_link,
    "a site": site_of,
    "a book in slices": is_split,
    "a list": read_list,
    "a to-do": lambda typed: read_todo(typed, TODAY),
    "a currency": read_currency,
    "a zone": read_zone,
    "a number of days": read_days,
    "a line of Markdown": escape_line,
    "Markdown": quote,
}


@pytest.mark.parametrize("name", READERS)
def test_four_times_as_much_takes_no_more_than_about_four_times_as_long(name: str) -> None:
    slow = {part: found for part in PARTS if (found := growth(READERS[name], part, 5_000)) > MOST}
    assert not slow


@pytest.mark.parametrize("name", ["clean", "clean_line", "harmless", "without_controls"])
@pytest.mark.parametrize("part", ["a", " ", MARKS, "\u0f73", "\u0344", "é", "\r", "\x1b"], ids=ascii)
def test_a_megabyte_is_cut_before_it_costs_anything(name: str, part: str) -> None:
    assert growth(READERS[name], part, 250_000) <= MOST


TOML = (
    "a.b.c.d.e.f.g=1\n", "a." * 3_900 + "b=1\n", '"a".' * 1_900 + "b=1\n", "a . " * 1_900 + "b=1\n",
    "[[a]]\n", "[a.b.c]\n", "[\n", "{", '"\n', '"""', "'''\n", '"\\' * 3_000, "#\n", "a" * 7_000 + "\n",
    "a\n", "\n", "a=[[[[[[\n", '""\\"\n',
)  # fmt: skip


@pytest.mark.parametrize("part", TOML, ids=lambda part: repr(part[:16]))
@pytest.mark.parametrize("start", ["", 'a="""', "a=["])
def test_a_file_of_settings_is_read_in_a_time_that_grows_with_it(part: str, start: str) -> None:
    assert growth(lambda typed: read_toml(start + typed), part, 50_000) <= MOST
