"""Times of day that two people name."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.when import Choice, clock, clock_words, later_choices, read_time, return_choices

EVENING = datetime(2026, 11, 23, 19, 30, 40, tzinfo=UTC)
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("text", "hour", "minute", "days"),
    [
        ("20:30", 20, 30, 0),
        (" 20.30 ", 20, 30, 0),
        ("20h30", 20, 30, 0),
        ("20", 20, 0, 0),
        ("8 pm", 20, 0, 0),
        ("8:05PM", 20, 5, 0),
        ("12 am", 0, 0, 1),
        ("12 pm", 12, 0, 1),
        ("7:00", 7, 0, 1),
        ("19:30", 19, 30, 1),  # this minute has begun already: tomorrow's is meant
        ("0:00", 0, 0, 1),
        ("23:59", 23, 59, 0),
    ],
)
def test_a_time_is_the_next_at_which_the_clock_shows_it(text: str, hour: int, minute: int, days: int) -> None:
    expected = EVENING.replace(hour=hour, minute=minute, second=0) + timedelta(days=days)
    assert read_time(text, EVENING) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write the time like 20:30."),
        ("soon", "Write the time like 20:30."),
        ("[/b]", "Write the time like 20:30."),
        ("20:3", "Write the time like 20:30."),
        ("-1", "Write the time like 20:30."),
        ("٢٠:٣٠ Uhr", "Write the time like 20:30."),
        ("24:00", "Write a time between 0:00 and 23:59."),
        ("20:60", "Write a time between 0:00 and 23:59."),
        ("13 pm", "With am or pm, the hour is 1 to 12."),
        ("0 am", "With am or pm, the hour is 1 to 12."),
    ],
)
def test_what_is_no_time_is_said_in_a_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError) as trouble:
        read_time(text, EVENING)
    assert str(trouble.value) == words


@given(MOMENTS, st.integers(0, 23), st.integers(0, 59))
def test_a_time_lies_within_a_day(now: datetime, hour: int, minute: int) -> None:
    moment = read_time(f"{hour}:{minute:02d}", now)
    assert timedelta(0) < moment - now <= timedelta(days=1)
    assert (moment.hour, moment.minute) == (hour, minute)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_a_sentence(text: str) -> None:
    try:
        read_time(text, EVENING)
    except ValueError as trouble:
        assert str(trouble).endswith(".") and "literal" not in str(trouble)


@given(MOMENTS)
def test_what_is_offered_for_later_lies_within_a_day(now: datetime) -> None:
    choices = later_choices(now)
    assert all(timedelta(0) < choice.at - now <= timedelta(days=1) for choice in choices)
    assert len({choice.words for choice in choices}) == len(choices) >= 4


@given(MOMENTS, st.sampled_from([10, 20]))
def test_a_return_is_offered_no_sooner_than_it_may_be(now: datetime, least: int) -> None:
    choices = return_choices(now, timedelta(minutes=least))
    assert choices[0] == Choice(f"in {least} minutes", now + timedelta(minutes=least))
    moments = [choice.at - now for choice in choices]
    assert moments == sorted(moments) and len(set(moments)) == len(moments)
    assert timedelta(minutes=least) <= moments[0] and moments[-1] <= timedelta(days=1)


def test_the_evening_and_the_morning_are_offered_when_they_lie_ahead() -> None:
    noon = EVENING.replace(hour=12)
    assert "this evening" in [choice.words for choice in later_choices(noon)]
    assert "tomorrow morning" not in [choice.words for choice in later_choices(EVENING.replace(hour=8))]
    words = [choice.words for choice in later_choices(EVENING)]
    assert "tomorrow morning" in words and "this evening" not in words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "9:05"), (1, "tomorrow at 9:05"), (-1, "yesterday at 9:05"), (3, "on Thursday at 9:05")],
)
def test_a_moment_is_said_as_people_say_it(days: int, words: str) -> None:
    moment = EVENING.replace(hour=9, minute=5) + timedelta(days=days)
    assert clock_words(moment, EVENING) == words
    assert clock(moment) == "9:05"


def test_what_is_offered_is_called_by_when_it_is() -> None:
    noon = EVENING.replace(hour=12, minute=0, second=0)
    hours = {
        "in half an hour": 0.5, "in an hour": 1, "in two hours": 2, "this evening": 8,
        "tomorrow morning": 21, "tomorrow, the same time": 24,
    }  # fmt: skip
    assert later_choices(noon) == tuple(
        Choice(words, noon + timedelta(hours=ahead)) for words, ahead in hours.items()
    )
    late = [choice.words for choice in later_choices(noon.replace(hour=18))]
    assert "this evening" not in late and "this evening" in [
        choice.words for choice in later_choices(noon.replace(hour=17, minute=59))
    ]
    back = {"in half an hour": 0.5, "in an hour": 1, "in three hours": 3, "tomorrow, the same time": 24}
    for least, words in (
        (20, "in 20 minutes"),
        (2, "in 2 minutes"),
        (1, "in a minute"),
        (0.5, "in a minute"),
    ):
        soonest, *others = return_choices(noon, timedelta(minutes=least))
        assert soonest == Choice(words, noon + timedelta(minutes=least))
        assert others == [Choice(words, noon + timedelta(hours=ahead)) for words, ahead in back.items()]
