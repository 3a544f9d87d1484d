"""What the keys of a session are called at each moment: short words for the key bar."""

from twofold.domain.listening.engine import LISTENERS, Session, State
from twofold.domain.listening.protocols import StepKind
from twofold.domain.listening.session import Do, Phase, step_of

from .wayback import CAME_FROM

ANSWERS = ("listening.first", "listening.second", "listening.third")
"""The ids of the keys of a verdict."""
MORE_ANSWERS = tuple(f"listening.answer-{n}" for n in range(4, 10))
"""The ids of the keys of further wishes."""
YES: dict[StepKind, str] = {
    "mirror": "Got it",
    "summary": "That is all",
    "validate": "It does",
    "empathise": "That is how",
    "give": "It did",
}
"""The first answer of a verdict, by the step it answers."""
GO_ON: dict[Phase, str] = {
    "settle": "We are here",
    "speak": "Said it",
    "guess": "Said it",
    "mirror": "Heard it",
    "summary": "Heard it",
    "validate": "Heard it",
    "empathise": "Heard it",
    "give": "Heard it",
    "swap": "I hold it",
    "close": "Said it",
    "pulse": "Begin",
    "ended": "Home",
}
"""What Enter does, where it is more than going on."""


NEXT: dict[Phase, Do] = {
    "choose": "begin",
    "settle": "settled",
    "speak": "done",
    "swap": "ready",
    "close": "done",
    "pulse": "pulse",
}
"""What the key of going on does, by the phase."""


def next_do(state: State) -> Do | None:
    """Return what the key of going on does in *state*, or None."""
    if state.over:
        over: dict[str, Do] = {"paused": "resume", "restart": "restarted"}
        return over.get(state.over)
    return "done" if state.phase in LISTENERS else NEXT.get(state.phase)


def has_stems(state: State) -> bool:
    """Return whether someone speaks who may want beginnings of sentences."""
    return state.over is None and state.phase in ("speak", "together", *LISTENERS)


def going_on(session: Session, state: State, *, seated: bool = False) -> str:
    """Return what the key of going on is called in *state*; *seated*: at a seat of one of the two."""
    if state.over:
        return ""
    if state.phase == "ended" and session.origin:
        return f"Back to the {CAME_FROM[session.origin[0]]}"
    if state.phase == "swap" and state.turn.speaker is None:
        return "Begin"
    if seated and state.phase in LISTENERS:
        return "Said it"
    if seated and state.phase == "swap":
        return "I begin"
    return GO_ON.get(state.phase, "")


def answer(session: Session, state: State, number: int) -> str | None:
    """Return what the answer *number* is called in *state*; None: the wishes stand on the page."""
    if state.phase != "verdict":
        return None
    return (YES[step_of(session.protocol, state).kind], "Not quite", "There is more")[number - 1]
