"""More of each kind of calendar file that people really have: three or more beside each of ``calendars/``."""

from datetime import date

import pytest

from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.times import span
from twofold.exports.calendar_in import read_calendar

PLAN = Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin")
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\n"
END = "END:VCALENDAR\n"
WALK = "UID:w\nSUMMARY:Walk\nDTSTART:20261205T100000Z\nDTEND:20261205T110000Z"
HERE = [(1, "11:00–12:00", "Walk")]
YOGA = "UID:y\nSUMMARY:Yoga\nDTSTART:20261204T080000\nDTEND:20261204T090000\nRRULE:FREQ=DAILY;COUNT=3"
REPEATS = " repeats; its times on your days are taken."
GUESS = "Nobody says when {} ends: {} is a guess. Change it if you know better."


def event(*lines: str) -> str:
    body = "\n".join(lines)
    return f"BEGIN:VEVENT\n{body}\nEND:VEVENT\n"


def of(*events: str) -> str:
    return HEAD + "".join(map(event, events)) + END


def hours(title: str, *times: str, uid: str = "x", more: str = "") -> str:
    """An event called *title* from the first of the *times* to the second, if there is one."""
    lines = (f"{name}:{value}" for name, value in zip(("DTSTART", "DTEND"), times, strict=False))
    return "\n".join((f"UID:{uid}", f"SUMMARY:{title}", *lines, *filter(None, (more,))))


def yoga(*days: int, at: str = "8:00–9:00") -> list[tuple[int, str, str]]:
    return [(day, at, "Yoga") for day in days]


