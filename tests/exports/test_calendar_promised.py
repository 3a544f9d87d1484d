"""Agreements with a time of day, and rituals with days, in the calendar of what is promised."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import recurring_ical_events
from icalendar import Calendar

from tests.support.screens.promises import TODAY, agreed
from twofold.domain.people import meet
from twofold.domain.promises import rituals
from twofold.domain.promises.rituals import Sketch
from twofold.exports.calendar_promises import promises_calendar
from twofold.exports.whole import Whole

NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)


def events(**terms: Any) -> tuple[Calendar, dict[str, Any]]:
    whole = Whole(couple=meet("Ana", "Ben"), agreements=(agreed(NOW, "a walk", id="walk", **terms),))
    made = Calendar.from_ical(promises_calendar(whole))
    return made, {str(event["UID"]).partition("@")[0]: event for event in made.walk("VEVENT")}


def test_one_with_a_time_stands_at_it_wherever_they_are() -> None:
    _, found = events(often="once a week", at=time(19, 30))
    first = found["walk-first"]
    start = datetime.combine(TODAY + timedelta(days=4), time(19, 30))
    assert first["DTSTART"].dt == start and start.tzinfo is None
    assert "RRULE" not in first and "once a week, at 19:30" in str(first["DESCRIPTION"])
    assert found["walk-look"]["DTSTART"].dt == TODAY + timedelta(days=7), "a look has the whole day"


def test_mondays_come_every_monday_until_the_end() -> None:
    end = TODAY + timedelta(days=30)
    made, _ = events(often="Mondays at 19:30", at=time(19, 30), first=None, until=end)
    some = recurring_ical_events.of(made).between(date(2026, 11, 1), date(2027, 3, 1))
    days = sorted(e["DTSTART"].dt for e in some if str(e["UID"]).startswith("walk-first"))
    assert days[0] == datetime(2026, 11, 23, 19, 30), "the day on which they agreed is a Monday"
    assert len(days) == 5 and {day.weekday() for day in days} == {0} and days[-1].date() <= end


def test_without_a_time_it_has_the_whole_day_and_without_a_day_none() -> None:
    _, found = events(often="Mondays")
    assert (
        found["walk-first"]["DTSTART"].dt == TODAY + timedelta(days=4) and "RRULE" not in found["walk-first"]
    )
    _, found = events(often="now and then", at=time(19, 30), first=None)
    assert "walk-first" not in found, "no day is known"


def test_a_ritual_comes_on_its_days_of_every_week_at_its_time() -> None:
    def days(when: str) -> list[Any]:
        made = rituals.agreed(rituals.begin(NOW), Sketch(what="Supper", when=when), ("a", "b"), NOW, TODAY)
        calendar = Calendar.from_ical(promises_calendar(Whole(couple=meet("Ana", "Ben"), rituals=(made,))))
        some = recurring_ical_events.of(calendar).between(date(2026, 11, 1), date(2026, 12, 8))
        return sorted(each["DTSTART"].dt for each in some if str(each["SUMMARY"]) == "Supper")

    assert days("Mondays at 19:30") == [datetime(2026, 11, day, 19, 30) for day in (23, 30)] + [
        datetime(2026, 12, 7, 19, 30)
    ]
    assert days("Saturday evening") == [date(2026, 11, 28), date(2026, 12, 5)]
    assert days("when it rains") == []
