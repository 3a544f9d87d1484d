"""Money as it is written where the couple lives; the figures are exact, never floats."""

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ..domain.retreat.amounts import Foreign
from ..domain.retreat.money import read_amount

if TYPE_CHECKING:
    from babel import Locale

_LETTER_AT_FIGURE = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a space belongs: CLDR puts one between a sign that ends in a letter and a figure, Babel does not."""


@cache
def _locale() -> "Locale":
    # Loaded where money is shown: it takes as long as a page.
    from babel import Locale, UnknownLocaleError, default_locale

    try:
        found = Locale.parse(default_locale("LC_MONETARY") or "en")
        return found if found.variant != "POSIX" and _is_read_back(found) else Locale("en")
    except (ValueError, TypeError, UnknownLocaleError):
        return Locale("en")


def _is_read_back(locale: "Locale") -> bool:
    """Return whether an amount written in *locale* can be typed in again just so."""
    from babel.numbers import format_currency

    try:
        return read_amount(format_currency(Decimal("1234567.89"), "EUR", locale=locale), 2) == 123_456_789
    except ValueError:
        return False


def known(currency: str) -> bool:
    """Return whether *currency* is the ISO 4217 code of one, in capitals."""
    from babel.numbers import list_currencies

    return currency in list_currencies("en")


def digits(currency: str) -> int:
    """Return how many decimals *currency* (ISO 4217) has: 2 for EUR, 0 for JPY, 2 for one not known."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def money(amount: int, currency: str) -> str:
    """Return *amount* (in the smallest unit of *currency*) as it is written here, such as "€480.50"."""
    from babel.numbers import format_currency

    value = Decimal(amount).scaleb(-digits(currency))
    written = format_currency(value, currency, locale=_locale())
    sign = _locale().currency_symbols.get(currency)
    if sign and sign != currency and known(sign):
        written = written.replace(sign, currency)  # in some places one has the code of another as its sign
    return bare(_LETTER_AT_FIGURE.sub("\u00a0", written))


def bare(written: str) -> str:
    """Return what is *written* without what is not drawn alike everywhere: direction marks, narrow spaces."""
    return written.replace("\u202f", "\u00a0").replace("\u200e", "").replace("\u200f", "")


def both_ways(amount: int | None, written: Foreign | None, currency: str) -> str:
    """Return *amount* (of *currency*) as it is written here, and as it was *written* in another one, such as
    "€353.80 (¥58,000)"; "" where nobody said."""
    if written is None:
        return "" if amount is None else money(amount, currency)
    there = money(written.amount, written.currency)
    return f"{there}, not counted" if amount is None else f"{money(amount, currency)} ({there})"


@cache
def signs(currency: str) -> dict[str, str]:
    """Return the currency (ISO 4217) that each sign means here, where *currency* is the one they count in."""
    codes = _locale().currency_symbols
    found = {
        bare(sign).replace("\u00a0", " "): code for code, sign in sorted(codes.items()) if not known(sign)
    }
    if currency in codes:
        found[bare(codes[currency]).replace("\u00a0", " ")] = currency
    return found


def home_currency() -> str:
    """Return the currency of the country that this machine's locale names, or EUR."""
    from babel.numbers import get_territory_currencies

    territory = _locale().territory
    found = get_territory_currencies(territory) if territory else []
    return found[0] if found else "EUR"


def name(currency: str) -> str:
    """Return what *currency* is called, such as "Euro"; the code itself when it is not known."""
    from babel.numbers import get_currency_name

    return str(get_currency_name(currency, locale=_locale()))
