"""From step to step and from turn to turn, with the same time for both.

What one partner takes or is given beyond their time is owed to the other, and paid in their next turn;
what is still owed at the end, if it is more than FAIR of their time, becomes one more turn.
"""

from msgspec.structs import replace

from twofold.domain.records import Side, other

from .session import Phase, Session, State, Turn, order_of_turns, round_of, talking_seconds

FAIR = 0.10
"""The share by which the time offered to the two may differ before the app evens it out."""
_EVENINGS = 2


def enter(state: State, phase: Phase, **changes: object) -> State:
    """Return *state* at the beginning of *phase*."""
    return replace(state, **{"phase": phase, "here": 0.0, "said_yes": (), "again": False, **changes})


def with_turn(state: State, **changes: object) -> State:
    """Return *state* with its present turn changed."""
    return replace(state, turns=(*state.turns[:-1], replace(state.turn, **changes)))


def owed_to(state: State, side: Side) -> float:
    """Return the seconds that *side* is owed."""
    return state.owed[0] if side == "a" else state.owed[1]


def owe(state: State, side: Side, seconds: float) -> State:
    """Return *state* with *side* owed that many seconds more (fewer, if negative)."""
    a, b = state.owed
    return replace(state, owed=(a + seconds, b) if side == "a" else (a, b + seconds))


def back_to(before: State, state: State) -> State:
    """Return *before* with the talking since then kept: in its turns, or for the speaker's next one."""
    turns = tuple(replace(old, spent=now.spent) for old, now in zip(before.turns, state.turns, strict=False))
    carried = dict(state.carried)
    for turn in state.turns[len(turns) :]:
        side = turn.speaker or "both"
        carried[side] = carried.get(side, 0.0) + turn.spent
    return replace(before, turns=turns, carried=carried)


def next_step(session: Session, state: State) -> State:
    """Return *state* at the next step of its turn, or in the next turn after the last step."""
    steps = round_of(session.protocol, state).steps
    index = state.step + 1
    return enter(state, steps[index].kind, step=index) if index < len(steps) else end_turn(session, state)


def end_turn(session: Session, state: State) -> State:
    """Return *state* after its turn: what was taken beyond the time is owed to the partner."""
    turn = state.turn
    if turn.speaker and turn.spent > turn.allotted:
        state = owe(state, other(turn.speaker), turn.spent - turn.allotted)
    return next_turn(session, state)


def next_turn(session: Session, state: State) -> State:
    """Return *state* in the next planned turn, in one that evens out the time, or at the close."""
    planned = order_of_turns(session.protocol, session.first)
    begun = sum(not turn.evening for turn in state.turns)
    if begun < len(planned):
        index, speaker = planned[begun]
        return _begin_turn(
            session, state, Turn(index, speaker, talking_seconds(session.protocol.rounds[index]))
        )
    evening = _evening_turn(session, state)
    return _begin_turn(session, state, evening) if evening else enter(state, "close")


def _evening_turn(session: Session, state: State) -> Turn | None:
    if sum(turn.evening for turn in state.turns) >= _EVENINGS:
        return None
    for side in (session.first, other(session.first)):
        own = [turn for turn in state.turns if turn.speaker == side]
        if own and owed_to(state, side) > FAIR * sum(turn.allotted for turn in own):
            return Turn(own[-1].round, side, 0.0, evening=True)
    return None


def _begin_turn(session: Session, state: State, turn: Turn) -> State:
    same_hands = not state.turns or state.turn.speaker == turn.speaker
    if speaker := turn.speaker:
        owed = owed_to(state, speaker)
        turn = replace(turn, allotted=turn.allotted + owed)
        state = owe(state, speaker, -owed)
    carried = dict(state.carried)
    turn = replace(turn, spent=carried.pop(speaker or "both", 0.0))
    first = session.protocol.rounds[turn.round].steps[0].kind
    return enter(state, first if same_hands else "swap", step=0, turns=(*state.turns, turn), carried=carried)
