"""What a plan and its dates are called, in words that are short enough for a list."""

from datetime import date, timedelta

from twofold.domain.dates import month_day, named_day, weekday_span

_FRIDAY, _SATURDAY = 4, 5


def proposed_title(start: date, days: int) -> str:
    """Return what *days* days (1 or more) from *start* on may be called: "Weekend of 27 November"."""
    if days == 1:
        return named_day(start)
    weekend = any((start + timedelta(days=n)).weekday() >= _SATURDAY for n in range(days))
    return f"Weekend of {month_day(start)}" if weekend and days <= 4 else f"Our days from {month_day(start)}"


def proposed_start(today: date, days: int) -> date:
    """Return the day on which *days* days may begin: the coming Friday, or Saturday for a day or two."""
    weekday = _SATURDAY if days <= 2 else _FRIDAY
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def dates_in_words(start: date, days: int, today: date) -> str:
    """Return the dates, such as "Friday 27 to Sunday 29 November"; the year where it is not this one."""
    return weekday_span(start, start + timedelta(days=days - 1), today)


def away_in_words(start: date, days: int, today: date) -> str:
    """Return how far off they are: "in 12 days", "tomorrow", "day 2 of 3", "3 weeks ago"."""
    ahead, behind = (start - today).days, (today - start).days - days + 1
    if ahead <= 0 and behind <= 0:
        return "today" if days == 1 else f"day {1 - ahead} of {days}"
    if min(abs(ahead), abs(behind)) == 1:
        return "tomorrow" if ahead > 0 else "yesterday"
    return f"in {_long(ahead)}" if ahead > 0 else f"{_long(behind)} ago"


def _long(days: int) -> str:
    for unit, length, least in (("year", 365, 730), ("month", 30, 90), ("week", 7, 21)):
        if days >= least:
            return f"{days // length} {unit}s"
    return f"{days} days"
