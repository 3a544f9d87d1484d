"""Days that two people name."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twofold.domain.dates import day_words, full_day
from twofold.domain.days import HOW, months_on, read_day

MONDAY = date(2026, 11, 23)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2120, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        ("Tomorrow.", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("in 10 days", date(2026, 12, 3)),
        ("in a day", date(2026, 11, 24)),
        ("a week", date(2026, 11, 30)),
        ("In Two Weeks", date(2026, 12, 7)),
        ("3 weeks from now", date(2026, 12, 14)),
        ("in a month", date(2026, 12, 23)),
        ("in 3 months", date(2027, 2, 23)),
        ("in a year", date(2027, 11, 23)),
        ("Friday", date(2026, 11, 27)),
        ("on fri", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 30)),  # not today: today has a name of its own
        ("Sunday", date(2026, 11, 29)),
        ("12 March", date(2027, 3, 12)),
        ("12 mar", date(2027, 3, 12)),
        ("the 12th of March", date(2027, 3, 12)),
        ("March 12, 2028", date(2028, 3, 12)),
        ("  december   3rd ", date(2026, 12, 3)),
        ("23 November", MONDAY),
        ("22 November", date(2027, 11, 22)),
        ("Thursday 3 December", date(2026, 12, 3)),
        ("Thu, Dec 3", date(2026, 12, 3)),
        ("29 February", date(2028, 2, 29)),
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-1-5", date(2026, 1, 5)),
        ("may 5", date(2027, 5, 5)),
        ("this Friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 12, 4)),
        ("Fridays", date(2026, 11, 27)),
        ("next mon", MONDAY + timedelta(days=7)),
        ("on coming Sunday", date(2026, 11, 29)),
        ("26.3.2027", date(2027, 3, 26)),
        ("26.3.", date(2027, 3, 26)),
        ("3.4.", date(2027, 4, 3)),
        ("Fr. 26. 3. 2027", date(2027, 3, 26)),
        ("26/3/2027", date(2027, 3, 26)),
        ("3/26/2027", date(2027, 3, 26)),
        ("3-3-2027", date(2027, 3, 3)),
        ("26. März", date(2027, 3, 26)),
        ("vendredi 26 mars 2027", date(2027, 3, 26)),
        ("venerdì 26 marzo", date(2027, 3, 26)),
        ("26 de marzo de 2027", date(2027, 3, 26)),
        ("26 maart", date(2027, 3, 26)),
        ("26 marca", date(2027, 3, 26)),
        ("Samstag", date(2026, 11, 28)),
        ("金曜日", date(2026, 11, 27)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert read_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", HOW),
        ("soon", HOW),
        ("[/b]", HOW),
        ("Ma 5", HOW),
        ("5 Marchy", HOW),
        ("in many days", HOW),
        ("\x1b[2J", HOW),
        ("日本語", HOW),
        ("١٢ March", HOW),
        ("in ٣ days", HOW),
        ("3/4", "Write the month as a word, like 12 March. Numbers can be read in two ways."),
        ("3/4/2027", "Write the month as a word, like 12 March. Numbers can be read in two ways."),
        ("3.4.5.", "Write the month as a word, like 12 March. Numbers can be read in two ways."),
        ("3.13.", "There is no such day in the calendar. Check the day and the month."),
        ("13/13/2027", "There is no such day in the calendar. Check the day and the month."),
        ("03-04-2027", "Write the month as a word, like 12 March. Numbers can be read in two ways."),
        ("30 February", "There is no such day in the calendar. Check the day and the month."),
        ("0 March", "There is no such day in the calendar. Check the day and the month."),
        ("29 February 2027", "There is no such day in the calendar. Check the day and the month."),
        ("2026-13-01", "There is no such day in the calendar. Check the day and the month."),
        ("0000-01-01", "There is no such day in the calendar. Check the day and the month."),
        ("Friday 3 December", "3 December 2026 is a Thursday."),
        ("in 999999 weeks", "That is too far away. Name an earlier day."),
        ("in 999999 years", "That is too far away. Name an earlier day."),
    ],
)
def test_what_is_no_day_is_said_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError) as trouble:
        read_day(text, MONDAY)
    assert str(trouble.value) == words


@given(DAYS, st.integers(0, 3000))
@example(date(2027, 12, 31), 60)
@example(date(2096, 3, 1), 8 * 366)  # from one leap day to the next, over a century without
@example(date(2024, 2, 29), 0)
def test_from_today_on_the_words_of_a_day_are_understood(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert read_day(day_words(day, today), today) == day
    assert read_day(day_words(day, today).upper(), today) == day


@given(DAYS, DAYS)
def test_a_full_day_means_the_same_on_every_day(day: date, today: date) -> None:
    assert read_day(full_day(day), today) == day
    assert read_day(day.isoformat(), today) == day


@given(DAYS, st.integers(0, 400))
def test_so_many_days_are_so_many_days_whatever_the_clocks_do(today: date, ahead: int) -> None:
    assert (read_day(f"in {ahead} days", today) - today).days == ahead


@given(DAYS, st.sampled_from(("Mon", "Tuesday", "wed", "thurs", "FRIDAY", "sat", "sunday")))
def test_a_weekday_is_the_next_one(today: date, name: str) -> None:
    day = read_day(name, today)
    assert 1 <= (day - today).days <= 7
    assert f"{day:%A}".casefold().startswith(name.casefold())


@given(DAYS, st.integers(0, 60))
@example(date(2027, 1, 31), 1)
@example(date(2028, 1, 31), 1)
@example(date(2028, 2, 29), 12)
def test_months_on_keeps_the_day_or_takes_the_last(day: date, months: int) -> None:
    later = months_on(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_a_year_is_the_next_one_or_today(today: date, number: int, month: int) -> None:
    name = date(2000, month, number).strftime("%d %B")
    day = read_day(name, today)
    assert (day.day, day.month) == (number, month)
    assert 0 <= (day - today).days <= 366


@given(st.text(max_size=60), DAYS)
def test_any_text_is_a_day_or_a_sentence(text: str, today: date) -> None:
    try:
        read_day(text, today)
    except ValueError as trouble:
        assert str(trouble).endswith(".")


def test_days_near_and_far_have_words() -> None:
    words = [day_words(MONDAY + timedelta(days=n), MONDAY) for n in (-40, -2, -1, 0, 1, 2, 6, 7, 38, 39)]
    assert words == [
        "14 October", "21 November", "yesterday", "today", "tomorrow", "Wednesday", "Sunday", "30 November",
        "31 December", "1 January 2027",
    ]  # fmt: skip
    assert full_day(MONDAY) == "Monday 23 November 2026"
