"""Days in running text: in eight languages, and never the figures of something else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.dates import date_words, full_day, span_words, weekday_span
from twofold.domain.dayphrases import Days, find_days, the_days

TODAY = date(2026, 11, 30)
FRIDAY, SUNDAY = date(2027, 3, 26), date(2027, 3, 28)


def read(text: str, today: date = TODAY) -> list[tuple[date, date]]:
    return [(days.first, days.last) for days in find_days(text, today)]


@pytest.mark.parametrize(
    "text",
    [
        "26–28 March 2027", "March 26–28, 2027", "26th to 28th of March, 2027", "Fri, Mar 26 – Sun, Mar 28",
        "March 26, 2027 - March 28, 2027", "from Friday 26 through Sunday 28 March",
        "2027-03-26 – 2027-03-28",
        "26.–28. März 2027", "26. bis 28. März", "26.-28.3.", "26.03.2027 bis 28.03.2027", "26.3.–28.3.27",
        "Fr., 26. März 2027 – So., 28. März 2027", "Fr 26. – So 28. März 2027",
        "du 26 au 28 mars 2027", "Du vendredi 26 au dimanche 28 mars 2027", "ven. 26 – dim. 28 mars 2027",
        "dal 26 al 28 marzo 2027", "da venerdì 26 a domenica 28 marzo", "26-28 mar. 2027",
        "del 26 al 28 de marzo de 2027", "del viernes 26 al domingo 28 de marzo", "26 - 28 marzo 2027",
        "26 t/m 28 maart 2027", "van vrijdag 26 tot zondag 28 maart", "26–28 mrt 2027",
        "od 26 do 28 marca 2027", "26–28 marca 2027", "piątek 26 do niedziela 28 marca",
        "2027年3月26日(金)〜28日(日)", "3月26日から28日まで", "2027年3月26日〜2027年3月28日",
    ],
)  # fmt: skip
def test_a_range_is_read_in_eight_languages(text: str) -> None:
    assert read(text) == [(FRIDAY, SUNDAY)]
    assert read(f"A stay, {text}, for two") == [(FRIDAY, SUNDAY)]


@pytest.mark.parametrize(
    "text",
    [
        "26 March 2027", "Friday, March 26th, 2027", "26.3.2027", "26.03.27", "26/03/2027", "26-03-2027",
        "2027-03-26", "Fr., 26. März", "vendredi 26 mars", "venerdì 26 marzo 2027", "viernes 26 de marzo",
        "vrijdag 26 maart", "w piątek 26 marca 2027", "2027年3月26日(金)", "Mar 26", "26 mar '27",
    ],
)  # fmt: skip
def test_a_day_is_read_in_eight_languages(text: str) -> None:
    assert read(text) == [(FRIDAY, FRIDAY)]


@pytest.mark.parametrize(
    "text",
    ["call 030 12 34 56", "rooms 3-5", "v1.2.3", "1/2 board", "marching on", "may we 12", "100.000.000",
     "do 5",
     "12.50 EUR", "1.5 km", "at 15:30", "so 3 of us", "39322/4711", "32 March", "31.2.2027", "0.0.", ""],
)  # fmt: skip
def test_what_is_no_day_is_not_taken_for_one(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["free until 24 March", "by March 24", "kostenfrei bis 24.03.2027", "bis zum 24. März",
     "jusqu'au 24 mars",
     "fino al 24 marzo", "hasta el 24 de marzo", "tot 24 maart", "do 24 marca"],
)  # fmt: skip
def test_the_end_of_a_time_is_not_what_a_text_is_about(text: str) -> None:
    (days,) = find_days(text, TODAY)
    assert days.until and days.first == date(2027, 3, 24) and the_days([days]) is None


def test_figures_that_can_be_read_in_two_ways_are_given_in_both() -> None:
    (days,) = find_days("3/4/2027", TODAY)
    assert (days.first, days.other) == (date(2027, 4, 3), date(2027, 3, 4))
    (days,) = find_days("Thu 3/4/2027", TODAY)  # a Thursday
    assert (days.first, days.other) == (date(2027, 3, 4), None)
    assert find_days("26/3/2027", TODAY)[0].other is None


def test_what_is_not_said_is_marked() -> None:
    said = [(days.guessed, days.weak) for text in ("26 March 2027", "26 March", "Friday to Sunday", "Samstag")
            for days in find_days(text, TODAY)]  # fmt: skip
    assert said == [(False, False), (True, False), (True, True), (True, True)]
    assert find_days("Monday 26 March 2027", TODAY)[0].guessed  # a Friday


def test_a_weekday_says_which_year_is_meant() -> None:
    assert read("Sat 28 Nov") == [(date(2026, 11, 28),) * 2]
    assert read("28 Nov") == [(date(2027, 11, 28),) * 2]
    assert read("28 Dec – 2 Jan") == [(date(2026, 12, 28), date(2027, 1, 2))]


def test_a_range_comes_before_one_day_and_both_before_weekdays() -> None:
    found = find_days("Saturday\n1 April\nuntil 2 April\n26–28 March", TODAY)
    assert len(found) == 4
    days = the_days(found)
    assert days is not None and (days.first, days.last) == (FRIDAY, SUNDAY)
    assert the_days([]) is None


@given(st.dates(date(2027, 1, 1), date(2090, 1, 1)), st.integers(1, 13))
def test_what_twofold_writes_is_read_back(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    for words in (span_words(first, last), weekday_span(first, last, TODAY)):
        assert read(f"from {words}.") == [(first, last)], words
    for words in (full_day(first), date_words(first), first.isoformat()):
        assert read(words) == [(first, first)]


@given(st.text(max_size=80), st.dates())
def test_any_text_is_read(text: str, today: date) -> None:
    for days in find_days(text, today):
        assert isinstance(days, Days) and days.first <= days.last and 0 <= days.at < days.end <= len(text)
