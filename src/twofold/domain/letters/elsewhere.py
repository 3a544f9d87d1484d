"""A letter that was written outside of twofold, on paper or as mail: put in with its date and its author."""

import re
from datetime import date, datetime, timedelta

from twofold.domain.dates import MONTHS
from twofold.domain.days import HOW, read_day
from twofold.domain.people import Invalid
from twofold.domain.text import clean_line, is_blank

from .giving import NOTHING_THERE
from .records import Letter

_MONTH = timedelta(days=30)
WHOLE_DAY = "Write a whole day, like 12 March 1998. If you no longer know it, guess."


def begin(now: datetime) -> Letter:
    """Return a letter from elsewhere, of which nothing is there yet, begun at *now* (UTC)."""
    return Letter(created=now, updated=now, way="elsewhere")


def day_written(typed: str, today: date) -> date:
    """Return the day that *typed* names, as seen on *today*: without a year it is the last such day.

    Raises Invalid when it cannot be read, or is ahead.
    """
    if is_blank(typed):
        raise Invalid("Say when it was written, like 12 March 1998.")
    try:
        day = read_day(typed, today)
    except ValueError as error:
        if str(error) == HOW:
            raise Invalid(WHOLE_DAY) from None
        raise Invalid(str(error)) from None
    if day > today and not re.search(r"\d{4}", typed) and day == read_day(typed, today - _MONTH):
        # It names a day of any year, and not one that is so many days from now.
        day = read_day(f"{day.day} {MONTHS[day.month - 1]} {day.year - 1}", today)
    if day > today:
        raise Invalid("That day is still ahead. Name the day on which it was written.")
    return day


def put_in(letter: Letter, now: datetime, today: date) -> Letter:
    """Return *letter* among the letters of both from *now* (UTC) on.

    Raises Invalid when nothing is in it, or who wrote it, or when, is not said.
    """
    if is_blank(letter.text):
        raise Invalid(NOTHING_THERE)
    if letter.author is None and is_blank(letter.writer):
        raise Invalid("Say who wrote it.")
    return letter.with_(written=day_written(letter.day, today), opened=letter.opened or now)


def typed(letter: Letter, today: date, **words: object) -> Letter:
    """Return *letter* with *words* typed anew; once it is put in its day follows, where it can be read."""
    letter = letter.with_(**words)
    letter = letter.with_(writer="" if letter.author else clean_line(letter.writer))
    if letter.opened is None:
        return letter
    try:
        return letter.with_(written=day_written(letter.day, today))
    except Invalid:
        return letter
