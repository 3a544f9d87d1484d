"""A month of days for the calendar: its weeks, and the days on which something was shown."""

from collections.abc import Iterable
from datetime import date, timedelta

from .cards import shows
from .records import DaySummary


def weeks_of(day: date) -> tuple[tuple[date | None, ...], ...]:
    """Return the weeks (Monday to Sunday) of the month of *day*; None where a day is in another month."""
    weeks: list[list[date | None]] = []
    for each in days_of(day):
        if not weeks or each.weekday() == 0:
            weeks.append([None] * 7)
        weeks[-1][each.weekday()] = each
    return tuple(tuple(week) for week in weeks)


def days_of(day: date) -> tuple[date, ...]:
    """Return the days of the month of *day*."""
    first, found = day.replace(day=1), []
    for n in range(31):
        try:
            each = first + timedelta(days=n)
        except OverflowError:
            break
        if each.month == first.month:
            found.append(each)
    return tuple(found)


def moved(day: date, days: int) -> date:
    """Return the day *days* after *day* (before, if negative); the same where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def month_on(day: date, by: int) -> date:
    """Return the same day a month on (or before, for -1), the last of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    last = days_of(date(year, month + 1, 1))[-1]
    return last.replace(day=min(day.day, last.day))


def shown_in(days: Iterable[DaySummary], month: date) -> dict[date, DaySummary]:
    """Return those of *days* in the month of *month* on which a card was shown, by their day, in order."""
    found = [d for d in days if (d.day.year, d.day.month) == (month.year, month.month) and shows(d)]
    return {day.day: day for day in sorted(found, key=lambda day: day.day)}
