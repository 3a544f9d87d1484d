"""Money written as where the couple lives, and exact."""

from collections.abc import Iterator

import pytest
from babel.localedata import locale_identifiers
from babel.numbers import list_currencies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twofold.domain.retreat.money import read_amount
from twofold.domain.retreat.prices import find_prices, read_price
from twofold.exports import money as written


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No locale from whoever runs this."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MONETARY", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    forget()
    yield
    forget()


def forget() -> None:
    """Let the place be looked up anew."""
    written._locale.cache_clear()
    written.signs.cache_clear()


@pytest.mark.parametrize(
    ("locale", "currency", "amount", "words"),
    [
        ("en_GB.UTF-8", "GBP", 123450, "£1,234.50"),
        ("de_DE.UTF-8", "EUR", 123450, "1.234,50\u00a0€"),
        ("fr_FR.UTF-8", "EUR", 123450, "1\u00a0234,50\u00a0€"),
        ("en_US", "JPY", 500, "¥500"),
        ("en_US", "CHF", 1450, "CHF\u00a014.50"),
        ("en_US", "KWD", 1234, "KWD\u00a01.234"),
        ("C", "EUR", 48050, "€480.50"),
        ("nonsense", "EUR", 48050, "€480.50"),
    ],
)
def test_as_it_is_written_there(
    monkeypatch: pytest.MonkeyPatch, locale: str, currency: str, amount: int, words: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert written.money(amount, currency) == words


@pytest.mark.parametrize(
    ("locale", "currency"),
    [("en_GB.UTF-8", "GBP"), ("de_DE", "EUR"), ("ja_JP", "JPY"), ("C", "EUR")],
)
def test_the_currency_at_home(monkeypatch: pytest.MonkeyPatch, locale: str, currency: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert written.home_currency() == currency


def test_currencies_are_known_by_their_code() -> None:
    assert written.known("EUR")
    assert not written.known("EURO")
    assert not written.known("XQZ")
    assert [written.digits(code) for code in ("EUR", "JPY", "KWD", "XQZ")] == [2, 0, 3, 2]
    assert written.name("GBP") == "British Pound"


@given(st.integers(0, 10**12), st.sampled_from(["EUR", "JPY", "KWD", "USD"]))
def test_no_cent_is_lost(amount: int, currency: str) -> None:
    assert read_amount(written.money(amount, currency), written.digits(currency)) == amount


LOCALES = sorted({name for name in locale_identifiers() if "_" not in name} | {
    "en_IN", "hi_IN", "bn_BD", "de_CH", "de_AT", "fr_CH", "fr_CA", "es_MX", "pt_PT",
    "en_ZA", "ar_EG", "uz_Arab",
})  # fmt: skip


@pytest.mark.parametrize("first", range(0, len(LOCALES), 40))
def test_what_is_written_anywhere_is_read_back(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALES[first : first + 40]:
        monkeypatch.setenv("LC_ALL", name)
        forget()
        for currency in ("EUR", "INR", "JPY", "KWD"):
            digits = written.digits(currency)
            for amount in (0, 5, 99, 1_234, 12_345, 123_456, 1_234_567, 12_345_678, 123_456_789, 10**12):
                shown = written.money(amount, currency)
                assert read_amount(shown, digits) == amount, (name, shown)


ANYWHERE, CODES = sorted(locale_identifiers()), sorted(list_currencies("en"))
ODD = [
    # Signs with a point in them; two with one sign; one whose sign is another's code.
    ("ckb", "IQD"), ("apc", "JOD"), ("dz", "BTN"), ("es_PA", "PAB"), ("kl", "DKK"), ("ta_LK", "LKR"),
    ("fr_CA", "SGD"), ("fa", "XOF"), ("sq", "XCG"), ("sq", "ANG"), ("zh", "ILR"), ("es_MX", "MXN"),
    ("ja", "JPY"), ("zh", "CNY"), ("ja", "CNY"), ("zh", "JPY"), ("hi_IN", "INR"), ("ar_KW", "KWD"),
]  # fmt: skip


@given(st.sampled_from(ANYWHERE), st.sampled_from(CODES), st.sampled_from(CODES), st.integers(0, 10**12))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_currency_written_anywhere_is_read_back(
    monkeypatch: pytest.MonkeyPatch, place: str, code: str, ours: str, amount: int
) -> None:
    monkeypatch.setenv("LC_ALL", place)
    forget()
    shown = written.money(amount, code)
    assert read_price(shown, code, written.signs(code)) == (amount, ""), shown
    assert read_price(shown, ours, written.signs(ours)) == (amount, "" if code == ours else code), shown


@pytest.mark.parametrize(("place", "code"), ODD)
def test_odd_signs_are_read_back(monkeypatch: pytest.MonkeyPatch, place: str, code: str) -> None:
    monkeypatch.setenv("LC_ALL", place)
    forget()
    for amount in (0, 7, 1_234_567, 123_456_789_012):
        shown = written.money(amount, code)
        assert read_price(shown, code, written.signs(code)) == (amount, "")
        assert read_price(shown, "EUR", written.signs("EUR")) == (amount, code), shown


FIGURES = ("०१२३४५६७८९", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯")


@given(
    st.integers(0, 10**12),
    st.sampled_from(["JPY", "EUR", "KWD", "INR"]),
    st.sampled_from(["en_GB", "en_IN", "hi_IN", "bn_IN", "de_DE", "fr_FR", "ar_EG"]),
    st.sampled_from(FIGURES),
    st.booleans(),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_figures_of_other_scripts_are_read_with_any_grouping(
    monkeypatch: pytest.MonkeyPatch, amount: int, code: str, place: str, figures: str, points: bool
) -> None:
    monkeypatch.setenv("LC_ALL", place)
    forget()
    shown = written.money(amount, code)
    if points and place == "en_GB":
        shown = shown.replace(",", "٬").replace(".", "٫")
    told = shown.translate(str.maketrans("0123456789", figures))
    assert read_price(told, code, written.signs(code)) == (amount, ""), told
    assert read_price(told, "CHF", written.signs("CHF")) == (amount, code), told
    (price,) = find_prices(f"in all {told} for two", code)
    assert (price.amount, price.currency) == (amount, code), told
