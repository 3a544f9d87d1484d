"""Rates: read as typed, exact, kept with the plan; what is counted at one is rounded once, half to even."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.retreat.amounts import MOST, Conversion, Foreign
from twofold.domain.retreat.beginning import again
from twofold.domain.retreat.money import entries, owes, totals
from twofold.domain.retreat.plan import Budget, Cost, Plan, Slot
from twofold.domain.retreat.rates import (
    counted,
    exchanged,
    foreign,
    rate_of,
    rate_words,
    read_rate,
    with_rate,
)

ROOM = Cost(id="room", what="The room", cost=300_00, spent=58_000, spent_in="JPY", payer="a")
TEA = Slot(id="tea", title="Tea", start=15 * 60, cost=12_00, cost_in="CHF")
PLAN = Plan(
    title="Spring", start=date(2027, 3, 26), days=3, slots=(TEA,), budget=Budget(split=True, costs=(ROOM,))
)


@pytest.mark.parametrize(
    ("text", "rate"),
    [("0.0061", "0.0061"), (" 0,0061 ", "0.0061"), ("2", "2"), (".5", "0.5"), ("0", None), ("", None),
     ("x", None), ("-1", None), ("1.2.3", None), ("0.0", None), ("1e9", None), ("٢", None),
     ("1" * 30, None)],
)  # fmt: skip
def test_a_rate_is_read(text: str, rate: str | None) -> None:
    assert read_rate(text) == (None if rate is None else Decimal(rate))


@given(st.decimals("0.000000000001", "999999999", places=12).filter(bool))
def test_a_rate_is_kept_as_it_was_typed(rate: Decimal) -> None:
    assert read_rate(rate_words(rate)) == rate == rate_of(with_rate(PLAN, "JPY", rate), "JPY")


@pytest.mark.parametrize(
    ("amount", "currency", "rate", "to", "found"),
    [(58_000, "JPY", "0.0061", "EUR", 353_80), (1_280_00, "CHF", "1.0345", "EUR", 1_324_16),
     (1, "EUR", "0.5", "CHF", 0), (3, "EUR", "0.5", "CHF", 2), (1, "EUR", "0.51", "CHF", 1),
     (1_234_500, "KWD", "3", "JPY", 3_704), (1_166_500, "KWD", "3", "JPY", 3_500),
     (MOST, "JPY", "2", "EUR", None)],
)  # fmt: skip
def test_it_is_counted_to_the_smallest_unit(
    amount: int, currency: str, rate: str, to: str, found: int | None
) -> None:
    assert exchanged(amount, currency, Decimal(rate), to) == found


@given(st.integers(0, MOST), st.sampled_from(["JPY", "EUR", "KWD", "CLF"]))
def test_at_one_to_one_nothing_is_lost(amount: int, currency: str) -> None:
    assert exchanged(amount, currency, Decimal(1), currency) == amount


def test_without_a_rate_it_is_not_counted_and_said() -> None:
    room = list(entries(PLAN))[1]
    assert (room.cost, room.spent, room.spent_as) == (300_00, None, Foreign(58_000, "JPY"))
    sums = totals(PLAN)
    assert (sums.planned, sums.spent, sums.expected) == (300_00, 0, 300_00)
    assert sums.uncounted == (Foreign(12_00, "CHF"), Foreign(58_000, "JPY"))
    assert foreign(PLAN) == ("CHF", "JPY") and owes(PLAN) is None


def test_sums_and_the_split_count_it_and_another_rate_counts_anew() -> None:
    plan = with_rate(with_rate(PLAN, "JPY", Decimal("0.0061")), "CHF", Decimal("1.05"))
    sums, owed = totals(plan), owes(plan)
    assert (sums.planned, sums.spent, sums.expected, sums.uncounted) == (312_60, 353_80, 366_40, ())
    assert owed is not None and (owed.by, owed.amount) == ("b", 176_90)
    assert totals(with_rate(plan, "JPY", Decimal("0.005"))).spent == 290_00
    assert plan.budget == PLAN.budget, "what was written stays as it was written"


def test_a_rate_of_before_counts_on_at_that_of_the_plan() -> None:
    plan = with_rate(PLAN, "JPY", Decimal("0.006")).with_(currency="CHF")
    assert rate_of(plan, "JPY") is None
    plan = plan.with_(conversions=(Conversion("EUR", rate="0.95"),))
    assert rate_of(plan, "JPY") == Fraction("0.0057") and rate_of(plan, "EUR") == Fraction("0.95")
    assert rate_words(Fraction("0.0057")) == "0.0057" and rate_of(plan, "CHF") == 1
    assert rate_of(with_rate(plan, "JPY", Decimal(2)), "JPY") == 2, "what is typed goes before"
    assert rate_of(plan.with_(conversions=(Conversion("EUR"),)), "JPY") is None
    assert counted(plan, None, "JPY") is None and counted(plan, 5, "") == 5


def test_the_rates_come_along_when_it_is_planned_again() -> None:
    plan = with_rate(PLAN, "JPY", Decimal("0.006"))
    plan = plan.with_(currency="CHF", conversions=(Conversion("EUR", "0.95", {"room.cost": (1, 2)}),))
    new = again(plan, plan.created, plan.start)
    assert rate_of(new, "JPY") == Fraction("0.0057") and new.conversions[0].amounts == {}
    assert new.slots[0].cost_in == "CHF" and new.budget.costs[0].spent_in == ""
