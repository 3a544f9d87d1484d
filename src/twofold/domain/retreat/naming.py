"""What a plan and its dates are called, in words that are short enough for a list."""

from datetime import date, timedelta

from twofold.domain.days import day_words, full_day

_FRIDAY, _SATURDAY = 4, 5


def proposed_title(start: date, days: int) -> str:
    """Return what *days* days (1 or more) from *start* on may be called: "Weekend of 27 November"."""
    plain = _dated(start, year=False)
    if days == 1:
        return full_day(start).rsplit(" ", 1)[0]
    weekend = any((start + timedelta(days=n)).weekday() >= _SATURDAY for n in range(days))
    return f"Weekend of {plain}" if weekend and days <= 4 else f"Our days from {plain}"


def proposed_start(today: date, days: int) -> date:
    """Return the day on which *days* days may begin: the coming Friday, or Saturday for a day or two."""
    weekday = _SATURDAY if days <= 2 else _FRIDAY
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def dates_in_words(start: date, days: int, today: date) -> str:
    """Return the dates, such as "Friday 27 to Sunday 29 November"; the year where it is not this one."""
    last = start + timedelta(days=days - 1)
    year = (start.year, last.year) != (today.year, today.year)
    end = full_day(last) if year else full_day(last).rsplit(" ", 1)[0]
    if days == 1:
        return end
    words = full_day(start).split(" ")
    if start.year != last.year:
        return f"{' '.join(words)} to {end}"
    return f"{' '.join(words[: 2 if start.month == last.month else 3])} to {end}"


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


def by_day(due: date, today: date) -> str:
    """Return when something is due, as seen on *today*: "by Friday", "by 12 March", "was for Monday"."""
    if due < today:
        return f"was for {day_words(due, today)}"
    return f"by {day_words(due, today)}"


def _dated(day: date, *, year: bool) -> str:
    words = full_day(day).split(" ")[1:]
    return " ".join(words if year else words[:2])
