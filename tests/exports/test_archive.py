"""The JSON export: everything, in a shape that does not move."""

import json
from datetime import UTC, datetime

import msgspec

from twofold.domain.people import Couple, meet
from twofold.domain.session import Note, Session
from twofold.exports.archive import Archive, archive

Year = tuple[Couple, list[Session], list[Note]]
WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def test_everything_comes_back(year: Year) -> None:
    couple, sessions, notes = year
    text = archive(couple, sessions, notes, WHEN)
    assert msgspec.json.decode(text, type=Archive) == Archive(
        written=WHEN, couple=couple, sessions=tuple(sessions), notes=tuple(notes)
    )


def test_the_shape_is_fixed_and_readable(year: Year) -> None:
    couple, sessions, notes = year
    text = archive(couple, sessions, notes, WHEN)
    whole = json.loads(text)
    assert list(whole) == ["twofold_export", "written", "couple", "sessions", "notes"]
    assert whole["twofold_export"] == 1
    assert whole["written"] == "2026-11-20T19:00:00Z"
    assert text.endswith("}\n")
    assert '\n  "sessions": [' in text


def test_the_order_does_not_depend_on_the_order_given(year: Year) -> None:
    couple, sessions, notes = year
    assert archive(couple, sessions[::-1], notes[::-1], WHEN) == archive(couple, sessions, notes, WHEN)
    same = [s.with_(created=WHEN) for s in sessions]
    assert archive(couple, same[::-1], [], WHEN) == archive(couple, same, [], WHEN)


def test_any_script_stays_as_it_is() -> None:
    couple = meet("愛", "שִׁיר")
    text = archive(couple, [], [], WHEN)
    assert couple.a.name in text
    assert couple.b.name in text


def test_before_the_first_meeting() -> None:
    assert json.loads(archive(None, [], [], WHEN))["couple"] is None
