"""The keys of a session, and which of them can act in a given state."""

from textual.binding import Binding, BindingType

from twofold.domain.listening.engine import LISTENERS, Session, State, offers
from twofold.domain.listening.session import Do, Phase, step_of

from .labels import MORE_ANSWERS

BINDINGS: list[BindingType] = [
    Binding("1", "answer(1)", "Got it", tooltip="The first answer on the screen", id="listening.first"),
    Binding("2", "answer(2)", "Not quite", tooltip="The second answer", id="listening.second"),
    Binding("3", "answer(3)", "There is more", tooltip="The third answer", id="listening.third"),
    *(
        Binding(str(n), f"answer({n})", f"Answer {n}", tooltip="A further answer", show=False, id=id_)
        for n, id_ in enumerate(MORE_ANSWERS, 4)
    ),
    Binding("f", "aye('a')", "The first of you", tooltip="The key of the first of you, where both answer",
            show=False, id="listening.key-a"),
    Binding("j", "aye('b')", "The second of you", tooltip="The key of the second of you",
            show=False, id="listening.key-b"),
    Binding("enter", "go_on", "Go on", tooltip="What comes next; the key of whoever holds the keyboard",
            id="listening.go-on"),
    Binding("l", "later", "Another time", tooltip="Name a time within a day", id="listening.later"),
    Binding("n", "note", "Write a note", tooltip="Write something down, if you both want to",
            id="listening.note"),
    Binding("b", "look_back", "Look back", tooltip="What happened here", id="listening.look-back"),
    Binding("space", "pause", "Pause", tooltip="Stop the clock, or start it", id="listening.pause"),
    Binding("p", "pass", "Pass", tooltip="Leave this one out; no reason is needed", id="listening.pass"),
    Binding("t", "timeout", "Time-out", tooltip="At least 20 minutes apart, and a time to come back",
            id="listening.timeout"),
    Binding("u", "undo", "Undo", tooltip="Take the last step back", id="listening.undo"),
    Binding("e", "extend", "Longer", tooltip="Two minutes more; the other gets as much", show=False,
            id="listening.extend"),
    Binding("r", "repair", "Repair", tooltip="A sentence that can turn a talk round", show=False,
            id="listening.repair"),
    Binding("w", "words", "Words", tooltip="Beginnings of sentences, or feelings to pick from",
            show=False, id="listening.words"),
    Binding("s", "stop", "Stop", tooltip="End it here; no reason needed", show=False,
            id="listening.stop"),
]  # fmt: skip
"""The most important first: the key bar shows as many as there is room for."""

_SAME: frozenset[str] = frozenset({"extend", "undo", "later", "stop", "repair"})
_NEXT: dict[Phase, Do] = {
    "choose": "begin",
    "settle": "settled",
    "speak": "done",
    "swap": "ready",
    "close": "done",
    "pulse": "pulse",
}


def next_do(state: State) -> Do | None:
    """Return what the key of going on does in *state*, or None."""
    if state.over:
        over: dict[str, Do] = {"paused": "resume", "restart": "restarted"}
        return over.get(state.over)
    return "done" if state.phase in LISTENERS else _NEXT.get(state.phase)


def has_stems(state: State) -> bool:
    """Return whether someone speaks who may want beginnings of sentences."""
    return state.over is None and state.phase in ("speak", *LISTENERS)


def answers(session: Session, state: State) -> int:
    """Return how many numbered answers there are in *state*."""
    if state.over is not None:
        return 0
    if state.phase == "verdict":
        return 3
    return len(step_of(session.protocol, state).options) if state.phase == "wish" else 0


def allowed(session: Session, state: State, action: str, parameters: tuple[object, ...]) -> bool | None:
    """Return whether *action* can act in *state*; None for an action that is none of a session's."""
    can, running = offers(session, state), state.over is None
    if action == "answer":
        return isinstance(parameters[0], int) and parameters[0] <= answers(session, state)
    if action == "aye":
        return state.over == "timeout" or (running and state.phase in ("consent", "together"))
    if action == "go_on":
        return next_do(state) is not None or (state.phase == "ended" and state.outcome == "finished")
    if action == "words":
        return has_stems(state) and bool(step_of(session.protocol, state).stems or state.phase == "empathise")
    if action in ("note", "look_back"):
        return state.phase == "ended"
    if action in _SAME:
        return action in can
    if action in ("pass", "timeout"):
        return action in can and state.phase != "choose"
    if action == "pause":
        return state.over == "paused" or (running and state.phase not in ("choose", "ended"))
    return None
