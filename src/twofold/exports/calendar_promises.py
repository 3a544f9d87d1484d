"""The days of what the two promised each other, as a calendar: agreements, and the rituals they designed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ..domain.dates import local_day
from ..domain.people import Invalid
from ..domain.promises.agreements import Agreement
from ..domain.promises.rituals import Ritual, days_of
from ..domain.promises.terms import when_words
from ..domain.promises.timing import next_of, time_in, weekdays_in
from ..domain.records import Record
from .calendar_before import called_off
from .calendar_events import an_event, begun, for_the_day, second
from .whole import Whole

if TYPE_CHECKING:
    from icalendar import Event

LASTS = timedelta(hours=1)
"""How long something with a time stands in the calendar."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAME = "promises"
"""By what the calendar is known, so that a later one can call off what does not hold any more."""


def promises_calendar(whole: Whole, *, before: str = "") -> str:
    """Return the days of the agreements and the rituals of *whole* that hold, as an iCalendar text: the first
    time, the last day of a compromise, and the day they look at it together, each a whole day. What has
    a time of day stands there at its time, and on its days of every week where it has some; so does a ritual
    that has such days.

    *before*: the calendar that this one replaces, or ""; what of it does not hold any more is called off.
    Raises Invalid where there is no such day.
    """
    made = begun(NAME, NAME, "What we promise each other")
    records: tuple[Record, ...] = (*whole.agreements, *whole.rituals)
    for agreement in whole.agreements:
        for event in _agreement(agreement, whole):
            made.add_component(event)
    for ritual in whole.rituals:
        for event in _ritual(ritual, whole):
            made.add_component(event)
    if not made.subcomponents:
        raise Invalid("There are no days to write: no agreement or ritual is in force right now.")
    latest = max(records, key=lambda record: record.updated)
    for event in called_off(before, made):
        event.add("dtstamp", second(latest.updated))
        event.add("sequence", max(record.rev for record in records) + 1)
        made.add_component(event)
    return str(made.to_ical().decode("utf-8"))


def _agreement(agreement: Agreement, whole: Whole) -> Iterator["Event"]:
    if not agreement.open or not agreement.history:
        return
    terms = agreement.terms
    who = "Both of you" if terms.who == "both" else whole.name(terms.who)
    noticed = f"You notice it by this: {terms.notice}" if terms.notice else ""
    words = [f"{who}: {terms.what}", when_words(terms), noticed]
    title = terms.what if terms.who == "both" else f"{who}: {terms.what}"
    timed = _timed(agreement, title) if terms.at is not None else None
    if timed is not None:
        timed.add("description", "\n".join(filter(None, words)))
        yield timed
    yield from _days(agreement, {
        "first": (terms.first if timed is None else None, title),
        "until": (terms.until, f"The last day of: {terms.what}"),
        "look": (agreement.due, f"Look at it together: {terms.what}"),
    }, words)  # fmt: skip


def _timed(agreement: Agreement, title: str) -> "Event | None":
    """Return when it happens, at its time: once, or on its days of every week.

    None where no day is known: how often says neither the days nor is there a first one.
    """
    terms, days = agreement.terms, weekdays_in(agreement.terms.often)
    day = terms.first or local_day(agreement.history[-1].at)
    if not days and terms.first is None:
        return None
    return _again(an_event(agreement, f"{agreement.id}-first", title), day, days, terms.at, terms.until)


def _again(event: "Event", day: date, days: tuple[int, ...], at: time | None, until: date | None) -> "Event":
    """Return *event* on *day*, or from it on on the weekdays *days* of every week until the day *until*.

    *at*: by the clock on the wall wherever they are; None: the whole day.
    """
    from icalendar import vRecur

    day = next_of(days, day) if days else day
    if at is None:
        for_the_day(event, day)
    else:
        start = datetime.combine(day, at)  # without a zone: half past seven is half past seven anywhere
        event.add("dtstart", start)
        event.add("dtend", start + LASTS)
        event.add("transp", "TRANSPARENT")
    if days:
        rule: dict[str, object] = {"freq": "weekly", "byday": [DAYS[each] for each in days]}
        if until:
            rule["until"] = datetime.combine(until, time(23, 59, 59)) if at else until
        event.add("rrule", vRecur(rule))
    return event


def _ritual(ritual: Ritual, whole: Whole) -> Iterator["Event"]:
    if not ritual.open or not ritual.history:
        return
    shape = ritual.shape
    who = "You take turns to start it." if shape.who == "turns" else ""
    if shape.who in ("a", "b"):
        who = f"{whole.name(shape.who)} starts it."
    words = [shape.when, who, shape.happens, shape.ends]
    days, at = days_of(shape.when), time_in(shape.when)[0]
    if at is None and len(days) == len(DAYS):
        days = ()  # what is done on every day at no time would only fill the calendar
    if days:
        event = an_event(ritual, f"{ritual.id}-first", shape.what)
        event.add("description", "\n".join(filter(None, words)))
        day = ritual.first or local_day(ritual.history[-1].at)
        yield _again(event, day, days, at, None)
    yield from _days(ritual, {
        "first": (None if days else ritual.first, shape.what),
        "look": (ritual.review, f"Look at it together: {shape.what}"),
    }, words)  # fmt: skip


def _days(record: Record, days: dict[str, tuple[date | None, str]], words: list[str]) -> Iterator["Event"]:
    """Yield an event for each of the *days* of *record* that there is, by its name, with its title."""
    for name, (day, title) in days.items():
        if day is not None:
            event = an_event(record, f"{record.id}-{name}", title)
            event.add("description", "\n".join(filter(None, words)))
            yield for_the_day(event, day)
