"""Days and times in words."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from twofold.domain.dates import (
    by_day,
    column_day,
    date_words,
    day_of,
    from_day,
    greeting,
    length_words,
    long_date,
    minutes_and_seconds,
    moment_words,
    month_words,
    named_day,
    past_day,
    past_day_alone,
    short_day,
    short_length,
    short_minutes,
    span_words,
    spoken_minutes,
    weekday,
    weekday_span,
)

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "Thursday"),
        (-3, "last Friday"),
        (-6, "last Tuesday"),
        (-7, "16 November"),
        (7, "30 November"),
        (-30, "24 October"),
        (-365, "23 November 2025"),
    ],
)
def test_days_are_named_from_today(days: int, word: str) -> None:
    assert day_of(NOW + timedelta(days=days), NOW) == word


def test_moments_and_long_dates() -> None:
    assert moment_words(NOW + timedelta(minutes=45), NOW) == "today at 20:15"
    assert long_date(NOW) == "Monday 23 November 2026"


def test_the_local_day_counts_and_not_the_day_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    assert long_date(NOW) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good evening"), (4, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_greetings_follow_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == words


TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("words", "is_"),
    [
        (weekday(TODAY), "Monday"),
        (from_day(date(2026, 11, 27), TODAY), "from Friday on"),
        (from_day(date(2027, 3, 12), TODAY), "from 12 March 2027 on"),
        (by_day(date(2026, 11, 24), TODAY), "by tomorrow"),
        (by_day(date(2026, 11, 22), TODAY), "was for yesterday"),
        (past_day(date(2026, 11, 18), TODAY), "Wednesday"),
        (past_day(date(2026, 11, 16), TODAY), "16 November"),
        (past_day_alone(date(2026, 11, 22), TODAY), "Yesterday"),
        (date_words(date(2026, 3, 4)), "4 March 2026"),
        (date_words(date(987, 3, 4)), "4 March 0987"),
        (named_day(date(2026, 10, 12)), "Monday 12 October"),
        (named_day(date(2026, 10, 12), TODAY), "Monday 12 October"),
        (named_day(date(2025, 10, 12), TODAY), "Sunday 12 October 2025"),
        (short_day(date(2026, 11, 3)), "Tue 3"),
        (short_day(date(2026, 11, 3), month=True), "Tue 3 Nov"),
        (column_day(date(2026, 11, 3)), "Tue  3"),
        (month_words(TODAY), "November 2026"),
        (span_words(TODAY, TODAY), "23 November 2026"),
        (span_words(date(2026, 11, 27), date(2026, 11, 29)), "27 to 29 November 2026"),
        (span_words(date(2026, 11, 30), date(2026, 12, 2)), "30 November to 2 December 2026"),
        (span_words(date(2026, 12, 31), date(2027, 1, 2)), "31 December 2026 to 2 January 2027"),
        (weekday_span(date(2026, 11, 27), date(2026, 11, 29), TODAY), "Friday 27 to Sunday 29 November"),
        (
            weekday_span(date(2026, 11, 30), date(2026, 12, 2), TODAY),
            "Monday 30 November to Wednesday 2 December",
        ),
        (weekday_span(date(2026, 11, 27), date(2026, 11, 27), TODAY), "Friday 27 November"),
        (weekday_span(date(2027, 1, 2), date(2027, 1, 2), TODAY), "Saturday 2 January 2027"),
        (
            weekday_span(date(2026, 12, 31), date(2027, 1, 1), TODAY),
            "Thursday 31 December 2026 to Friday 1 January 2027",
        ),
    ],
)
def test_days_in_words(words: str, is_: str) -> None:
    assert words == is_


@pytest.mark.parametrize(
    ("seconds", "long", "short"),
    [
        (59, "under a minute", "under 1 min"),
        (60, "1 minute", "1 min"),
        (25 * 60, "25 minutes", "25 min"),
        (59 * 60 + 59, "59 minutes", "59 min"),
        (3600, "1 h", "1 h"),
        (5400, "1 h 30 min", "1 h 30 min"),
    ],
)
def test_lengths_in_words(seconds: float, long: str, short: str) -> None:
    assert (length_words(seconds), short_length(seconds)) == (long, short)


@pytest.mark.parametrize(
    ("minutes", "short", "spoken"),
    [
        (1, "1 min", "a minute"),
        (5, "5 min", "5 minutes"),
        (30, "30 min", "half an hour"),
        (60, "1 h", "an hour"),
        (65, "1 h 05", "an hour and 5 minutes"),
        (90, "1 h 30", "an hour and a half"),
        (120, "2 h", "2 hours"),
        (140, "2 h 20", "2 hours and 20 minutes"),
        (150, "2 h 30", "2 and a half hours"),
    ],
)
def test_minutes_in_words(minutes: int, short: str, spoken: str) -> None:
    assert (short_minutes(minutes), spoken_minutes(minutes)) == (short, spoken)


def test_seconds_as_they_run() -> None:
    assert [minutes_and_seconds(n) for n in (-5, 0, 59.9, 245, 3600)] == [
        "0:00",
        "0:00",
        "0:59",
        "4:05",
        "60:00",
    ]
