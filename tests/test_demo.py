"""The made-up couple: a year that could have been, played through the real engine."""

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twofold.content import load_protocols
from twofold.demo import furnish, history
from twofold.domain.listening import advance, state_of
from twofold.domain.people import Couple
from twofold.domain.session import Note, Session
from twofold.store import Store

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


Year = tuple[Couple, list[Session], list[Note]]


@pytest.fixture(scope="module")
def year() -> Year:
    return history(NOW)


def test_a_year_of_listening(year: Year) -> None:
    couple, sessions, notes = year
    assert 55 <= len(sessions) <= 85
    assert {s.protocol.id for s in sessions} == {p.id for p in load_protocols().protocols}
    assert [s.created for s in sessions] == sorted(s.created for s in sessions)
    assert NOW - timedelta(days=365) < sessions[0].created < NOW - timedelta(days=350)
    assert sessions[-2].updated < NOW
    assert couple.created < sessions[0].created
    assert {s.first for s in sessions} == {"a", "b"}
    assert 6 <= len(notes) <= 15
    assert {n.session for n in notes} < {s.id for s in sessions}
    assert len({r.id for r in (*sessions, *notes)}) == len(sessions) + len(notes)


def test_every_session_is_what_the_engine_makes_of_its_events(year: Year) -> None:
    for session in year[1]:
        replayed = session.with_(events=(), status="chosen", due=None, seconds=0.0, updated=session.created)
        for event in session.events:
            replayed = advance(replayed, event)
        assert replayed == session


def test_what_has_happened_and_what_is_open(year: Year) -> None:
    sessions = year[1]
    assert [s.status for s in sessions].count("finished") == len(sessions) - 2
    assert [s.status for s in sessions].count("stopped") == 1
    assert sessions[-1].status == "planned"
    assert sessions[-1].due is not None
    assert NOW < sessions[-1].due < NOW + timedelta(days=1)
    came_back = [s for s in sessions if any(e.do == "restarted" for e in s.events)]
    assert [s.status for s in came_back] == ["finished"]
    mirrors = [turn.mirrors for s in sessions for turn in state_of(s).turns]
    assert max(mirrors) > 3
    kinds = {event.do for s in sessions for event in s.events}
    assert {"got_it", "not_quite", "more", "wish", "ready", "pulse", "timeout", "back"} <= kinds


def test_lengths_are_believable(year: Year) -> None:
    for session in year[1][:-1]:
        low, high = session.protocol.minutes
        if session.status == "finished":
            assert 0.5 * low <= session.seconds / 60 <= 1.8 * high + 5, session.protocol.id


def test_the_same_moment_gives_the_same_year(year: Year) -> None:
    assert history(NOW) == year


@settings(max_examples=12)
@example(datetime(2026, 11, 20, 20, 20), UTC)
@example(datetime(2026, 11, 20, 9, 45), UTC)
@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),
    st.integers(-11, 13).map(lambda hours: timezone(timedelta(hours=hours))),
)
def test_it_can_be_opened_at_any_hour_anywhere(moment: datetime, zone: timezone) -> None:
    now = moment.replace(tzinfo=zone)
    sessions = history(now)[1]
    assert sessions[-1].due is not None
    assert now < sessions[-1].due <= now + timedelta(days=1)
    assert all(s.updated < now for s in sessions)


def test_it_is_furnished_privately(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    furnish(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store = Store.open(path)
    try:
        assert [c.a.name for c in store.couple.all()] == ["Ines"]
        assert len(store.sessions.all()) > 55
        assert len(store.notes.all()) > 5
        assert store.notices == ()
    finally:
        store.close()


def test_it_never_touches_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    path.write_text("ours")
    with pytest.raises(FileExistsError):
        furnish(path)
    assert path.read_text() == "ours"
