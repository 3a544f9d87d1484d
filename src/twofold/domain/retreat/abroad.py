"""A price in another currency than the plan's: counted with a rate that the two typed, and never without."""

import re
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from twofold.domain.text import clean_line

from .money import MOST
from .plan import Cost, Plan
from .prices import decimals
from .proposals import Proposal

_RATE = re.compile(r"[0-9]{0,9}(?:[.,][0-9]{1,12})?")


def read_rate(text: str) -> Decimal | None:
    """Return the rate that *text* says, such as "0.0061" or "0,0061"; None where it is none above zero."""
    words = clean_line(text)
    if not words.isascii() or not _RATE.fullmatch(words) or not re.search("[1-9]", words):
        return None
    return Decimal(words.replace(",", "."))


def exchanged(amount: int, digits: int, rate: Decimal, to: int) -> int | None:
    """Return *amount*, in the smallest unit of a currency with so many *digits*, at that *rate* in that of
    one with *to* decimals: half is rounded up. None for more than twofold can count."""
    value = (Decimal(amount).scaleb(to - digits) * rate).to_integral_value(ROUND_HALF_UP)
    return int(value) if value <= MOST else None


def at_rate(plan: Plan, thing: Proposal, rate: Decimal | None) -> Proposal | None:
    """Return *thing*, a price from abroad, as a cost of *plan* at that *rate*; None where nobody said
    it, or it is too much."""
    price = thing.abroad
    if price is None or rate is None:
        return None
    amount = exchanged(price.amount, decimals(price.currency), rate, decimals(plan.currency))
    if amount is None:
        return None
    cost = Cost(id=price.id, what=thing.title, cost=amount)
    words = f"It is counted at {rate.normalize():f} {plan.currency} for one {price.currency}."
    return replace(thing, parts=(cost,), guesses=(words,))
