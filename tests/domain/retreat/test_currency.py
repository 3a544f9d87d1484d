"""A plan in another currency and back: no cent is lost on the way."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.support.weekend import a_weekend
from twofold.domain.retreat.currency import with_currency
from twofold.domain.retreat.money import MOST
from twofold.domain.retreat.plan import Budget, Cost, Idea, Plan

DIGITS = {"JPY": 0, "EUR": 2, "GBP": 2, "KWD": 3, "CLF": 4}
AMOUNTS = st.none() | st.integers(0, 10**7) | st.integers(0, MOST)


def to(plan: Plan, currency: str) -> Plan:
    return with_currency(plan, currency, DIGITS[currency] - DIGITS[plan.currency])


def odd(limit: int | None = 480_55, cost: int | None = 12_34, price: int | None = 9_99) -> Plan:
    """Return a plan in EUR in which everything costs some cents."""
    slots = tuple(msgspec.structs.replace(s, cost=cost, spent=limit) for s in a_weekend().slots[:2])
    costs = (Cost(id="room", what="The room", cost=price, spent=cost),)
    ideas = (Idea(id="boat", title="A boat", price=price),)
    return a_weekend(slots=slots, ideas=ideas, budget=Budget(limit=limit, costs=costs))


def test_another_currency_keeps_the_figures() -> None:
    plan = a_weekend()
    yen = with_currency(plan, "JPY", -2)
    assert yen.currency == "JPY" and yen.budget.limit == 600 and yen.ideas[0].price == 48
    assert [slot.cost for slot in yen.slots if slot.cost][:2] == [60, 55]
    assert with_currency(yen, "EUR", 2) == plan
    assert with_currency(plan, "GBP", 0) == plan.with_(currency="GBP")


def test_there_and_back_every_cent_is_there_again() -> None:
    yen = to(odd(), "JPY")
    assert yen.budget.limit == 481 and yen.slots[0].cost == 12 and yen.ideas[0].price == 10
    assert to(yen, "EUR") == odd()
    assert to(to(to(yen, "KWD"), "JPY"), "EUR") == odd()


def test_a_finer_currency_has_more_behind_the_point() -> None:
    dinar = to(odd(), "KWD")
    assert (dinar.budget.limit, dinar.ideas[0].price, dinar.exact) == (480_550, 9_990, {})
    assert to(dinar, "EUR") == odd()


def test_it_is_kept_in_the_file() -> None:
    yen = to(odd(), "JPY")
    read = msgspec.json.decode(msgspec.json.encode(yen), type=Plan)
    assert to(read, "EUR") == odd()
    drive, arrive = (slot.id for slot in odd().slots)
    assert yen.exact == {
        **{f"{id_}.cost": (12_34, 2) for id_ in (drive, arrive)},
        **{f"{id_}.spent": (480_55, 2) for id_ in (drive, arrive)},
        "boat.price": (9_99, 2), "limit": (480_55, 2), "room.cost": (9_99, 2), "room.spent": (12_34, 2),
    }, "files that were written once are read for ever"  # fmt: skip
    assert yen.exact and not odd().exact, "where nothing was rounded, nothing is kept"


def test_what_was_written_anew_meanwhile_stands() -> None:
    yen = to(odd(), "JPY")
    yen = yen.with_(budget=msgspec.structs.replace(yen.budget, limit=500), ideas=())
    euro = to(yen, "EUR")
    assert euro.budget.limit == 500_00 and euro.slots == odd().slots and not euro.exact


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.lists(st.sampled_from(sorted(DIGITS)), max_size=6))
def test_any_way_round_ends_where_it_began(
    limit: int | None, cost: int | None, price: int | None, way: list[str]
) -> None:
    plan = there = odd(limit, cost, price)
    for currency in way:
        there = to(there, currency)
        amounts = [there.budget.limit, *(s.cost for s in there.slots), *(i.price for i in there.ideas)]
        assert all(amount is None or 0 <= amount <= MOST for amount in amounts)
        msgspec.convert(msgspec.to_builtins(there), Plan)
    assert to(there, "EUR") == plan
