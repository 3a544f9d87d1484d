"""The same time for both, within a tenth, however long or short the turns become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sessions import Play, every_protocol, offered, step
from tests.support.sessions import protocol_of as of
from twofold.domain.listening.engine import FAIR, LONGER, Invalid, remaining
from twofold.domain.listening.protocols import Protocol, Round
from twofold.domain.records import SIDES, Side

SPOKEN = sorted(name for name, p in every_protocol().items() if not all(r.together for r in p.rounds))
FIVE_EACH = of(Round("Say", (step("speak", minutes=5),)))
TWICE = of(Round("Say", (step("speak", minutes=5),), repeat=2))
shares = st.sampled_from([0.1, 0.9, 1.0, 1.05, 1.2, 2.0, 10.0])
"""How much of their time somebody speaks."""


def speak(play: Play, seconds: float) -> Play:
    """Let the one whose turn it is speak for so long."""
    return play.until("speak").key("done", after=seconds)


def allotted(play: Play) -> list[float]:
    return [turn.allotted for turn in play.state.turns]


@given(
    name=st.sampled_from(SPOKEN),
    first=st.sampled_from(SIDES),
    turns=st.lists(
        st.tuples(
            st.sampled_from([0.1, 0.9, 1.0, 1.05, 1.2, 2.0, 10.0]), st.sampled_from([0, 0, 0, 30, 600])
        ),
        min_size=1,
    ),
)
def test_both_are_offered_the_same_time(name: str, first: Side, turns: list[tuple[float, float]]) -> None:
    play = Play(every_protocol()[name], first).sit_down()
    number = 0
    while play.state.phase != "close":
        if play.state.phase != "speak":
            play.next()
            continue
        share, extension = turns[number % len(turns)]
        number += 1
        if extension:
            play.key("extend", seconds=float(extension))
        try:
            play.key("done", after=share * play.state.turn.allotted)
        except Invalid:
            play.key("done", after=max(0.0, remaining(play.session, play.state) or 0.0))
    a, b = (offered(play.state, side) for side in SIDES)
    evenings = [turn for turn in play.state.turns if turn.evening]
    assert len(evenings) <= 2
    assert abs(a - b) <= FAIR * max(a, b) or len(evenings) == 2


def test_ending_early_takes_nothing_from_anybody() -> None:
    play = speak(speak(Play(FIVE_EACH), 20), 300)
    assert play.state.phase == "close"
    assert allotted(play) == [300, 300]


def test_what_one_takes_longer_the_other_gets_in_the_next_turn() -> None:
    play = speak(Play(TWICE), 400)
    assert allotted(play) == [300, 400]
    assert allotted(speak(play, 430)) == [300, 400, 330]


def test_a_longer_turn_of_the_first_is_paid_to_the_second_and_back() -> None:
    play = Play(FIVE_EACH).sit_down().key("extend").key("extend", seconds=60.0)
    assert allotted(speak(play, 100)) == [300 + LONGER + 60, 300 + LONGER + 60]
    assert speak(play, 480).state.phase == "close"


@pytest.mark.parametrize("first", SIDES)
def test_a_longer_last_turn_is_evened_out_by_one_more(first: Side) -> None:
    play = speak(speak(Play(FIVE_EACH, first), 300), 331)
    assert play.state.phase == "swap"
    assert (play.state.turn.speaker, play.state.turn.evening, play.state.turn.allotted) == (first, True, 31)
    assert speak(play, 31).state.phase == "close"


def test_a_tenth_is_near_enough() -> None:
    play = speak(speak(Play(FIVE_EACH), 300), 330)
    assert play.state.phase == "close"
    assert play.state.owed == (30, 0)


def test_extending_the_last_turn_is_owed_too() -> None:
    play = Play(FIVE_EACH).until("speak", turn=2).key("extend", seconds=90.0)
    play.key("done")
    assert allotted(play) == [300, 390, 90]
    assert play.state.turn.speaker == "a"


def test_evening_out_ends_after_two_turns() -> None:
    play = speak(speak(Play(FIVE_EACH), 300), 3 * 3600)
    assert play.state.turn.allotted == 3 * 3600 - 300
    speak(play, 6 * 3600)
    assert [turn.speaker for turn in play.state.turns] == ["a", "b", "a", "b"]
    assert speak(play, 20 * 3600).state.phase == "close"


def test_an_extra_turn_may_be_passed_at_its_door() -> None:
    play = speak(speak(Play(FIVE_EACH), 300), 600)
    assert (play.state.phase, play.state.turn.evening) == ("swap", True)
    play.do("pass")
    assert play.state.phase == "close"
    assert play.state.turn.passed


def test_time_is_no_debt_where_both_talk() -> None:
    play = Play(every_protocol()["only together"]).until("together")
    play.key("extend", seconds=600.0).do("done", "a", after=7200).do("done", "b")
    assert play.state.owed == (0, 0)
    assert play.until("ended").session.status == "finished"
    assert not any(turn.evening for turn in play.state.turns)


def test_a_passed_turn_that_ran_over_is_owed() -> None:
    play = Play(FIVE_EACH).sit_down().do("pass", after=400)
    assert allotted(play) == [300, 400]


def mirrored(minutes: float) -> Protocol:
    return of(Round("Say", (step("speak", minutes=minutes), step("mirror"))))


def test_undo_gives_nobody_time_twice() -> None:
    play = Play(mirrored(5)).sit_down().key("done", after=100).key("done").key("more")
    play.do("undo", after=150)
    assert play.state.phase == "verdict"
    assert play.state.turn.spent == 250
    play.key("more").key("done", after=100).key("got_it")
    assert allotted(play) == [300, 350]


def test_a_turn_that_is_taken_back_keeps_what_was_spoken_in_it() -> None:
    play = Play(mirrored(5)).sit_down().key("done", after=100).key("got_it").key("ready")
    play.do("undo", after=200).do("undo")
    assert (play.state.phase, len(play.state.turns), play.state.carried) == ("mirror", 1, {"b": 200})
    play.key("got_it").key("ready")
    assert (play.state.turn.speaker, play.state.turn.spent, play.state.carried) == ("b", 200, {})
    assert remaining(play.session, play.state) == 100
    assert play.state.ledger["speak"] == 300


def test_an_extension_taken_back_is_not_owed() -> None:
    play = Play(FIVE_EACH).sit_down().key("extend").do("undo").key("done")
    assert allotted(play) == [300, 300]


def test_turns_that_are_taken_back_one_after_the_other_keep_all_that_was_spoken() -> None:
    play = speak(speak(speak(Play(TWICE), 10), 20), 40).key("ready")
    play.do("undo", after=80)
    while len(play.state.turns) > 1:
        play.do("undo", after=0)
    assert play.state.carried == {"a": 40, "b": 100}
    assert sum(turn.spent for turn in play.state.turns) == 10
    play.until("close")
    assert [turn.spent for turn in play.state.turns] == [300, 300, 300, 300]
