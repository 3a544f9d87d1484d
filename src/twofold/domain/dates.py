"""Days, times and lengths in words, the same in every locale; `days` and `when` read them back.

A day is a date without a time or a zone. A moment is aware, and shown as the clocks of this machine do.
"""

from datetime import date, datetime, timedelta
from typing import Literal

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
Known = Literal["day", "month", "year"]
"""How much of a day is known: all of it, its month and year, or its year, of which it is the first then."""
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


# -- a day --------------------------------------------------------------------------------------------


def weekday(day: date) -> str:
    """Return the day of the week of *day*, such as "Saturday"."""
    return WEEKDAYS[day.weekday()]


def day_words(day: date, today: date) -> str:
    """Return *day* as seen on *today*: "today", "tomorrow", "yesterday", "Friday" (two to six days ahead),
    "12 March", or "12 March 2027" in another year.

    From *today* on, `days.read_day` understands it as the same day.
    """
    away = (day - today).days
    if away in _NEAR:
        return _NEAR[away]
    if 1 < away < 7:
        return weekday(day)
    return month_day(day) + ("" if day.year == today.year else f" {day.year:04}")


def on_day(day: date, today: date) -> str:
    """Return *day* as it stands in a sentence seen on *today*: "tomorrow", "on Friday", "on 12 March"."""
    words = day_words(day, today)
    return words if words in _NEAR.values() else f"on {words}"


def from_day(day: date, today: date) -> str:
    """Return *day* as the first of many, as seen on *today*: "from Friday on", "from 12 March on"."""
    return f"from {day_words(day, today)} on"


def by_day(due: date, today: date) -> str:
    """Return when something is due, as seen on *today*: "by Friday", "by 12 March", "was for Monday"."""
    return f"{'was for' if due < today else 'by'} {day_words(due, today)}"


def past_day(day: date, today: date) -> str:
    """Return *day*, today or before, as seen on *today*: "yesterday", "Sunday", "12 March"."""
    return weekday(day) if 1 < (today - day).days < 7 else day_words(day, today)


def past_day_alone(day: date, today: date) -> str:
    """Return `past_day` as it stands alone or begins a sentence: "Yesterday", "Sunday"."""
    words = past_day(day, today)
    return words[:1].upper() + words[1:]


def full_day(day: date) -> str:
    """Return *day* in full, such as "Friday 4 December 2026"; `days.read_day` understands it on any day."""
    return f"{weekday(day)} {date_words(day)}"


def date_words(day: date) -> str:
    """Return *day* without its weekday, such as "4 December 2026"."""
    return f"{month_day(day)} {day.year:04}"


def month_day(day: date) -> str:
    """Return *day* in its year, such as "4 December"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def named_day(day: date, today: date | None = None) -> str:
    """Return *day* with its weekday, such as "Monday 12 October"; with its year if *today* is in another."""
    year = "" if today is None or day.year == today.year else f" {day.year:04}"
    return f"{weekday(day)} {month_day(day)}{year}"


def short_day(day: date, *, month: bool = False) -> str:
    """Return *day* in a few cells, such as "Tue 24"; with its *month* "Tue 24 Nov"."""
    return f"{weekday(day)[:3]} {day.day}" + (f" {MONTHS[day.month - 1][:3]}" if month else "")


def column_day(day: date) -> str:
    """Return *day* in six cells, for a column: "Tue 24", "Wed  2"."""
    return f"{weekday(day)[:3]} {day.day:2}"


def month_words(day: date) -> str:
    """Return the month of *day*, such as "November 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def known_words(day: date, known: Known) -> str:
    """Return what is *known* of *day*: "Thursday 12 March 1998", "March 1998" or "1998"."""
    return full_day(day) if known == "day" else month_words(day) if known == "month" else f"{day.year:04}"


def in_known(day: date, known: Known) -> str:
    """Return `known_words` as they stand in a sentence: "on Thursday 12 March 1998", "in 1998"."""
    return f"{'on' if known == 'day' else 'in'} {known_words(day, known)}"


