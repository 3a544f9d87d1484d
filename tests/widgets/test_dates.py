"""Days and times in words."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from twofold.widgets.dates import day_word, greeting, long_date, moment

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
        (7, "30 November"),
        (-30, "24 October"),
        (-365, "23 November 2025"),
    ],
)
def test_days_are_named_from_today(days: int, word: str) -> None:
    assert day_word(NOW + timedelta(days=days), NOW) == word


def test_moments_and_long_dates() -> None:
    assert moment(NOW + timedelta(minutes=45), NOW) == "today at 20:15"
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
