"""A talk at two seats: each key is of whoever pressed it, and each ballot is filled where its owner sits."""

import pytest

from tests.support.sessions import Play, built_in
from twofold.domain.listening.engine import Invalid
from twofold.domain.listening.pulse import at_seat, ballot_of, ballots, opened, rate, reveal
from twofold.domain.listening.session import Ballot, Do, Phase
from twofold.domain.listening.situation import acts
from twofold.domain.records import SIDES, Side, other

LISTENER: tuple[Phase, ...] = ("mirror", "summary", "validate", "empathise", "give")


@pytest.mark.parametrize("speaker", SIDES)
@pytest.mark.parametrize("phase", LISTENER)
def test_a_step_of_the_listener_is_left_by_the_listener(phase: Phase, speaker: Side) -> None:
    play = Play(built_in()["mirror-validate-empathise"], speaker).until(phase)
    assert acts(play.session, play.state) == other(speaker)
    play.do("done", other(speaker))
    assert play.state.phase != phase


@pytest.mark.parametrize(("phase", "what"), [("speak", "done"), ("verdict", "got_it"), ("swap", "ready")])
def test_a_step_of_the_speaker_is_left_by_nobody_else(phase: Phase, what: Do) -> None:
    play = Play(built_in()["mirror-validate-empathise"]).until(phase)
    holder = acts(play.session, play.state)
    assert holder in ("a", "b")
    with pytest.raises(Invalid):
        play.do(what, "b" if holder == "a" else "a")
    assert play.key(what).state.phase != phase


def test_while_it_is_paused_or_both_are_asked_it_is_the_key_of_both() -> None:
    play = Play(built_in()["mirror-validate-empathise"]).until("mirror")
    assert acts(play.session, play.do("pause").state) == "both"
    asked = Play(built_in()["mirror-validate-empathise"]).until("consent")
    assert acts(asked.session, asked.state) == "both"


def test_a_ballot_is_filled_at_one_seat_and_opened_with_the_other() -> None:
    here = at_seat("b")
    assert here.asked == 0 and here.given("a") == (None, None, None)
    for rating in (5, None, 1):
        here = rate(here, "b", rating)
    assert here.asked is None and ballot_of(here, "b") == Ballot(5, None, 1)
    assert not reveal(here, "b").open
    both = opened(Ballot(1, 2, 3), ballot_of(here, "b"))
    assert both.open and ballots(both) == (Ballot(1, 2, 3), Ballot(5, None, 1))
