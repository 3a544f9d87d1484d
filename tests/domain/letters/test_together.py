"""A letter of both: written together, closed until its day."""

from datetime import UTC, date, datetime

import pytest

from twofold.domain.letters.together import begin, close, day_of, may_write
from twofold.domain.people import Invalid

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LETTER = begin(NOW).with_(text="Dear us")


def test_unless_they_say_otherwise_it_opens_in_a_year() -> None:
    closed = close(LETTER, NOW, TODAY)
    assert (closed.sealed, closed.opens) == (NOW, date(2027, 11, 23)) == (NOW, day_of(LETTER, TODAY))
    assert LETTER.by_both and LETTER.author is None
    assert close(LETTER.with_(day="24 December"), NOW, TODAY).opens == date(2026, 12, 24)


def test_both_write_in_it_until_it_is_closed() -> None:
    assert may_write(LETTER) and not may_write(LETTER.with_(by_both=False, author="a"))
    for over in (LETTER.with_(sealed=NOW), LETTER.with_(opened=NOW), LETTER.with_(deleted=NOW)):
        assert not may_write(over)


def test_what_cannot_be_closed_says_why() -> None:
    closed = close(LETTER, NOW, TODAY)
    for letter, says in (
        (closed, "It is closed already."),
        (closed.with_(opened=NOW), "It has been opened already."),
        (LETTER.with_(text=" "), "There is nothing in it yet. Write a line first."),
        (LETTER.with_(day="today"), "Name a day that is still ahead, or let it be opened any time."),
    ):
        with pytest.raises(Invalid) as refused:
            close(letter, NOW, TODAY)
        assert str(refused.value) == says
