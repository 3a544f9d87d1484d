"""Money written as where the couple lives, and exact."""

from collections.abc import Iterator

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.retreat.money import read_amount
from twofold.exports import money as written


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No locale from whoever runs this."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MONETARY", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    written._locale.cache_clear()
    yield
    written._locale.cache_clear()


@pytest.mark.parametrize(
    ("locale", "currency", "amount", "words"),
    [
        ("en_GB.UTF-8", "GBP", 123450, "£1,234.50"),
        ("de_DE.UTF-8", "EUR", 123450, "1.234,50\u00a0€"),
        ("fr_FR.UTF-8", "EUR", 123450, "1\u00a0234,50\u00a0€"),
        ("en_US", "JPY", 500, "¥500"),
        ("en_US", "KWD", 1234, "KWD1.234"),
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
        written._locale.cache_clear()
        for currency in ("EUR", "INR", "JPY", "KWD"):
            digits = written.digits(currency)
            for amount in (0, 5, 99, 1_234, 12_345, 123_456, 1_234_567, 12_345_678, 123_456_789, 10**12):
                shown = written.money(amount, currency)
                assert read_amount(shown, digits) == amount, (name, shown)
