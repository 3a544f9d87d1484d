"""A letter that was written outside of twofold, on paper or as mail: put in with its date and its author."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

from twofold.domain.dates import Known
from twofold.domain.daynames import month_of
from twofold.domain.days import HOW, read_day
from twofold.domain.people import Invalid
from twofold.domain.text import clean_line, is_blank

from .giving import NOTHING_THERE
from .records import Letter

_MONTH = timedelta(days=30)
WHEN = "Write 12 March 1998, March 1998 or only 1998: as much as you know."
AHEAD = "That is still ahead. Name the day on which it was written."
_PART = re.compile(r"(?:(?:in|about|around|circa|ca\.?|c\.) )?(?:([^\W\d_]+)\.? (?:of |de )?)?([0-9]{4})")
_FIGURES = re.compile(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})[/.]([0-9]{4})")


def begin(now: datetime) -> Letter:
    """Return a letter from elsewhere, of which nothing is there yet, begun at *now* (UTC)."""
    return Letter(created=now, updated=now, way="elsewhere")


def when_written(typed: str, today: date) -> tuple[date, Known]:
    """Return the day that *typed* names, as seen on *today*, and how much of it is known.

    Of "March 1998", or "1998", it is the first. Without a year it is the last such day. Raises Invalid when
    it cannot be read, or is ahead.
    """
    if is_blank(typed):
        raise Invalid("Say when it was written. Only the year will do.")
    found = _part_of_day(" ".join(clean_line(typed).casefold().replace(",", " ").split()))
    day, known = found or (_whole_day(typed, today), "day")
    if day > today:
        raise Invalid(AHEAD)
    return day, known


def _part_of_day(words: str) -> tuple[date, Known] | None:
    """Return the first day of the year, or of the month, that *words* name; None for a whole day."""
    month: int | None = None
    if match := _FIGURES.fullmatch(words):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif match := _PART.fullmatch(words):
        year, month = int(match[2]), month_of(match[1]) if match[1] else None
        if match[1] and month is None:
            return None
    else:
        return None
    try:
        return date(year, 1 if month is None else month, 1), "year" if month is None else "month"
    except ValueError:
        raise Invalid(WHEN) from None


def _whole_day(typed: str, today: date) -> date:
    try:
        day, again = read_day(typed, today), read_day(typed, today - _MONTH)
    except ValueError as error:
        if str(error) == HOW:
            raise Invalid(WHEN) from None
        raise Invalid(str(error)) from None
    if not re.search(r"\d{4}", typed) and (again.month, again.day) == (day.month, day.day):
        # It names a day of any year, and not one that is so many days from now.
        return _last(day, today)
    return day


def _last(day: date, today: date) -> date:
    """Return the last day up to *today* of the month and the number of *day*."""
    for year in range(today.year, today.year - 9, -1):  # a leap day comes again within eight years
        with suppress(ValueError):
            if (found := day.replace(year=year)) <= today:
                return found
    return day


def put_in(letter: Letter, now: datetime, today: date) -> Letter:
    """Return *letter* among the letters of both from *now* (UTC) on.

    Raises Invalid when nothing is in it, or who wrote it, or when, is not said.
    """
    if is_blank(letter.text):
        raise Invalid(NOTHING_THERE)
    if letter.author is None and is_blank(letter.writer):
        raise Invalid("Say who wrote it.")
    written, known = when_written(letter.day, today)
    return letter.with_(written=written, known=known, opened=letter.opened or now)


def typed(letter: Letter, today: date, **words: object) -> Letter:
    """Return *letter* with *words* typed anew; once it is put in its day follows, where it can be read."""
    letter = letter.with_(**words)
    letter = letter.with_(writer="" if letter.author else clean_line(letter.writer))
    if letter.opened is None:
        return letter
    try:
        written, known = when_written(letter.day, today)
    except Invalid:
        return letter
    return letter.with_(written=written, known=known)
