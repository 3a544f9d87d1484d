"""A pasted price from abroad: counted with a rate that was typed, and never without one."""

from decimal import Decimal

from tests.support.pasting import FRIDAY
from twofold.domain.retreat.abroad import at_rate
from twofold.domain.retreat.money import totals
from twofold.domain.retreat.plan import Cost, Plan
from twofold.domain.retreat.proposals import Abroad, Proposal, take_in
from twofold.domain.retreat.rates import with_rate

PLAN = Plan(title="Spring", start=FRIDAY, days=3, currency="EUR")
INN = Proposal(
    kind="cost", title="The inn (¥58,000)", abroad=Abroad(58_000, "JPY", "x", "The inn"), ticked=False
)


def test_it_becomes_a_cost_as_it_is_written_and_says_how_it_is_counted() -> None:
    rated = with_rate(PLAN, "JPY", Decimal("0.0061"))
    counted = at_rate(rated, INN)
    assert counted is not None
    assert counted.parts == (Cost(id="x", what="The inn", cost=58_000, cost_in="JPY"),)
    assert counted.guesses == ("It is counted at 0.0061 EUR for one JPY.",)
    assert at_rate(PLAN, INN) is None and at_rate(with_rate(PLAN, "JPY", Decimal(10**9)), INN) is None
    assert at_rate(rated, Proposal(kind="cost", title="x")) is None
    assert at_rate(with_rate(PLAN, "CHF", Decimal(2)), INN) is None


def test_the_rate_is_kept_with_what_is_taken_and_what_comes_again_is_brought_up_to_date() -> None:
    (cost,) = (Cost(id="x", what="The inn", cost=58_000, cost_in="JPY"),)
    taken = take_in(PLAN, (cost,), rates={"JPY": Decimal("0.0061")})
    assert taken.rates == {"JPY/EUR": "0.0061"} and totals(taken).planned == 353_80
    again = take_in(taken, (Cost(id="x", what="The inn", cost=200_00, cost_in=""),))
    assert again.budget.costs == (Cost(id="x", what="The inn", cost=200_00),)
