"""Amounts of money as they are kept: whole numbers of the smallest unit of a currency, and rates as typed."""

from typing import Annotated

import msgspec

MOST = 10**12
"""Largest amount, in the smallest unit of its currency."""
Amount = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
"""Money in the smallest unit of its currency: cents, or whole yen."""
Exact = tuple[Amount, Annotated[int, msgspec.Meta(ge=-4, le=4)]]
"""An amount as it was written, and how many decimals more its currency had than the plan's has now."""
Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
"""A currency (ISO 4217)."""
CodeOrOurs = Annotated[str, msgspec.Meta(pattern="^([A-Z]{3})?$")]
"""A currency (ISO 4217), or "" for the plan's."""
Rate = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,9}(\.[0-9]{1,12})?)?$")]
"""How many of one currency is one of another, exactly as typed; "" where nobody said."""


class Foreign(msgspec.Struct, frozen=True):
    """An ``amount`` in the smallest unit of a ``currency`` (ISO 4217) of its own."""

    amount: int
    currency: str


class Conversion(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change of a plan's currency, kept so that it can be gone back on to the cent.

    ``currency``: what it was before. ``rate``: how many of the new one is one of it; "" where the figures
    stayed as they were written. ``amounts``: each as it was, and as it became, by the id of its part and what
    it is. ``exact``: as it was in the plan before.
    """

    currency: Code
    rate: Rate = ""
    amounts: dict[str, tuple[Amount, Amount]] = {}
    exact: dict[str, Exact] = {}

    @property
    def id(self) -> str:
        """What tells it from the others: no currency is among them twice."""
        return self.currency


def decimals(currency: str) -> int:
    """Return how many decimals *currency* (ISO 4217) has."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))
