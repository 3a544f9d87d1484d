"""The rules of listening: for each thing that can happen, the state after it.

A rule takes the session, its state with the time accounted for, and the event; it returns the state
after it, or raises Invalid with a sentence to show.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec.structs import astuple, replace

from twofold.domain.records import other

from .session import (
    ANEW,
    THAT_WAS_ALL,
    Ballot,
    Do,
    Event,
    Session,
    State,
    round_of,
    step_of,
)
from .situation import (
    CHANGE,
    LATEST,
    LISTENERS,
    LONGER,
    SHORTEST_TIMEOUT,
    Invalid,
    acts,
    can_come_back,
    ends_early,
    hands,
    is_own_step,
)
from .turns import back_to, end_turn, enter, next_step, next_turn, owe, with_turn

MOST_ADDED = 7200.0
"""Seconds that may be added to a turn at a time: after a long overrun they count from now on."""
_A_MINUTE = timedelta(minutes=1)


def _only_the_speaker(session: Session, state: State, event: Event) -> None:
    holder = hands(session, state)
    if holder != "both" and event.by != holder:
        raise Invalid("This key belongs to whoever has the floor.")


def _both(state: State, event: Event, then: Callable[[State], State]) -> State:
    """Count *event* as one of two keys; go on when both are there."""
    if event.by is None:
        raise Invalid("Each of you has a key of your own for this.")
    if event.by in state.said_yes:
        return state
    said_yes = (*state.said_yes, event.by)
    return then(state) if len(said_yes) == 2 else replace(state, said_yes=said_yes)


def _within_a_day(event: Event, least: timedelta) -> datetime:
    """Return the time named: at least *least* from now, at most a day.

    Choosing takes a moment, so a time up to a minute off is moved to where it fits. Where the clocks are
    set back, the same time tomorrow is more than 24 hours away.
    """
    soonest, latest = event.at + least, event.at + LATEST
    if event.until is None or not soonest - _A_MINUTE <= event.until <= latest + CHANGE:
        if least >= SHORTEST_TIMEOUT:
            raise Invalid("Name a time at least 20 minutes from now, and within a day.")
        raise Invalid("Name a time within the next day.")
    return latest if latest < event.until <= latest + _A_MINUTE else max(event.until, soonest)


def _begin(session: Session, state: State, event: Event) -> State:
    # Taken up early it keeps its time: only once both said that now is okay has it begun.
    early = state.until is not None and state.until > event.at
    return enter(state, "settle", until=state.until if early else None)


def _settled(session: Session, state: State, event: Event) -> State:
    return enter(state, "consent")


def _later(session: Session, state: State, event: Event) -> State:
    return enter(state, "choose", until=_within_a_day(event, _A_MINUTE))


def _agree(session: Session, state: State, event: Event) -> State:
    return _both(state, event, lambda s: next_turn(session, replace(s, until=None)))


def _wish(session: Session, state: State, event: Event) -> State:
    _only_the_speaker(session, state, event)
    if event.word not in step_of(session.protocol, state).options:
        raise Invalid("Pick one of the wishes on the screen.")
    return next_step(session, with_turn(state, wish=event.word))


def _to_ballot(session: Session, state: State) -> State:
    if session.protocol.ballot:
        return enter(state, "pulse")
    return enter(state, "ended", outcome="finished", over=None, until=None, called=None)


def _done(session: Session, state: State, event: Event) -> State:
    if state.phase == "close":
        return _both(state, event, lambda s: _to_ballot(session, s))
    if state.phase == "together":
        return _both(state, event, lambda s: next_step(session, s))
    if event.by is None or event.by != acts(session, state):
        _only_the_speaker(session, state, event)
    if ends_early(session, state) and event.word != THAT_WAS_ALL:
        raise Invalid("There is time left. If that was all, press once more.")
    if state.phase == "mirror" or (state.phase in LISTENERS and step_of(session.protocol, state).gate):
        return enter(state, "verdict")
    return next_step(session, state)


def _verdict(session: Session, state: State, event: Event) -> State:
    _only_the_speaker(session, state, event)
    kind = step_of(session.protocol, state).kind
    mirrors = state.turn.mirrors + (1 if kind == "mirror" else 0)
    heard = with_turn(state, mirrors=mirrors, understood=True if event.do == "got_it" else None)
    if event.do == "got_it":
        return next_step(session, heard)
    if event.do == "not_quite" and kind != "mirror":
        return enter(heard, kind)
    speak = [step.kind for step in round_of(session.protocol, state).steps].index("speak")
    return enter(heard, "speak", step=speak, again=event.do == "not_quite")


def _ready(session: Session, state: State, event: Event) -> State:
    _only_the_speaker(session, state, event)
    return enter(state, round_of(session.protocol, state).steps[0].kind)


def _extend(session: Session, state: State, event: Event) -> State:
    """More time for this turn; the partner is owed as much."""
    more = LONGER if event.seconds is None else event.seconds
    if not 0 < more <= MOST_ADDED:
        raise Invalid("A turn can be made longer by up to two hours at a time.")
    speaker = state.turn.speaker
    longer = with_turn(state, allotted=state.turn.allotted + more)
    return owe(longer, other(speaker), more) if speaker else longer


def _pulse(session: Session, state: State, event: Event) -> State:
    ballots = (event.a or Ballot(), event.b or Ballot())
    for rating in (answer for ballot in ballots for answer in astuple(ballot)):
        if rating is not None and rating not in range(1, 6):
            raise Invalid("An answer is 1 to 5, or left out.")
    return enter(state, "ended", ballots=ballots, outcome="finished")


def _pass(session: Session, state: State, event: Event) -> State:
    """Leave this one out. A pass at a verdict sets the turn aside; it never counts as understood."""
    phase = state.phase
    if phase == "choose":
        return _stop(session, state, event)
    if phase == "settle":
        return enter(state, "consent")
    if phase == "consent":
        return enter(state, "choose")
    if phase == "close":
        return _to_ballot(session, state)
    if phase == "pulse":
        return enter(state, "ended", outcome="finished", over=None, until=None, called=None)
    if phase in LISTENERS or phase == "wish":
        return next_step(session, state)
    if phase == "verdict":
        state = with_turn(state, understood=None)
    return end_turn(session, with_turn(state, passed=True))


def _pause(session: Session, state: State, event: Event) -> State:
    return state if state.over else replace(state, over="paused")


def _interrupted(session: Session, state: State, event: Event) -> State:
    """The machine slept or the program was gone: stand still and ask."""
    return state if state.over else replace(state, over="paused", interrupted=event.seconds or 0.0)


def _resume(session: Session, state: State, event: Event) -> State:
    return replace(state, over=None, interrupted=0.0)


def _timeout(session: Session, state: State, event: Event) -> State:
    """Call a time-out, or name another return during one: at least 20 minutes in all, within a day."""
    if state.over == "timeout" and state.called:
        until = max(_within_a_day(event, _A_MINUTE), state.called + SHORTEST_TIMEOUT)
        return replace(state, until=until, said_yes=())
    until = _within_a_day(event, SHORTEST_TIMEOUT)
    return replace(state, over="timeout", until=until, called=event.at, said_yes=(), interrupted=0.0)


def _back(session: Session, state: State, event: Event) -> State:
    if not can_come_back(state, event.at):
        raise Invalid("Give it the 20 minutes. Do something that soothes you, each on your own.")
    return _both(state, event, lambda s: replace(s, over="restart", until=None, called=None, said_yes=()))


def _restarted(session: Session, state: State, event: Event) -> State:
    """Go on; ANEW, whoever had the floor begins their turn anew: what was said before is 20 minutes old."""
    state = replace(state, over=None)
    if event.word != ANEW or state.phase not in (*LISTENERS, "verdict"):
        return state
    kinds = [step.kind for step in round_of(session.protocol, state).steps]
    return enter(state, "speak", step=kinds.index("speak"))


def _repair(session: Session, state: State, event: Event) -> State:
    return replace(state, repairs=state.repairs + 1)


def _stop(session: Session, state: State, event: Event) -> State:
    return enter(state, "ended", outcome="stopped", over=None, until=None, called=None)


def _undo(session: Session, state: State, event: Event) -> State:
    """Go back to before the last key. The time since then stays where it was spent; none is lost.

    A pause stays a pause; a stop taken back finds whatever lay over the session when it was stopped, and a
    time-out taken back, in its first minute, what lay over it when it was called.
    """
    waiting = state.phase in LISTENERS or state.phase == "verdict"
    if waiting and event.by is not None and event.by != state.turn.speaker:
        raise Invalid("This key belongs to whoever has the floor.")
    before = back_to(state.past[-1], state)
    if is_own_step(state):
        before = replace(before, until=state.until, called=state.called)
    elif state.phase != "ended" and state.over != "timeout":
        before = replace(before, over=state.over, interrupted=state.interrupted)
    return replace(before, t=state.t, ledger=state.ledger, repairs=state.repairs, past=state.past[:-1])


RULES: dict[Do, Callable[[Session, State, Event], State]] = {
    "begin": _begin,
    "settled": _settled,
    "agree": _agree,
    "later": _later,
    "wish": _wish,
    "done": _done,
    "got_it": _verdict,
    "not_quite": _verdict,
    "more": _verdict,
    "ready": _ready,
    "extend": _extend,
    "pulse": _pulse,
    "pass": _pass,
    "pause": _pause,
    "resume": _resume,
    "interrupted": _interrupted,
    "timeout": _timeout,
    "back": _back,
    "restarted": _restarted,
    "repair": _repair,
    "stop": _stop,
    "undo": _undo,
}
