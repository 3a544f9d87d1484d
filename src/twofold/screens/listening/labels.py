"""What the keys of a session are called at each moment: short words for the key bar."""

from twofold.domain.listening.engine import LISTENERS, Session, State, remaining
from twofold.domain.listening.protocols import StepKind
from twofold.domain.listening.session import Phase, step_of

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


def labels(session: Session, state: State) -> dict[str, str | None]:
    """Return the words for the keys of *session* in *state*, by id; None: left to the words on the page."""
    named: dict[str, str | None] = {}
    if state.over:
        # A pass means what lies below, which is not on the screen.
        named["listening.pass"] = None
        named["listening.timeout"] = "Come back later" if state.over == "timeout" else None
        return named
    if state.phase in GO_ON:
        named["listening.go-on"] = GO_ON[state.phase]
    if state.phase == "ended" and session.origin:
        named["listening.go-on"] = f"Back to the {CAME_FROM[session.origin[0]]}"
    if (
        state.phase == "speak"
        and session.protocol.done_by == "clock"
        and (remaining(session, state) or 0) > 0
    ):
        named["listening.go-on"] = None
    if state.phase == "swap" and state.turn.speaker is None:
        named["listening.go-on"] = "Begin"
    if state.phase == "verdict":
        yes = YES[step_of(session.protocol, state).kind]
        named |= dict(zip(ANSWERS, (yes, "Not quite", "There is more"), strict=True))
    elif state.phase == "wish":
        named |= dict.fromkeys(ANSWERS)
    elif state.phase in LISTENERS:
        named["listening.pause"] = None
    return named
