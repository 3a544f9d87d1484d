"""Pass, pause, time-out, stop and undo: in every state, without a name, and without losing anything."""

import pickle
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.support.sessions import NOW, ODD, Play, built_in
from twofold.domain.listening.engine import (
    Event,
    Invalid,
    apply,
    can_come_back,
    can_undo_timeout,
    hands,
)
from twofold.domain.listening.session import ANEW, Do, Phase

PHASES: tuple[Phase, ...] = (
    "choose", "settle", "consent", "wish", "guess", "speak", "mirror", "verdict", "summary", "validate",
    "empathise", "give", "together", "swap", "close", "pulse",
)  # fmt: skip


def standing_in(phase: Phase) -> Play:
    """Return a session that stands in *phase* for the first time."""
    protocols = {"wish": "outside-stress", "guess": "outside-stress", "together": "understand-first"}
    return Play(built_in()[protocols.get(phase, "mirror-validate-empathise")]).until(phase)


def lie_over(play: Play, over: str) -> Play:
    """Lay a pause, a time-out or the soft start after it over *play*."""
    if over == "paused":
        play.do("pause")
    elif over:
        play.time_out()
    if over == "restart":
        play.both("back", after=1800)
    return play


AFTER_A_PASS: dict[Phase, tuple[Phase, int]] = {
    "choose": ("ended", 0),
    "settle": ("consent", 0),
    "consent": ("choose", 0),
    "wish": ("guess", 1),
    "guess": ("speak", 1),
    "speak": ("swap", 2),
    "mirror": ("summary", 1),
    "verdict": ("swap", 2),
    "summary": ("validate", 1),
    "validate": ("empathise", 1),
    "empathise": ("give", 1),
    "give": ("swap", 2),
    "together": ("close", 3),
    "swap": ("close", 2),
    "close": ("pulse", 2),
    "pulse": ("ended", 2),
}


@pytest.mark.parametrize("over", ["", "paused", "timeout", "restart"])
@pytest.mark.parametrize("phase", PHASES)
def test_a_pass_in_every_state(phase: Phase, over: str) -> None:
    play = lie_over(standing_in(phase), over).do("pass", "b")
    assert (play.state.phase, len(play.state.turns)) == AFTER_A_PASS[phase]
    assert play.session.events[-1].by is None
    assert (play.state.over or "") == ("" if play.state.phase == "ended" else over)
    if phase == "verdict":
        assert (play.state.turns[0].passed, play.state.turns[0].understood) == (True, None)


@pytest.mark.parametrize("over", ["", "paused", "timeout", "restart"])
@pytest.mark.parametrize("phase", PHASES)
def test_a_stop_in_every_state_and_the_way_back(phase: Phase, over: str) -> None:
    play = lie_over(standing_in(phase), over)
    before = play.state
    play.do("stop", "a", after=7)
    assert (play.session.status, play.state.phase, play.state.over) == ("stopped", "ended", None)
    assert (play.session.due, play.session.events[-1].by) == (None, None)
    play.do("undo", "b", after=5)
    after = play.state
    assert (after.phase, after.over, after.called) == (before.phase, before.over, before.called)
    talking = phase in ("speak", "together") and not over
    assert [turn.spent for turn in after.turns] == [
        turn.spent + (7 if talking and turn is before.turn else 0) for turn in before.turns
    ]
    assert play.state.ledger["ended"] == 5


@pytest.mark.parametrize("phase", PHASES)
def test_a_pause_in_every_phase_stands_still(phase: Phase) -> None:
    play = standing_in(phase)
    before = play.state
    play.do("pause", "a", after=0).do("pause", "b", after=600).do("resume", after=600)
    assert (play.state.phase, play.state.here, play.state.turns) == (before.phase, before.here, before.turns)
    assert play.state.ledger["paused"] == 1200
    assert [event.by for event in play.session.events[-3:]] == [None] * 3


@pytest.mark.parametrize("phase", PHASES)
def test_a_time_out_in_every_phase_comes_back_softly_to_the_same_place(phase: Phase) -> None:
    play = standing_in(phase)
    before = play.state
    play.do("timeout", "b", after=0, until=play.at + timedelta(minutes=20))
    assert (play.session.status, play.session.events[-1].by) == ("timeout", None)
    assert play.session.due == play.at + timedelta(minutes=20)
    assert hands(play.session, play.state) == "both"
    called = play.at
    for minutes in (0, 10, 19.99):
        play.at = called + timedelta(minutes=minutes)
        assert not can_come_back(play.state, play.at)
        with pytest.raises(Invalid, match="20 minutes"):
            play.do("back", "a", after=0)
    play.at = called + timedelta(minutes=20)
    play.do("back", "a", after=0).do("back", "a")
    assert (play.state.over, play.state.said_yes) == ("timeout", ("a",))
    play.do("back", "b")
    restart, session = play.state, play.session
    assert (restart.over, restart.until, session.due) == ("restart", None, None)
    assert session.status == ("chosen" if phase == "choose" else "open")
    play.do("restarted")
    assert (play.state.phase, play.state.over, play.state.turns) == (before.phase, None, before.turns)
    assert play.state.here == before.here


