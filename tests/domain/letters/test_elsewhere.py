"""A letter from elsewhere: the day on which it was written, and what has to be said before it is put in."""

from datetime import UTC, date, datetime

import pytest

from twofold.domain.letters.elsewhere import begin, put_in, typed, when_written
from twofold.domain.people import Invalid

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 March 1998", date(1998, 3, 12)),
        ("yesterday", date(2026, 11, 22)),
        ("23 November", TODAY),
        ("22 November", date(2026, 11, 22)),
        ("26 October", date(2026, 10, 26)),
        ("12 March", date(2026, 3, 12)),
        ("24 November", date(2025, 11, 24)),
        ("24 December", date(2025, 12, 24)),
        ("29 February", date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(words: str, day: date) -> None:
    assert when_written(words, TODAY) == (day, "day")


def test_at_the_turn_of_the_year_it_is_still_the_last_such_day() -> None:
    new_year = date(2027, 1, 5)
    assert when_written("29 December", new_year)[0] == date(2026, 12, 29)
    assert when_written("4 January", new_year)[0] == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("words", "day", "known"),
    [
        ("March 1998", date(1998, 3, 1), "month"),
        ("1998-03", date(1998, 3, 1), "month"),
        ("3/1998", date(1998, 3, 1), "month"),
        ("about 1998", date(1998, 1, 1), "year"),
        ("12 March 1998", date(1998, 3, 12), "day"),
    ],
)
def test_as_much_of_a_day_is_kept_as_is_known(words: str, day: date, known: str) -> None:
    assert when_written(words, TODAY) == (day, known)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (" ", "Say when it was written. Only the year will do."),
        ("soon", "Write 12 March 1998, March 1998 or only 1998: as much as you know."),
        ("13/1998", "Write 12 March 1998, March 1998 or only 1998: as much as you know."),
        ("3/4", "Write the month as a word, like 12 March. Numbers can be read in two ways."),
        ("Friday", "That is still ahead. Name the day on which it was written."),
        ("in 3 days", "That is still ahead. Name the day on which it was written."),
        ("in 1 year", "That is still ahead. Name the day on which it was written."),
        ("24 November 2026", "That is still ahead. Name the day on which it was written."),
        ("2027", "That is still ahead. Name the day on which it was written."),
        ("Friday 19 November", "19 November 2026 is a Thursday."),
    ],
)
def test_what_is_no_day_that_was_says_why(words: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        when_written(words, TODAY)
    assert str(refused.value) == says


def test_it_is_put_in_once_its_words_its_writer_and_its_day_are_there() -> None:
    letter = begin(NOW)
    assert letter.way == "elsewhere" and letter.opened is None
    with pytest.raises(Invalid, match="There is nothing in it yet"):
        put_in(letter.with_(writer="Grandma", day="12 March"), NOW, TODAY)
    letter = letter.with_(text="Dear you two", day="12 March")
    with pytest.raises(Invalid, match="Say who wrote it"):
        put_in(letter.with_(writer=" "), NOW, TODAY)
    for known in (letter.with_(writer="Grandma"), letter.with_(author="a")):
        there = put_in(known, NOW, TODAY)
        assert (there.written, there.opened) == (date(2026, 3, 12), NOW)
        assert put_in(there, NOW.replace(hour=21), TODAY).opened == NOW, "it stays where it is in the book"


def test_once_it_is_put_in_its_day_follows_what_is_typed() -> None:
    letter = begin(NOW).with_(text="Dear you two", writer="Grandma", day="12 March")
    assert typed(letter, TODAY, day="13 March").written is None
    there = put_in(letter, NOW, TODAY)
    assert typed(there, TODAY, day="13 March").written == date(2026, 3, 13)
    assert typed(there, TODAY, day="13 Mar").written == date(2026, 3, 13)
    assert typed(there, TODAY, day="13 Mxr").written == date(2026, 3, 12), "not while it cannot be read"
    assert typed(there, TODAY, author="a").writer == ""
