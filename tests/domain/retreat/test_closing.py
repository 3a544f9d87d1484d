"""Closing a retreat: what is kept while it is typed, what becomes of it, and when it comes up again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import (
    CHECKIN,
    Lines,
    agreement_id,
    checkin_of,
    checkin_words,
    closed,
    closing_of,
    due_follow_up,
    follow_up_of,
    lines_of,
    looked,
    looks,
    takeaways_of,
    to_close,
    with_checkin,
    with_lines,
    with_promise,
    with_takeaway,
    with_words,
)
from twofold.domain.retreat.plan import Closing, Plan

FRIDAY = date(2026, 11, 27)
SUNDAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 14, 0, tzinfo=UTC)


def plan(**more: Any) -> Plan:
    parts: dict[str, Any] = {"title": "By the sea", "start": FRIDAY, "days": 3} | more
    return Plan(id="p", **parts)


def after(days: float, hours: float = 0) -> datetime:
    """Return noon so many days after the last one."""
    return datetime(2026, 11, 29, 12, 0, tzinfo=UTC) + timedelta(days=days, hours=hours)


def test_each_line_is_kept_where_it_was_typed() -> None:
    one = with_takeaway(plan(), "b", 2, "  the   stars ")
    assert takeaways_of(closing_of(one), "b") == ("", "", "the stars")
    assert takeaways_of(closing_of(one), "a") == ("", "", "")
    two = with_takeaway(with_takeaway(one, "a", 0, "the boat"), "b", 2, "")
    assert closing_of(two).takeaways == (("the boat",), ())
    three = with_promise(with_promise(two, "b", "tea at eleven"), "a", "walk")
    assert closing_of(three).promises == ("walk", "tea at eleven")
    four = with_checkin(with_checkin(three, day="Sunday"), time="19")
    assert (closing_of(four).day, closing_of(four).time) == ("Sunday", "19")
    assert closing_of(four).at is None and not four.closed


def test_all_lines_are_read_and_put_back_in_one() -> None:
    lines = Lines(("the boat", "", "tea"), ("", "the stars", ""), ("walk", ""), "Sunday", "19")
    written = with_lines(plan(), lines)
    assert lines_of(written) == lines
    assert closing_of(written).takeaways == (("the boat", "", "tea"), ("", "the stars"))
    assert lines_of(plan()) == Lines()
    done, _ = closed(with_lines(plan(), Lines()), SIDES, NOW, SUNDAY)
    with pytest.raises(Invalid, match="already closed"):
        with_lines(done, lines)


@given(st.lists(st.tuples(st.sampled_from(SIDES), st.integers(0, 2), st.text(max_size=8)), max_size=12))
def test_the_last_words_of_a_line_hold(typed: list[Any]) -> None:
    one, expected = plan(), {(side, n): "" for side in SIDES for n in range(3)}
    for side, n, words in typed:
        one = with_takeaway(one, side, n, words)
        expected[side, n] = takeaways_of(closing_of(one), side)[n]
    for (side, n), words in expected.items():
        assert takeaways_of(closing_of(one), side)[n] == words


def test_closing_makes_an_agreement_of_each_promise() -> None:
    one = with_promise(with_promise(plan(), "a", "ask how your day was"), "b", "tea at eleven")
    one = with_checkin(one, day="in 10 days", time="7pm")
    done, made = closed(one, ("b", "a"), NOW, SUNDAY)
    assert done.closed and closing_of(done).at == NOW
    assert closing_of(done).checkin == datetime(2026, 12, 9, 19, 0)
    assert closing_of(done).agreements == tuple(each.id for each in made)
    assert [each.id for each in made] == [agreement_id(one, side) for side in SIDES]
    for each, who, what in zip(made, SIDES, ("ask how your day was", "tea at eleven"), strict=True):
        assert (each.terms.who, each.terms.what) == (who, what)
        assert each.open and each.due == SUNDAY + timedelta(days=7)
        assert each.history[0].by == ("b", "a")


def test_everything_may_stay_empty() -> None:
    done, made = closed(plan(), ("a", "b"), NOW, SUNDAY)
    assert done.closed and made == () and closing_of(done).checkin is None
    _, made = closed(with_promise(plan(), "b", "tea"), ("a", "b"), NOW, SUNDAY)
    assert [each.terms.who for each in made] == ["b"]


def test_it_takes_both_and_is_done_once() -> None:
    for by in ((), ("a",), ("b", "b")):
        with pytest.raises(Invalid):
            closed(plan(), by, NOW, SUNDAY)
    done, _ = closed(plan(), ("a", "b"), NOW, SUNDAY)
    for change in (
        lambda: closed(done, ("a", "b"), NOW, SUNDAY),
        lambda: with_takeaway(done, "a", 0, "x"),
        lambda: with_promise(done, "a", "x"),
        lambda: with_checkin(done, day="x"),
    ):
        with pytest.raises(Invalid, match="already closed"):
            change()


@pytest.mark.parametrize(
    ("day", "time", "reads"),
    [
        ("", "", None),
        ("Sunday", "", datetime(2026, 12, 6, 19, 0)),
        ("2026-12-03", "20.30", datetime(2026, 12, 3, 20, 30)),
        ("tomorrow", "noon", datetime(2026, 11, 30, 12, 0)),
        ("tomorrow", "8-9pm", datetime(2026, 11, 30, 20, 0)),
    ],
)
def test_the_check_in_is_read_as_people_write_it(day: str, time: str, reads: datetime | None) -> None:
    assert checkin_of(Closing(day=day, time=time), SUNDAY) == reads


@pytest.mark.parametrize(
    ("day", "time", "says"),
    [
        ("", "19", "Name the day of the check-in too"),
        ("someday", "", "About the check-in: Write the day"),
        ("Sunday", "late", "About the check-in: Write the time"),
        ("today", "23", "Sit down again from tomorrow on"),
        ("2026-11-01", "", "Sit down again from tomorrow on"),
    ],
)
def test_a_check_in_that_cannot_be_read_closes_nothing(day: str, time: str, says: str) -> None:
    with pytest.raises(Invalid, match=f"^{says}"):
        closed(with_checkin(plan(), day=day, time=time), ("a", "b"), NOW, SUNDAY)


def test_the_check_in_is_read_on_the_day_that_it_is_there() -> None:
    # Monday morning in Auckland, while it is Sunday noon in London.
    there = with_checkin(plan(zone="Pacific/Auckland"), day="tomorrow")
    done, _ = closed(there, ("a", "b"), NOW, SUNDAY)
    assert closing_of(done).checkin == datetime(2026, 12, 1, 19, 0)


def test_the_check_in_in_words() -> None:
    assert checkin_words(datetime(2026, 12, 6, 9, 5)) == "Sunday 6 December 2026 at 9:05"


@pytest.mark.parametrize(
    ("now", "asks"),
    [
        (after(0), False),
        (after(0, 17.9), False),
        (after(0, 18), True),
        (after(7, 11.9), True),
        (after(7, 12), False),
        (after(400), False),
    ],
)
def test_they_are_asked_for_a_week_whether_to_close_it(now: datetime, asks: bool) -> None:
    assert to_close(plan(), now) is asks
    assert not to_close(closed(plan(), ("a", "b"), NOW, SUNDAY)[0], now)


# -- looking back --------------------------------------------------------------------------------------------


def due(plan: Plan, now: datetime) -> int | None:
    found = due_follow_up(plan, now)
    return found.after if found else None


def test_one_look_back_at_a_time() -> None:
    done, _ = closed(plan(), ("a", "b"), NOW, SUNDAY)
    days = [(0, None), (6, None), (7, 7), (29, 7), (30, 30), (400, 30)]
    assert [due(done, after(day)) for day, _ in days] == [after_ for _, after_ in days]
    week = looked(done, 7, after(8))
    assert [due(week, after(day)) for day in (8, 29, 30)] == [None, None, 30]
    month = looked(done, 30, after(30))
    assert due(month, after(31)) is None, "the week before it is past"
    assert due(plan(), after(8)) is None, "what was never closed asks for nothing"


def test_the_check_in_they_named_comes_on_its_day() -> None:
    done, _ = closed(with_checkin(plan(), day="in 10 days"), ("a", "b"), NOW, SUNDAY)
    assert [look.after for look in looks(done)] == [7, CHECKIN, 30]
    assert [due(done, after(day)) for day in (9, 10, 29, 30)] == [7, CHECKIN, CHECKIN, 30]
    assert [due(looked(done, CHECKIN, after(10)), after(day)) for day in (11, 30)] == [None, 30]
    same, _ = closed(with_checkin(plan(), day="in 7 days"), ("a", "b"), NOW, SUNDAY)
    assert due(same, after(7)) == CHECKIN, "the one they named themselves"


def test_it_comes_on_the_day_there() -> None:
    done, _ = closed(plan(zone="Pacific/Auckland"), ("a", "b"), NOW, SUNDAY)
    first = datetime(2026, 12, 5, 11, 0, tzinfo=UTC)  # midnight of 6 December in Auckland
    assert due(done, first - timedelta(seconds=1)) is None
    assert due(done, first) == 7


def test_a_line_of_each_is_kept_before_and_after() -> None:
    done, _ = closed(plan(), ("a", "b"), NOW, SUNDAY)
    one = with_words(done, 7, "b", " still  good ")
    assert follow_up_of(one, 7).words == ("", "still good") and follow_up_of(one, 7).at is None
    two = with_words(looked(one, 7, after(7)), 7, "a", "yes")
    assert follow_up_of(two, 7).words == ("yes", "still good") and follow_up_of(two, 7).at == after(7)
    three = looked(two, CHECKIN, after(9))
    assert [each.after for each in three.follow_ups] == [CHECKIN, 7]
