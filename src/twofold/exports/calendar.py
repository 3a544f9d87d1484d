"""The days of a plan as a calendar file (RFC 5545), which a calendar updates when it comes again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..domain.people import Couple
from ..domain.retreat.athand import place_line
from ..domain.retreat.plan import Plan, Slot
from ..domain.retreat.times import known_zone, span_of

if TYPE_CHECKING:
    from icalendar import Timezone

SEES_TO_IT = " sees to it."
"""Ends the line about who sees to it, in the description of an event."""
OURS = NUMBER, PHONE, ADDRESS = "Booking number: ", "Telephone: ", "Address: "
"""Begin the lines of a description about what has no line of its own in a calendar."""
UID = "@twofold"
"""Ends the UID of every event of ours; before it stands the id of the slot."""
RING_BEFORE = timedelta(minutes=10)
"""How long before a slot its calendar rings, where that is wanted."""


def calendar(plan: Plan, couple: Couple | None, *, rings: bool = False) -> str:
    """Return *plan* as an iCalendar text: an event for each slot of its days, with CRLF at the line ends.

    UIDs stay the same for ever and SEQUENCE rises with each change of the plan, so that a calendar that knows
    the events updates them. Times stand in the plan's zone, whose rules are written for its years alone: what
    lies before is misread by some. *rings*: with an alarm ten minutes before each.
    """
    from icalendar import Calendar

    whole = Calendar()
    whole.add("prodid", "-//twofold//retreat//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", plan.title)
    zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else ZoneInfo("UTC")
    for slot in sorted(plan.slots, key=lambda each: (each.day, each.start, each.id)):
        if slot.day < plan.days:
            _add(whole, plan, slot, zone, couple, rings)
    if plan.zone != "UTC":
        whole.subcomponents.insert(0, zone_rules(zone, plan.start.year, plan.last.year + 1))
    return str(whole.to_ical().decode("utf-8"))


def _add(whole: object, plan: Plan, slot: Slot, zone: ZoneInfo, couple: Couple | None, rings: bool) -> None:
    from icalendar import Alarm, Calendar, Event

    assert isinstance(whole, Calendar)
    event = Event()
    event.add("uid", f"{slot.id}{UID}")
    event.add("dtstamp", _second(plan.updated))
    event.add("created", _second(plan.created))
    event.add("last-modified", _second(plan.updated))
    event.add("sequence", plan.rev)
    event.add("summary", slot.title)
    # What the clocks skip is written as the moment that it is, and what they show twice in UTC, or each
    # program would guess for itself.
    times = [moment.astimezone(zone) for moment in span_of(plan, slot)]
    if any(time.utcoffset() != time.replace(fold=1).utcoffset() for time in times):
        times = [time.astimezone(UTC) for time in times]
    event.add("dtstart", times[0])
    event.add("dtend", times[1])
    event.add("categories", [slot.kind])
    event.add("class", "PRIVATE")
    if place := place_line(slot):
        event.add("location", place)
    if slot.link:
        event.add("url", slot.link)
    if words := _words(slot, couple):
        event.add("description", words)
    if rings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", slot.title)
        alarm.add("trigger", -RING_BEFORE)
        event.add_component(alarm)
    whole.add_component(event)


def zone_rules(zone: ZoneInfo, first: int, last: int) -> "Timezone":
    """Return what *zone* does from the year *first* to *last*: one observance for each change of its clocks.

    The library's own writes further changes as RDATE, of which ical.js forgets the first, and where clocks go
    forward it names the hour after the change (RFC 5545, 3.6.5: the hour before).
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    rules = Timezone()
    rules.add("tzid", str(zone))
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = moment.astimezone(zone).utcoffset()
    for change in (moment, *_changes(zone, moment, end)):
        after = change.astimezone(zone)
        rule = TimezoneDaylight() if after.dst() else TimezoneStandard()
        rule.add("dtstart", (change + (before or timedelta())).replace(tzinfo=None))
        rule.add("tzoffsetfrom", before)
        rule.add("tzoffsetto", after.utcoffset())
        rule.add("tzname", after.tzname())
        rules.add_component(rule)
        before = after.utcoffset()
    return rules


def _changes(zone: ZoneInfo, moment: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the moments (UTC) between *moment* and *end* at which the clocks of *zone* change."""
    step = timedelta(hours=6)
    while moment < end:
        if moment.astimezone(zone).utcoffset() != (moment + step).astimezone(zone).utcoffset():
            low, high = moment, moment + step
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high.replace(second=0, microsecond=0)
        moment += step


def _second(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _words(slot: Slot, couple: Couple | None) -> str:
    told = ((NUMBER, slot.number), (PHONE, slot.phone), (ADDRESS, slot.address))
    booked = (f"{name}{words}" for name, words in told if words)
    owner = f"{couple.name(slot.owner)}{SEES_TO_IT}" if couple and slot.owner != "both" else ""
    return "\n".join(words for words in (slot.notes, *booked, owner) if words)
