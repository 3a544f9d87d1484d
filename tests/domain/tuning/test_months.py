"""The month of the calendar."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.tuning.months import days_of, month_on, moved, shown_in, weeks_of
from twofold.domain.tuning.records import DaySummary, TodayCard


@settings(max_examples=50)
@given(st.dates())
def test_a_month_is_all_of_its_days_under_their_weekdays(day: date) -> None:
    weeks = weeks_of(day)
    assert [each for week in weeks for each in week if each] == list(days_of(day))
    assert all(each is None or each.weekday() == n for week in weeks for n, each in enumerate(week))
    assert len(weeks) <= 6 and day in days_of(day)


@settings(max_examples=50)
@given(st.dates(), st.sampled_from([1, -1]))
def test_a_month_on_is_the_next_one_and_never_skips_a_short_one(day: date, by: int) -> None:
    there = month_on(day, by)
    if there != day:
        assert there.year * 12 + there.month == day.year * 12 + day.month + by
        assert there.day <= day.day
    else:
        assert day.year in (1, 9999)


def test_the_calendar_has_ends() -> None:
    assert moved(date.max, 1) == date.max and moved(date.min, -7) == date.min
    assert month_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_on(date(1, 2, 9), -1) == date(1, 1, 9) and month_on(date(1, 1, 9), -1) == date(1, 1, 9)
    assert month_on(date(9999, 11, 30), 1) == date(9999, 12, 30) == month_on(date(9999, 12, 30), 1)


def test_only_days_with_a_card_that_was_shown_are_found_in_order() -> None:
    def day(n: int, a: TodayCard | None = None, b: TodayCard | None = None) -> DaySummary:
        return DaySummary(f"d{n}", date(2026, 11, n), a, b)

    card, month = TodayCard(mood="calm"), date(2026, 11, 30)
    other = DaySummary("x", date(2025, 11, 3), a=card)
    found = shown_in([day(9, b=card), day(3, a=card), day(5), other], month)
    assert list(found) == [date(2026, 11, 3), date(2026, 11, 9)]
