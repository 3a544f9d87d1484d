"""Where a session stands: whose keyboard, who may speak, how much time is left."""

from datetime import datetime, timedelta
from math import inf

from msgspec.structs import replace

from twofold.domain.records import Hands, other

from .session import Phase, Session, State, round_of, talking_seconds
from .turns import with_turn

SHORTEST_TIMEOUT = timedelta(minutes=20)
"""A flooded body needs at least this long (field guidance on flooding: 20 minutes, the same day)."""
LATEST = timedelta(hours=24)
"""A named time lies within a day."""
MISTAKEN = timedelta(minutes=1)
"""So long a time-out can be taken back, as one that was called by mistake."""
LAST_SENTENCE = 20.0
"""Seconds to finish a sentence in, where a talk goes on by itself once its time is up."""
LONGER = 120.0
"""Seconds of "a little longer"."""
CHANGE = timedelta(hours=2)
"""So much longer a day may be on which the clocks are set back."""
LISTENERS: frozenset[Phase] = frozenset({"guess", "mirror", "summary", "validate", "empathise", "give"})
"""The phases in which the listener speaks and the speaker's key goes on."""


class Invalid(ValueError):
    """The event cannot happen now; the message says why, in a sentence to show."""


def elapse(state: State, t: float) -> State:
    """Return *state* with the time up to *t* (session seconds) accounted for; never goes back."""
    gone = t - state.t
    if not 0 < gone < inf:
        return state
    where = state.over or state.phase
    if state.over is None:
        if state.phase in ("speak", "together"):
            state = with_turn(state, spent=state.turn.spent + gone)
        state = replace(state, here=state.here + gone)
    return replace(state, t=t, ledger={**state.ledger, where: state.ledger.get(where, 0.0) + gone})


def lasted(state: State) -> float:
    """Return the seconds that the session took so far, pauses and time-outs left out."""
    return sum(seconds for where, seconds in state.ledger.items() if where not in ("paused", "timeout"))


def hands(session: Session, state: State) -> Hands:
    """Return whose keyboard it is in *state*."""
    if state.over or state.phase in ("choose", "settle", "consent", "together", "pulse", "ended"):
        return "both"
    if state.phase == "close":
        return other(session.first) if session.first in state.said_yes else session.first
    return state.turn.speaker or "both"


def floor(session: Session, state: State) -> Hands:
    """Return who may speak in *state*: the listener while saying it back, else whoever holds the keyboard."""
    speaker = state.turn.speaker if state.turns else None
    if state.over is None and state.phase in LISTENERS and speaker:
        return other(speaker)
    return hands(session, state)


def acts(session: Session, state: State) -> Hands:
    """Return whose key goes on in *state* where each of them has a terminal of their own.

    At one keyboard the speaker holds it while the listener says it back; at two, the listener's step is left
    by the listener.
    """
    return floor(session, state)


def remaining(session: Session, state: State) -> float | None:
    """Return the seconds left of what is timed in *state* (negative once over), or None."""
    if state.phase == "settle":
        return session.protocol.settle - state.here
    if state.phase in ("speak", "together"):
        return state.turn.allotted - state.turn.spent
    return None


def can_undo_timeout(state: State, now: datetime) -> bool:
    """Return whether a time-out was called so lately that it may be taken back at *now* (aware, UTC)."""
    called = state.called if state.over == "timeout" and state.past and not is_own_step(state) else None
    return called is not None and now - called <= MISTAKEN


def is_own_step(state: State) -> bool:
    """Return whether the last step that can be taken back was made during the time-out of *state*."""
    return state.over == "timeout" and bool(state.past) and state.past[-1].over == "timeout"


def extension(session: Session, state: State) -> float:
    """Return the seconds that "a little longer" adds now: two minutes from this moment on."""
    return LONGER + max(0.0, -(remaining(session, state) or 0.0))


def ends_early(session: Session, state: State) -> bool:
    """Return whether to be done now is to end a turn, which the clock holds open, before its planned length.

    Time that was owed is an offer: the clock holds nothing open for it.
    """
    if state.over or state.phase != "speak" or session.protocol.done_by != "clock":
        return False
    planned = 0.0 if state.turn.evening else talking_seconds(round_of(session.protocol, state))
    return state.turn.spent < min(planned, state.turn.allotted)


def ends_by_itself(session: Session, state: State) -> bool:
    """Return whether a turn is over without a key: where a talk ends on time, after a last sentence."""
    protocol = session.protocol
    if state.over or state.phase != "speak" or not (protocol.quiet_end and protocol.done_by == "clock"):
        return False
    return (remaining(session, state) or 0.0) <= -LAST_SENTENCE


def can_come_back(state: State, now: datetime) -> bool:
    """Return whether a time-out has lasted long enough to end at *now* (aware, UTC)."""
    return state.over == "timeout" and state.called is not None and now - state.called >= SHORTEST_TIMEOUT
