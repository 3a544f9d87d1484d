"""A quiet look as a value: breaths, darkness, and what is written down."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.clock import Timer
from twofold.domain.eyes.gaze import (
    BREATH,
    BREATHS,
    LENGTHS,
    Gaze,
    Looking,
    how_long,
    is_empty,
    with_words,
    written,
)

SETTLING = 2 * BREATH * BREATHS
NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)


@given(
    start=st.floats(0, 1e6),
    spent=st.floats(0, 2 * SETTLING) | st.floats(0, 1000),
    seconds=st.sampled_from(LENGTHS),
)
def test_breaths_come_first_then_the_whole_length_then_it_is_over(
    start: float, spent: float, seconds: int
) -> None:
    looking = Looking(seconds, Timer().start(start))
    now = start + spent
    spent = looking.timer.elapsed(now)
    if spent < SETTLING:
        assert looking.at(now) == ("breathe in", "breathe out")[int(spent / BREATH) % 2]
    else:
        assert looking.at(now) == ("look" if spent < SETTLING + seconds else "over")


def test_breaths_can_be_left_out_and_the_length_stays() -> None:
    looking = Looking(60, Timer().start(100.0)).begun(103.0)
    assert looking.at(103.0) == "look" and looking.at(162.9) == "look" and looking.at(163.0) == "over"
    assert looking.begun(120.0) == looking  # in the dark there is nothing left to leave out


def test_while_it_rests_it_stays_where_it_is() -> None:
    resting = Looking(30, Timer().start(0.0).stop(SETTLING + 10.0))
    assert resting.at(1e6) == "look"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (30, "half a minute"),
        (60, "one minute"),
        (120, "two minutes"),
        (240, "four minutes"),
        (45, "45 seconds"),
    ],
)
def test_lengths_in_words(seconds: int, words: str) -> None:
    assert how_long(seconds) == words


def test_each_writes_their_own_and_an_empty_look_is_not_shown() -> None:
    empty = Gaze(created=NOW, updated=NOW)
    assert is_empty(empty) and is_empty(with_words(empty, "b", word="   "))
    one = with_words(with_words(empty, "b", word=" calm \x1b[2J"), "a", sentence="I saw you.")
    assert one.words == ("", "calm [2J") and one.sentences == ("I saw you.", "")
    later = one.with_(id="later", created=NOW + timedelta(days=1))
    assert written([one, empty, later]) == [later, one]


def test_they_breathe_in_and_out_three_times() -> None:
    looking = Looking(30, Timer().start(0.0))
    seen = [looking.at(2.5 + 5 * n) for n in range(7)]
    assert seen == ["breathe in", "breathe out"] * 3 + ["look"]
