"""A pasted price in another currency than the plan's: taken as it is written, once the two typed its rate."""

from msgspec.structs import replace

from .plan import Cost, Plan
from .proposals import Proposal
from .rates import counted, rate_of, rate_words


def at_rate(plan: Plan, thing: Proposal) -> Proposal | None:
    """Return *thing*, a price from abroad, as a cost of *plan* at the rate that is kept there; None where
    nobody said it, or it is too much."""
    price = thing.abroad
    rate = rate_of(plan, price.currency) if price else None
    if price is None or rate is None or counted(plan, price.amount, price.currency) is None:
        return None
    cost = Cost(id=price.id, what=price.what, cost=price.amount, cost_in=price.currency)
    words = f"It is counted at {rate_words(rate)} {plan.currency} for one {price.currency}."
    return replace(thing, parts=(cost,), guesses=(words,))
