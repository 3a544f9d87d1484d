"""Calendar files of the kind that people really have: nothing of them is lost, and nothing false is made.

Those in ``calendars/`` are made up after public bug reports; the right value stands here beside each.
"""

from datetime import date
from pathlib import Path

import pytest

from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.times import span
from twofold.exports.calendar_in import Brought, read_calendar

HERE = Path(__file__).parent / "calendars"
PLAN = Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin")
GUESS = "Nobody says when {} ends: {} is a guess. Change it if you know better."


def read(name: str, plan: Plan = PLAN) -> Brought:
    return read_calendar((HERE / f"{name}.ics").read_bytes(), plan)


def told(brought: Brought) -> list[tuple[int, str, str]]:
    """The day, the times and the title of all that comes."""
    return [(slot.day, span(slot), slot.title) for slot in brought.slots]


def ics(*events: str, head: str = "", tail: str = "END:VCALENDAR") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}{tail}\n".replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("name", "things", "words"),
    [
        ("alarm-that-is-wrong", [(1, "11:00–12:00", "Train to the sea")], []),
        ("junk-behind-the-end", [(1, "11:00–12:00", "Train")],
         ["Something before or after the calendar in this file could not be read."]),
        ("same-uid-two-journeys", [(0, "9:00–11:00", "Train there"), (2, "17:00–19:00", "Train back")], []),
        ("series-with-one-moved",
         [(0, "10:00–11:00", "Circle"), (1, "15:00–16:00", "Circle (later)"), (2, "10:00–11:00", "Circle")],
         ["Circle repeats; its times on your days are taken."]),
        ("weekly-since-november", [(1, "9:00–11:00", "Saturday market")],
         ["Saturday market repeats; its times on your days are taken."]),
        ("stay-two-nights", [(0, "22:00–6:00", "Reserved"), (1, "22:00–6:00", "Reserved")],
         ["Reserved is a stay of 2 nights, from Friday 4 December 2026 to Sunday 6 December 2026: its nights "
          "are in the plan."]),
        ("night-train-into-the-first-day", [(0, "0:00–7:00", "Night train")],
         ["Night train began on Thursday 3 December 2026 at 22:00: it is set from midnight on your "
             "first day."]),
        ("unknown-zone-gmt-minus-4", [(1, "11:00–13:00", "Flight")], []),
        ("latin1", [(1, "8:00–9:00", "Frühstück im Café")], []),
        ("letter-split-by-a-fold", [(1, "11:00–12:00", "Café am See")], []),
        ("booking-confirmed", [(1, "11:00–12:00", "Massage for two")], []),
        ("two-summaries", [(1, "11:00–12:00", "Eins")], []),
        ("couples-training", [(1, "10:00–12:00", "Couples training: listening"),
                              (1, "12:30–13:30", "Business lunch"),
                              (1, "15:00–17:00", "Robust love (workshop)")], []),
        ("no-end", [(1, "19:00–20:30", "Dinner at the inn")], [GUESS.format("Dinner at the inn", "1 h 30")]),
    ],
)  # fmt: skip
def test_the_right_thing_is_read(
    name: str, things: list[tuple[int, str, str]], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    brought = read(name)
    assert told(brought) == things
    assert list(brought.words) == words
    assert brought.gone == ()


def test_of_several_languages_that_of_the_machine_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (slot,) = read("two-summaries").slots
    assert (slot.title, slot.place, slot.notes) == ("One", "x, y", "a\nb")


def test_kinds_are_whole_words() -> None:
    assert [slot.kind for slot in read("couples-training").slots] == ["connect", "meal", "connect"]
    titles = {
        "Zugfahrt nach Köln": "travel", "Train to the sea": "travel", "Bus 100": "travel",
        "Paris → Lyon": "travel",
        "Check-in": "logistics", "Strained talk": "connect", "Abundance": "connect", "Dinner for two": "meal",
    }  # fmt: skip
    events = [f"UID:{n}\nSUMMARY:{title}\nDTSTART:20261204T1{n}0000" for n, title in enumerate(titles)]
    assert {slot.title: slot.kind for slot in read_calendar(ics(*events), PLAN).slots} == titles


def test_places_and_letters_are_as_written() -> None:
    (slot,) = read("latin1").slots
    assert slot.place == "Mühle"


@pytest.mark.parametrize("name", ["method-cancel", "booking-cancelled-status"])
def test_what_was_called_off_is_found_in_the_plan_and_would_go(name: str) -> None:
    plan = bring_in(PLAN, read("booking-confirmed").slots)
    brought = read(name, plan)
    assert brought.slots == () and brought.words == ()
    assert brought.gone == plan.slots
    assert bring_in(plan, (), [slot.id for slot in brought.gone]).slots == ()
    with pytest.raises(Invalid, match="Massage for two was cancelled and is left out"):
        read(name)


def test_one_time_of_a_series_and_all_of_it_can_be_called_off() -> None:
    series = (
        "UID:r\nSUMMARY:Yoga\nDTSTART;TZID=Europe/Berlin:20261001T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    )
    plan = bring_in(PLAN, read_calendar(ics(series), PLAN).slots)
    assert [slot.day for slot in plan.slots] == [0, 1, 2]
    one = "UID:r\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20261205T080000\nSUMMARY:Yoga"
    assert [slot.day for slot in read_calendar(ics(one), plan).gone] == [1]
    both = read_calendar(ics(series, one), plan)
    assert [slot.day for slot in both.gone] == [1] and [slot.day for slot in both.slots] == [0, 2]
    assert len(read_calendar(ics(series, head="METHOD:CANCEL\n"), plan).gone) == 3


def test_what_comes_again_is_the_same_and_moves() -> None:
    for name in (
        "same-uid-two-journeys",
        "series-with-one-moved",
        "stay-two-nights",
        "weekly-since-november",
    ):
        plan = bring_in(PLAN, read(name).slots)
        assert bring_in(plan, read(name).slots) == plan, name
    first = ics("UID:a\nSEQUENCE:0\nSUMMARY:Train\nDTSTART:20261204T080000Z\nDURATION:PT1H")
    plan = bring_in(PLAN, read_calendar(first, PLAN).slots)
    moved = ics(
        "UID:a\nSEQUENCE:0\nSUMMARY:Train\nDTSTART:20261204T080000Z\nDURATION:PT1H",
        "UID:a\nSEQUENCE:1\nSUMMARY:Train\nDTSTART:20261204T100000Z\nDURATION:PT1H",
    )
    assert [span(slot) for slot in bring_in(plan, read_calendar(moved, plan).slots).slots] == ["11:00–12:00"]


MANY = {
    "a stay with its times": (
        "UID:a\nSUMMARY:Sea View Hotel\nDTSTART:20261204T150000\nDTEND:20261206T110000",
        [(0, "15:00–16:00", "Sea View Hotel"), (0, "22:00–6:00", "Sea View Hotel"),
         (1, "22:00–6:00", "Sea View Hotel"), (2, "10:00–11:00", "Sea View Hotel (end)")],
        "goes on until Sunday 6 December 2026 at 11:00: its beginning, its nights and its end are taken.",
    ),
    "days that are led": (
        "UID:a\nSUMMARY:Pottery workshop\nDTSTART;VALUE=DATE:20261203\nDTEND;VALUE=DATE:20261206",
        [(0, "9:00–17:00", "Pottery workshop"), (1, "9:00–17:00", "Pottery workshop")],
        "for whole days, from Thursday 3 December 2026 to Saturday 5 December 2026",
    ),
    "a stay that began before": (
        "UID:a\nSUMMARY:Hut\nDTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261205",
        [(0, "22:00–6:00", "Hut")], "a stay of 3 nights, from Wednesday 2 December 2026 to Saturday 5",
    ),
    "one night": (
        "UID:a\nSUMMARY:Airbnb: reserved\nDTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261206",
        [(1, "22:00–6:00", "Airbnb: reserved")], "a stay of one night",
    ),
    "days with an end": (
        "UID:a\nSUMMARY:Fair\nDTSTART:20261204T150000\nDTEND:20261208T110000",
        [(0, "15:00–16:00", "Fair")], "until Tuesday 8 December 2026 at 11:00: only its beginning is taken.",
    ),
    "days with a beginning": (
        "UID:a\nSUMMARY:Fair\nDTSTART:20261201T150000\nDTEND:20261205T110000",
        [(1, "10:00–11:00", "Fair (end)")],
        "began on Tuesday 1 December 2026 at 15:00 and goes on until Saturday 5 December 2026 at 11:00: only",
    ),
    "longer than the plan": (
        "UID:a\nSUMMARY:Away\nDTSTART:20261201T150000\nDTEND:20261215T110000",
        [(0, "9:00–10:00", "Away")], "it is on the morning of your first day",
    ),
    "a flight over night": (
        "UID:a\nSUMMARY:Flight\nDTSTART:20261204T200000Z\nDTEND:20261205T110000Z",
        [(0, "21:00–6:00", "Flight"), (1, "6:00–12:00", "Flight")], "it is there in two parts",
    ),
    "the last night": (
        "UID:a\nSUMMARY:Flight\nDTSTART:20261206T200000Z\nDTEND:20261207T110000Z",
        [(2, "21:00–6:00", "Flight")], "until Monday 7 December 2026 at 12:00, after the last of your days",
    ),
    "a zone of Windows": (
        "UID:a\nSUMMARY:Call\nDTSTART;TZID=Eastern Standard Time:20261205T060000\nDURATION:PT1H",
        [(1, "12:00–13:00", "Call")], "",
    ),
    "an offset in words": (
        'UID:a\nSUMMARY:Call\nDTSTART;TZID="(UTC+02:00) Athens: all":20261205T100000\nDURATION:PT1H',
        [(1, "9:00–10:00", "Call")], "",
    ),
    "a path to a zone": (
        "UID:a\nSUMMARY:Call\nDTSTART;TZID=/x.org/2021_1/America/New_York:20261205T060000\nDURATION:PT1H",
        [(1, "12:00–13:00", "Call")], "",
    ),
    "a zone that nobody knows": (
        "UID:a\nSUMMARY:Call\nDTSTART;TZID=Middle Earth:20261205T060000\nDURATION:PT1H",
        [(1, "6:00–7:00", "Call")], "a time zone twofold does not know (Middle Earth): its time is kept as",
    ),
    "a day left out of a series": (
        "UID:a\nSUMMARY:Yoga\nDTSTART:20261001T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE:20261205T080000",
        [(0, "8:00–9:00", "Yoga"), (2, "8:00–9:00", "Yoga")], "repeats",
    ),
    "a series without a length": (
        "UID:a\nSUMMARY:Yoga\nDTSTART:20261001T080000\nRRULE:FREQ=DAILY;UNTIL=20261204T235959",
        [(0, "8:00–9:00", "Yoga")], "1 h is a guess",
    ),
    "a series of days named one by one": (
        "UID:a\nSUMMARY:Yoga\nDTSTART:20261001T080000\nDURATION:PT1H\nRDATE:20261204T090000,20311204T090000",
        [(0, "9:00–10:00", "Yoga")], "repeats",
    ),
    "whole days that repeat": (
        "UID:a\nSUMMARY:Bins\nDTSTART;VALUE=DATE:20261001\nRRULE:FREQ=WEEKLY;BYDAY=FR",
        [(0, "9:00–17:00", "Bins")], "whole day",
    ),
    "one that was moved here, alone": (
        "UID:a\nSUMMARY:Yoga\nRECURRENCE-ID:20261203T080000\nDTSTART:20261204T080000\nDURATION:PT1H",
        [(0, "8:00–9:00", "Yoga")], "",
    ),
    "an end before its beginning": (
        "UID:a\nSUMMARY:Odd\nDTSTART:20261204T080000Z\nDTEND:20261204T070000Z",
        [(0, "9:00–10:00", "Odd")], "a guess",
    ),
    "times as others write them": (
        "UID:a\nSUMMARY:X\nDTSTART:2026-12-04T10:00:00+02:00\nDTEND:2026-12-04T12:00:00+02:00",
        [(0, "9:00–11:00", "X")], "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MANY)
def test_more_of_each_kind(name: str) -> None:
    event, things, says = MANY[name]
    brought = read_calendar(ics(event), PLAN)
    assert told(brought) == things
    assert says in " ".join(brought.words) and bool(brought.words) == bool(says)


def test_a_zone_that_the_file_describes_is_as_it_says() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0300\n"
        "TZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = "UID:a\nSUMMARY:Call\nDTSTART;TZID=Ours:20261205T100000\nDURATION:PT1H"
    assert told(read_calendar(ics(event, head=zone), PLAN)) == [(1, "8:00–9:00", "Call")]
    broken = zone.replace("TZOFFSETTO:+0300", "TZOFFSETTO:soon")
    assert "does not know (Ours)" in read_calendar(ics(event, head=broken), PLAN).words[0]


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=OFTEN", "x", "FREQ=DAILY;INTERVAL=0",
     "FREQ=DAILY;BYSETPOS=900", "FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5", "FREQ=DAILY;BYDAY=NEVER",
     "FREQ=DAILY;BYMONTH=13", "FREQ=WEEKLY;UNTIL=soon"],
)  # fmt: skip
def test_a_rule_that_cannot_be_followed_is_said_and_costs_nothing_else(rule: str) -> None:
    odd = f"UID:r\nSUMMARY:Tick\nDTSTART:20001001T080000\nDURATION:PT1H\nRRULE:{rule}"
    brought = read_calendar(ics(odd, "UID:b\nSUMMARY:Walk\nDTSTART:20261204T120000\nDURATION:PT1H"), PLAN)
    assert told(brought) == [(0, "12:00–13:00", "Walk")]
    assert list(brought.words) == ["Tick repeats in a way twofold cannot follow and is left out."]


def test_a_file_that_is_cut_or_written_in_other_bytes_is_read_as_far_as_it_goes() -> None:
    event = "UID:a\nSUMMARY:Größe\nDTSTART:20261204T120000\nDURATION:PT1H"
    thing = [(0, "12:00–13:00", "Größe")]
    cut = read_calendar(ics(event, tail="BEGIN:VEVENT\nSUMMARY:Half"), PLAN)
    assert told(cut) == thing and "ends in the middle" in cut.words[0]
    whole = ics(event)
    for raw in (
        whole.decode().encode("utf-16"), b"\xef\xbb\xbf" + whole, whole.replace(b"\r\n", b"\n"),
        whole.replace(b"\r\n", b"\r"),
        whole.decode().encode("cp1252"), whole.lower().replace(b"gr", b"Gr"),
    ):  # fmt: skip
        assert told(read_calendar(raw, PLAN)) == thing


def test_a_whole_calendar_is_looked_through_to_its_end_and_other_days_are_counted() -> None:
    others = (f"UID:{n}\nSUMMARY:Secret {n}\nDTSTART:2027{n % 12 + 1:02}01T100000Z" for n in range(3_000))
    here = "UID:x\nSUMMARY:Walk\nDTSTART:20261204T120000\nDURATION:PT1H"
    brought = read_calendar(ics(*others, here), PLAN)
    assert told(brought) == [(0, "12:00–13:00", "Walk")]
    assert list(brought.words) == ["3,000 things in this file are on other days and are left out."]


def test_no_words_of_an_event_are_lost_without_a_word() -> None:
    long = f"UID:x\nSUMMARY:Walk\nDTSTART:20261204T120000\nDURATION:PT1H\nDESCRIPTION:{'a' * 5_000}"
    brought = read_calendar(ics(long), PLAN)
    assert brought.words == ("Of the notes of Walk, the first 4,000 characters are taken.",)


def test_only_what_an_event_itself_says_counts() -> None:
    alarm = (
        "UID:x\nSUMMARY:Walk\nDTSTART:20261204T120000\nDURATION:PT1H\n"
        "BEGIN:VALARM\nSUMMARY:Alarm\nDURATION:PT5M\nTRIGGER:soon\nEND:VALARM"
    )
    assert told(read_calendar(ics(alarm), PLAN)) == [(0, "12:00–13:00", "Walk")]