@pytest.mark.parametrize("minutes", [18, 1562, None])
def test_a_time_out_is_20_minutes_at_least_and_a_day_at_most(minutes: float | None) -> None:
    play = Play(ODD["only speak"]).sit_down()
    until = None if minutes is None else play.at + timedelta(minutes=minutes)
    with pytest.raises(Invalid, match="at least 20 minutes"):
        play.do("timeout", until=until, after=0)


def test_the_time_it_takes_to_choose_shortens_no_time_out() -> None:
    play = Play(ODD["only speak"]).sit_down()
    play.do("timeout", until=play.at + timedelta(minutes=20), after=8)
    assert play.session.due == play.at + timedelta(minutes=20)


def test_a_later_return_can_be_named_and_an_earlier_one_not_before_the_20_minutes() -> None:
    play = Play(ODD["only speak"]).sit_down().time_out(60)
    called = play.at
    play.do("timeout", until=play.at + timedelta(minutes=3), after=60)
    assert play.session.due == called + timedelta(minutes=20)
    play.at = called + timedelta(minutes=30)
    play.do("back", "a")
    play.do("timeout", until=play.at + timedelta(hours=3))
    assert (play.session.due, play.state.said_yes, play.state.called) == (
        play.at + timedelta(hours=3, seconds=-1), (), called,
    )  # fmt: skip
    assert play.both("back").state.over == "restart"


def test_a_time_out_during_the_soft_start_begins_anew() -> None:
    play = lie_over(Play(ODD["only speak"]).sit_down(), "restart").time_out()
    assert (play.state.over, play.state.called) == ("timeout", play.at)


def press(do: Do, after: float = 5.0, word: str | None = None) -> Callable[[Play], Play]:
    return lambda play: play.key(do, after=after, word=word)


UNDOABLE: tuple[tuple[Phase, Callable[[Play], Play]], ...] = (
    ("settle", press("settled")),
    ("consent", press("agree")),
    ("consent", lambda play: play.do("agree", "a").do("agree", "b")),
    ("wish", press("wish", word="Comfort me")),
    ("speak", press("done")),
    ("speak", press("extend")),
    ("mirror", press("done")),
    ("mirror", press("more")),
    ("verdict", press("got_it")),
    ("verdict", press("not_quite")),
    ("verdict", press("more")),
    ("give", press("done")),
    ("swap", press("ready")),
    ("together", press("done")),
    ("close", press("done")),
    *((phase, press("pass")) for phase in PHASES),
)


@pytest.mark.parametrize(("phase", "wrong"), UNDOABLE)
def test_a_wrong_key_is_taken_back(phase: Phase, wrong: Callable[[Play], Play]) -> None:
    play = standing_in(phase)
    before, events = play.state, len(play.session.events)
    wrong(play)
    for _ in range(len(play.session.events) - events):
        play.do("undo", after=0)
    after = play.state
    assert (after.phase, after.step, after.said_yes, after.owed) == (
        before.phase, before.step, before.said_yes, before.owed,
    )  # fmt: skip
    assert [t.mirrors for t in after.turns] == [t.mirrors for t in before.turns]
    assert [t.allotted for t in after.turns] == [t.allotted for t in before.turns]
    assert sum(after.ledger.values()) == after.t


@pytest.mark.parametrize("do", ["begin", "later", "timeout", "restarted", "pulse"])
def test_nothing_is_taken_back_across_a_new_beginning(do: Do) -> None:
    play = Play(ODD["only speak"])
    match do:
        case "begin":
            play.do("begin")
        case "later":
            play.do("begin").do("settled").do("later", until=play.at + timedelta(hours=1))
        case "timeout":
            play.sit_down().time_out().do("repair", after=61)
        case "restarted":
            lie_over(play.sit_down(), "restart").do("restarted")
        case _:
            play.until("ended")
    with pytest.raises(Invalid, match=r"nothing to take back|time-out|is over"):
        play.do("undo")


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("over", ["", "paused"])
def test_a_time_out_called_by_mistake_is_taken_back_in_its_first_minute(phase: Phase, over: str) -> None:
    play = lie_over(standing_in(phase), over)
    before = play.state
    play.time_out()
    assert can_undo_timeout(play.state, play.at)
    play.do("undo", after=60)
    stood = (play.state.phase, play.state.over, len(play.state.turns), play.state.step)
    assert stood == (before.phase, before.over, len(before.turns), before.step)
    assert (play.state.called, play.state.until, play.session.due) == (None, before.until, before.until)
    assert play.session.events[-1].by is None
    play.time_out()
    assert not can_undo_timeout(play.state, play.at + timedelta(seconds=61))
    with pytest.raises(Invalid, match="nothing to take back"):
        play.do("undo", after=61)


