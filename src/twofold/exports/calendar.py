"""The days of a plan as a calendar file (RFC 5545), which a calendar updates when it comes again."""

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..domain.people import Couple
from ..domain.retreat.athand import place_line
from ..domain.retreat.closing import CHECKIN, Due, looks
from ..domain.retreat.plan import Plan, Slot
from ..domain.retreat.times import known_zone, span_of
from .calendar_before import called_off
from .calendar_events import alarm_of, an_event, begun, for_the_day, second
from .calendar_marks import ADDRESS, FOR_ONE, NUMBER, PHONE, RAIN, SEES_TO_IT
from .calendar_zones import zone_rules

if TYPE_CHECKING:
    from icalendar import Calendar, Event

CHECKIN_LENGTH = timedelta(hours=1)
"""For so long they sit down again."""


def calendar(plan: Plan, couple: Couple | None, *, rings: bool = False, before: str = "") -> str:
    """Return *plan* as an iCalendar text, with CRLF at the line ends: an event for each slot of its days, and
    once it is closed one for the day they sit down again, and for each day they look back.

    UIDs stay the same for ever and SEQUENCE rises with each change of the plan, so that a calendar that knows
    the events updates them. *before*: the calendar that this one replaces, or ""; what it held of this plan
    and is not there any more is called off. Times stand in the plan's zone, whose rules are written for its
    years alone, and the year before: what lies before is misread by some. *rings*: with an alarm ten minutes
    before each.
    """
    whole = begun("retreat", plan.id, plan.title)
    zone = ZoneInfo(plan.zone) if known_zone(plan.zone) else ZoneInfo("UTC")
    for slot in sorted(plan.slots, key=lambda each: (each.day, each.start, each.id)):
        if slot.day < plan.days:
            _add(whole, plan, slot, zone, couple, rings)
    for due in looks(plan):
        whole.add_component(_look(plan, due, zone, rings))
    for event in called_off(before, whole):
        event.add("dtstamp", second(plan.updated))
        event.add("sequence", plan.rev)
        whole.add_component(event)
    if plan.zone != "UTC":
        # On the first of January it is still the year before elsewhere; they may look back in the next.
        years = [plan.start.year - 1, plan.last.year + 1, *(due.day.year + 1 for due in looks(plan))]
        whole.subcomponents.insert(0, zone_rules(zone, min(years), max(years)))
    return str(whole.to_ical().decode("utf-8"))


def _look(plan: Plan, due: Due, zone: ZoneInfo, rings: bool) -> "Event":
    """Return the day of *plan* on which they look back, or the hour they sit down again."""
    closing = plan.closing
    if due.after != CHECKIN or closing is None or closing.checkin is None:
        event = an_event(plan, f"{plan.id}-after-{due.after}", f"Look back: {plan.title}")
        event.add("description", f"{due.after} days after your last day.")
        return for_the_day(event, due.day)
    event = an_event(plan, f"{plan.id}-checkin", f"Sit down again: {plan.title}")
    begins = closing.checkin.replace(tzinfo=zone)
    event.add("dtstart", begins)
    event.add("dtend", begins + CHECKIN_LENGTH)
    if rings:
        event.add_component(alarm_of(str(event["summary"])))
    return event


def _add(
    whole: "Calendar", plan: Plan, slot: Slot, zone: ZoneInfo, couple: Couple | None, rings: bool
) -> None:
    event = an_event(plan, slot.id, slot.title)
    # What the clocks skip is written as the moment that it is, and what they show twice in UTC, or each
    # program would guess for itself.
    times = [moment.astimezone(zone) for moment in span_of(plan, slot)]
    if any(time.utcoffset() != time.replace(fold=1).utcoffset() for time in times):
        times = [time.astimezone(UTC) for time in times]
    event.add("dtstart", times[0])
    event.add("dtend", times[1])
    event.add("categories", [slot.kind])
    if place := place_line(slot):
        event.add("location", place)
    if slot.link:
        event.add("url", slot.link)
    if words := _words(slot, couple):
        event.add("description", words)
    if rings:
        event.add_component(alarm_of(slot.title))
    whole.add_component(event)


def _words(slot: Slot, couple: Couple | None) -> str:
    told = ((NUMBER, slot.number), (PHONE, slot.phone), (ADDRESS, slot.address), (RAIN, slot.instead))
    booked = (f"{name}{words}" for name, words in told if words)
    owner = f"{couple.name(slot.owner)}{SEES_TO_IT}" if couple and slot.owner != "both" else ""
    whom = f"{couple.name(slot.share)}{FOR_ONE}" if couple and slot.share != "both" else ""
    return "\n".join(words for words in (slot.notes, *booked, whom, owner) if words)