THERE = hours("There", "20261204T080000", "20261204T090000")
NOT_UNDERSTOOD = "Something before or after the calendar in this file could not be read."
CASES: dict[str, tuple[str, list[tuple[int, str, str]], list[str]]] = {
    # -- what could not be understood inside of an event does not matter --
    "alarm: no trigger": (of(f"{WALK}\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM"), HERE, []),
    "alarm: at no time": (of(f"{WALK}\nBEGIN:VALARM\nTRIGGER;VALUE=DATE-TIME:never\nEND:VALARM"), HERE, []),
    "alarm: with a time of its own": (
        of(f"BEGIN:VALARM\nDTSTART:19000101T000000\nDURATION:x\nEND:VALARM\n{WALK}"), HERE, [],
    ),
    "alarm: a part nobody knows": (of(f"{WALK}\nBEGIN:X-A\nBEGIN:Y\nEND:Y\nUID:z\nEND:X-A"), HERE, []),
    "alarm: lines nobody can read": (of(f"{WALK}\nGEO:here\nATTENDEE\n;;;=:\nPRIORITY:high"), HERE, []),
    # -- around the calendar --
    "junk: a page before it": (f"<html><body>\n{of(WALK)}", HERE, [NOT_UNDERSTOOD]),
    "junk: words behind it": (f"{of(WALK)}\nSent from my telephone", HERE, [NOT_UNDERSTOOD]),
    "junk: a part that ends": (f"{of(WALK)}--=_next--\n\n", HERE, [NOT_UNDERSTOOD]),
    "junk: blank lines": (f"\n\n{of(WALK)}\n \n\n", HERE, []),
    "junk: two calendars": (
        of(WALK) + of(hours("Talk", "20261204T100000", "20261204T110000")),
        [*HERE, (0, "10:00–11:00", "Talk")], [],
    ),
    # -- one UID for several things --
    "same uid: three": (
        of(*(hours(f"Leg {n}", f"2026120{n}T080000", f"2026120{n}T090000", uid="1") for n in (4, 5, 6))),
        [(0, "8:00–9:00", "Leg 4"), (1, "8:00–9:00", "Leg 5"), (2, "8:00–9:00", "Leg 6")], [],
    ),
    "same uid: none at all": (
        of(*(hours("Bus", f"2026120{n}T080000", f"2026120{n}T090000", uid="") for n in (4, 6))),
        [(0, "8:00–9:00", "Bus"), (2, "8:00–9:00", "Bus")], [],
    ),
    "same uid: one on another day": (
        of(THERE, hours("Back", "20261210T080000", "20261210T090000")),
        [(0, "8:00–9:00", "There")],
        ["One thing in this file is on Thursday 10 December 2026, which is not one of your days."],
    ),
    "same uid: on one day": (
        of(THERE, hours("Back", "20261204T180000", "20261204T190000")),
        [(0, "8:00–9:00", "There"), (0, "18:00–19:00", "Back")], [],
    ),
    # -- a series of which a time changed --
    "series: moved to another day": (
        of(YOGA, "UID:y\nSUMMARY:Yoga\nRECURRENCE-ID:20261204T080000\n"
                 "DTSTART:20261206T200000\nDURATION:PT1H"),
        [*yoga(1, 2), *yoga(2, at="20:00–21:00")], [f"Yoga{REPEATS}"],
    ),
    "series: one called off": (
        of(YOGA, "UID:y\nSUMMARY:Yoga\nRECURRENCE-ID:20261205T080000\n"
                 "DTSTART:20261205T080000\nSTATUS:CANCELLED"),
        yoga(0, 2), [f"Yoga{REPEATS}"],
    ),
    "series: from then on": (
        of(YOGA, "UID:y\nSUMMARY:Yoga\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261205T080000\n"
                 "DTSTART:20261205T100000\nDTEND:20261205T110000"),
        [*yoga(0), *yoga(1, 2, at="10:00–11:00")], [f"Yoga{REPEATS}"],
    ),
    "series: the change comes first": (
        of("UID:y\nSUMMARY:Yoga\nRECURRENCE-ID:20261205T080000\n"
           "DTSTART:20261205T150000\nDURATION:PT1H", YOGA),
        [*yoga(0), *yoga(1, at="15:00–16:00"), *yoga(2)], [f"Yoga{REPEATS}"],
    ),
    # -- a series that began long ago --
    "since long: every other week": (
        of(hours("Market", "20261121T090000", "20261121T110000", more="RRULE:FREQ=WEEKLY;INTERVAL=2")),
        [(1, "9:00–11:00", "Market")], [f"Market{REPEATS}"],
    ),
    "since long: the first Saturday": (
        of(hours("Market", "20200104T090000", "20200104T110000", more="RRULE:FREQ=MONTHLY;BYDAY=1SA")),
        [(1, "9:00–11:00", "Market")], [f"Market{REPEATS}"],
    ),
    "since long: every year": (
        of(hours("Saint Nicholas", "20001206T170000", "20001206T180000", more="RRULE:FREQ=YEARLY")),
        [(2, "17:00–18:00", "Saint Nicholas")], [f"Saint Nicholas{REPEATS}"],
    ),
    "since long: with spaces in its rule": (
        of(hours("Market", "20261107T090000", "20261107T110000", more="RRULE:FREQ=WEEKLY; BYDAY=SA, SU")),
        [(1, "9:00–11:00", "Market"), (2, "9:00–11:00", "Market")], [f"Market{REPEATS}"],
    ),
    # -- over the edges of the plan --
    "night: a party into the first day": (
        of(hours("Party", "20261203T200000", "20261204T020000")), [(0, "0:00–2:00", "Party")],
        ["Party began on Thursday 3 December 2026 at 20:00: it is set from midnight on your first day."],
    ),
    "night: over the last one": (
        of(hours("Night bus", "20261206T230000", "20261207T053000")), [(2, "23:00–5:30", "Night bus")], [],
    ),
    "night: it begins after the last day": (
        of(hours("Early train", "20261207T013000", "20261207T061500")), [(2, "1:30–6:00", "Early train")],
        ["Early train goes on until Monday 7 December 2026 at 6:15, after the last of your days."],
    ),
    "night: it ends as they begin": (
        of(hours("Night train", "20261203T210000", "20261204T000000"), WALK), HERE,
        ["One thing in this file is on Thursday 3 December 2026, which is not one of your days."],
    ),
    # -- several of one line --
    "two summaries: in three languages": (
        of("UID:x\nSUMMARY;LANGUAGE=fr:Marche\nSUMMARY;LANGUAGE=de:Gang\nSUMMARY;LANGUAGE=en:Walk\n"
           "DTSTART:20261205T110000\nDURATION:PT1H"), HERE, [],
    ),
    "two summaries: the first says nothing": (
        of("UID:x\nSUMMARY:\nSUMMARY:Walk\nDTSTART:20261205T110000\nDURATION:PT1H"), HERE, [],
    ),
    "two summaries: of another land": (
        of("UID:x\nSUMMARY:Gang\nSUMMARY;LANGUAGE=en-GB:Walk\nDTSTART:20261205T110000\nDURATION:PT1H"),
        HERE, [],
    ),
    "two summaries: none": (
        of("UID:x\nDTSTART:20261205T110000\nDURATION:PT1H"), [(1, "11:00–12:00", "Something booked")], [],
    ),
    # -- nobody says when it ends --
    "no end: a train": (
        of(hours("Train", "20261205T100000")), [(1, "10:00–12:00", "Train")], [GUESS.format("Train", "2 h")],
    ),
    "no end: a key": (
        of(hours("Check-in", "20261205T150000")), [(1, "15:00–15:30", "Check-in")],
        [GUESS.format("Check-in", "30 min")],
    ),
    "no end: no length": (
        of(hours("Walk", "20261205T110000", more="DURATION:PT0S")), HERE, [GUESS.format("Walk", "1 h")],
    ),
    "no end: a length nobody can read": (
        of(hours("Walk", "20261205T110000", more="DURATION:an hour")), HERE, [GUESS.format("Walk", "1 h")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_right_thing_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    text, things, words = CASES[name]
    brought = read_calendar(text.replace("\n", "\r\n").encode(), PLAN)
    found = sorted((slot.day, span(slot), slot.title) for slot in brought.slots)
    assert (found, list(brought.words)) == (sorted(things), words)


def test_there_are_three_or_more_of_each_kind() -> None:
    kinds = [name.partition(":")[0] for name in CASES]
    assert min(map(kinds.count, kinds)) >= 3


@pytest.mark.parametrize(
    "raw",
    [
        "SUMMARY:Grüße aus Łódź\n".encode(),
        "SUMMARY:Grüße aus Łódź\n".encode().replace("Ł".encode(), b"\xc5\r\n \x81"),
        "SUMMARY:Grüße\n".encode("cp1252"),
        "SUMMARY:Gru\u0308ße aus Łódź\n".encode(),
    ],
    ids=["as it is", "split", "cp1252", "marks apart"],
)
def test_letters_are_as_written(raw: bytes) -> None:
    before, behind = of("DTSTART:20261205T100000\nHERE\nDURATION:PT1H").encode().split(b"HERE\n")
    (slot,) = read_calendar(before + raw + behind, PLAN).slots
    assert slot.title in ("Grüße aus Łódź", "Grüße")
