"""Money: read as people write it, and split to the cent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.retreat.amounts import MOST
from twofold.domain.retreat.money import (
    add_cost,
    amount_words,
    entries,
    over,
    owes,
    read_amount,
    remove_cost,
    replace_cost,
    totals,
    with_budget,
    with_money,
)
from twofold.domain.retreat.plan import Budget, Cost, Plan, Slot


def plan(*costs: Cost, slots: tuple[Slot, ...] = (), **budget: object) -> Plan:
    return Plan(
        title="Us", start=date(2026, 11, 27), days=3, slots=slots,
        budget=Budget(costs=costs, **budget),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "digits", "amount"),
    [
        ("45", 2, 4500),
        ("12.5", 2, 1250),
        ("12,50", 2, 1250),
        ("1.234,50", 2, 123450),
        ("1,234.50", 2, 123450),
        ("1 234", 2, 123400),
        ("1.234", 2, 123400),
        ("1.234", 3, 1234),
        ("1,000,000", 2, 100000000),
        ("€ 12", 2, 1200),
        ("about 40 euros", 2, 4000),
        ("12 EUR.", 2, 1200),
        ("$1'200.00", 2, 120000),
        (".5", 2, 50),
        ("5.", 2, 500),
        ("0", 2, 0),
        ("500 ¥", 0, 500),
        ("1,234", 0, 1234),
        ("₹1,23,456.50", 2, 12345650),
        ("12,34,567", 2, 123456700),
        ("1,00,00,000", 0, 10000000),
        ("۱٬۲۳۴٫۵۰ €", 2, 123450),
        ("१,२३४", 2, 123400),
    ],
)
def test_amounts_as_people_write_them(text: str, digits: int, amount: int) -> None:
    assert read_amount(text, digits) == amount


@pytest.mark.parametrize(
    ("text", "digits", "says"),
    [
        ("", 2, "in figures"),
        ("much", 2, "in figures"),
        ("-3", 2, "cannot be below zero"),
        ("12.345,678", 2, "2 decimal places"),
        ("12.5", 0, "no smaller unit"),
        ("1.2.3", 2, "in figures"),
        ("1.23.456", 2, "in figures"),
        ("1,2,345", 2, "in figures"),
        ("123,45,678", 2, "in figures"),
        ("40 (2 nights)", 2, "in figures"),
        ("1" * 30, 2, "more than twofold can count"),
        ("1" * 200, 2, "more than twofold can count"),
    ],
)
def test_what_is_no_amount_is_said_in_words(text: str, digits: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_amount(text, digits)


@given(st.integers(0, MOST), st.integers(0, 4))
def test_what_is_written_is_read_back(amount: int, digits: int) -> None:
    assert read_amount(amount_words(amount, digits), digits) == amount


@given(st.text(max_size=40), st.integers(0, 4))
def test_no_text_breaks_it(text: str, digits: int) -> None:
    try:
        amount = read_amount(text, digits)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert 0 <= amount <= MOST


def test_what_was_paid_counts_in_place_of_what_was_planned() -> None:
    meal = Slot(id="meal", title="Dinner", start=19 * 60, cost=6000, spent=7250, payer="a")
    walk = Slot(id="walk", title="Walk", start=14 * 60)
    room = Cost(id="room", what="The room", cost=20000)
    some = plan(room, slots=(meal, walk), limit=27000)
    assert [entry.id for entry in entries(some)] == ["meal", "room"]
    assert totals(some).planned == 26000
    assert totals(some).spent == 7250
    assert totals(some).expected == 27250
    assert totals(some).left == -250
    assert over(some) == 250
    assert over(plan(room, slots=(meal,))) == 0
    assert totals(plan(Cost(what="The beach", cost=0))).expected == 0


def test_one_pot_owes_nothing() -> None:
    assert owes(plan(Cost(what="x", spent=100, payer="a"))) is None


@pytest.mark.parametrize(
    ("costs", "part", "by", "amount"),
    [
        ((Cost(what="x", spent=100, payer="a"),), 50, "b", 50),
        ((Cost(what="x", spent=101, payer="a"),), 50, "b", 50),
        ((Cost(what="x", spent=101, payer="b"),), 50, "a", 51),
        ((Cost(what="x", spent=1000, payer="a"),), 60, "b", 400),
        ((Cost(what="x", spent=1000, payer="a", share="a"),), 50, None, 0),
        ((Cost(what="x", spent=1000, payer="a", share="b"),), 50, "b", 1000),
    ],
)
def test_who_owes_whom(costs: tuple[Cost, ...], part: int, by: str | None, amount: int) -> None:
    found = owes(plan(*costs, split=True, part=part))
    assert (found and (found.by, found.amount)) == ((by, amount) if by else None)


def test_a_slot_may_be_for_one_of_them() -> None:
    massage = Slot(id="massage", title="Massage", start=900, spent=80_00, payer="a", share="b")
    assert [entry.share for entry in entries(plan(slots=(massage,)))] == ["b"]
    owed = owes(plan(slots=(massage,), split=True))
    assert owed is not None and (owed.by, owed.amount) == ("b", 80_00)
    assert owes(plan(slots=(replace(massage, payer="b"),), split=True)) is None
    # Who sees to it is another thing, and has no part in it.
    seen_to = replace(massage, share="both", owner="b")
    half = owes(plan(slots=(seen_to,), split=True))
    assert half is not None and (half.by, half.amount) == ("b", 40_00)
    mine = with_money(plan(slots=(seen_to,)), "massage", cost=None, spent=1, payer="a", share="a")
    assert mine.slots[0].share == "a" and mine.slots[0].owner == "b"
    assert with_money(mine, "massage", cost=2, spent=1, payer="a").slots[0].share == "a"


COSTS = st.lists(
    st.builds(
        Cost,
        what=st.just("x"),
        spent=st.none() | st.integers(0, 10**9),
        payer=st.sampled_from(["a", "b", None]),
        share=st.sampled_from(["a", "b", "both"]),
    ),
    max_size=8,
)


@given(COSTS, st.integers(0, 100))
def test_after_it_is_settled_each_has_borne_their_part_to_the_cent(costs: list[Cost], part: int) -> None:
    settled = owes(plan(*costs, split=True, part=part))
    in_days = [
        Slot(title="x", start=n, spent=c.spent, payer=c.payer, share=c.share) for n, c in enumerate(costs)
    ]
    assert owes(plan(slots=tuple(in_days), split=True, part=part)) == settled, "in the days or not is one"
    known = [cost for cost in costs if cost.payer and cost.spent]
    net = {side: sum(c.spent or 0 for c in known if c.payer == side) for side in ("a", "b")}
    if settled:
        net[settled.by] += settled.amount
        net["b" if settled.by == "a" else "a"] -= settled.amount
        assert settled.amount >= 0
    shared = sum(c.spent or 0 for c in known if c.share == "both")
    own = {side: sum(c.spent or 0 for c in known if c.share == side) for side in ("a", "b")}
    assert sum(net.values()) == sum(c.spent or 0 for c in known)
    assert abs((net["a"] - own["a"]) * 100 - shared * part) <= 50
    unsaid = sum(c.spent or 0 for c in costs if not c.payer)
    assert (settled.unsaid if settled else 0) == unsaid


def test_costs_come_and_go() -> None:
    meal = Slot(id="meal", title="Dinner", start=19 * 60, cost=6000)
    some = add_cost(plan(slots=(meal,)), Cost(id="room", what="  The room ", cost=1))
    assert some.budget.costs[0].what == "The room"
    some = replace_cost(some, Cost(id="room", what="The house", cost=2))
    assert some.budget.costs[0].what == "The house"
    some = with_money(some, "meal", cost=6000, spent=5000, payer="b")
    assert some.slots[0].spent == 5000
    assert some.slots[0].payer == "b"
    some = with_money(some, "room", cost=2, spent=2, payer=None)
    assert some.budget.costs[0].spent == 2
    some = remove_cost(some, "meal")
    assert [entry.id for entry in entries(some)] == ["room"]
    assert some.slots[0].title == "Dinner"
    assert list(entries(remove_cost(some, "room"))) == []


def test_what_cannot_be_kept_is_said() -> None:
    with pytest.raises(Invalid, match="what it is for"):
        add_cost(plan(), Cost(what=" \u200d "))
    with pytest.raises(Invalid, match="between 0 and 100"):
        with_budget(plan(), limit=None, part=101)
    full = plan(*(Cost(what="x") for _ in range(400)))
    with pytest.raises(Invalid, match="400 costs"):
        add_cost(full, Cost(what="y"))
    assert with_budget(plan(), limit=5, split=True, part=60).budget == Budget(limit=5, split=True, part=60)
