"""Days that two people name: "12 March", "2026-12-03", "Friday", "in 10 days".

Days are dates without a time or a zone, so no clock change can move them.
"""

import re
from datetime import date, timedelta

from .dates import date_words, weekday
from .daynames import month_of, weekday_of
from .text import clean_line

HOW = "Write the day like 12 March, Friday, in 10 days or 2026-12-03."

_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve")  # fmt: skip

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_IN = re.compile(r"(?:in )?([0-9]{1,6}|[a-z]+) (day|week|month|year)s?(?: from (?:now|today))?")
_NAME = r"[^\W\d_]+"
_DAY = re.compile(
    rf"(?:({_NAME})\.? )?([0-9]{{1,2}})(?:st|nd|rd|th|\.|er)? (?:of |de )?({_NAME})\.?"
    r"(?: (?:de )?([0-9]{4}))?"
)
_US = re.compile(rf"(?:({_NAME})\.? )?({_NAME})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?(?: ([0-9]{{4}}))?")
_FIGURES = re.compile(r"[0-9]{1,4} ?[./-] ?[0-9]{1,2}(?: ?[./-] ?[0-9]{0,4})?")
_DOTTED = re.compile(r"(?:([^\W\d_]+)\.? )?([0-9]{1,2})\. ?([0-9]{1,2})(?:\. ?([0-9]{4}))?")
_SLASHED = re.compile(r"(?:([^\W\d_]+)\.? )?([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")


def read_day(text: str, today: date) -> date:
    """Return the day that *text* names, as seen on the local day *today*.

    Understood, in any case: "today", "tomorrow", "in 10 days", "two weeks", "in a month" (the last day of a
    shorter one), "Friday" and "this Friday" (the next, not today), "next Friday" (that of the week after this
    one, which begins on Monday), "12 March", "March 12" and "12.3." (the next, or today; with a weekday and a
    year if wanted), "2026-12-03" and "26/3/2027", with the names in any of the languages of `daynames`. A day
    in the past is returned when its year is given. Raises ValueError with a sentence for anything else, such
    as "3/4", which people read in two ways.
    """
    words = clean_line(text).casefold().replace(",", " ").rstrip(". ")
    words = " ".join(words.split()).removeprefix("on ").removeprefix("the ")
    if words in ("today", "tomorrow", "yesterday"):
        return _ahead(today, {"today": 0, "tomorrow": 1, "yesterday": -1}[words])
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(words):
        return _in_figures(match[1], int(match[2]), int(match[3]), match[4], today)
    if (match := _SLASHED.fullmatch(words)) and (day := _slashed(match, today)):
        return day
    if _FIGURES.fullmatch(words):
        raise ValueError("Write the month as a word, like 12 March. Numbers can be read in two ways.")
    which, _, name = words.rpartition(" ")
    if which in ("", "this", "next", "coming", "this coming") and (number := _weekday(name)) is not None:
        if which == "next":
            return _ahead(today, 7 - today.weekday() + number)
        return _ahead(today, (number - today.weekday() - 1) % 7 + 1)
    if match := _IN.fullmatch(words):
        return _away(match[1], match[2], today)
    if match := _DAY.fullmatch(words):
        return _named_day(match[1], int(match[2]), match[3], match[4], today)
    if match := _US.fullmatch(words):
        return _named_day(match[1], int(match[3]), match[2], match[4], today)
    raise ValueError(HOW)


def months_on(day: date, months: int) -> date:
    """Return the day *months* (0 or more) after *day*; the last of a month that is too short for it.

    Raises ValueError beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise ValueError("That is too far away. Name an earlier day.")
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    """Return how many days that month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day


def _weekday(word: str) -> int | None:
    """Return the weekday that *word* is alone: "so" and "do" are other words as well."""
    return weekday_of(word) if len(word) >= 3 else None


def _away(count: str, unit: str, today: date) -> date:
    if count == "an":
        number = 1
    elif count.isdigit():
        number = int(count)
    elif count in _NUMBERS:
        number = max(_NUMBERS.index(count), 1)
    else:
        raise ValueError(HOW)
    if unit in ("month", "year"):
        return months_on(today, number * (12 if unit == "year" else 1))
    return _ahead(today, number * (7 if unit == "week" else 1))


def _ahead(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise ValueError("That is too far away. Name an earlier day.") from None


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("There is no such day in the calendar. Check the day and the month.") from None


def _slashed(match: re.Match[str], today: date) -> date | None:
    """Return the day of *match*, such as 26/3/2027, where it can be read in one way only."""
    a, b = int(match[2]), int(match[3])
    if a <= 12 and b <= 12 and a != b:
        return None
    a, b = (b, a) if b > 12 else (a, b)
    return _in_figures(match[1], a, b, match[4], today)


def _named_day(named: str | None, number: int, month_word: str, year: str | None, today: date) -> date:
    month = month_of(month_word)
    if month is None:
        raise ValueError(HOW)
    return _in_figures(named, number, month, year, today)


def _in_figures(named: str | None, number: int, month: int, year: str | None, today: date) -> date:
    wanted = None if named is None else weekday_of(named)
    if named is not None and wanted is None:
        raise ValueError(HOW)
    if year is not None:
        day = _date(int(year), month, number)
    else:
        # A leap day comes again within eight years; any other day within one.
        years = range(today.year, min(today.year + 9, date.max.year + 1))
        is_month = 1 <= month <= 12
        there = [date(y, month, number) for y in years if is_month and 1 <= number <= _length(y, month)]
        coming = [day for day in there if day >= today]
        if not coming:
            return _date(today.year if there else 2000, month, number)
        day = coming[0]
    if wanted is not None and day.weekday() != wanted:
        raise ValueError(f"{date_words(day)} is a {weekday(day)}.")
    return day
