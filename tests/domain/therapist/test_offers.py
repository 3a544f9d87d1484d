"""What home offers of finding a therapist: each on its days, and quietly."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.support.tables import Kept
from twofold.domain.drawers import Open, Writing
from twofold.domain.records import Record, Side
from twofold.domain.therapist.entries import entries
from twofold.domain.therapist.offers import offered
from twofold.domain.therapist.records import SHORTLIST, Answer, Meeting, Therapist
from twofold.domain.therapist.routes import HelpsRoute, OneTherapistRoute, OpenSaidRoute, TherapistRoute

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LONG_AGO = NOW - timedelta(days=60)


def one(*days: int, at: time | None = None, updated: datetime = LONG_AGO, **more: object) -> Therapist:
    meetings = tuple(Meeting(f"m{n}", TODAY + timedelta(n), at) for n in days)
    made = Therapist(id="t1", created=LONG_AGO, updated=updated, name="Dr Amari", meetings=meetings)
    return made.with_(**more)


def said(side: Side, finished: datetime | None = NOW) -> Writing:
    return Writing(kind="therapist", about=SHORTLIST, author=side, veil=Open("x"), finished=finished)


def told(*records: Record) -> list[tuple[object, str, str]]:
    return [(each.route, each.title, each.note) for each in offered(Kept(*records), NOW, TODAY)]


def test_a_session_stands_there_on_its_day_with_its_time() -> None:
    way = OneTherapistRoute("t1")
    assert told(one(0, at=time(17))) == [(way, "Dr Amari", "today at 17:00, both of you")]
    assert told(one(1)) == [(way, "Dr Amari", "tomorrow")]
    assert told(one(3, at=time(9, 5))) == [(way, "Dr Amari", "Thursday at 9:05")]
    assert told(one(7)) == []
    assert told(one(-1, state="chosen")) == []
    assert told(one(0, state="put aside")) == []


def test_today_comes_before_what_is_only_coming() -> None:
    (now,), (later,) = (offered(Kept(one(day)), NOW, TODAY) for day in (0, 2))
    assert now.sort == "look" and later.sort == "" and now.weight < later.weight


def test_after_three_sessions_it_asks_for_a_week_whether_it_helps() -> None:
    way = (HelpsRoute("t1"), "Dr Amari", "does it help?")
    assert told(one(-14, -7, -1)) == [way]
    assert told(one(-20, -13, -6)) == [way]
    assert told(one(-21, -14, -7, state="chosen")) == []
    assert told(one(-14, -7, -1, looked=TODAY, state="chosen")) == []


def test_a_list_that_nobody_touched_for_a_week_is_not_offered() -> None:
    way = (TherapistRoute(), "Finding a therapist", "your list")
    assert told(one(updated=NOW)) == [way]
    assert told(one(updated=NOW - timedelta(days=6))) == [way]
    assert told(one(updated=NOW - timedelta(days=7))) == []
    assert told(one(updated=NOW, state="chosen")) == []
    assert told() == []


@pytest.mark.parametrize(("days", "there"), [(0, True), (6, True), (7, False)])
def test_what_both_said_can_be_opened_for_a_week(days: int, there: bool) -> None:
    at = NOW - timedelta(days=days)
    way = (OpenSaidRoute(SHORTLIST), "Finding a therapist", "both of you have said")
    found = told(one(), said("a", at - timedelta(days=30)), said("b", at))
    assert found == ([way] if there else [])
    assert told(one(), said("a"), said("b", None)) == []


def test_the_book_has_them_with_what_was_answered() -> None:
    known = one(4, answers=(Answer("How long?", "ten years"), Answer("Where?")), reach="020 7946")
    (entry,) = entries(Kept(known))
    assert (entry.title, entry.day) == ("Dr Amari", LONG_AGO.date())
    assert [each.words for each in entry.said] == ["020 7946", "How long? ten years"]
