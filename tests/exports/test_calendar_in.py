"""Calendar files of others: taken where they can be, refused with a reason where not."""

from datetime import date
from pathlib import Path

import pytest

from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.exports.calendar_in import SIZE_LIMIT, read_calendar, read_file

PLAN = Plan(title="Autumn", start=date(2027, 10, 29), days=3, zone="Europe/Berlin")


def ics(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n{body}END:VCALENDAR\r\n".encode()


TRAIN = (
    "UID:t1\r\nSUMMARY:Train to the sea\r\nLOCATION:Track 5\r\n"
    "DTSTART:20271029T140000Z\r\nDTEND:20271029T161500Z"
)


def test_a_booked_train_becomes_a_slot_in_the_zone_of_the_plan() -> None:
    (slot,) = read_calendar(ics(TRAIN), PLAN).slots
    assert (slot.title, slot.day, slot.start, slot.length) == ("Train to the sea", 0, 16 * 60, 135)
    assert (slot.kind, slot.place, slot.fixed) == ("travel", "Track 5", True)


def test_after_the_clocks_went_back_it_is_still_right() -> None:
    home = TRAIN.replace("20271029", "20271031").replace("t1", "t2")
    (slot,) = read_calendar(ics(home), PLAN).slots
    assert (slot.day, slot.start) == (2, 15 * 60)


@pytest.mark.parametrize(
    ("times", "start", "length", "says"),
    [
        ("DTSTART:20271030T100000\r\nDTEND:20271030T170000", 600, 420, ""),
        ("DTSTART:20271030T100000\r\nDURATION:PT90M", 600, 90, ""),
        ("DTSTART:20271030T100000", 600, 60, "1 h is a guess"),
        ("DTSTART:20271030T100000\r\nDTEND:20271030T100000", 600, 60, "1 h is a guess"),
        ("DTSTART;TZID=America/New_York:20271030T040000\r\nDTEND;TZID=America/New_York:20271030T050000",
         600, 60, ""),
        ("DTSTART:20271030T220000\r\nDTEND:20271031T020000", 1320, 240, ""),
        ("DTSTART;VALUE=DATE:20271030\r\nDTEND;VALUE=DATE:20271031", 540, 480, "whole day"),
        ("DTSTART:20271030T100000\r\nDTEND:20271030T110000\r\nRRULE:FREQ=WEEKLY", 600, 60, "repeats"),
    ],
)  # fmt: skip
def test_times_as_others_write_them(times: str, start: int, length: int, says: str) -> None:
    brought = read_calendar(ics(f"UID:w\r\nSUMMARY:Workshop\r\n{times}"), PLAN)
    (slot,) = brought.slots
    assert (slot.start, slot.length) == (start, length)
    assert says in " ".join(brought.words)
    assert bool(brought.words) == bool(says)


def test_an_odd_change_of_a_series_is_said_and_the_rest_is_taken() -> None:
    series = "UID:r\r\nSUMMARY:Yoga\r\nDTSTART:20271029T080000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY"
    odd = "UID:r\r\nRECURRENCE-ID:20271030T080000\r\nSUMMARY:Yoga\r\nDTSTART:soon"
    brought = read_calendar(ics(series, odd), PLAN)
    assert [slot.day for slot in brought.slots] == [0, 1, 2]
    assert "A change of Yoga has no readable time." in brought.words


def test_what_lies_elsewhere_is_left_out_with_a_word() -> None:
    early = TRAIN.replace("20271029", "20271027").replace("Train", "Bus")
    off = TRAIN.replace("Train", "Boat").replace("t1", "t3") + "\r\nSTATUS:CANCELLED"
    brought = read_calendar(ics(TRAIN, early, off), PLAN)
    assert [slot.title for slot in brought.slots] == ["Train to the sea"]
    assert brought.words == (
        "One thing in this file is on Wednesday 27 October 2027, which is not one of your days.",
        "Boat to the sea was cancelled and is left out.",
    )


def test_the_same_file_again_changes_the_slot_and_adds_none() -> None:
    plan = bring_in(PLAN, read_calendar(ics(TRAIN), PLAN).slots)
    kept = plan.slots[0]
    plan = bring_in(plan.with_(slots=(Slot(**{**_fields(kept), "cost": 500}),)), ())  # type: ignore[arg-type]
    moved = TRAIN.replace("140000Z", "150000Z")
    (slot,) = bring_in(plan, read_calendar(ics(moved), plan).slots).slots
    assert (slot.id, slot.start, slot.cost) == (kept.id, 17 * 60, 500)


def _fields(slot: Slot) -> dict[str, object]:
    return {name: getattr(slot, name) for name in slot.__struct_fields__}


def test_control_characters_and_long_words_are_made_safe() -> None:
    evil = f"UID:e\r\nSUMMARY:a\x1b]0;x\x07{'b' * 500}\r\nDTSTART:20271030T100000\r\nDESCRIPTION:{'c' * 9000}"
    (slot,) = read_calendar(ics(evil), PLAN).slots
    assert slot.title.startswith("a]0;xb")
    assert len(slot.title) == 200
    assert len(slot.notes) == 4000


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "not a calendar file"),
        (b"<html></html>", "not a calendar file"),
        (b"\xff\xfe\x00B", "not a calendar file"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "no event|damaged"),
        (b"BEGIN:VCALENDAR\r\nrubbish without a colon\r\nEND:VCALENDAR\r\n", "no event|damaged"),
        (ics(), "no events in this file"),
        (ics("UID:x\r\nSUMMARY:When"), "When has no time|Nothing in this file"),
        (ics("UID:x\r\nSUMMARY:When\r\nDTSTART:20279999T990000"), "When has no readable time|damaged"),
        (ics("UID:x\r\nSUMMARY:Far\r\nDTSTART:20300101T100000"), "Nothing in this file falls on your days"),
        (b"x" * (SIZE_LIMIT + 1), "too large"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(raw: bytes, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read_calendar(raw, PLAN)


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="There is no file at"):
        read_file(tmp_path / "none.ics", PLAN)
    with pytest.raises(Invalid, match="There is no file at"):
        read_file(tmp_path, PLAN)
    (tmp_path / "ours.ics").write_bytes(ics(TRAIN))
    assert len(read_file(tmp_path / "ours.ics", PLAN).slots) == 1


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "ours.ics").touch()
    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(Invalid, match=r"^ours\.ics cannot be opened: permission denied\.$"):
        read_file(tmp_path / "ours.ics", PLAN)


def test_what_no_spelling_knows_is_replaced_and_an_end_of_nothing_passed_over() -> None:
    raw = ics(TRAIN).replace(b"SUMMARY:Train", b"END:VTODO\r\nSUMMARY:Tr\x81in")
    assert [slot.title for slot in read_calendar(raw, PLAN).slots] == ["Tr\ufffdin to the sea"]
