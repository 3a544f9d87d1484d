"""The page, number, telephone and address of a booking: in calendars of others, and out and in again."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from twofold.domain.people import meet
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.exports.calendar import calendar
from twofold.exports.calendar_in import read_calendar

AT = datetime(2026, 11, 20, tzinfo=UTC)
PLAN = Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin", created=AT, updated=AT)
INN = Slot(
    id="inn", title="Check in", day=0, start=900, length=30, kind="logistics", fixed=True, owner="b",
    place="Hotel Adler", address="Am Markt 1, 12345 Altstadt", number="room 12", phone="+49 39322 4711",
    link="https://adler.example/a?b=1", instead="The spa",
    notes="Ring twice.\nTelephone: at the door.\nKeys at the bar.",
)  # fmt: skip


def ics(*lines: str) -> bytes:
    event = ["BEGIN:VEVENT", "UID:1@example", "DTSTART:20261205T100000Z", "SUMMARY:Massage", *lines]
    return "\r\n".join(["BEGIN:VCALENDAR", *event, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def only(raw: bytes) -> Slot:
    (slot,) = read_calendar(raw, PLAN).slots
    return slot


def test_what_others_say_of_a_booking_has_its_fields() -> None:
    slot = only(ics(
        "LOCATION:Am Markt 1\\, 12345 Altstadt", "URL:https://spa.example/b/1",
        "DESCRIPTION:Booking number: AB1234\\nTel. 039322/4711",
    ))  # fmt: skip
    assert (slot.link, slot.number, slot.phone) == ("https://spa.example/b/1", "AB1234", "039322/4711")
    assert slot.place == slot.address == "Am Markt 1, 12345 Altstadt"
    # Nothing that they wrote is lost by it, and the link stands in one place.
    assert slot.notes == "Booking number: AB1234\nTel. 039322/4711"


def test_what_is_no_link_or_address_stays_as_it_was() -> None:
    slot = only(ics("LOCATION:Room 4", "URL:javascript:alert(1)"))
    assert (slot.link, slot.address, slot.place, slot.notes) == ("", "", "Room 4", "javascript:alert(1)")


def test_what_is_written_comes_back_as_it_was() -> None:
    plan = PLAN.with_(slots=(INN,))
    text = calendar(plan, meet("Ana", "Ben"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["location"] == "Hotel Adler, Am Markt 1, 12345 Altstadt"
    assert event["url"] == INN.link
    assert str(event["description"]).split("\n")[3:] == [
        "Booking number: room 12", "Telephone: +49 39322 4711", "Address: Am Markt 1, 12345 Altstadt",
        "If it rains: The spa",
        "Ben sees to it.",
    ]  # fmt: skip
    again = bring_in(plan, read_calendar(text.encode(), plan).slots)
    assert again == plan


def test_a_file_without_them_takes_nothing_away() -> None:
    plan = bring_in(PLAN, (INN,))
    (moved,) = bring_in(plan, (Slot(id="inn", title="Check in", start=960),)).slots
    assert (moved.start, moved.number, moved.link, moved.file) == (960, INN.number, INN.link, "")
