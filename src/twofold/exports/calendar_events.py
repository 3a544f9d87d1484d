"""How a calendar of ours begins, and each event in it."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ..domain.records import Record
from .calendar_marks import UID

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

RING_BEFORE = timedelta(minutes=10)
"""How long before something its calendar rings, where that is wanted."""


def begun(kind: str, name: str, title: str) -> "Calendar":
    """Return a calendar of *kind* that is called *title*, and known by *name*, with nothing in it yet."""
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", f"-//twofold//{kind}//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("uid", f"{name}{UID}")
    whole.add("x-wr-calname", title)
    return whole


def an_event(of: Record, name: str, title: str) -> "Event":
    """Return an event of the record *of*, known by *name*, with no time yet."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name}{UID}")
    event.add("dtstamp", second(of.updated))
    event.add("created", second(of.created))
    event.add("last-modified", second(of.updated))
    event.add("sequence", of.rev)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def for_the_day(event: "Event", day: date) -> "Event":
    """Return *event* for the whole *day*, which leaves it free."""
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def alarm_of(title: str) -> "Alarm":
    """Return what rings RING_BEFORE something called *title*."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -RING_BEFORE)
    return alarm


def second(moment: datetime) -> datetime:
    """Return *moment* in UTC, without what is less than a second."""
    return moment.astimezone(UTC).replace(microsecond=0)
