"""Which retreat or round is meant: by its name, its day, or the next one. And what is missing."""

from datetime import date, timedelta

import pytest

from tests.support.retreats import AT
from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.people import Invalid
from twofold.domain.retreat.plan import Plan
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.exports.whole import left_out, plan_of, round_of


def plans() -> tuple[Plan, ...]:
    days = (("Harbour", 2026, 3, 6), ("By the sea", 2026, 11, 27), ("By the lake", 2027, 2, 5))
    return tuple(
        a_weekend(id=title, title=title, start=date(year, month, day)) for title, year, month, day in days
    )


@pytest.mark.parametrize(
    ("name", "today", "title"),
    [
        ("", date(2026, 11, 20), "By the sea"),
        ("", date(2026, 11, 29), "By the sea"),
        ("", date(2026, 11, 30), "By the lake"),
        ("", date(2028, 1, 1), "By the lake"),
        ("", date(2020, 1, 1), "Harbour"),
        ("  ", date(2026, 11, 20), "By the sea"),
        ("by THE sea", date(2020, 1, 1), "By the sea"),
        ("h", date(2020, 1, 1), "Harbour"),
        ("by the l", date(2020, 1, 1), "By the lake"),
        ("2027-02-05", date(2020, 1, 1), "By the lake"),
    ],
)
def test_a_plan_is_found_by_its_name_or_its_day_or_is_the_next(name: str, today: date, title: str) -> None:
    assert plan_of(plans(), name, today).title == title
    assert plan_of(plans()[::-1], name, today).title == title


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("by", "by could be By the sea (2026-11-27) or By the lake (2027-02-05). Name one by its first day."),
        (
            "mountain",
            "There is no retreat called mountain. You have Harbour (2026-03-06), By the sea (2026-11-27) and "
            "By the lake (2027-02-05).",
        ),
        ("2026-11-28", "There is no retreat called 2026-11-28. You have Harbour"),
    ],
)
def test_a_name_that_does_not_do_is_told_with_what_there_is(name: str, says: str) -> None:
    with pytest.raises(Invalid) as caught:
        plan_of(plans(), name, FRIDAY)
    assert str(caught.value).startswith(says)


def test_a_title_goes_before_a_beginning() -> None:
    longer = a_weekend(id="2", title="Harbour again", start=date(2026, 5, 1))
    assert plan_of((*plans(), longer), "harbour", FRIDAY).title == "Harbour"


def test_two_of_the_same_day_are_told_apart_by_title_and_two_alike_are_not_told_apart() -> None:
    twin = a_weekend(id="2", title="By the pond")
    with pytest.raises(Invalid, match=r"2026-11-27 could be .* Name one by its title\."):
        plan_of((*plans(), twin), "2026-11-27", FRIDAY)
    again = a_weekend(id="2", created=AT + timedelta(days=1))
    assert plan_of((again, a_weekend()), "by the sea", FRIDAY) == again


def test_without_any_plan() -> None:
    with pytest.raises(Invalid, match="you have not planned one"):
        plan_of((), "", FRIDAY)


def test_of_many_the_latest_are_told() -> None:
    many = tuple(
        a_weekend(id=str(n), title=f"Trip {n}", start=FRIDAY + timedelta(days=7 * n)) for n in range(30)
    )
    with pytest.raises(Invalid) as caught:
        plan_of(many, "sea", FRIDAY)
    assert str(caught.value).endswith("Trip 29 (2027-06-18) and 22 before.")


def test_how_much_is_missing_is_said() -> None:
    assert left_out(()) == ""
    assert left_out(("one",)) == "One record could not be read and is not in it."
    assert left_out(("x",) * 1200) == "1,200 records could not be read and are not in it."


def test_a_round_of_no_such_day_is_told_with_those_there_are() -> None:
    opened = [
        Worksheet(day=day, revealed=Revealed(AT + timedelta(days=n), Shown(), Shown()))
        for n, day in enumerate((date(2026, 9, 1), date(2026, 10, 6), date(2026, 11, 3)))
    ]
    rounds = (*opened[::-1], Worksheet(day=date(2026, 12, 1)))
    there = "Those you have opened: 2026-09-01, 2026-10-06 and 2026-11-03."
    for day, what in (
        ("2026-09-02", "There is no round of 2026-09-02. "),
        ("2026-12-01", "The round of 2026-12-01 is still private. "),
    ):
        with pytest.raises(Invalid) as said:
            round_of(rounds, day)
        assert str(said.value) == what + there
    assert round_of(rounds).day == date(2026, 11, 3)
