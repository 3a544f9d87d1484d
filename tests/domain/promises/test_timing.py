"""The time of day in what was typed, and the days of the week."""

from datetime import date, time

import msgspec
import pytest

from twofold.domain.promises.terms import Sketch, Terms, sketch_of, terms_of, when_words
from twofold.domain.promises.timing import next_of, time_in, weekdays_in, weekly_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "at", "rest"),
    [
        ("Mondays at 19:30", time(19, 30), "Mondays"),
        ("Monday, 7:05", time(7, 5), "Monday"),
        ("at 8 pm on Fridays", time(20), "on Fridays"),
        ("Fridays 12:15am", time(0, 15), "Fridays"),
        ("12 March at 12 p.m.", time(12), "12 March"),
        ("19:30", time(19, 30), ""),
        ("once a week", None, "once a week"),
        ("12 March", None, "12 March"),
        ("24:10", None, "24:10"),
        ("at 13:75", None, "at 13:75"),
        ("12:30:15", None, "12:30:15"),
        ("am Montag um acht", None, "am Montag um acht"),
        ("26/3/2027", None, "26/3/2027"),
    ],
)
def test_a_time_is_read_and_the_rest_stays(typed: str, at: time | None, rest: str) -> None:
    assert time_in(typed) == (at, rest)


@pytest.mark.parametrize(
    ("often", "days"),
    [
        ("Mondays at 19:30", (0,)),
        ("every Tuesday and Friday", (1, 4)),
        ("on Sundays, Saturdays", (5, 6)),
        ("daily at 21:00", tuple(range(7))),
        ("every evening", tuple(range(7))),
        ("every other Monday", ()),
        ("once a week", ()),
        ("the first Monday of the month", ()),
        ("Monday", ()),
        ("Mondays, but not in August", ()),
        ("", ()),
    ],
)
def test_only_plain_days_of_the_week_are_such(often: str, days: tuple[int, ...]) -> None:
    assert weekdays_in(often) == days


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("Mondays at 19:30", (0,)),
        ("Monday at 19:30", (0,)),
        ("on Sunday evening", (6,)),
        ("Sunday evenings, after supper", (6,)),
        ("on the first Sunday in January", ()),
        ("the Sunday before Easter", ()),
        ("once a month, on Sunday", ()),
        ("when the light goes out", ()),
    ],
)
def test_of_what_recurs_a_day_alone_is_every_such_day(when: str, days: tuple[int, ...]) -> None:
    assert weekdays_in(when, recurs=True) == days


@pytest.mark.parametrize(
    ("days", "at", "words"),
    [
        ((0,), time(19, 30), "every Monday at 19:30"),
        ((0, 4), None, "every Monday and Friday"),
        ((0, 2, 4), time(9, 5), "every Monday, Wednesday and Friday at 9:05"),
        (tuple(range(7)), None, "every day"),
    ],
)
def test_days_of_every_week_in_words(days: tuple[int, ...], at: time | None, words: str) -> None:
    assert weekly_words(days, at) == words


def test_the_next_of_some_days_may_be_today() -> None:
    monday = date(2026, 11, 23)
    assert next_of((0, 3), monday) == monday
    assert next_of((0, 3), date(2026, 11, 24)) == date(2026, 11, 26)
    assert next_of((0,), date(2026, 11, 24)) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("first", "often", "at", "words"),
    [
        ("Friday at 19:30", "", time(19, 30), "at 19:30"),
        ("Friday", "Mondays at 19:30", time(19, 30), "Mondays at 19:30"),
        ("Friday at 8 pm", "once a week", time(20), "once a week, at 20:00"),
        ("Friday", "once a week", None, "once a week"),
    ],
)
def test_an_agreement_takes_a_time_and_is_typed_again_as_it_was(
    first: str, often: str, at: time | None, words: str
) -> None:
    terms = terms_of(Sketch("both", "a walk", first, often), TODAY)
    assert (terms.first, terms.at, when_words(terms)) == (date(2026, 11, 27), at, words)
    again = terms_of(sketch_of(terms), TODAY)
    assert (again.first, again.at, again.often) == (terms.first, terms.at, terms.often)


def test_one_of_an_earlier_version_has_no_time() -> None:
    old = '{"who": "both", "what": "a walk", "review": "2026-12-01", "often": "Mondays at 19:30"}'
    terms = msgspec.json.decode(old, type=Terms)
    assert terms.at is None and when_words(terms) == "Mondays at 19:30"