def last_known(day: date, known: Known) -> date:
    """Return the last day of the month, or the year, that begins with *day*; *day* where that is *known*."""
    if known == "day":
        return day
    after = day.year * 12 + day.month - 1 + (1 if known == "month" else 12)
    first = date(min(after // 12, date.max.year), after % 12 + 1, 1)
    return first - timedelta(days=1) if after // 12 <= date.max.year else date.max


def span_words(first: date, last: date) -> str:
    """Return the days from *first* to *last*, such as "27 to 29 November 2026"."""
    end = date_words(last)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    return f"{month_day(first) if first.year == last.year else date_words(first)} to {end}"


def weekday_span(first: date, last: date, today: date) -> str:
    """Return the days from *first* to *last* with their weekdays: "Friday 27 to Sunday 29 November".

    With the year, where it is not that of *today*.
    """
    this_year = (first.year, last.year) == (today.year, today.year)
    end = named_day(last) if this_year else full_day(last)
    if first == last:
        return end
    if first.year != last.year:
        return f"{full_day(first)} to {end}"
    return f"{f'{weekday(first)} {first.day}' if first.month == last.month else named_day(first)} to {end}"


# -- a moment -----------------------------------------------------------------------------------------


def local_day(moment: datetime) -> date:
    """Return the day that it is here at *moment* (aware)."""
    return moment.astimezone().date()


def long_date(moment: datetime) -> str:
    """Return the local day of *moment* (aware), such as "Monday 23 November 2026"."""
    return full_day(local_day(moment))


def clock_time(moment: datetime) -> str:
    """Return the local time of day of *moment* (aware), such as "20:15"."""
    return f"{moment.astimezone():%H:%M}"


def day_of(moment: datetime, now: datetime) -> str:
    """Return the local day of *moment* as seen from *now*: "today", "last Thursday", "3 March 2025"."""
    day, today = local_day(moment), local_day(now)
    return f"last {weekday(day)}" if 1 < (today - day).days < 7 else day_words(day, today)


def moment_words(moment: datetime, now: datetime) -> str:
    """Return *moment* as seen from *now* (both aware), such as "today at 20:15"."""
    return f"{day_of(moment, now)} at {clock_time(moment)}"


def greeting(now: datetime) -> str:
    """Return a greeting for the local hour of *now*."""
    hour = now.astimezone().hour
    return "Good morning" if 4 <= hour < 12 else "Good afternoon" if 12 <= hour < 18 else "Good evening"


# -- a length -----------------------------------------------------------------------------------------


def length_words(seconds: float) -> str:
    """Return a length as people say it: "under a minute", "1 minute", "25 minutes", "1 h 30 min"."""
    minutes = int(seconds // 60)
    if not 1 <= minutes < 60:
        return short_length(seconds) if minutes else "under a minute"
    return f"{minutes} minute{'s' if minutes > 1 else ''}"


def short_length(seconds: float) -> str:
    """Return a length for a narrow column: "under 1 min", "25 min", "1 h 30 min"."""
    hours, minutes = divmod(int(seconds // 60), 60)
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min" if minutes else "under 1 min"


def short_minutes(minutes: int) -> str:
    """Return how long *minutes* are, in little room: "45 min", "1 h", "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def spoken_minutes(minutes: int) -> str:
    """Return how long *minutes* are, as people say it: "half an hour", "an hour and a half", "2 hours"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return "half an hour" if rest == 30 else "a minute" if rest == 1 else f"{rest} minutes"
    if rest == 30:
        return "an hour and a half" if hours == 1 else f"{hours} and a half hours"
    whole = "an hour" if hours == 1 else f"{hours} hours"
    return f"{whole} and {rest} minutes" if rest else whole


def minutes_and_seconds(seconds: float) -> str:
    """Return *seconds* (0 if negative) as they run, such as "4:05"."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
