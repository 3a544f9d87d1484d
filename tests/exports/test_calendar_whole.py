"""Calendars as any program may write them: what is on the days of a plan is read, the rest is counted.

Those here are made with the library icalendar, and told again by ical.js, which knows nothing of ours.
"""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import quickjs
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event, FreeBusy, Journal, Timezone, Todo, vRecur

from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, Plan, of_its_night
from twofold.exports.calendar_in import Brought, read_calendar
from twofold.exports.calendar_zones import zone_rules

CLIENTS = Path(__file__).parent / "clients"
STARTS = (date(2026, 12, 4), date(2027, 3, 26))
"""In Berlin the clocks go forward on 28 March 2027."""
AFTER = 14
"""So many days from its start on nothing can fall on a plan any more, however it is moved."""
TOLD = """
function read(text, until) {
  const root = new ICAL.Component(ICAL.parse(text));
  const zones = root.getAllSubcomponents("vtimezone");
  zones.forEach(zone => ICAL.TimezoneService.register(new ICAL.Timezone(zone)));
  const wall = time => [time.toString(), time.isDate, time.zone === ICAL.Timezone.localTimezone,
                        time.toUnixTime()];
  const found = [];
  const all = root.getAllSubcomponents("vevent").map(each => new ICAL.Event(each, {exceptions: []}));
  for (const event of all.filter(each => !each.isRecurrenceException())) {
    all.filter(each => each.isRecurrenceException() && each.uid === event.uid)
       .forEach(each => event.relateException(each));
    const steps = event.isRecurring() ? event.iterator() : null;
    let next = steps ? steps.next() : event.startDate;
    for (let n = 0; next && n < 3000 && next.toString() <= until; n++) {
      const told = event.isRecurring() ? event.getOccurrenceDetails(next) : null;
      const item = told ? told.item : event;
      found.push([item.summary, item.component.getFirstPropertyValue("status") === "CANCELLED",
                  wall(told ? told.startDate : event.startDate), wall(told ? told.endDate : event.endDate)]);
      next = steps ? steps.next() : null;
    }
  }
  return JSON.stringify(found);
}
"""


@pytest.fixture(scope="module")
def told_again() -> Callable[[str, date], Any]:
    context = quickjs.Context()
    context.eval((CLIENTS / "ical-2.2.1.es5.min.cjs").read_text("utf-8"))
    context.eval(TOLD)
    return lambda text, until: json.loads(context.get("read")(text, until.isoformat()))


# -- calendars of all kinds -------------------------------------------------------------------------------

ZONES = ("", "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
RULES = (
    *[""] * 10,
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT=40",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=FR,SA",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SA,SU",
    "FREQ=WEEKLY;COUNT=7",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=1FR",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYMONTHDAY=5,27",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=12;BYDAY=1SA",
    "FREQ=YEARLY;COUNT=2",
)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=90)


