"""Looking back on one session: what happened, the talk balance, and no name where none is kept."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.sessions import NOW, ODD, Play, built_in, every_protocol, sensible
from twofold.domain.dates import length_words
from twofold.domain.listening.engine import Event, advance, new_session, offers, state_of
from twofold.domain.listening.lookback import look_back
from twofold.domain.listening.pulse import without_names
from twofold.domain.listening.session import Session
from twofold.domain.people import meet
from twofold.domain.records import SIDES

COUPLE = meet("Ana", "Ben")


def told(session: Session) -> list[str]:
    return [moment.words for moment in look_back(session, COUPLE).moments]


def test_floor_and_mirror_is_told_from_the_beginning_to_the_end() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    play.key("done", after=60).key("done").key("not_quite")
    play.key("done", after=30).key("done").key("more")
    play.key("done", after=30).key("done").key("got_it").key("ready")
    play.do("repair", word="own it").do("pause").do("resume").key("extend").do("undo").time_out()
    play.both("back", after=1800).do("restarted").key("done", after=90).do("stop")
    assert told(play.session) == [
        "You sat down together.",
        "You both said now is okay. The floor: Ana has the floor.",
        "Ana spoke.",
        "Ben said it back.",
        "Ana: Not quite.",
        "Ana said that bit again.",
        "Ben said it back.",
        "Ana: There is more.",
        "Ana spoke.",
        "Ben said it back.",
        "Ana: You got it.",
        "The floor: Ben has the floor.",
        "A small repair, and it was noticed.",
        "A pause.",
        "You went on.",
        "A little longer.",
        "A step taken back.",
        "A time-out.",
        "You both came back.",
        "You started again, softly.",
        "Ben spoke.",
        "You stopped here.",
    ]
    look = look_back(play.session, COUPLE)
    assert (look.floor_a, look.floor_b, look.together) == (120, 95, 0)
    assert (look.mirrors, look.repairs, look.ballots) == (3, 1, None)
    assert look.share_a == pytest.approx(120 / 215)


@pytest.mark.parametrize("name", sorted(every_protocol()))
def test_every_protocol_can_be_looked_back_on(name: str) -> None:
    play = Play(every_protocol()[name], "b").until("ended")
    look = look_back(play.session, COUPLE)
    words = [moment.words for moment in look.moments]
    opened = ["You opened your answers together."] if play.session.protocol.ballot else []
    assert words[-1 - len(opened) :] == ["A last good word from each of you.", *opened]
    said = play.state.ballots
    assert look.ballots == (without_names(*said) if said else None)
    talked = sum(turn.spent for turn in play.state.turns)
    assert look.floor_a + look.floor_b + look.together == talked
    steps = [s.kind for turn in play.state.turns for s in play.session.protocol.rounds[turn.round].steps]
    assert words.count("You finished it together.") == steps.count("together")
    assert sum(word.endswith(" spoke.") for word in words) == steps.count("speak")
    assert sum(" wished: " in word for word in words) == steps.count("wish")


@given(data=st.data(), name=st.sampled_from(sorted(every_protocol())), ahead=st.integers(0, 20))
def test_whatever_happened_it_is_told_in_order_and_without_the_name_of_who_left_something_out(
    data: st.DataObject, name: str, ahead: int
) -> None:
    play = Play(every_protocol()[name])
    for _ in range(ahead):
        if play.state.phase != "ended":
            play.next()
    session, at = play.session, play.at
    for _ in range(data.draw(st.integers(0, 15))):
        state = state_of(session)
        can = sorted(offers(session, state))
        if can:
            event = sensible(data.draw, session, state, data.draw(st.sampled_from(can)), at)
            session, at = advance(session, event), event.at
    look = look_back(session, COUPLE)
    assert all(one.t <= two.t and one.at <= two.at for one, two in pairwise(look.moments))
    assert all(moment.words.endswith(".") for moment in look.moments)
    for moment in look.moments:
        if "Ana" not in moment.words and "Ben" not in moment.words:
            assert moment.by is None
    state = state_of(session)
    spoken = sum(state.ledger.get(phase, 0.0) for phase in ("speak", "together"))
    assert look.floor_a + look.floor_b + look.together + sum(state.carried.values()) == spoken


def test_a_not_now_and_its_return_are_told() -> None:
    play = Play(ODD["only speak"]).do("begin").do("settled").do("agree", "a")
    play.do("later", "b", until=play.at + timedelta(hours=2)).do("begin")
    assert told(play.session) == [
        "You sat down together.",
        "Not now: you named another time.",
        "You came back to it.",
    ]
    assert {moment.by for moment in look_back(play.session, COUPLE).moments} == {None}


def test_an_end_that_cannot_be_read_is_left_out() -> None:
    play = Play(ODD["only speak"]).sit_down()
    broken = replace(
        play.session,
        events=(*play.session.events, Event(do="got_it", t=9, at=NOW, by="a"), Event(do="stop", t=9, at=NOW)),
    )
    assert told(broken) == told(play.session)


def test_a_session_that_never_began_has_nothing_to_tell() -> None:
    look = look_back(new_session(ODD["only speak"], "", 1, "a", NOW), COUPLE)
    assert (look.moments, look.share_a) == ((), None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "under a minute"),
        (59.9, "under a minute"),
        (60, "1 minute"),
        (119, "1 minute"),
        (1500, "25 minutes"),
        (3599.9, "59 minutes"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
    ],
)
def test_lengths_as_people_say_them(seconds: float, words: str) -> None:
    assert length_words(seconds) == words


def test_both_sides_are_told_apart() -> None:
    play = Play(ODD["only speak"], "b").until("ended")
    whose = [
        moment.by for moment in look_back(play.session, COUPLE).moments if moment.words.endswith("spoke.")
    ]
    assert whose == [*reversed(SIDES)] * 2
