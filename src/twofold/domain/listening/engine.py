"""The listening engine: every transition is a function from a session and an event to a session.

The speaker holds the keyboard through the whole turn, as in speaker-listener work where the speaker
keeps the floor while the listener paraphrases; so only the speaker's keys leave a listener's step or a
verdict. Either may pass, pause, take a time-out or stop in every state, and no name is kept with it.
The sources of the procedures are each protocol's own ``source``.
"""

from datetime import datetime

from msgspec.structs import replace

from twofold.domain.records import Side, other
from twofold.domain.text import clean_line

from .protocols import Protocol
from .rules import RULES
from .session import OPENING_LIMIT, Beat, Do, Event, Note, Phase, Session, SessionSummary, State, Status
from .situation import (
    LATEST,
    LISTENERS,
    LONGER,
    SHORTEST_TIMEOUT,
    Invalid,
    acts,
    can_come_back,
    can_undo_timeout,
    elapse,
    ends_by_itself,
    ends_early,
    extension,
    floor,
    hands,
    is_own_step,
    lasted,
    remaining,
)
from .turns import FAIR

__all__ = [
    "FAIR",
    "LATEST",
    "LISTENERS",
    "LONGER",
    "SHORTEST_TIMEOUT",
    "Beat",
    "Event",
    "Invalid",
    "Note",
    "Session",
    "SessionSummary",
    "State",
    "acts",
    "advance",
    "apply",
    "can_come_back",
    "can_undo_timeout",
    "elapse",
    "ends_by_itself",
    "ends_early",
    "extension",
    "floor",
    "hands",
    "lasted",
    "new_session",
    "offers",
    "remaining",
    "state_of",
    "who_begins",
]

_UNDO_DEPTH = 8


def new_session(
    protocol: Protocol,
    topic: str,
    heat: int,
    first: Side,
    created: datetime,
    opening: str = "",
    about: str = "",
) -> Session:
    """Return a session that is chosen and not yet begun.

    *topic* is cleaned to one line; *heat* is 1 to 5, else Invalid is raised; *created* is UTC. *opening*,
    cleaned as well, is how *first* would softly begin; *about* is what it comes from (see Session).
    """
    if not 1 <= heat <= 5:
        raise Invalid("Say how sore the topic is with a number from 1 to 5.")
    return Session(
        protocol=replace(protocol, topics=(), softer=None),  # what it could have been is no part of it
        topic=clean_line(topic),
        heat=heat,
        first=first,
        created=created,
        updated=created,
        opening=clean_line(opening, OPENING_LIMIT),
        about=about,
    )


def who_begins(last: Side | None) -> Side:
    """Return who speaks first when *last* spoke first the time before; the first time it is a."""
    return "a" if last is None else other(last)


def state_of(session: Session) -> State:
    """Return where *session* stands, by replaying its events.

    Raises Invalid if they do not fit each other.
    """
    state = State()
    for event in session.events:
        state = apply(session, state, event)
    return state


_ALWAYS: frozenset[Do] = frozenset({"pass", "pause", "timeout", "stop", "repair", "interrupted"})
_BY_PHASE: dict[Phase, frozenset[Do]] = {
    "choose": frozenset({"begin", "later"}),
    "settle": frozenset({"settled"}),
    "consent": frozenset({"agree", "later"}),
    "wish": frozenset({"wish"}),
    "guess": frozenset({"done"}),
    "speak": frozenset({"done", "extend"}),
    "together": frozenset({"done", "extend"}),
    "mirror": frozenset({"done", "got_it", "not_quite", "more"}),
    "summary": frozenset({"done"}),
    "validate": frozenset({"done"}),
    "empathise": frozenset({"done"}),
    "give": frozenset({"done"}),
    "verdict": frozenset({"got_it", "not_quite", "more"}),
    "swap": frozenset({"ready"}),
    "close": frozenset({"done"}),
    "pulse": frozenset({"pulse"}),
    "ended": frozenset(),
}
_UNDOABLE: frozenset[Do] = frozenset(
    {
        "timeout",
        "settled",
        "agree",
        "wish",
        "done",
        "got_it",
        "not_quite",
        "more",
        "ready",
        "extend",
        "pass",
        "stop",
    }
)
_NAMELESS: frozenset[Do] = frozenset({"pass", "pause", "resume", "interrupted", "timeout", "stop", "later"})
_PASSING: frozenset[Do] = frozenset({"pause", "resume", "interrupted", "repair", "undo"})


def offers(session: Session, state: State, at: datetime | None = None) -> frozenset[Do]:
    """Return what can happen next in *state*, and at the wall time *at* (aware, UTC).

    Undo never crosses the end of a time-out, and its beginning in the first minute alone, by *at*.
    """
    undo: frozenset[Do] = frozenset({"undo"}) if state.past else frozenset()
    if state.phase == "ended":
        return undo
    if state.over == "timeout":
        if not (is_own_step(state) or (at is not None and can_undo_timeout(state, at))):
            undo = frozenset()
        return frozenset().union(_ALWAYS, {"back"}, undo)
    if state.over == "restart":
        return frozenset().union(_ALWAYS, {"restarted"}, undo)
    if state.over == "paused":
        return frozenset().union(_ALWAYS, {"resume"}, undo)
    return frozenset().union(_BY_PHASE[state.phase], _ALWAYS, undo)


def advance(session: Session, event: Event, state: State | None = None) -> Session:
    """Return *session* after *event*. Raises Invalid when it cannot happen now; nothing is changed then.

    *state*: where it stands, for who knows; else all of its events are replayed.

    What is kept of the event: its time never before the one before it, its word cleaned, and no name with
    a pass, a pause, a time-out, a stop or a "not now".
    """
    state = apply(session, state_of(session) if state is None else state, event)
    event = replace(
        event,
        t=state.t,
        by=None if event.do in _NAMELESS else event.by,
        word=None if event.word is None else clean_line(event.word),
    )
    return replace(
        session,
        events=(*session.events, event),
        status=_status(state),
        due=state.until,
        seconds=lasted(state),
        updated=event.at,
    )


def _status(state: State) -> Status:
    if state.outcome:
        return state.outcome
    if state.over == "timeout":
        return "timeout"
    if state.phase in ("choose", "settle", "consent") and state.until:
        return "planned"
    return "chosen" if state.phase == "choose" else "open"


def apply(session: Session, state: State, event: Event) -> State:
    """Return the state after *event*. Raises Invalid when it cannot happen in *state*."""
    if event.do not in offers(session, state, event.at):
        raise Invalid(_why_not(state, event.do))
    now = elapse(state, event.t)
    after = RULES[event.do](session, now, event)
    if event.do == "timeout" and state.over == "timeout":
        return after  # another time for its return; what can be taken back is the time-out itself
    if event.do in _UNDOABLE:
        return replace(after, past=(*now.past, replace(now, past=()))[-_UNDO_DEPTH:])
    return after if event.do in _PASSING else replace(after, past=())


def _why_not(state: State, do: Do) -> str:
    if state.phase == "ended":
        return "This talk is over. You can find it under Looking back."
    if do == "undo":
        return "There is nothing to take back."
    if state.over == "timeout":
        return "You are in a time-out. Come back together first."
    if state.over == "restart":
        return "Start again softly first."
    if state.over == "paused":
        return "You are paused. Go on first."
    return "That key does nothing just now."
