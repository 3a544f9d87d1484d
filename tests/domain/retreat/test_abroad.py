"""A price from abroad: counted with a rate that was typed, to the smallest unit, and never without one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pasting import FRIDAY
from twofold.domain.retreat.abroad import at_rate, exchanged, read_rate
from twofold.domain.retreat.money import MOST
from twofold.domain.retreat.plan import Cost, Plan
from twofold.domain.retreat.proposals import Abroad, Proposal

PLAN = Plan(title="Spring", start=FRIDAY, days=3, currency="EUR")
INN = Proposal(kind="cost", title="The inn", abroad=Abroad(58_000, "JPY", "x"), ticked=False)


@pytest.mark.parametrize(
    ("text", "rate"),
    [("0.0061", "0.0061"), (" 0,0061 ", "0.0061"), ("2", "2"), (".5", "0.5"), ("0", None), ("", None),
     ("x", None), ("-1", None), ("1.2.3", None), ("0.0", None), ("1e9", None), ("٢", None),
     ("1" * 30, None)],
)  # fmt: skip
def test_a_rate_is_read(text: str, rate: str | None) -> None:
    assert read_rate(text) == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("amount", "digits", "rate", "to", "found"),
    [(58_000, 0, "0.0061", 2, 353_80), (1_280_00, 2, "1.0345", 2, 1_324_16), (1, 2, "0.5", 2, 1),
     (1, 2, "0.4", 2, 0), (1_234_500, 3, "3", 0, 3_704), (MOST, 0, "2", 2, None)],
)  # fmt: skip
def test_it_is_counted_to_the_smallest_unit(
    amount: int, digits: int, rate: str, to: int, found: int | None
) -> None:
    assert exchanged(amount, digits, Decimal(rate), to) == found


@given(st.integers(0, MOST), st.integers(0, 4))
def test_at_one_to_one_nothing_is_lost(amount: int, digits: int) -> None:
    assert exchanged(amount, digits, Decimal(1), digits) == amount


def test_it_becomes_a_cost_and_says_how() -> None:
    counted = at_rate(PLAN, INN, Decimal("0.0061"))
    assert counted is not None and counted.parts == (Cost(id="x", what="The inn", cost=353_80),)
    assert counted.guesses == ("It is counted at 0.0061 EUR for one JPY.",)
    assert at_rate(PLAN, INN, None) is None and at_rate(PLAN, counted, Decimal("1e12")) is None
    assert at_rate(PLAN, Proposal(kind="cost", title="x"), Decimal(1)) is None
