"""A letter that the two write together, to both of them: closed until its day, and opened together then.

Both know what is in it, so nothing of it is sealed to one of them; it is only kept closed.
"""

from datetime import date, datetime

from twofold.domain.people import Invalid
from twofold.domain.text import is_blank

from .giving import NOTHING_THERE, OPENED, first_day
from .records import Draft, Letter

DAY = "in a year"
"""When it opens, unless they say something else."""


def begin(now: datetime) -> Letter:
    """Return a letter of both, begun at *now* (UTC)."""
    return Letter(created=now, updated=now, by_both=True, day=DAY)


def may_write(letter: Letter) -> bool:
    """Return whether the two write in *letter*: it is theirs together, and not closed."""
    return letter.by_both and letter.sealed is None and letter.opened is None and not letter.deleted


def day_of(letter: Letter, today: date) -> date:
    """Return the day on which *letter* opens, as seen on *today*.

    Raises Invalid when it cannot be read, or is not ahead.
    """
    day = first_day(Draft(when="day", day=letter.day), today)
    assert day is not None
    return day


def close(letter: Letter, now: datetime, today: date) -> Letter:
    """Return *letter* closed at *now* (UTC) until its day.

    Raises Invalid when it is closed already, or empty, or its day is not ahead.
    """
    if not may_write(letter):
        raise Invalid(OPENED if letter.opened else "It is closed already.")
    if is_blank(letter.text):
        raise Invalid(NOTHING_THERE)
    return letter.with_(sealed=now, opens=day_of(letter, today))
