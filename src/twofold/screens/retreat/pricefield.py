"""Fields for money: in the currency of the plan, or in any."""

from typing import Any

from msgspec.structs import replace

from twofold.domain.retreat.money import amount_words
from twofold.domain.retreat.prices import read_price
from twofold.exports.money import digits, signs
from twofold.widgets.kinds import Label, Text

_MOST = 40
"""Characters of an amount."""


class Money(Text):
    """An amount in the smallest unit of *currency* (ISO 4217), or None."""

    anew = True

    def __init__(self, name: str, label: Label, hint: str, currency: str, **more: Any) -> None:
        super().__init__(name, label, hint, words=self._words, parse=self._parse, limit=_MOST, **more)
        self.currency = currency

    def _words(self, amount: int | None) -> str:
        return "" if amount is None else amount_words(amount, digits(self.currency))

    def _parse(self, text: str) -> int | None:
        if not text:
            return None
        amount, other = read_price(text, self.currency, signs(self.currency))
        if other:
            raise ValueError(f"This one is counted in {self.currency}. Write it in {self.currency}.")
        return amount


class Price(Text):
    """An amount and its currency, "" for *currency* (ISO 4217): the parts *name* and *name*_in of a struct.

    An amount in another currency is typed with it, such as "JPY 58,000".
    """

    anew = True

    def __init__(self, name: str, label: Label, hint: str, currency: str, **more: Any) -> None:
        super().__init__(name, label, hint, words=self._words, parse=self._parse, limit=_MOST, **more)
        self.currency = currency

    def get(self, value: Any) -> tuple[int | None, str]:
        """Return its amount and its currency."""
        return getattr(value, self.name), getattr(value, f"{self.name}_in")

    def put(self, value: Any, part: tuple[int | None, str]) -> Any:
        """Return *value* with that amount and currency."""
        return replace(value, **{self.name: part[0], f"{self.name}_in": part[1]})

    def _words(self, part: tuple[int | None, str]) -> str:
        amount, other = part
        if amount is None:
            return ""
        words = amount_words(amount, digits(other or self.currency))
        return f"{other} {words}" if other else words

    def _parse(self, text: str) -> tuple[int | None, str]:
        return read_price(text, self.currency, signs(self.currency)) if text else (None, "")