def test_another_time_for_the_return_stays_when_a_pass_in_the_time_out_is_taken_back() -> None:
    play = Play(ODD["only speak"]).sit_down().time_out().do("pass")
    later = play.at + timedelta(hours=2)
    play.do("timeout", until=later, after=300).do("undo", after=300)
    assert (play.state.over, play.state.until, play.state.phase) == ("timeout", later, "speak")
    with pytest.raises(Invalid, match="nothing to take back"):
        play.do("undo")


@pytest.mark.parametrize("phase", ["mirror", "verdict", "summary", "empathise"])
def test_after_a_time_out_whoever_had_the_floor_begins_anew(phase: Phase) -> None:
    play = lie_over(standing_in(phase), "restart").do("restarted", word=ANEW)
    assert (play.state.phase, play.state.over, play.state.again) == ("speak", None, False)
    assert play.state.turn.speaker == "a"


@pytest.mark.parametrize("over", ["timeout", "restart"])
def test_a_pass_in_a_time_out_is_taken_back_and_the_time_out_stays(over: str) -> None:
    play = lie_over(Play(ODD["only speak"]).sit_down(), over)
    before = play.state
    play.do("pass").do("pass").do("undo").do("undo", after=0)
    after = play.state
    assert (after.phase, after.over, after.called, after.turns) == (
        before.phase, before.over, before.called, before.turns,
    )  # fmt: skip
    with pytest.raises(Invalid):
        play.do("undo", after=61)


def test_undo_leaves_a_pause_a_pause() -> None:
    play = Play(ODD["only speak"]).sit_down().key("done").do("pause").do("undo")
    assert (play.state.phase, play.state.over) == ("speak", "paused")
    play = Play(ODD["only speak"]).sit_down().do("pause").do("pass").do("resume").do("undo")
    assert (play.state.phase, play.state.over) == ("speak", None)


def test_the_listener_takes_no_key_of_the_speaker_back() -> None:
    play = Play(ODD["give with gate"]).sit_down().key("done").key("done")
    assert play.state.phase == "verdict"
    with pytest.raises(Invalid, match="whoever has the floor"):
        play.do("undo", "b")
    assert play.do("undo").do("undo", "a").state.phase == "speak"


def test_interrupted_asks_and_goes_on_at_the_very_second() -> None:
    play = Play(ODD["only speak"]).sit_down().do("interrupted", after=61.5, seconds=90_000)
    assert (play.state.over, play.state.interrupted, play.state.turn.spent) == ("paused", 90_000, 61.5)
    play.do("interrupted", after=0, seconds=5).do("resume", after=0)
    assert (play.state.over, play.state.interrupted, play.state.turn.spent) == (None, 0.0, 61.5)


def test_a_pause_under_an_interruption_and_a_time_out_stay_what_they_are() -> None:
    play = Play(ODD["only speak"]).sit_down().do("pause").do("interrupted", seconds=60)
    assert (play.state.over, play.state.interrupted) == ("paused", 0.0)
    play = Play(ODD["only speak"]).sit_down().time_out().do("interrupted", seconds=60).do("pause")
    assert play.state.over == "timeout"


def test_it_stays_small_over_hundreds_of_keys() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    session, state = play.session, play.state
    sizes = []
    for number in range(500):
        do: Do = ("done", "done", "more")[number % 3]
        state = apply(session, state, Event(do=do, t=state.t + 1, at=NOW, by="a"))
        if number in (50, 499):
            sizes.append((len(repr(state)), len(pickle.dumps(state))))
    (repr_early, pickle_early), (repr_late, pickle_late) = sizes
    assert repr_late < repr_early * 1.2
    assert pickle_late < pickle_early * 1.2


def test_the_same_time_tomorrow_is_allowed_where_the_clocks_are_set_back() -> None:
    play = Play(ODD["only speak"]).sit_down()
    until = play.at + timedelta(hours=25)
    assert play.do("timeout", until=until).state.until == until
