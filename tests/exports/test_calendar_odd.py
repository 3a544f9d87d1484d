"""Calendar files that nobody should write: read in a time that grows with them, or refused in words."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.growth import MOST, growth
from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import LATEST, Plan
from twofold.exports.calendar_in import read_calendar
from twofold.exports.calendar_lines import take_apart

PLAN = Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin")
EVENT = "BEGIN:VEVENT\nUID:{}\nSUMMARY:Walk\nDTSTART:20261204T120000\n{}\nEND:VEVENT\n"
PARTS = (
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "BEGIN:A\n",
    "END:A\n",
    "BEGIN:VTIMEZONE\nTZID:x\n",
    "\n",
    "\n ",
    " ",
    "a",
    ":",
    ";A=B",
    ';A="B"',
    '"',
    "\\",
    "\\n",
    "\u0316\u0301",
    "é",
    "\udcff",
    "\r",
    "1,",
    "SUMMARY:x\n",
    "SUMMARY;",
    EVENT.format("a", "DESCRIPTION:x"),
    EVENT.format("a", "STATUS:CANCELLED"),
)


@pytest.mark.parametrize("part", PARTS, ids=ascii)
@pytest.mark.parametrize(
    "start", ["", "BEGIN:VCALENDAR\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261204T120000\nDESCRIPTION:"]
)
def test_four_times_as_much_takes_about_four_times_as_long(start: str, part: str) -> None:
    assert (
        growth(lambda text: take_apart((start + text).encode(errors="surrogateescape")), part, 60_000) <= MOST
    )


@pytest.mark.parametrize(
    "more",
    [
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY",
        "STATUS:CANCELLED",
        "DTSTART;TZID=Foo:20261204T120000",
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "RECURRENCE-ID:20261204T120000",
        "DTEND:20261214T120000",
        "X:y",
    ],
)
def test_many_events_take_about_as_much_longer_as_they_are_more(more: str) -> None:
    def read(text: str) -> None:
        events = "".join(EVENT.format(n, more) for n in range(len(text)))
        read_calendar(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode(), PLAN)

    assert growth(read, "x", 90) <= MOST


LINES = st.sampled_from(
    (
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VALARM",
        "END:VALARM",
        "END:VCALENDAR",
        "BEGIN:VCALENDAR",
        "METHOD:CANCEL",
        "UID:a",
        "UID:b",
        "SUMMARY:Walk",
        "SUMMARY;LANGUAGE=de:Gang",
        "DTSTART:20261204T120000",
        "DTSTART:20261204",
        "DTSTART;TZID=Europe/Berlin:20261203T230000",
        "DTSTART;TZID=Foo:20261205T010000Z",
        "DTSTART:00010101T000000Z",
        "DTSTART:99991231T235959",
        "DTEND:20261204T110000Z",
        "DTEND:20261208",
        "DTEND:20261207T070000",
        "DTEND:x",
        "DURATION:P2D",
        "DURATION:-PT5M",
        "DURATION:P9999W",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=WEEKLY;COUNT=2",
        "RRULE:FREQ=SECONDLY",
        "UID:x@twofold",
        "RRULE:",
        "RRULE:FREQ=DAILY;UNTIL=20261204T100000Z",
        "RRULE:FREQ=YEARLY;BYDAY=1FR",
        "RDATE:20261205T100000,20261206",
        "EXDATE:20261204T120000",
        "EXDATE;TZID=Foo:20261205T120000Z",
        "RECURRENCE-ID:20261205T120000",
        "SEQUENCE:3",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261204",
        "STATUS:CANCELLED",
        "LOCATION:x",
        "DESCRIPTION:a\\nb",
        "URL:x",
        "CATEGORIES:travel,meal",
        " fold",
        "rubbish",
        "",
    )
)


@settings(max_examples=300)
@given(st.lists(LINES | st.text(max_size=20), max_size=40))
def test_whatever_a_file_says_it_is_read_or_refused_with_a_sentence(lines: list[str]) -> None:
    text = "\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"))
    try:
        brought = read_calendar(text.encode(errors="replace"), PLAN)
    except Invalid as trouble:
        assert str(trouble).endswith(".")
        return
    plan = bring_in(PLAN, brought.slots)
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan
    assert all(0 <= slot.day < plan.days and slot.end <= LATEST for slot in plan.slots)
    assert all(word.endswith(".") for word in brought.words)
    again = read_calendar(text.encode(errors="replace"), plan)
    assert bring_in(plan, again.slots) == plan, "what comes again changes nothing"
    assert not again.gone and again.words == brought.words, "nor would anything of it go"


def test_how_far_the_reading_is_is_told_and_what_that_raises_ends_it() -> None:
    told: list[float] = []
    others = "".join(EVENT.format(n, "LOCATION:x").replace("20261204", "20270204") for n in range(3_000))
    raw = f"BEGIN:VCALENDAR\n{others}{EVENT.format('a', 'X:y')}END:VCALENDAR\n".encode()
    assert len(read_calendar(raw, PLAN, told.append).slots) == 1
    assert told == sorted(told) and 0 < told[0] < 0.5 < told[-1] < 1 and len(told) > 10

    def stop(part: float) -> None:
        if part > 0.6:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        read_calendar(raw, PLAN, stop)
