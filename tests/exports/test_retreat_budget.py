"""The budget of a retreat as a table: a line for each thing, amounts as they are, and never a formula."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.retreats import by_the_sea
from tests.support.weekend import a_weekend, slot
from twofold.domain.people import meet
from twofold.domain.retreat.money import entries, totals
from twofold.domain.retreat.plan import Budget, Cost, Plan
from twofold.exports.retreat_budget import COLUMNS, MARK, budget_csv, guarded

US = meet("Ana", "Ben")
BUDGET = """\
day,what,planned,paid,paid by,for,currency,planned as,paid as
2026-11-27,Drive there,60.00,,,both,EUR,,
2026-11-28,A walk,0.00,12.50,Ben,both,EUR,,
,The house,240.00,250.00,Ana,both,EUR,,
,Gas,,9.00,,both,EUR,,
,Shoes,30.00,20.00,Ana,Ben,EUR,,
"""


def table(plan: Plan) -> list[dict[str, str]]:
    text = budget_csv(plan, US)
    assert text.startswith(MARK + ",".join(COLUMNS) + "\r\n")
    return list(csv.DictReader(StringIO(text.removeprefix(MARK), newline="")))


def test_the_budget_is_a_line_for_each_thing() -> None:
    rows = table(a_weekend())
    assert rows[0] == {
        "day": "2026-11-27", "what": "Drive to the sea", "planned": "60.00", "paid": "", "paid by": "",
        "for": "both", "currency": "EUR", "planned as": "", "paid as": "",
    }  # fmt: skip
    assert rows[-1] == {
        "day": "", "what": "The little house", "planned": "240.00", "paid": "240.00", "paid by": "Ana",
        "for": "both", "currency": "EUR", "planned as": "", "paid as": "",
    }  # fmt: skip
    assert len(rows) == 6


def test_what_is_for_one_alone_has_their_name() -> None:
    budget = Budget(split=True, costs=(Cost(what="Boots", spent=80_05, payer="a", share="b"),))
    (row,) = table(a_weekend(slots=(), budget=budget))
    assert (row["paid"], row["paid by"], row["for"]) == ("80.05", "Ana", "Ben")


def test_what_was_written_in_another_currency_is_counted_and_stands_beside_it() -> None:
    inn = Cost(what="Inn", cost=300_00, spent=58_000, spent_in="JPY")
    bus = Cost(what="Bus", cost=12_50, cost_in="CHF")
    plan = a_weekend(slots=(), budget=Budget(costs=(inn, bus)), rates={"JPY/EUR": "0.0061"})
    first, second = table(plan)
    assert (first["planned"], first["paid"], first["planned as"], first["paid as"]) == (
        "300.00", "353.80", "", "58000 JPY"
    )  # fmt: skip
    assert (second["planned"], second["planned as"], second["currency"]) == ("", "12.50 CHF", "EUR")


@pytest.mark.parametrize(
    ("currency", "written"), [("EUR", "12345.67"), ("JPY", "1234567"), ("KWD", "1234.567")]
)
def test_amounts_have_the_decimals_of_their_currency(currency: str, written: str) -> None:
    budget = Budget(costs=(Cost(what="House", cost=1234567),))
    (row,) = table(a_weekend(slots=(), budget=budget, currency=currency))
    assert row["planned"] == written


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 10**12), st.none() | st.integers(0, 10**12)), max_size=6)
)
def test_the_table_adds_up_to_the_totals(amounts: list[tuple[int | None, int | None]]) -> None:
    costs = tuple(Cost(what="x", cost=cost, spent=spent) for cost, spent in amounts)
    plan = a_weekend(slots=(), budget=Budget(costs=costs))
    rows, whole = table(plan), totals(plan)
    assert len(rows) == len(list(entries(plan)))
    for column, wanted in (("planned", whole.planned), ("paid", whole.spent)):
        assert sum(int(row[column].replace(".", "")) for row in rows if row[column]) == wanted


@pytest.mark.parametrize(
    "words", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\t=1", "  =1+1", "＝1", "＋1", "－1", "＠x"]
)
def test_no_word_becomes_a_formula(words: str) -> None:
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", ["House", "2=1+1", "'=1", "", "name@example.org", "–5"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert guarded(words) == words


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), st.sampled_from("=+-@\"',;x\n"))
def test_any_words_come_back_as_they_were_and_never_as_a_formula(text: str, first: str) -> None:
    words = first + text
    plan = a_weekend(slots=(slot("1", words, 0, 9, cost=1),), budget=Budget())
    (row,) = table(plan)
    assert row["what"].removeprefix("'" * (row["what"] != words)) == words
    assert not row["what"].startswith(("=", "+", "-", "@", "\t"))


def test_the_table_says_who_paid_and_for_whom() -> None:
    assert budget_csv(by_the_sea(), US) == MARK + BUDGET.replace("\n", "\r\n")
