"""A plan in another currency and back: no cent is lost on the way, and nothing converted without a rate."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.weekend import a_weekend
from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.retreat.amounts import MOST
from twofold.domain.retreat.currency import converted
from twofold.domain.retreat.currency import with_currency as to
from twofold.domain.retreat.money import add_cost, entries, totals
from twofold.domain.retreat.plan import Budget, Cost, Idea, Plan
from twofold.domain.retreat.rates import with_rate

CURRENCIES = ("CLF", "EUR", "GBP", "JPY", "KWD")
AMOUNTS = st.none() | st.integers(0, 10**7) | st.integers(0, MOST)
RATES = st.none() | st.decimals("0.0001", "100", places=4)


def odd(limit: int | None = 480_55, cost: int | None = 12_34, price: int | None = 9_99) -> Plan:
    """Return a plan in EUR in which everything costs some cents."""
    slots = tuple(msgspec.structs.replace(s, cost=cost, spent=limit) for s in a_weekend().slots[:2])
    costs = (Cost(id="room", what="The room", cost=price, spent=cost),)
    ideas = (Idea(id="boat", title="A boat", price=price),)
    return a_weekend(slots=slots, ideas=ideas, budget=Budget(limit=limit, costs=costs))


def test_another_currency_keeps_the_figures() -> None:
    plan = a_weekend()
    yen = to(plan, "JPY")
    assert yen.currency == "JPY" and yen.budget.limit == 600 and yen.ideas[0].price == 48
    assert [slot.cost for slot in yen.slots if slot.cost][:2] == [60, 55]
    assert to(yen, "EUR") == plan == to(plan, "EUR")
    pounds = to(plan, "GBP")
    assert (pounds.slots, pounds.ideas, pounds.budget) == (plan.slots, plan.ideas, plan.budget)
    free = a_weekend(slots=(), ideas=(), budget=Budget())
    assert to(free, "GBP") == free.with_(currency="GBP"), "where there is nothing, nothing is kept"


def test_there_and_back_every_cent_is_there_again() -> None:
    yen = to(odd(), "JPY")
    assert yen.budget.limit == 481 and yen.slots[0].cost == 12 and yen.ideas[0].price == 10
    assert to(yen, "EUR") == odd()
    assert to(to(to(yen, "KWD"), "JPY"), "EUR") == odd() == to(to(yen, "KWD"), "EUR")
    dinar = to(odd(), "KWD")
    assert (dinar.budget.limit, dinar.ideas[0].price) == (480_550, 9_990)
    assert to(dinar, "EUR") == odd()


def test_it_is_kept_in_the_file() -> None:
    yen = to(odd(), "JPY")
    read = msgspec.json.decode(msgspec.json.encode(yen), type=Plan)
    assert to(read, "EUR") == odd()
    assert not odd().conversions


def test_files_of_before_kept_only_what_was_rounded() -> None:
    yen = to(odd(), "JPY").with_(conversions=())
    document = msgspec.to_builtins(yen) | {"exact": {
        **{f"{id_}.cost": [12_34, 2] for id_ in ("drive", "arrive")},
        **{f"{id_}.spent": [480_55, 2] for id_ in ("drive", "arrive")},
        "boat.price": [9_99, 2], "limit": [480_55, 2], "room.cost": [9_99, 2], "room.spent": [12_34, 2],
    }}  # fmt: skip
    old = msgspec.convert(document, Plan)
    euro = to(old, "EUR")
    assert euro.with_(conversions=()) == odd() and to(euro, "JPY") == old
    assert to(old, "KWD").budget.limit == 480_550


def test_what_was_written_anew_meanwhile_stands() -> None:
    yen = to(odd(), "JPY")
    yen = yen.with_(budget=replace(yen.budget, limit=500), ideas=())
    euro = to(yen, "EUR")
    assert euro.budget.limit == 500_00 and euro.slots == odd().slots


def test_with_a_rate_all_of_it_is_converted_and_half_goes_to_the_even_one() -> None:
    francs = converted(to(odd(), "CHF"), Decimal("0.95"))
    assert francs.budget.limit == 456_52, "456.5225"
    assert francs.slots[0].cost == 11_72, "11.723"
    assert converted(to(odd(cost=10), "CHF"), Decimal("0.05")).slots[0].cost == 0, "half a cent, to even"
    assert converted(to(odd(cost=30), "CHF"), Decimal("0.05")).slots[0].cost == 2, "one and a half, to even"
    assert converted(to(odd(limit=100_00), "JPY"), Decimal("163.25")).budget.limit == 16_325
    assert converted(odd(), Decimal(2)) == odd(), "the currency was never another"


def test_another_rate_counts_from_what_was_and_none_leaves_the_figures() -> None:
    francs = to(odd(), "CHF")
    once = converted(francs, Decimal("0.0001"))
    assert once.budget.limit == 5
    assert converted(once, Decimal("0.95")) == converted(francs, Decimal("0.95"))
    assert converted(once, None) == francs and to(once, "EUR") == odd()


def test_what_was_written_since_stays_with_another_rate_and_goes_back_at_the_rate() -> None:
    francs = converted(to(odd(), "CHF"), Decimal("0.5"))
    francs = add_cost(francs, Cost(id="fondue", what="Fondue", spent=80_00))
    assert converted(francs, Decimal("0.8")).budget.costs[-1].spent == 80_00
    euro = to(francs, "EUR")
    assert euro.budget.costs == (*odd().budget.costs, Cost(id="fondue", what="Fondue", spent=160_00))


def test_one_key_takes_it_back_exactly() -> None:
    before = to(odd(), "JPY")
    for after in (to(before, "KWD"), converted(before, Decimal("163.2")), to(before, "EUR")):
        assert undone(after, before, after) == before


def test_too_much_is_refused_in_words() -> None:
    with pytest.raises(Invalid, match="more than twofold can count"):
        converted(to(odd(limit=MOST), "JPY"), Decimal(1_000))
    small = converted(to(odd(limit=1), "CHF"), Decimal("0.000001"))
    large = small.with_(budget=replace(small.budget, limit=MOST))
    with pytest.raises(Invalid, match="Check the rate"):
        to(large, "EUR")


def test_what_is_written_in_a_currency_of_its_own_keeps_it_and_counts_on() -> None:
    inn = Cost(id="inn", what="The inn", cost=58_000, cost_in="JPY")
    plan = with_rate(add_cost(odd(None, None, None), inn), "JPY", Decimal("0.006"))
    francs = to(plan, "CHF")
    assert (totals(francs).planned, len(totals(francs).uncounted)) == (0, 1), "no rate was typed for that"
    francs = converted(francs, Decimal("0.5"))
    assert (totals(francs).planned, totals(francs).uncounted) == (174_00, ())
    yen = to(plan, "JPY")
    assert totals(yen).planned == 58_000 and next(entries(yen)).cost_as is None
    assert to(yen, "EUR") == plan == to(francs, "EUR")


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.lists(st.tuples(st.sampled_from(CURRENCIES), RATES), max_size=6))
def test_any_way_round_ends_where_it_began(
    limit: int | None, cost: int | None, price: int | None, way: list[tuple[str, Any]]
) -> None:
    inn = Cost(id="inn", what="The inn", cost=cost, cost_in="JPY", spent=price, spent_in="CHF")
    plan = there = add_cost(odd(limit, cost, price), inn)
    for currency, rate in way:
        there = to(there, currency)
        try:
            there = converted(there, rate) if there.currency == currency != "EUR" else there
        except Invalid:
            continue  # more than can be counted: it stays as it was
        amounts = [there.budget.limit, *(s.cost for s in there.slots), *(i.price for i in there.ideas)]
        assert all(amount is None or 0 <= amount <= MOST for amount in amounts)
        assert there.budget.costs[-1] == inn, "what is in a currency of its own stays as it is written"
        msgspec.convert(msgspec.to_builtins(there), Plan)
    assert to(there, "EUR") == plan
