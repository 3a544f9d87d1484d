"""A look: what is next, how both stand, opening both, and the month's day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tables import Kept
from twofold.domain.closeness.looks import (
    OFFERED_FOR,
    about,
    can_open,
    in_order,
    is_due,
    is_empty,
    opened,
    status,
    with_monthly,
)
from twofold.domain.closeness.offers import READY_FOR, offered
from twofold.domain.closeness.records import MONTHLY, Closeness, ClosenessSummary, Felt, Monthly
from twofold.domain.drawers import Open, Writing, WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import Side

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LONG_AGO = NOW - timedelta(days=400)


def look(number: int, day: date = TODAY) -> ClosenessSummary:
    return ClosenessSummary(f"closeness-{number}", day, Felt(1), Felt(2))


def written(side: Side, *, finished: datetime | None = NOW, of: str = "closeness-1") -> Writing:
    return Writing(kind="closeness", about=of, author=side, veil=Open("x"), finished=finished)


def card(side: Side, finished: datetime | None = NOW) -> WritingSummary:
    return WritingSummary("id", "closeness", "closeness-1", side, finished)


def monthly(day: int | None) -> Monthly:
    return Monthly(id=MONTHLY, created=LONG_AGO, updated=LONG_AGO, day=day)


@given(st.sets(st.integers(1, 400), max_size=20))
def test_the_next_one_is_none_that_was_opened(numbers: set[int]) -> None:
    looks = [look(number) for number in numbers]
    assert about(looks) not in {each.id for each in looks}
    assert about(reversed(looks)) == about(looks)


def test_they_stand_in_the_order_in_which_they_were_opened() -> None:
    assert [each.id for each in in_order([look(10), look(9), look(11, TODAY - timedelta(9))])] == [
        "closeness-11", "closeness-9", "closeness-10",
    ]  # fmt: skip


def test_what_is_kept_to_oneself_cannot_be_opened() -> None:
    cards = [card("a"), card("b", None), WritingSummary("id", "today", "closeness-1", "b", NOW)]
    stands = [status(cards, "closeness-1", side) for side in ("a", "b")]
    assert stands == ["ready", "begun"] and not can_open(stands) and status(cards, "closeness-2", "a") == ""
    assert can_open(["ready", "ready"]) and not can_open(["ready", ""])


def test_opened_it_is_tidy_and_of_its_day() -> None:
    found = opened("closeness-1", Felt(0), Felt(why=" a\x1b[31mword ", closer="x"), NOW, TODAY)
    assert (found.a, found.day, found.created) == (Felt(0), TODAY, NOW)
    assert found.b.closer == "x" and "\x1b" not in found.b.why and not found.b.why.startswith(" ")
    for pair in ((Felt(), Felt(1)), (Felt(1), Felt(why=" "))):
        with pytest.raises(Invalid, match="empty"):
            opened("closeness-1", *pair, NOW, TODAY)
    assert is_empty(Felt()) and not is_empty(Felt(0))


@given(st.integers(1, 28), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_it_is_offered_for_three_days_a_month(day: int, first: date) -> None:
    days = [first + timedelta(n) for n in range(62)]
    due = [each for each in days[3:] if is_due(monthly(day), [], each)]
    assert len(due) <= 3 * OFFERED_FOR and all(
        0 <= each.day - day < OFFERED_FOR or each.day < 3 for each in due
    )
    assert is_due(monthly(day), [], date(2026, 12, day))
    assert not is_due(monthly(day), [], date(2026, 12, day) + timedelta(OFFERED_FOR))


def test_it_is_not_offered_unasked_nor_just_after_an_opening_or_on_the_day_it_was_chosen() -> None:
    assert not is_due(None, [], TODAY) and not is_due(monthly(None), [], TODAY)
    assert is_due(monthly(23), [look(1, date(2026, 10, 23))], TODAY)
    assert not is_due(monthly(23), [look(1, date(2026, 11, 20))], TODAY)
    chosen = with_monthly(None, NOW, TODAY)
    assert chosen.day == 23 and not is_due(chosen, [], TODAY) and is_due(chosen, [], date(2026, 12, 23))
    assert with_monthly(chosen, NOW, TODAY).day is None
    assert with_monthly(None, NOW, date(2026, 1, 31)).day == 28


def test_home_offers_what_is_ready_else_the_month_and_fades() -> None:
    both = [written("a", finished=NOW - timedelta(3)), written("b")]
    (ready,) = offered(Kept(*both, monthly(23)), NOW, TODAY)
    assert (ready.note, ready.sort, ready.route.place) == (
        "both of you have written", "open", "closeness.open",
    )  # fmt: skip
    assert offered(Kept(*both), NOW, TODAY + timedelta(READY_FOR)) == ()
    (due,) = offered(Kept(both[0], monthly(23)), NOW, TODAY)
    assert (due.sort, due.side, due.note) == ("rhythm", None, "a minute each"), "nor who has written"
    assert offered(Kept(both[0], written("b", finished=None)), NOW, TODAY) == ()
    done = Closeness(id="closeness-1", day=TODAY, a=Felt(1), b=Felt(2))
    assert offered(Kept(*both, done, monthly(23)), NOW, TODAY) == ()
