"""What else is in a calendar of ours: the days after a retreat, what was taken out, and what is promised."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import quickjs
from icalendar import Calendar

from tests.support.screens.promises import agreed as an_agreement
from twofold.domain.people import Invalid, meet
from twofold.domain.promises import agreements, rituals
from twofold.domain.retreat.closing import closed, with_checkin
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.slots import add, remove
from twofold.exports.calendar import calendar
from twofold.exports.calendar_in import read_calendar
from twofold.exports.calendar_promises import promises_calendar
from twofold.exports.whole import Whole

NOW = datetime(2026, 11, 29, 16, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
WALK = Slot(id="walk", title="Walk", day=0, start=9 * 60, length=90)
SAUNA = Slot(id="sauna", title="Sauna", day=1, start=18 * 60, length=120)
PLAN = Plan(
    id="advent", title="Advent", start=date(2026, 11, 27), days=3, zone="Pacific/Auckland",
    slots=(WALK, SAUNA), created=NOW, updated=NOW, rev=3,
)  # fmt: skip


def events(text: str) -> dict[str, Any]:
    """Each event of the calendar, by its UID without what all have."""
    found = {
        str(event["UID"]).removesuffix("@twofold"): event for event in Calendar.from_ical(text).walk("VEVENT")
    }
    assert len(found) == text.count("BEGIN:VEVENT")
    return found


def facts(event: Any) -> tuple[str, Any, Any]:
    return str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt


# -- the days after ---------------------------------------------------------------------------------------


def closed_plan() -> Plan:
    plan = with_checkin(PLAN, day="6 January 2027", time="19:30")
    return closed(plan, ("a", "b"), NOW, NOW.date())[0].with_(rev=4)


def test_the_days_they_look_back_and_sit_down_again_are_in_it_once_it_is_closed() -> None:
    assert list(events(calendar(PLAN, COUPLE))) == ["walk", "sauna"]
    found = events(calendar(closed_plan(), COUPLE, rings=True))
    assert list(found) == ["walk", "sauna", "advent-after-7", "advent-after-30", "advent-checkin"]
    for after, day in ((7, date(2026, 12, 6)), (30, date(2026, 12, 29))):
        event = found[f"advent-after-{after}"]
        assert facts(event) == ("Look back: Advent", day, day + timedelta(days=1))
        assert event["TRANSP"] == "TRANSPARENT" and not event.subcomponents
        assert event["DESCRIPTION"] == f"{after} days after your last day."
    title, begins, ends = facts(found["advent-checkin"])
    assert title == "Sit down again: Advent" and len(found["advent-checkin"].subcomponents) == 1
    # 19:30 in the summer of Auckland, in the year after the plan's.
    assert begins.astimezone(UTC) == datetime(2027, 1, 6, 6, 30, tzinfo=UTC)
    assert ends - begins == timedelta(hours=1)


def test_ical_js_reads_these_days_alike() -> None:
    context = quickjs.Context()
    context.eval((Path(__file__).parent / "clients" / "ical-2.2.1.es5.min.cjs").read_text("utf-8"))
    context.eval("""function read(text) {
      const root = new ICAL.Component(ICAL.parse(text));
      root.getAllSubcomponents("vtimezone")
          .forEach(zone => ICAL.TimezoneService.register(new ICAL.Timezone(zone)));
      const events = root.getAllSubcomponents("vevent").map(each => new ICAL.Event(each));
      const told = each => [each.isDate, each.toString(), each.toUnixTime()];
      return JSON.stringify(events.map(each => [each.summary, ...told(each.startDate)]));
    }""")
    told = {each[0]: each[1:] for each in json.loads(context.get("read")(calendar(closed_plan(), COUPLE)))}
    assert told["Look back: Advent"][:2] == [True, "2026-12-29"]
    assert told["Sit down again: Advent"][2] == datetime(2027, 1, 6, 6, 30, tzinfo=UTC).timestamp()


# -- what was taken out -----------------------------------------------------------------------------------


def test_what_was_taken_out_is_called_off_where_the_file_is_written_over() -> None:
    before = calendar(PLAN, COUPLE)
    later = remove(PLAN, "sauna").with_(rev=5)
    assert list(events(calendar(later, COUPLE))) == ["walk"]
    text = calendar(later, COUPLE, before=before)
    off = events(text)["sauna"]
    assert (off["STATUS"], off["SEQUENCE"], str(off["SUMMARY"])) == ("CANCELLED", 5, "Called off: Sauna")
    assert off["DTSTART"].dt == datetime(2026, 11, 28, 5, tzinfo=UTC)
    assert off["DTEND"].dt == datetime(2026, 11, 28, 7, tzinfo=UTC)
    assert "STATUS" not in events(text)["walk"]
    # It stays called off, for whoever missed a file, until it is there again.
    assert calendar(later, COUPLE, before=text) == text
    again = calendar(add(later, SAUNA).with_(rev=6), COUPLE, before=text)
    assert "STATUS" not in events(again)["sauna"]
    assert again == calendar(add(later, SAUNA).with_(rev=6), COUPLE)


def test_what_ends_as_it_begins_is_called_off_without_an_end() -> None:
    before = calendar(PLAN, COUPLE).replace("T200000", "T180000")
    off = events(calendar(remove(PLAN, "sauna"), COUPLE, before=before))["sauna"]
    assert "DTEND" not in off


def test_what_is_called_off_is_found_again_when_it_is_read() -> None:
    later = calendar(remove(PLAN, "sauna").with_(rev=5), COUPLE, before=calendar(PLAN, COUPLE))
    brought = read_calendar(later.encode(), PLAN)
    assert [slot.id for slot in brought.gone] == ["sauna"] and [slot.id for slot in brought.slots] == ["walk"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "milk, bread",
        calendar(PLAN, COUPLE).replace("UID:advent@twofold\r\n", ""),
        calendar(PLAN.with_(id="another"), COUPLE),
        calendar(PLAN, COUPLE)
        .replace("@twofold", "@elsewhere")
        .replace("advent@elsewhere", "advent@twofold"),
        calendar(PLAN, COUPLE).replace("DTSTART;TZID=Pacific/Auckland:2026", "DTSTART:soon"),
        calendar(PLAN, COUPLE).replace("DTSTART;", "X-START;"),
    ],
    ids=["none", "no-calendar", "no-name", "another-plan", "others", "odd-time", "no-time"],
)
def test_of_any_other_file_nothing_is_called_off(before: str) -> None:
    later = remove(PLAN, "sauna")
    assert calendar(later, COUPLE, before=before) == calendar(later, COUPLE)


# -- what is promised -------------------------------------------------------------------------------------

TODAY = NOW.date()


def a_ritual(**more: Any) -> rituals.Ritual:
    sketch = rituals.Sketch(what="Tea at nine", when="every evening", first="1 December 2026", **more)
    return rituals.agreed(rituals.begin(NOW), sketch, ("a", "b"), NOW, TODAY).with_(id="tea")


def test_agreements_and_rituals_are_on_their_days() -> None:
    phones = an_agreement(NOW, id="phones")
    whole = Whole(
        couple=COUPLE, agreements=(phones,), rituals=(a_ritual(who="b", ends="the cups are empty"),)
    )
    text = promises_calendar(whole)
    found = {name: facts(event)[:2] for name, event in events(text).items()}
    assert found["tea-first"] == ("Tea at nine", date(2026, 12, 1))
    assert found["tea-look"] == ("Look at it together: Tea at nine", date(2026, 12, 31))
    assert found["phones-look"] == (f"Look at it together: {phones.terms.what}", phones.due)
    assert (
        str(events(text)["tea-first"]["DESCRIPTION"]) == "every evening\nBen starts it.\nthe cups are empty"
    )
    assert all(event["TRANSP"] == "TRANSPARENT" for event in events(text).values())
    assert "VTIMEZONE" not in text


def test_what_holds_no_more_is_called_off_where_the_file_is_written_over() -> None:
    phones, tea = an_agreement(NOW, id="phones"), a_ritual()
    before = promises_calendar(Whole(couple=COUPLE, agreements=(phones,), rituals=(tea,)))
    let_go = agreements.drop(phones, ("a", "b"), NOW, TODAY).with_(rev=2)
    after = events(
        promises_calendar(Whole(couple=COUPLE, agreements=(let_go,), rituals=(tea,)), before=before)
    )
    assert after["phones-look"]["STATUS"] == "CANCELLED" and after["phones-look"]["SEQUENCE"] > 1
    assert "STATUS" not in after["tea-look"]


def test_nothing_that_is_only_written_is_in_it_and_where_there_is_no_day_it_is_said() -> None:
    written = rituals.begin(NOW).with_(sketch=rituals.Sketch(what="secret", first="1 December 2026"))
    card = agreements.begin(NOW, need="secret")
    with pytest.raises(Invalid, match="no agreement or ritual is in force right now"):
        promises_calendar(Whole(couple=COUPLE, agreements=(card,), rituals=(written,)))
