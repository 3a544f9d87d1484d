"""The made-up couple: a year that could have been, played through the real engine."""

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twofold.content import load_protocols
from twofold.demo import furnish
from twofold.demo.listening import history
from twofold.demo.shelf import shelf
from twofold.demo.worksheets import Rounds, rounds
from twofold.domain.listening.engine import advance, state_of
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import is_due, moved
from twofold.domain.records import SIDES, other
from twofold.domain.retreat.times import known_zone
from twofold.domain.shelf import works
from twofold.domain.shelf.records import Work
from twofold.domain.worksheet.requests import reply_status
from twofold.domain.worksheet.rounds import bands, courses, joined
from twofold.store import Store
from twofold.store.kinds import KINDS

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


Year = tuple[Couple, list[Session], list[Note]]


@pytest.fixture(scope="module")
def year() -> Year:
    return history(NOW)


def test_each_part_that_was_talked_about_has_its_talk(year: Year) -> None:
    days = {s.about: s.created.astimezone(NOW.tzinfo).date() for s in year[1] if s.about}
    talked = {
        works.about(work, part.id): part.talked
        for work in shelf(NOW)
        if isinstance(work, Work)
        for part in work.slices
        if part.talked
    }
    assert len(talked) == 2
    assert {about: days[about] for about in talked} == talked


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


# -- the worksheets ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lived() -> Rounds:
    return rounds(NOW)


def test_three_rounds_worth_looking_at(lived: Rounds) -> None:
    today = NOW.date()
    assert [(today - sheet.day).days for sheet in lived.worksheets] == [246, 118, 20]
    assert [sheet.previous for sheet in lived.worksheets] == [None, *(s.id for s in lived.worksheets[:2])]
    for sheet in lived.worksheets:
        assert sheet.revealed is not None
        assert {band.both for band in bands(sheet.revealed)} == {True, False}
        for side in SIDES:
            shown = sheet.revealed.side(side)
            assert 4 <= len(shown.rows) <= 6
            assert all(
                row.why and row.moment and row.request.words and row.gap is not None for row in shown.rows
            )
            assert shown.guess.picks
    ids = [row.id for sheet in lived.worksheets for side in SIDES for row in sheet.revealed.side(side).rows]  # type: ignore[union-attr]
    assert len(set(ids)) == len(ids)


def test_each_round_goes_on_from_the_last(lived: Rounds) -> None:
    fates = set()
    for before, sheet in zip(lived.worksheets, lived.worksheets[1:], strict=False):
        assert before.revealed is not None and sheet.revealed is not None
        for side in SIDES:
            was, shown = {row.id for row in before.revealed.side(side).rows}, sheet.revealed.side(side)
            assert set(shown.since) == was
            still = {row for row, fate in shown.since.items() if fate == "still"}
            assert {row.before for row in shown.rows if row.before} == still
            fates |= set(shown.since.values())
    assert fates == {"still", "met", "gone"}


def test_some_needs_moved_and_some_did_not(lived: Rounds) -> None:
    found = [course for side in SIDES for course in courses(lived.worksheets, side) if len(course.points) > 1]
    steps = [
        joined(a[1], b[1]) for course in found for a, b in zip(course.points, course.points[1:], strict=False)
    ]
    assert True in steps and False in steps
    assert any(len(course.points) == 3 for course in found)
    assert any(
        b[1] < a[1] for course in found for a, b in zip(course.points, course.points[1:], strict=False)
    )


def test_every_reply_answers_a_row_of_the_other(lived: Rounds) -> None:
    sheets = {sheet.id: sheet for sheet in lived.worksheets}
    answers, gifts = set(), []
    for reply in lived.replies:
        found = sheets[reply.worksheet].row(reply.row)
        assert found is not None and reply.author == other(found[0])
        assert reply.said and all(a.at <= b.at for a, b in zip(reply.said, reply.said[1:], strict=False))
        assert sheets[reply.worksheet].revealed.at < reply.created <= reply.updated < NOW  # type: ignore[union-attr]
        answers |= {said.answer for said in reply.said}
        gifts += [(reply.worksheet, reply.author) for said in reply.said if said.gift]
    assert answers == {"yes", "smaller", "another", "later"}
    assert len(set(gifts)) == len(gifts) > 0
    assert any(said.fits for reply in lived.replies for said in reply.said)
    latest = [reply for reply in lived.replies if reply.worksheet == lived.worksheets[-1].id]
    stands = {reply_status(reply, NOW.date()) for reply in latest}
    assert {"yes", "later", "agreed"} <= stands
    soon = [s.until for reply in latest for s in reply.said if s.until]
    assert soon == [NOW.date() + timedelta(days=2)]
    (circled,) = [reply for reply in latest if reply.circles]
    assert circled.agreement


