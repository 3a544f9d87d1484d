"""A session as it is kept: what is in it can be read, and what does not fit is told."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.support.sessions import NOW, ODD, Play
from twofold.domain.listening.engine import (
    Event,
    Invalid,
    Session,
    advance,
    new_session,
    state_of,
)


def test_pauses_and_time_outs_do_not_count_into_how_long_it_took() -> None:
    play = Play(ODD["only speak"]).sit_down()
    before = play.session.seconds
    play.do("pause", after=10).do("resume", after=9 * 3600).time_out().both("back", after=1800)
    assert play.session.seconds == before + 11
    assert play.do("restarted", after=30).session.seconds == before + 41
    assert play.state.t == before + 41 + 9 * 3600 + 3600


def test_a_repair_is_counted_and_its_word_is_cleaned() -> None:
    play = Play(ODD["only speak"]).sit_down().do("repair", "b", word="own\x1b it\n" + "x" * 500)
    assert play.session.events[-1].word == ("own it " + "x" * 500)[:200]
    play.key("done").do("repair", "a").do("undo")
    assert play.state.repairs == 2


def test_what_is_kept_can_be_read_whatever_was_sent() -> None:
    play = Play(ODD["only speak"]).sit_down()
    play.do("interrupted", seconds=4e8).do("resume", after=2e8).do("repair", word="\ud800" * 999)
    assert msgspec.json.decode(msgspec.json.encode(play.session), type=Session) == play.session


@pytest.mark.parametrize("field", ["at", "until"])
def test_a_time_without_a_zone_is_refused_when_read(field: str) -> None:
    fields: dict[str, Any] = {"do": "pause", "t": 1.0, "at": NOW, field: "2026-03-01T19:00:00"}
    with pytest.raises(msgspec.ValidationError, match=rf"at `\$.{field}`"):
        msgspec.convert(fields, type=Event)


def test_the_same_key_from_two_terminals_is_noticed() -> None:
    play = Play(ODD["only speak"]).do("begin")
    with pytest.raises(Invalid):
        play.do("begin")


@pytest.mark.parametrize("t", [float("inf"), float("nan"), 0.0])
def test_a_clock_that_makes_no_sense_moves_nothing(t: float) -> None:
    play = Play(ODD["only speak"]).sit_down()
    after = advance(play.session, Event(do="pause", t=t, at=NOW))
    assert after.seconds == after.events[-1].t == play.state.t > 0


def test_events_that_do_not_fit_are_told() -> None:
    session = new_session(ODD["only speak"], " a\nb ", 5, "a", NOW)
    assert session.topic == "a b"
    with pytest.raises(Invalid):
        state_of(replace(session, events=(Event(do="got_it", t=1, at=NOW, by="a"),)))


@pytest.mark.parametrize("heat", [0, 6])
def test_how_sore_is_one_to_five(heat: int) -> None:
    with pytest.raises(Invalid, match="from 1 to 5"):
        new_session(ODD["only speak"], "", heat, "a", NOW)


@pytest.mark.parametrize(
    ("about", "row"),
    [
        ("row:w1:r1", ("w1", "r1")),
        ("", None),
        ("row:w1:", None),
        ("row::r1", None),
        ("row:w1", None),
        ("row:w1:r1:x", None),
        ("book:w1:r1", None),
    ],
)
def test_a_session_knows_the_row_it_came_from(about: str, row: tuple[str, str] | None) -> None:
    session = new_session(ODD["only speak"], "", 1, "a", NOW, "I feel\n  tired. " + "x" * 900, about)
    assert session.row == row
    assert session.opening.startswith("I feel tired. x") and len(session.opening) == 700


def test_a_session_of_before_there_were_openings_reads_as_it_was() -> None:
    plain = new_session(ODD["only speak"], "garden", 1, "a", NOW)
    fields = msgspec.to_builtins(plain)
    del fields["opening"], fields["about"]
    assert msgspec.convert(fields, type(plain)) == plain
    assert plain.row is None
