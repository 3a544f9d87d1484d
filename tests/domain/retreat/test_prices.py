"""Prices in running text: read as they are written, and the one that the two will pay is found."""

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_currency, list_currencies
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pasting import CASES, MORE, TODAY, Case
from twofold.domain.dayphrases import find_days, the_days
from twofold.domain.retreat.amounts import MOST, decimals
from twofold.domain.retreat.mail import without_heads
from twofold.domain.retreat.prices import find_prices, nights_of, what_it_costs
from twofold.exports import money as exported


@pytest.mark.parametrize("case", (*CASES, *MORE), ids=lambda case: case.name)
def test_the_days_and_what_two_people_pay_are_what_a_person_would_read(case: Case) -> None:
    text = without_heads(case.text)
    days = the_days(find_days(text, TODAY))
    assert days is not None and (days.first, days.last) == case.days
    nights = nights_of(text) or (days.last - days.first).days
    cost = what_it_costs(find_prices(text, "EUR"), nights)
    amounts = tuple((each.amount, each.currency) for each in cost.readings)
    assert (amounts, cost.sure) == (case.costs, case.sure)


def read(text: str, currency: str = "EUR") -> list[tuple[int, str]]:
    return [(price.amount, price.currency) for price in find_prices(text, currency)]


@pytest.mark.parametrize(
    "text",
    ["room 12", "26.3.", "15:00", "call 030 123456", "€ " + "9" * 40, "3–5 €", "-20 €", "12 rooms", "ALL 3",
     "https://a.example/€12"],
)  # fmt: skip
def test_what_is_no_price_is_not_taken_for_one(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("€100 €200", [(100_00, "EUR"), (200_00, "EUR")]),
        ("100 EUR 200 EUR", [(100_00, "EUR"), (200_00, "EUR")]),
        ("EUR 100 EUR 200", [(100_00, "EUR"), (200_00, "EUR")]),
        ("room 12 12 € to pay", [(12_00, "EUR")]),
        ("at 15:00 20 €", [(20_00, "EUR")]),
        ("26.3. 40 €", [(40_00, "EUR")]),
        ("CA$45, US$ 50, $60", [(45_00, "CAD"), (50_00, "USD"), (60_00, "USD")]),
        ("2 × 85,00 € = 170,00 €", [(170_00, "EUR")]),
    ],
)
def test_an_amount_goes_with_the_currency_beside_it(text: str, found: list[tuple[int, str]]) -> None:
    assert read(text) == found


def test_a_sign_of_several_currencies_is_that_of_the_plan() -> None:
    assert read("45 kr", "NOK") == [(45_00, "NOK")] and read("45 kr", "EUR") == [(45_00, "SEK")]
    assert read("$45", "AUD") == [(45_00, "AUD")] and read("ALL 45", "ALL") == [(45, "ALL")]


def test_a_guess_is_marked_with_how_it_was_counted() -> None:
    (best,) = what_it_costs(find_prices("45 € p.P./Nacht", "EUR"), 2).readings
    assert (best.amount, best.times, best.guessed) == (180_00, (2, 2), True)
    (plain,) = what_it_costs(find_prices("45 €", "EUR"), 2).readings
    assert (plain.amount, plain.guessed) == (45_00, False)


@given(
    st.integers(0, MOST),
    st.sampled_from(sorted(list_currencies("en"))),
    st.sampled_from(("en", "de", "fr", "it", "es", "nl", "pl", "ja", "de_CH", "en_IN")),
)
def test_what_is_printed_is_read_back_in_the_currency_of_the_plan(amount: int, code: str, name: str) -> None:
    digits = decimals(code)
    value = Decimal(amount).scaleb(-digits)
    written = format_currency(value, code, locale=Locale.parse(name))
    for words in (written, f"{written} for two", f"The room: {written}"):
        assert read(words, code) == [(amount, code)], written


def test_twofold_reads_back_what_it_prints_itself() -> None:
    for code in ("EUR", "JPY", "KWD", "CHF", "INR", "PLN", "USD", "GBP"):
        for amount in (0, 5, 1_234, 125_000_00):
            assert read(f"in all {exported.money(amount, code)}", code) == [(amount, code)]


def test_a_megabyte_is_read_to_its_end() -> None:
    for part in ("1", " ", "a", "1 ", "€1 ", "total\n"):
        text = part * (1_000_000 // len(part))
        assert len(find_prices(text, "EUR")) <= 300
        assert without_heads(text) == text
    assert find_days("1" * 1_000_000 + "\n26 March", date(2026, 11, 30))[0].at == 1_000_001