@st.composite
def an_event(draw: st.DrawFn, start: date, number: int) -> list[Event]:
    """Return an event, and perhaps a change of one of its times."""
    event = Event()
    event.add("uid", f"{number}@there")
    event.add("summary", f"Thing {number}")
    event.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
    for name in draw(st.sets(st.sampled_from(("LOCATION", "DESCRIPTION", "COMMENT", "X-OTHER", "CONTACT")))):
        event.add(name, draw(WORDS))
    day = start + timedelta(days=draw(st.integers(-40, 4)) - draw(st.sampled_from((0, 0, 365, 728))))
    rule = draw(st.sampled_from(RULES))
    times = [datetime.combine(day, datetime.min.time())]
    if rule:  # it begins with its first time
        times = list(islice(rrulestr(rule, dtstart=times[0]), 7))
        day = times[0].date()
    length: timedelta
    begins: date
    if draw(st.integers(0, 3)):
        zone = draw(st.sampled_from(ZONES))
        clock = timedelta(minutes=draw(st.integers(6 * 4, 20 * 4)) * 15)
        begins = datetime.combine(day, datetime.min.time()) + clock
        begins = begins.replace(tzinfo=ZoneInfo(zone)) if zone else begins
        length = timedelta(minutes=draw(st.integers(1, 20)) * 15)
    else:
        begins, length = day, timedelta(days=draw(st.integers(1, 2)))
    event.add("dtstart", begins)
    told = draw(st.sampled_from(("DTEND", "DURATION")))
    event.add(told, begins + length if told == "DTEND" else length)
    if draw(st.booleans()):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(minutes=-draw(st.integers(0, 90))))
        event.add_component(alarm)
    if draw(st.integers(0, 4)) == 0:
        event.add("status", draw(st.sampled_from(("CANCELLED", "CONFIRMED", "TENTATIVE"))))
    if not rule:
        return [event]
    event.add("rrule", vRecur.from_ical(rule))
    later = begins + (draw(st.sampled_from(times)) - times[0])
    what = draw(st.sampled_from(("", "", "EXDATE", "RDATE", "moved", "off", "from then on")))
    if what in ("EXDATE", "RDATE"):
        event.add(what, [later])
    if what not in ("moved", "off", "from then on"):
        return [event]
    event.pop("status", None)  # of what is called off, no time is changed
    change = Event()
    change.add("uid", f"{number}@there")
    change.add("recurrence-id", later)
    change.add("dtstamp", datetime(2026, 1, 1, tzinfo=UTC))
    change.add("summary", f"Thing {number}")
    moved = later + timedelta(days=draw(st.integers(-2, 2)))
    change.add("dtstart", moved)
    change.add("dtend", moved + length)
    if what == "from then on":
        change["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
    if what == "off":
        change.add("status", "CANCELLED")
    return [event, change]


@cache
def rules_of_zones() -> list[Timezone]:
    """Return the rules of all zones; of the library's own, ical.js forgets some."""
    return [zone_rules(ZoneInfo(name), 2024, 2028) for name in ZONES[2:]]


@st.composite
def a_calendar(draw: st.DrawFn, start: date) -> Calendar:
    whole = Calendar()
    whole.add("prodid", "-//there//EN")
    whole.add("version", "2.0")
    for number in range(draw(st.integers(1, 12))):
        for event in draw(an_event(start, number)):
            whole.add_component(event)
    for other in draw(st.lists(st.sampled_from((Todo, Journal, FreeBusy)), max_size=2)):
        whole.add_component(other())
    for rules in rules_of_zones():
        whole.add_component(rules)
    return whole


# -- what is right ----------------------------------------------------------------------------------------


def wall_of(told: list[Any], zone: ZoneInfo) -> datetime:
    """When that is, on the clocks of the plan."""
    text, is_date, floats, seconds = told
    if is_date or floats:
        return datetime.fromisoformat(text)
    return datetime.fromtimestamp(seconds, zone).replace(tzinfo=None)


def counted(brought: Brought) -> int:
    """How many events are said to be left out."""
    left = re.compile(
        r"(One thing|[\d,]+ things|Thing \d+) .*(?:left out|(?:none of|not on|not one of) your days)"
    )
    found = map(left.match, brought.words)
    numbers = (each[1].split()[0].replace(",", "") for each in found if each)
    return sum(int(number) if number.isdigit() else 1 for number in numbers)


@pytest.mark.parametrize("start", STARTS, ids=str)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_each_thing_that_a_calendar_has_on_these_days_comes_and_all_others_are_counted(
    told_again: Callable[[str, date], Any], start: date, data: st.DataObject
) -> None:
    plan = Plan(title="A", start=start, days=3, zone="Europe/Berlin")
    zone, first = ZoneInfo(plan.zone), datetime.combine(start, datetime.min.time())
    calendar = data.draw(a_calendar(start))
    titles, raw = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}, calendar.to_ical()
    note(raw.decode().split("BEGIN:VTIMEZONE")[0])
    wanted, seen = set(), set()
    for title, is_off, begins, ends in told_again(raw.decode(), start + timedelta(days=AFTER)):
        begin, end = wall_of(begins, zone), wall_of(ends, zone)
        # What begins in the night after the last day belongs to it.
        last = first + timedelta(days=3, minutes=0 if begins[1] else DAWN)
        if is_off or begin >= last or end <= first:
            continue
        seen.add(title)
        if not begins[1] and begin >= first:
            wanted.add((title, int((begin - first).total_seconds()) // 60))
    try:
        brought = read_calendar(raw, plan)
    except Invalid as trouble:
        assert not seen and str(trouble).startswith("Nothing in this file falls on your days.")
        return
    slots = brought.slots
    assert {slot.title for slot in slots} == seen
    whole = {slot.title for slot in slots if slot.start in (540, 1320)}
    found = {(slot.title, slot.day * DAY + slot.start) for slot in slots}
    assert wanted <= found
    assert {title for title, _ in found - wanted} <= whole | {s.title for s in slots if s.start == 0}
    assert all(of_its_night(slot).day < plan.days and slot.end <= LATEST for slot in slots)
    assert counted(brought) == len(titles - seen)
    held = bring_in(plan, slots)
    again = read_calendar(raw, held)
    assert bring_in(held, again.slots) == held and not again.gone, "what comes again changes nothing"


def test_a_file_of_everything_but_events_is_refused_in_words() -> None:
    whole = Calendar()
    whole.add_component(Todo())
    with pytest.raises(Invalid, match="no events in this file"):
        read_calendar(whole.to_ical(), Plan(title="A", start=STARTS[0], days=3))
