"""Rates between currencies: typed by the two, kept in the plan, and reckoned with exactly (no floats).

What is counted at a rate is rounded once, at the end, to the smallest unit: half to the even one.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import chain

from twofold.domain.text import clean_line

from .amounts import MOST, decimals
from .plan import Cost, Plan, Slot

_RATE = re.compile(r"[0-9]{0,9}(?:[.,][0-9]{1,12})?")


def read_rate(text: str) -> Decimal | None:
    """Return the rate that *text* says, such as "0.0061" or "0,0061"; None where it is none above zero."""
    words = clean_line(text)
    if not words.isascii() or not _RATE.fullmatch(words) or not re.search("[1-9]", words):
        return None
    return Decimal(words.replace(",", "."))


def exchanged(amount: int, currency: str, rate: Decimal | Fraction, to: str) -> int | None:
    """Return *amount*, in the smallest unit of *currency*, at that *rate* in that of the currency *to*: half
    is rounded to even. None for more than twofold can count."""
    value = round(Fraction(rate) * amount * Fraction(10) ** (decimals(to) - decimals(currency)))
    return value if value <= MOST else None


def kept_rate(words: str) -> Fraction | None:
    """Return the rate that is kept as *words*; None where nobody said one above zero."""
    return (Fraction(words) or None) if words else None


def rate_of(plan: Plan, currency: str) -> Fraction | None:
    """Return how many of the currency of *plan* is one of *currency*; None where nobody typed it.

    A rate that was typed while the plan had another currency counts on with the rate at which the plan was
    converted.
    """
    rate, ours = Fraction(1), plan.currency
    for change in (*reversed(plan.conversions), None):
        if currency == ours:
            return rate
        if direct := kept_rate(plan.rates.get(f"{currency}/{ours}", "")):
            return rate * direct
        at = kept_rate(change.rate) if change else None
        if change is None or at is None:
            break
        rate, ours = rate * at, change.currency
    return None


def counted(plan: Plan, amount: int | None, currency: str) -> int | None:
    """Return *amount* (None: nobody said) of *currency* ("": the plan's) in the currency of *plan*.

    None where there is no rate for it, or it comes to more than twofold can count.
    """
    if amount is None or currency in ("", plan.currency):
        return amount
    rate = rate_of(plan, currency)
    return None if rate is None else exchanged(amount, currency, rate, plan.currency)


def with_rate(plan: Plan, currency: str, rate: Decimal) -> Plan:
    """Return *plan* in which one of *currency* counts as *rate* of its own."""
    return plan.with_(rates={**plan.rates, f"{currency}/{plan.currency}": f"{rate:f}"})


def foreign(plan: Plan) -> tuple[str, ...]:
    """Return the other currencies in which something in *plan* was written, in their order."""
    return tuple(dict.fromkeys(each for each in _written_in(plan) if each not in ("", plan.currency)))


def _written_in(plan: Plan) -> Iterator[str]:
    parts: Iterable[Slot | Cost] = chain(plan.slots, plan.budget.costs)
    for part in parts:
        if part.cost is not None:
            yield part.cost_in
        if part.spent is not None:
            yield part.spent_in


def rate_words(rate: Decimal | Fraction) -> str:
    """Return *rate* as it is typed, such as "0.0061"; `read_rate` reads what was typed back."""
    with localcontext(prec=100):
        exact = Fraction(rate)
        return f"{(Decimal(exact.numerator) / exact.denominator).normalize():f}"