def test_agreements_of_every_kind(lived: Rounds) -> None:
    today = NOW.date()
    by_id = {deal.id: deal for deal in lived.agreements}
    assert {reply.agreement for reply in lived.replies if reply.agreement} == set(by_id)
    for deal in lived.agreements:
        days = [entry.at for entry in deal.history]
        assert days == sorted(days) and days[-1] < NOW
        assert deal.history[0].did == "made" and deal.created == days[0] and deal.updated == days[-1]
        sheet = next(sheet for sheet in lived.worksheets if sheet.id == deal.worksheet)
        found = sheet.row(deal.row)
        assert found is not None and (found[0], found[1].words, found[1].met) == (
            deal.asker,
            deal.need,
            deal.met,
        )
    (due,) = [deal for deal in lived.agreements if is_due(deal, today)]
    assert due.due is not None and 0 <= (today - due.due).days <= 1
    assert any(deal.open and len(deal.history) == 1 and not is_due(deal, today) for deal in lived.agreements)
    assert any(deal.open and deal.history[-1].did == "kept" for deal in lived.agreements)
    assert any(not deal.open for deal in lived.agreements)
    assert any(deal.open and deal.terms.until and deal.terms.until > today for deal in lived.agreements)
    assert any(m[1] - m[0] >= 3 for deal in lived.agreements if (m := moved(deal)))


def test_one_talk_came_from_a_row(year: Year, lived: Rounds) -> None:
    (talk,) = [session for session in year[1] if session.about and not session.about.startswith("work:")]
    assert talk.row is not None
    worksheet, row = talk.row
    assert worksheet == lived.worksheets[-1].id
    found = lived.worksheets[-1].row(row)
    assert found is not None and (talk.first, talk.opening) == (found[0], found[1].opening.words)
    assert lived.worksheets[-1].revealed.at < talk.created  # type: ignore[union-attr]


def test_the_same_day_gives_the_same_rounds(lived: Rounds) -> None:
    assert rounds(NOW) == lived


@settings(max_examples=12)
@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),
    st.integers(-11, 13).map(lambda hours: timezone(timedelta(hours=hours))),
)
def test_the_rounds_lie_in_the_past_at_any_hour_anywhere(moment: datetime, zone: timezone) -> None:
    now = moment.replace(tzinfo=zone)
    lived = rounds(now)
    assert all(record.updated < now for record in lived.records)
    assert [is_due(deal, now.date()) for deal in lived.agreements].count(True) == 1


# -- the retreats ------------------------------------------------------------------------------------------


def test_it_is_furnished_privately(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    furnish(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    store = Store.open(path)
    try:
        assert [c.a.name for c in store.couple.all()] == ["Ines"]
        assert len(store.sessions.all()) > 55
        assert len(store.notes.all()) > 5
        assert len(store.worksheets.all()) == 3
        assert len(store.replies.all()) > 20
        assert len(store.agreements.all()) > 4
        plans = store.plans.all()
        assert len(plans) == 2 and all(known_zone(plan.zone) for plan in plans)
        assert any(session.about.startswith("slot:") for session in store.sessions.all())
        assert not store.drawers.all()
        assert {each.kind for each in store.writings.all()} == {"letter", "envelope", "moment"}
        # Nothing of these would be left by now.
        passing = ("drawers", "beats", "ready", "returns", "ago", "removals")
        assert all(store.table(name).size for name in KINDS if name not in passing)
        assert store.notices == ()
    finally:
        store.close()


def test_it_never_touches_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "twofold.json"
    path.write_text("ours")
    with pytest.raises(FileExistsError):
        furnish(path)
    assert path.read_text() == "ours"
