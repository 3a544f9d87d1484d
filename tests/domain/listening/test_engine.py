"""Sessions from the first breath to the last good word."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.support.sessions import NOW, ODD, Play, built_in, every_protocol
from twofold.domain.listening.engine import (
    Invalid,
    elapse,
    ends_by_itself,
    ends_early,
    extension,
    floor,
    hands,
    offers,
    remaining,
    who_begins,
)
from twofold.domain.listening.session import THAT_WAS_ALL, Ballot, order_of_turns, step_of
from twofold.domain.listening.soundness import troubles
from twofold.domain.records import SIDES, Side

A_KEY = 1.0
"""Seconds that each key takes in the plainest walk, apart from talking and breathing."""


@pytest.mark.parametrize("name", sorted(ODD))
def test_the_odd_protocols_are_sound(name: str) -> None:
    assert list(troubles(ODD[name])) == []


@pytest.mark.parametrize("first", SIDES)
@pytest.mark.parametrize("name", sorted(every_protocol()))
def test_every_protocol_can_be_walked_to_its_end(name: str, first: Side) -> None:
    protocol = every_protocol()[name]
    play = Play(protocol, first).until("ended")
    assert play.session.status == "finished"
    assert play.session.due is None
    assert [(t.round, t.speaker) for t in play.state.turns] == list(order_of_turns(protocol, first))
    assert not any(turn.evening or turn.passed for turn in play.state.turns)
    for turn in play.state.turns:
        gated = any(step.gate or step.kind == "mirror" for step in protocol.rounds[turn.round].steps)
        assert turn.understood is (True if gated else None)
    said = (Ballot(5, 4, 3), Ballot(1, 2, None))
    assert play.state.ballots == (said if protocol.ballot else None)
    assert play.session.seconds == play.state.t
    assert play.state.t <= protocol.minutes[1] * 60 + protocol.settle + A_KEY * len(play.session.events)


@pytest.mark.parametrize("name", sorted(built_in()))
def test_each_phase_is_in_the_hands_of_who_acts_in_it(name: str) -> None:
    play = Play(built_in()[name], "b")
    while play.state.phase != "ended":
        state, session = play.state, play.session
        if state.phase in ("wish", "speak", "verdict", "swap") and state.turn.speaker:
            assert hands(session, state) == floor(session, state) == state.turn.speaker
        elif state.phase in ("guess", "mirror", "summary", "validate", "empathise", "give"):
            assert step_of(session.protocol, state).kind == state.phase
            assert {hands(session, state), floor(session, state)} == set(SIDES)
            assert hands(session, state) == state.turn.speaker
        elif state.phase != "close":
            assert hands(session, state) == "both"
        play.next()


def test_floor_and_mirror_whole_with_a_not_quite_and_a_there_is_more() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    assert (play.state.phase, play.state.turn.speaker, play.state.turn.allotted) == ("speak", "a", 300.0)

    play.key("done", after=60).key("done", after=20)
    assert (play.state.phase, hands(play.session, play.state)) == ("verdict", "a")
    play.key("not_quite", after=2)
    assert (play.state.phase, play.state.again, play.state.turn.understood) == ("speak", True, None)
    play.key("done", after=15).key("done", after=20).key("more", after=2)
    assert (play.state.phase, play.state.again, play.state.turn.mirrors) == ("speak", False, 2)
    play.key("done", after=45).key("done", after=20).key("got_it", after=2)

    turn = play.state.turns[0]
    assert (turn.mirrors, turn.understood, turn.spent, turn.passed) == (3, True, 120.0, False)
    assert (play.state.phase, play.state.turn.speaker) == ("swap", "b")
    play.until("ended")
    assert [turn.mirrors for turn in play.state.turns] == [3, 1, 1, 1]
    assert [turn.understood for turn in play.state.turns] == [True] * 4


@pytest.mark.parametrize("name", sorted(built_in()))
def test_only_that_bit_is_said_once_and_nowhere_else(name: str) -> None:
    play, asked = Play(built_in()[name]), 0
    while play.state.phase != "ended":
        verdict = (
            play.state.phase == "verdict" and step_of(play.session.protocol, play.state).kind == "mirror"
        )
        if verdict and play.state.turn.mirrors == 0:
            asked += 1
            play.key("not_quite")
            assert (play.state.phase, play.state.again) == ("speak", True)
        play.next()
        assert not play.state.again, play.state.phase
    assert asked or not any(step.kind == "mirror" for r in play.session.protocol.rounds for step in r.steps)


def test_the_speaker_may_answer_without_a_key_for_the_mirror() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down().key("done").key("got_it")
    assert play.state.turns[0].understood
    assert play.state.turns[0].mirrors == 1


def test_a_feeling_that_was_not_quite_is_guessed_again() -> None:
    play = Play(built_in()["mirror-validate-empathise"]).until("empathise").key("done").key("not_quite")
    assert (play.state.phase, play.state.turn.understood, play.state.turn.mirrors) == ("empathise", None, 1)
    play.key("done").key("more")
    assert (play.state.phase, play.state.again) == ("speak", False)
    play.until("give")
    assert (play.state.turn.mirrors, play.state.turn.understood) == (2, True)


def test_a_turn_set_aside_at_a_later_verdict_does_not_count_as_understood() -> None:
    play = Play(built_in()["mirror-validate-empathise"]).until("summary").key("done")
    assert (play.state.phase, play.state.turn.understood) == ("verdict", True)
    play.do("pass")
    assert (play.state.turns[0].passed, play.state.turns[0].understood) == (True, None)


def test_the_breath_is_counted_from_the_beginning() -> None:
    play = Play(built_in()["daily-five"]).do("begin", after=500)
    assert remaining(play.session, play.state) == 20
    assert remaining(play.session, play.do("pause", after=5).do("resume", after=90).state) == 15


def test_a_wish_is_one_of_those_on_the_screen() -> None:
    play = Play(built_in()["outside-stress"]).until("wish")
    with pytest.raises(Invalid):
        play.key("wish", word="A holiday")
    assert play.key("wish", word="Comfort me").state.turn.wish == "Comfort me"


def test_now_is_okay_needs_both_keys() -> None:
    play = Play(ODD["only speak"]).do("begin").do("settled").do("agree", "b").do("agree", "b")
    assert (play.state.phase, play.state.said_yes) == ("consent", ("b",))
    with pytest.raises(Invalid, match="key of your own"):
        play.do("agree")
    assert play.do("agree", "a").state.phase == "speak"


def test_not_now_names_a_time_and_is_taken_up_the_next_day() -> None:
    until = NOW + timedelta(hours=20)
    play = Play(ODD["only speak"]).do("begin").do("settled").do("agree", "a").do("later", "b", until=until)
    assert (play.session.status, play.session.due, play.state.phase) == ("planned", until, "choose")
    assert play.session.events[-1].by is None
    play.at = until
    play.do("begin")
    assert (play.session.status, play.session.due, play.state.phase) == ("open", None, "settle")
    play.do("settled")
    assert play.state.said_yes == ()
    assert play.until("ended").session.status == "finished"


@pytest.mark.parametrize("hours", [-1.0, 26.1, None])
def test_not_now_lies_within_the_next_day(hours: float | None) -> None:
    until = None if hours is None else NOW + timedelta(hours=hours)
    with pytest.raises(Invalid, match="within the next day"):
        Play(ODD["only speak"]).do("later", until=until)


def test_choosing_a_time_takes_a_moment_and_that_costs_nothing() -> None:
    play = Play(ODD["only speak"]).do("later", until=NOW + timedelta(seconds=30), after=5)
    assert play.session.due == play.at + timedelta(minutes=1)
    play = Play(ODD["only speak"]).do("later", until=NOW + timedelta(hours=24, seconds=30), after=5)
    assert play.session.due == play.at + timedelta(hours=24)


def test_the_clock_closes_a_turn_of_equal_silence() -> None:
    play = Play(built_in()["equal-silence"]).sit_down()
    with pytest.raises(Invalid, match="There is time left"):
        play.key("done", after=599)
    assert play.key("done", after=600).state.phase == "swap"


def test_that_was_all_ends_a_turn_early_and_is_no_pass() -> None:
    play = Play(built_in()["outside-stress"]).until("speak").key("done", after=60, word=THAT_WAS_ALL)
    assert (play.state.phase, play.state.turn.passed, play.state.owed) == ("give", False, (0.0, 0.0))
    assert play.session.events[-1].by == "a"


def test_only_what_the_clock_holds_open_ends_early() -> None:
    play = Play(built_in()["equal-silence"]).sit_down()
    assert ends_early(play.session, play.state)
    assert not ends_early(play.session, elapse(play.state, play.state.t + 600))
    assert not ends_early(play.session, play.do("pause").state)
    assert not ends_early(Play(ODD["only speak"]).session, Play(ODD["only speak"]).sit_down().state)
    owed = Play(built_in()["equal-silence"]).sit_down().key("done", after=3600).key("ready")
    assert owed.state.turn.allotted == 3600
    assert not ends_early(owed.session, elapse(owed.state, owed.state.t + 600)), "time owed is an offer"


def test_where_a_talk_ends_on_time_a_turn_ends_by_itself_after_a_last_sentence() -> None:
    play = Play(built_in()["equal-silence"]).sit_down()
    over = [ends_by_itself(play.session, elapse(play.state, play.state.t + s)) for s in (600, 619, 620)]
    assert over == [False, False, True]
    stress = Play(built_in()["outside-stress"]).until("speak")
    assert not ends_by_itself(stress.session, elapse(stress.state, stress.state.t + 3600))


def test_a_little_longer_is_two_minutes_from_now() -> None:
    play = Play(ODD["only speak"]).sit_down()
    assert extension(play.session, play.state) == 120
    play.do("pause", after=300).do("resume")  # a minute over
    seconds = extension(play.session, play.state)
    play.do("extend", seconds=seconds, after=0)
    assert (seconds, remaining(play.session, play.state)) == (180, 120)


def test_without_a_ballot_the_end_comes_after_the_last_word() -> None:
    play = Play(replace(ODD["only speak"], ballot=False)).until("close").both("done")
    assert (play.state.phase, play.session.status) == ("ended", "finished")
    play = Play(replace(ODD["only speak"], ballot=False)).until("close").do("pass")
    assert (play.state.phase, play.session.status) == ("ended", "finished")


def test_what_a_talk_could_have_been_about_is_not_kept_with_it() -> None:
    protocol = replace(ODD["only speak"], topics=("The garden",))
    assert Play(protocol).session.protocol.topics == ()


def test_time_owed_is_offered_by_the_clock_and_not_imposed() -> None:
    play = Play(built_in()["equal-silence"]).sit_down().key("done", after=3 * 3600).key("ready")
    assert play.state.turn.allotted == 3 * 3600
    with pytest.raises(Invalid, match="There is time left"):
        play.key("done", after=599)
    assert play.key("done", after=600).state.turn.speaker == "a"


@pytest.mark.parametrize(("minutes", "slot"), [(45, 7.5), (60, 10), (90, 15)])
def test_equal_silence_in_each_length(minutes: float, slot: float) -> None:
    play = Play(built_in()["equal-silence"].with_length(minutes)).until("ended")
    assert [turn.allotted for turn in play.state.turns] == [slot * 60] * 6
    assert [turn.speaker for turn in play.state.turns] == ["a", "b"] * 3


def test_what_is_done_together_ends_with_both_keys() -> None:
    play = Play(built_in()["understand-first"]).until("together").do("done", "b").do("done", "b")
    assert (play.state.phase, play.state.said_yes) == ("together", ("b",))
    assert play.do("done", "a").state.phase == "close"


def test_each_has_a_last_good_word_and_the_first_goes_first() -> None:
    play = Play(ODD["only speak"], "b").until("close")
    assert hands(play.session, play.state) == "b"
    assert hands(play.session, play.do("done", "b").state) == "a"
    assert play.do("done", "a").state.phase == "pulse"


def test_answers_are_one_to_five_or_left_out() -> None:
    play = Play(ODD["only speak"]).until("pulse")
    for wrong in (0, 6):
        with pytest.raises(Invalid):
            play.do("pulse", a=Ballot(felt=wrong))
    assert play.do("pulse", b=Ballot(felt=2)).state.ballots == (Ballot(), Ballot(felt=2))
    assert offers(play.session, play.state) == frozenset()


def test_who_begins_alternates() -> None:
    assert [who_begins(last) for last in (None, "a", "b")] == ["a", "b", "a"]


def test_a_talk_taken_up_early_keeps_its_time_until_both_said_yes() -> None:
    until = NOW + timedelta(hours=3)
    play = Play(ODD["only speak"]).do("later", until=until).do("begin")
    assert (play.session.status, play.session.due) == ("planned", until)
    play.do("settled").do("agree", "a")
    assert (play.session.status, play.session.due) == ("planned", until)
    play.do("pass")
    assert (play.session.status, play.session.due, play.state.phase) == ("planned", until, "choose")
    play.do("begin").do("settled").do("agree", "a").do("agree", "b")
    assert (play.session.status, play.session.due, play.state.until) == ("open", None, None)
    play.do("undo")
    assert play.session.due == until, "it has not begun after all"
