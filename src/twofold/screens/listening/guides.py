"""Three sentences for the first talk of its kind: at its first hand-over, mirror and verdict."""

from twofold.domain.listening.engine import LISTENERS, State
from twofold.domain.listening.protocols import Protocol

HANDOVER = "The keyboard is the talking stick: whoever holds it has the floor, and only they press."
SAYS_BACK = "You say back what you heard, nothing more. Your partner keeps the keyboard, and presses."
ANSWERS = "Now you answer. Your partner keeps the keyboard, and presses for you."
AT_SEATS = {
    HANDOVER: "Each of you presses at your own seat. Whoever has the floor goes on when they are done.",
    SAYS_BACK: "Say back what you heard, nothing more. Then press Enter; your partner says if that was it.",
    ANSWERS: "Now you answer. Press Enter once you have said it.",
}
"""What they are at two seats."""
VERDICT = 'Only you know whether that was it. "Not quite" blames nobody: you get to say that bit again.'


def guides(protocol: Protocol, *, seated: bool = False) -> tuple[str, ...]:
    """Return the sentences that guide through *protocol*, for the help; *seated*: as at two seats."""
    kinds = {step.kind for round_ in protocol.rounds for step in round_.steps}
    gated = any(step.gate or step.kind == "mirror" for round_ in protocol.rounds for step in round_.steps)
    told = [HANDOVER] if any(not round_.together for round_ in protocol.rounds) else []
    if kinds & LISTENERS:
        told.append(SAYS_BACK if "mirror" in kinds else ANSWERS)
    told += [VERDICT] if gated else []
    return tuple(AT_SEATS.get(words, words) if seated else words for words in told)


def is_first_time(state: State) -> bool:
    """Return whether this is the first hand-over, the first answer of a listener, or the first verdict."""
    if state.phase == "swap":
        return len(state.turns) == 2
    first = len(state.turns) == 1 and state.turn.mirrors == 0 and not state.again
    return first and state.phase in (*LISTENERS, "verdict")


def guide(protocol: Protocol, state: State, *, seated: bool = False) -> str:
    """Return the sentence for *state*, or ""; *seated*: as it is at two seats."""
    words = ""
    if state.phase == "swap":
        words = HANDOVER
    elif state.phase == "verdict":
        words = VERDICT
    elif state.phase in LISTENERS:
        words = SAYS_BACK if state.phase == "mirror" else ANSWERS
    return AT_SEATS.get(words, words) if seated else words
