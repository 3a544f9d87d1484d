"""Finding a therapist, written out: what was noted and said, and the sessions as a calendar."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from icalendar import Calendar

from twofold.domain.people import Invalid
from twofold.domain.therapist.records import SHORTLIST, Answer, Meeting, Shortlist, Therapist
from twofold.exports.therapist import file_day, sessions_calendar, told, told_alone

AT = datetime(2026, 11, 20, 21, tzinfo=UTC)
WHO = Therapist(
    id="t1", created=AT, updated=AT, rev=3, name="Dr *Amari*", reach="020 7946", note="knows the midwife",
    state="chosen", answers=(Answer("How long?", "ten years"), Answer("Where?")),
    meetings=(Meeting("m2", date(2026, 12, 10)), Meeting("m1", date(2026, 12, 3), time(17, 30))),
    looked=date(2026, 12, 12), outcome="say",
)  # fmt: skip
SAID = Shortlist(id=SHORTLIST, created=AT, updated=AT, day=AT.date(), a={"t1": "yes"}, b={"t1": "maybe"})
NAMES = ("Ana", "B_n")


def events(text: str) -> list[Any]:
    return Calendar.from_ical(text).walk("VEVENT")


def test_it_tells_all_that_is_known_of_each() -> None:
    text = told([Therapist(name="Mill Lane", state="put aside"), WHO], [SAID], NAMES)
    assert text.index("### Dr \\*Amari\\*") < text.index("### Mill Lane\n\n- put aside")
    for line in (
        "- chosen", "- reached at 020 7946", "- knows the midwife", "- Ana said yes", "- B\\_n said maybe",
        "- asked on Saturday 12 December 2026 whether it helps: say there what is missing",
        "- How long? ten years", "- Where?\n",
        "- Thursday 3 December 2026 at 17:30\n- Thursday 10 December 2026",
    ):  # fmt: skip
        assert line in text, line
    assert told([], [], NAMES) == ""


def test_alone_it_is_a_document_of_its_own() -> None:
    text = told_alone(WHO, None, NAMES)
    assert text.startswith("# Dr \\*Amari\\*\n\n- chosen\n") and " said " not in text
    assert file_day(WHO) == date(2026, 12, 3) and file_day(Therapist(created=AT)) == AT.astimezone().date()


def test_the_sessions_stand_in_the_calendar_by_the_name_alone() -> None:
    text = sessions_calendar(WHO)
    first, second = events(text)
    assert first["DTSTART"].dt == datetime(2026, 12, 3, 17, 30) and first["DTEND"].dt.hour == 18
    assert second["DTSTART"].dt == date(2026, 12, 10)
    assert {str(each["SUMMARY"]) for each in (first, second)} == {"Dr *Amari*"}
    assert "therap" not in text.lower()
    with pytest.raises(Invalid):
        sessions_calendar(Therapist(name="Mill Lane"))


def test_what_was_called_off_is_called_off_in_the_calendar_too() -> None:
    before = sessions_calendar(WHO)
    after = sessions_calendar(WHO.with_(meetings=WHO.meetings[:1]), before=before)
    stands = {str(each["UID"])[:5]: str(each.get("STATUS", "")) for each in events(after)}
    assert stands == {"t1-m2": "", "t1-m1": "CANCELLED"}
