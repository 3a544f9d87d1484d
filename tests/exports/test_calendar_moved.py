"""What a calendar calls off, moves, or has no more, is found in the plan; of other days nothing is named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.times import span
from twofold.exports.calendar_in import Brought, read_calendar
from twofold.exports.calendar_series import name_of

PLAN = Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin")


def ics(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def with_(*events: str) -> Plan:
    return bring_in(PLAN, read_calendar(ics(*events), PLAN).slots)


def taken(brought: Brought) -> list[tuple[int, str]]:
    return [(slot.day, span(slot)) for slot in brought.slots]


def going(brought: Brought) -> list[tuple[int, str]]:
    return [(slot.day, span(slot)) for slot in brought.gone]


MASSAGE = "UID:m\nSUMMARY:Massage\nDTSTART:20261205T100000Z\nDTEND:20261205T110000Z"
STAY = "UID:s\nSUMMARY:Reserved\nDTSTART;VALUE=DATE:20261204\nDTEND;VALUE=DATE:20261206"
YOGA = "UID:y\nSUMMARY:Yoga\nDTSTART;TZID=Europe/Berlin:20261001T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
CALLED_OFF = {
    "by its method": (MASSAGE, MASSAGE, "METHOD:CANCEL\n", [(1, "11:00–12:00")]),
    "by its status": (MASSAGE, f"{MASSAGE}\nSTATUS:CANCELLED", "", [(1, "11:00–12:00")]),
    "without its time": (MASSAGE, "UID:m\nSTATUS:CANCELLED\nSUMMARY:Massage", "", [(1, "11:00–12:00")]),
    "at another time than it was": (
        MASSAGE, f"{MASSAGE}\nSTATUS:CANCELLED".replace("T10", "T14"), "", [(1, "11:00–12:00")],
    ),
    "a stay": (STAY, f"{STAY}\nSTATUS:CANCELLED", "", [(0, "22:00–6:00"), (1, "22:00–6:00")]),
    "a series": (
        YOGA, YOGA, "METHOD:CANCEL\n", [(0, "8:00–9:00"), (1, "8:00–9:00"), (2, "8:00–9:00")],
    ),
    "one time of a series": (
        YOGA, "UID:y\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20261205T080000", "",
        [(1, "8:00–9:00")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLED_OFF)
def test_what_was_called_off_would_go(name: str) -> None:
    before, after, head, gone = CALLED_OFF[name]
    brought = read_calendar(ics(after, head=head), with_(before))
    assert (taken(brought), going(brought), brought.words) == ([], gone, ())
    assert not brought.moved


def test_what_they_typed_themselves_is_found_by_its_name_and_time() -> None:
    typed = PLAN.with_(
        slots=(
            Slot(id="same", title="MASSAGE", day=1, start=660),
            Slot(id="later", title="Massage", day=1, start=840),
            Slot(id="other", title="Walk", day=1, start=660),
        )
    )
    off = ics(f"{MASSAGE}\nSTATUS:CANCELLED")
    assert [slot.id for slot in read_calendar(off, typed).gone] == ["same"]
    with pytest.raises(Invalid, match="Massage was cancelled and is left out"):
        read_calendar(off, PLAN.with_(slots=typed.slots[1:]))


MOVED = {
    "on the same day": (MASSAGE, MASSAGE.replace("T1", "T2"), [(1, "21:00–22:00")], [], []),
    "to another of your days": (MASSAGE, MASSAGE.replace("1205", "1206"), [(2, "11:00–12:00")], [], []),
    "to a day that is none of yours": (
        MASSAGE, MASSAGE.replace("1205", "1209"), [], [(1, "11:00–12:00")],
        ["Massage is on Wednesday 9 December 2026, which is not one of your days."],
    ),
    "a stay of fewer nights": (
        STAY, STAY.replace("1206", "1205"), [(0, "22:00–6:00")], [(1, "22:00–6:00")],
        ["Reserved is a stay of one night, from Friday 4 December 2026 to Saturday 5 December 2026: its "
         "nights are in the plan.", "Reserved has become shorter."],
    ),
    "a stay in another week": (
        STAY, STAY.replace("120", "121"), [], [(0, "22:00–6:00"), (1, "22:00–6:00")],
        ["Reserved is on Monday 14 December 2026, which is not one of your days."],
    ),
    "a time of a series, left out": (
        YOGA, f"{YOGA}\nEXDATE;TZID=Europe/Berlin:20261205T080000", [(0, "8:00–9:00"), (2, "8:00–9:00")],
        [(1, "8:00–9:00")], ["Yoga is no longer on all the days you have it.",
                             "Yoga repeats; its times on your days are taken."],
    ),
    "a series that ended": (
        YOGA, f"{YOGA};UNTIL=20261204T230000Z", [(0, "8:00–9:00")], [(1, "8:00–9:00"), (2, "8:00–9:00")],
        ["Yoga is no longer on all the days you have it.",
         "Yoga repeats; its times on your days are taken."],
    ),
    "a series that ended before": (
        YOGA, f"{YOGA};UNTIL=20261104T230000Z", [],
        [(0, "8:00–9:00"), (1, "8:00–9:00"), (2, "8:00–9:00")],
        ["Yoga is no longer on all the days you have it."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVED)
def test_what_was_moved_moves_and_what_is_no_more_would_go(name: str) -> None:
    before, after, here, gone, words = MOVED[name]
    plan = with_(before)
    brought = read_calendar(ics(after), plan)
    assert (taken(brought), going(brought), list(brought.words)) == (here, gone, words)
    assert brought.moved == {slot.id for slot in brought.gone}
    held = bring_in(plan, brought.slots, [slot.id for slot in brought.gone])
    assert sorted((slot.day, span(slot)) for slot in held.slots) == here
    assert bring_in(held, read_calendar(ics(after), held).slots) == held if here else not held.slots


def test_a_time_of_a_series_that_was_moved_away_would_go() -> None:
    away = (
        "UID:y\nSUMMARY:Yoga\nRECURRENCE-ID;TZID=Europe/Berlin:20261205T080000\n"
        "DTSTART;TZID=Europe/Berlin:20261209T080000\nDURATION:PT1H"
    )
    for file in (ics(YOGA, away), ics(away)):
        assert going(read_calendar(file, with_(YOGA))) == [(1, "8:00–9:00")]


ONE_OFF = "UID:y\nSUMMARY:Yoga\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20261205T080000"


def test_one_time_of_a_series_is_called_off_beside_the_series_that_stays() -> None:
    brought = read_calendar(ics(YOGA, ONE_OFF), with_(YOGA))
    assert taken(brought) == [(0, "8:00–9:00"), (2, "8:00–9:00")]
    assert going(brought) == [(1, "8:00–9:00")] and not brought.moved


def test_of_many_series_only_their_number_is_said() -> None:
    some = [YOGA.replace("UID:y", f"UID:{n}").replace("Yoga", f"Yoga {n}") for n in range(3)]
    assert read_calendar(ics(*some), PLAN).words == ("3 things repeat; their times on your days are taken.",)


def test_a_series_stays_though_one_of_its_times_was_changed_more_often() -> None:
    later = (
        "UID:y\nSUMMARY:Yoga\nSEQUENCE:2\nRECURRENCE-ID;TZID=Europe/Berlin:20261205T080000\n"
        "DTSTART;TZID=Europe/Berlin:20261205T100000\nDURATION:PT1H"
    )
    brought = read_calendar(ics(YOGA, later), PLAN)
    assert taken(brought) == [(0, "8:00–9:00"), (1, "10:00–11:00"), (2, "8:00–9:00")]
    assert brought.words == ("Yoga repeats; its times on your days are taken.",)


def test_a_time_that_is_left_out_goes_though_they_had_set_it_later() -> None:
    plan = with_(YOGA)
    (moved,) = (slot for slot in plan.slots if slot.day == 1)
    plan = plan.with_(slots=tuple(replace(s, start=600) if s is moved else s for s in plan.slots))
    for file in (ics(f"{YOGA}\nEXDATE;TZID=Europe/Berlin:20261205T080000"), ics(YOGA, ONE_OFF)):
        assert [slot.id for slot in read_calendar(file, plan).gone] == [moved.id]


def test_what_goes_on_past_midnight_or_ends_on_another_clock_goes_with_all_its_parts() -> None:
    late = "UID:n\nSUMMARY:Night train\nDTSTART:20261204T200000Z\nDTEND:20261205T060000Z"
    flight = (
        "UID:f\nSUMMARY:Flight\nDTSTART;TZID=Europe/Berlin:20261205T100000\n"
        "DTEND;TZID=Asia/Tokyo:20261206T060000"
    )
    trip = "UID:t\nSUMMARY:Trip\nDTSTART:20261204T080000Z\nDTEND:20261206T120000Z"
    for event in (late, flight, trip):
        plan = with_(event)
        assert plan.slots
        gone = read_calendar(ics(event, head="METHOD:CANCEL\n"), plan).gone
        assert {slot.id for slot in gone} == {slot.id for slot in plan.slots}


def test_what_did_not_come_from_this_file_stays() -> None:
    plan = with_(MASSAGE, STAY).with_(rev=2)
    plan = plan.with_(slots=(*plan.slots, Slot(title="Walk", day=1, start=600)))
    brought = read_calendar(ics(MASSAGE.replace("UID:m", "UID:n"), YOGA), plan)
    assert brought.gone == ()


def test_of_a_series_that_cannot_be_followed_what_is_plain_is_taken() -> None:
    odd = "UID:r\nSUMMARY:Tick\nDTSTART:{}T080000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY"
    moved = "UID:r\nSUMMARY:Tock\nRECURRENCE-ID:20261205T080000\nDTSTART:20261206T090000\nDURATION:PT1H"
    for first, things, says in (
        ("20261204", [(0, "8:00–9:00", "Tick")], "cannot follow: only its first time is taken."),
        ("20261201", [], "cannot follow and is left out."),
        ("99991231", [], "cannot follow and is left out."),
    ):
        brought = read_calendar(ics(odd.format(first), moved), PLAN)
        assert [(*each, slot.title) for each, slot in zip(taken(brought), brought.slots, strict=True)] == [
            *things,
            (2, "9:00–10:00", "Tock"),
        ]
        assert list(brought.words) == [f"Tick repeats in a way twofold {says}"]


def test_of_two_things_of_one_name_the_one_that_is_then_goes() -> None:
    there = "UID:1\nSUMMARY:There\nDTSTART:20261204T080000Z\nDTEND:20261204T090000Z"
    back = "UID:1\nSUMMARY:Back\nDTSTART:20261206T160000Z\nDTEND:20261206T170000Z"
    plan = with_(there, back)
    assert going(read_calendar(ics(f"{back}\nSTATUS:CANCELLED"), plan)) == [(2, "17:00–18:00")]
    assert going(read_calendar(ics(f"{there}\nSTATUS:CANCELLED"), plan)) == [(0, "9:00–10:00")]
    assert len(read_calendar(ics("UID:1\nSUMMARY:x\nSTATUS:CANCELLED"), plan).gone) == 2


def test_what_is_there_and_called_off_in_one_file_is_called_off() -> None:
    for some in ((MASSAGE, f"{MASSAGE}\nSTATUS:CANCELLED"), (f"{MASSAGE}\nSTATUS:CANCELLED", MASSAGE)):
        brought = read_calendar(ics(*some, YOGA), PLAN)
        assert len(brought.slots) == 3 and {slot.title for slot in brought.slots} == {"Yoga"}
        assert "An older version of one thing in this file is left out." in brought.words


def test_the_nights_of_a_stay_are_rest_that_may_be_moved_and_say_of_what_they_are() -> None:
    told = "A stay of 2 nights, from Friday 4 December 2026 to Sunday 6 December 2026."
    slots = read_calendar(ics(STAY), PLAN).slots
    assert [(slot.kind, slot.fixed, slot.notes) for slot in slots] == [("rest", False, told)] * 2
    (massage,) = read_calendar(ics(f"{MASSAGE}\nCATEGORIES:spa, new"), PLAN).slots
    assert (massage.kind, massage.fixed) == ("new", True), "it says itself of which kind it is"


def test_what_lasts_two_hours_does_so_while_the_clocks_change() -> None:
    plan = PLAN.with_(start=date(2026, 10, 24))
    night = "UID:n\nSUMMARY:Stars\nDTSTART;TZID=Europe/Berlin:20261025T013000\nDURATION:PT2H"
    assert taken(read_calendar(ics(night), plan)) == [(1, "1:30–2:30")]


def test_what_is_beyond_all_calendars_has_no_readable_time() -> None:
    brought = read_calendar(ics(MASSAGE, "UID:f\nSUMMARY:Far\nDTSTART:99991231T235959Z"), PLAN)
    assert brought.words == ("Far has no readable time and is left out.",)


def test_what_no_library_can_follow_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(_: object) -> None:
        raise KeyError("a rule of another kind")

    monkeypatch.setattr("recurring_ical_events.of", odd)
    with pytest.raises(Invalid, match="Yoga repeats in a way twofold cannot follow and is left out"):
        read_calendar(ics(YOGA), PLAN)


def test_a_series_without_a_readable_time_is_said() -> None:
    words = read_calendar(ics(MASSAGE, "UID:r\nSUMMARY:Yoga\nDTSTART:soon\nRRULE:FREQ=DAILY"), PLAN).words
    assert words == ("Yoga has no readable time and is left out.",)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2026, 12, 4, 8, tzinfo=ZoneInfo("Europe/Berlin")), "20261204T070000Z"),
        (datetime(2026, 12, 4, 8), "20261204T080000"),
        (date(2026, 12, 4), "20261204"),
    ],
)
def test_a_time_of_a_series_keeps_its_name(moment: date, name: str) -> None:
    assert name_of(moment) == name, "plans of earlier versions hold what came by it"


# -- what is said of the rest -----------------------------------------------------------------------------


def test_the_newest_version_counts_and_a_thing_that_stands_there_twice_comes_once() -> None:
    newer = MASSAGE.replace("T1", "T2") + "\nSEQUENCE:3"
    brought = read_calendar(ics(newer, MASSAGE), PLAN)
    assert taken(brought) == [(1, "21:00–22:00")]
    assert brought.words == ("An older version of one thing in this file is left out.",)
    brought = read_calendar(ics(MASSAGE, YOGA, MASSAGE, YOGA), PLAN)
    assert len(brought.slots) == 4
    assert "2 things in this file are copies of others and are left out." in brought.words
    both = read_calendar(ics(MASSAGE, f"{MASSAGE}\nSTATUS:CANCELLED"), with_(MASSAGE))
    assert (taken(both), going(both)) == ([], [(1, "11:00–12:00")])


SECRET = "UID:{0}\nSUMMARY:Secret {0}\n"
PRIVATE = {
    "on another day": ("DTSTART:20271205T100000Z", "not one of your days|are on other days"),
    "for another whole day": ("DTSTART;VALUE=DATE:20261208", "not one of your days|are on other days"),
    "called off on another day": (
        "DTSTART:20261213T100000Z\nSTATUS:CANCELLED",
        "One thing in this file was cancelled. It is not on your days|are on other days",
    ),
    "repeating on other days": ("DTSTART:20261213T100000Z\nRRULE:FREQ=YEARLY", "your days|other days"),
}  # fmt: skip


@pytest.mark.parametrize("name", PRIVATE)
@pytest.mark.parametrize("count", [1, 2, 12])
def test_of_other_days_nothing_is_named(name: str, count: int) -> None:
    event, says = PRIVATE[name]
    others = [SECRET.format(n) + event for n in range(count)]
    brought = read_calendar(ics(MASSAGE, *others), PLAN)
    assert taken(brought) == [(1, "11:00–12:00")]
    (word,) = brought.words
    assert "Secret" not in word
    with pytest.raises(Invalid, match=says) as refused:
        read_calendar(ics(*others), PLAN)
    assert "Secret" not in str(refused.value)


@pytest.mark.parametrize(
    "event", ["DTSTART:soon", "STATUS:CANCELLED", "DTSTART:20261201T100000Z\nRRULE:FREQ=OFTEN"]
)
def test_what_is_left_out_is_named_in_a_file_of_a_few_things_alone(event: str) -> None:
    for count, is_named in ((1, True), (2, True), (12, False)):
        words = read_calendar(ics(MASSAGE, *(SECRET.format(n) + event for n in range(count))), PLAN).words
        assert ("Secret 0" in " ".join(words)) == is_named
    some = [f"UID:{n}\nSUMMARY:Ours {n}\nDTSTART:20261204T1{n % 10}0000Z\nDURATION:PT1H" for n in range(12)]
    (word,) = read_calendar(ics(SECRET.format(0) + event, *some), PLAN).words
    assert word.startswith("One thing in this file ")
