"""Details pasted in one go: recognised where they are plain, and nothing of them is lost."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE, UNSAFE
from twofold.domain.people import Invalid
from twofold.domain.retreat.pasting import Details, read_details, with_details
from twofold.domain.retreat.plan import Idea

TODAY = date(2026, 11, 23)
PAGE = """The Quiet Valley: a weekend for couples

https://quiet-valley.example.org/weekend?id=3
27–29 November 2026
Price: 240 € per person
€ 480 per couple, breakfast included
120 km from Berlin
Bring warm socks."""


def test_a_page_is_taken_apart() -> None:
    assert read_details(PAGE, "EUR", TODAY) == Details(
        title="The Quiet Valley: a weekend for couples",
        link="https://quiet-valley.example.org/weekend?id=3",
        price=48_000,
        distance="120 km from Berlin",
        days="27–29 November 2026",
        notes="Price: 240 € per person\n€ 480 per couple, breakfast included\nBring warm socks.",
    )


def test_labels_are_understood_and_go_with_what_they_name() -> None:
    read = read_details(
        "About us\nTitle: A hike\nPrice: EUR 1.234,50\nWhen: Nov 27-29, 2026\nLink: www.hike.example/x",
        "EUR",
        TODAY,
    )
    assert read == Details(
        "A hike", "https://www.hike.example/x", 123_450, days="Nov 27-29, 2026", notes="About us"
    )


@pytest.mark.parametrize(
    ("text", "title", "link"),
    [
        ("https://www.a.example/x", "a.example", "https://www.a.example/x"),
        (
            "Sauna in the woods (https://s.example/a_(b)).",
            "Sauna in the woods",
            "https://s.example/a_%28b%29",
        ),
        ("Sauna https://s.example/x.", "Sauna", "https://s.example/x"),
        ("# A hut\n<https://hut.example>", "A hut", "https://hut.example"),
        ("An evening (for two)", "An evening (for two)", ""),
        ("javascript:alert(1)\nmore", "javascript:alert(1)", ""),
        ("https://good.example@bad.example/ and www.fine.example", "and", "https://www.fine.example"),
    ],
)
def test_titles_and_links(text: str, title: str, link: str) -> None:
    read = read_details(text, "EUR", TODAY)
    assert (read.title, read.link) == (title, link)


@pytest.mark.parametrize(
    "days",
    [
        "27–29 November 2026", "27 - 29 Nov", "27th to 29th of November, 2026", "27. November",
        "Fri 27 Nov – Sun 29 Nov 2026",
        "30 November - 2 December 2026", "Nov 27–29, 2026", "November 27 to November 29", "2026-11-27",
        "2026-11-27 – 2026-11-29", "27.11.–29.11.2026", "27.–29.11.2026", "27/11/2026",
        "27. bis 29. November", "27 novembre", "Friday to Sunday", "Sat 28 Nov",
    ],
)  # fmt: skip
def test_days_stay_in_the_words_they_are_written_in(days: str) -> None:
    assert read_details(f"A stay\n{days}\nmore", "EUR", TODAY) == Details(
        title="A stay", days=days, notes="more"
    )
    assert read_details(f"A stay\nOpen on {days}, or not", "EUR", TODAY).days == days


@pytest.mark.parametrize(
    "words",
    ["call 030 12 34 56", "rooms 3-5", "v1.2.3", "1/2 board", "marching on", "may we 12", "100.000.000"],
)
def test_what_is_no_day_is_not_taken_for_one(words: str) -> None:
    assert read_details(f"A stay\n{words}", "EUR", TODAY) == Details(title="A stay", notes=words)


@pytest.mark.parametrize(
    ("text", "currency", "digits", "price"),
    [
        ("from €480", "EUR", 2, 48_000),
        ("480,- €", "EUR", 2, 48_000),
        ("1.234,50 EUR", "EUR", 2, 123_450),
        ("50 euros", "EUR", 2, 5_000),
        ("£1,234.50", "GBP", 2, 123_450),
        ("¥12,000", "JPY", 0, 12_000),
        ("12,000 JPY", "JPY", 0, 12_000),
        ("kr 450", "SEK", 2, 45_000),
        ("CHF 90.50", "CHF", 2, 9_050),
        ("₹1,23,456.50", "INR", 2, 12_345_650),
        ("1,23,456 INR", "INR", 2, 12_345_600),
        ("$60", "EUR", 2, None),
        ("US$ 50", "USD", 2, 50_00),
        ("room 12", "EUR", 2, None),
        ("€ " + "9" * 40, "EUR", 2, None),
        ("240 € each, 480 € for both", "EUR", 2, 48_000),
    ],
)
def test_prices_in_the_currency_of_the_plan(text: str, currency: str, digits: int, price: int | None) -> None:
    read = read_details(f"A stay\nnow {text} to pay", currency, TODAY)
    assert read.price == price and read.notes == f"now {text} to pay"


def test_nothing_to_read_is_said() -> None:
    for nothing in ("", " \n\t\n", "\u200b\n\x1b"):
        with pytest.raises(Invalid, match="Paste"):
            read_details(nothing, "EUR", TODAY)


def test_a_long_first_line_stays_whole_in_the_notes() -> None:
    line = "We are a small house by the river. " + "There is much to tell about it. " * 10
    read = read_details(line, "EUR", TODAY)
    assert read.title == "We are a small house by the river." and read.notes == line.strip()
    endless = read_details("word " * 100, "EUR", TODAY)
    assert endless.title.endswith("word…") and len(endless.title) <= 120


def test_what_does_not_fit_is_cut_and_said() -> None:
    read = read_details("A stay\n" + "y" * 10_000, "EUR", TODAY)
    assert read.title == "A stay" and len(read.notes) == 4_000 and read.cut


@pytest.mark.parametrize("text", [*HOSTILE, *UNSAFE, "(" * 9_000, "1 " * 9_000, "€1 234 " * 2_000,
                                  "27 Nov " * 2_000, "https://a.b/" * 1_000, "- " * 9_000])  # fmt: skip
def test_any_paste_is_read_and_can_be_kept(text: str) -> None:
    read = read_details(text, "EUR", TODAY)
    idea = with_details(Idea(title=""), read)
    assert idea.title and not set(idea.title + idea.notes) & set("\x00\x1b\x07\x9b\u202e\r")
    assert len(idea.title) <= 200 and len(idea.notes) <= 4_000


_LINES = st.sampled_from(
    ["A stay", "Price: 240 €", "€ 480 per couple", "https://a.example/x", "see www.b.example now",
     "27–29 November 2026", "When: 2026-11-27", "120 km away", "Title: the hut", "call 030 1234",
     "", "$60 or so"]
)  # fmt: skip


@given(st.lists(_LINES, min_size=1, max_size=9) | st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        read = read_details(text, "EUR", TODAY)
    except Invalid:
        return
    shown = "\n".join(
        (read.title, read.link, read.distance, read.days, read.notes, str((read.price or 0) // 100))
    )
    for word in re.findall(r"[A-Za-z0-9]{2,}", text):
        assert word in shown or word in ("Price", "When", "Title")


def test_details_fill_what_an_idea_lacks_and_the_rest_goes_to_its_notes() -> None:
    mine = Idea(id="x", title="Sauna", price=100, notes="mine", hearts=(1, 2))
    read = Details("The old sauna", "https://s.example", 2_000, "", "5 km", "Friday", "towels")
    filled = with_details(mine, read)
    assert filled == Idea(
        id="x", title="Sauna", link="https://s.example", price=100, distance="5 km", days="Friday",
        notes="mine\nThe old sauna\ntowels", hearts=(1, 2),
    )  # fmt: skip
    assert with_details(Idea(id="y", title=""), read).title == "The old sauna"


def test_what_an_idea_says_already_is_not_said_again_and_what_differs_is_kept() -> None:
    mine = Idea(id="x", title="Sauna", link="https://s.example", days="Friday", distance="5 km")
    same = Details("Sauna", "https://s.example", None, "", "5 km", "Friday")
    assert with_details(mine, same) == mine
    other = Details("Sauna", "https://t.example", None, "", "6 km", "Saturday")
    assert with_details(mine, other).notes == "https://t.example\nSaturday\n6 km"


def test_brackets_of_a_link_are_its_own_and_those_around_it_are_not() -> None:
    for text, link in (
        ("https://a.example/(x)[y]", "https://a.example/%28x%29[y]"),
        ("(at [https://a.example/b])", "https://a.example/b"),
    ):
        assert read_details(text, "EUR", TODAY).link == link


def test_a_title_without_an_end_is_cut_behind_a_word() -> None:
    assert (
        read_details("a" * 59 + " " + "b" * 58 + " c" + "d" * 9, "EUR", TODAY).title
        == f"{'a' * 59} {'b' * 58}…"
    )
    assert read_details("x" * 200, "EUR", TODAY).title == "x" * 119 + "…"


def test_a_price_is_for_both_when_it_says_so_close_by() -> None:
    for text in ("For two: 50 € · 30 €", "30 €, or 50 € for a couple"):
        assert read_details(f"A stay\n{text}", "EUR", TODAY).price == 50_00, text


def test_of_two_prices_that_are_as_likely_none_is_taken() -> None:
    read = read_details("A stay\n30 €, or 50 €. There is so much more to see here for a couple", "EUR", TODAY)
    assert (read.price, read.priced) == (None, "30 € or 50 €")
    assert read_details("A stay\n90 € p.p.", "EUR", TODAY).priced == "90 € × 2"
    abroad = read_details("A stay\n¥58,000", "EUR", TODAY)
    assert (abroad.price, abroad.priced, abroad.notes) == (None, "¥58,000", "¥58,000")
