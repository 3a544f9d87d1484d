"""What each moment of a session looks like, in words: a view is made from a state and draws nothing."""

from dataclasses import dataclass
from datetime import datetime

from textual.content import Content

from twofold.domain.listening import Session, State, can_come_back, floor, remaining
from twofold.domain.lookback import length_words
from twofold.domain.people import Couple
from twofold.domain.protocols import StepKind
from twofold.domain.records import Side, other
from twofold.domain.session import round_of, step_of
from twofold.domain.when import clock_words
from twofold.widgets.plain import both, plain, signed

BREATH = 5.0
"""Seconds of one breath in, or one out."""
KEY_A, KEY_B = "F", "J"
"""The keys with a bump: one for each of them, where both must agree."""


@dataclass(frozen=True)
class View:
    """One moment. ``title`` is large; ``lines`` are stems, or what the keys do; ``lead`` says whose they are.

    ``talk``: someone is speaking, so the screen keeps quiet.
    """

    title: Content
    caption: str = ""
    prompt: str = ""
    lines: tuple[Content, ...] = ()
    lead: Content | None = None
    aside: str = ""
    clock: bool = False
    talk: bool = False


VERDICTS: dict[StepKind, tuple[str, tuple[str, str, str]]] = {
    "mirror": ("did {listener} get it?", ("You got it, that is all", "Not quite: only that bit again", "You got it, there is more")),
    "summary": ("is that all of it?", ("That is all of it", "Not quite: try once more", "There is more")),
    "validate": (
        "does it make sense to {listener}?",
        ("Yes, or the part that can", "Not quite yet", "There is more"),
    ),
    "empathise": (
        "is that how it felt?",
        ("Yes, that is how it felt", "Not quite: guess again", "There is more"),
    ),
    "give": ("did it reach you?", ("It did", "Not quite: try once more", "There is more")),
}


def view(session: Session, state: State, couple: Couple, now: datetime) -> View:
    """Return how *state* looks at *now* (aware, local)."""
    if state.over == "paused":
        return _paused(session, state)
    if state.over == "timeout":
        return _timeout(session, state, couple, now)
    if state.over == "restart":
        return View(
            plain("Start again, softly"),
            prompt="Each of you, in a sentence: how you are and what you need. Or thanks for coming back.",
            aside="Enter goes on where you were.",
        )
    return _MOMENTS[state.phase](session, state, couple, now)


def where(session: Session, state: State) -> str:
    """Return the quiet line above: which round, and how far along."""
    if not state.turns:
        return session.protocol.name
    round_ = round_of(session.protocol, state)
    if state.turn.evening:
        return "A little more, to make it even"
    same = [turn for turn in state.turns if turn.round == state.turn.round and not turn.evening]
    count = round_.repeat * (1 if round_.together else 2)
    return f"{round_.name} · {len(same)} of {count}" if count > 1 else round_.name


def _two_keys(couple: Couple, state: State, yes: str) -> tuple[Content, ...]:
    def line(side: Side, key: str) -> Content:
        there = side in state.ayes
        return Content.assemble(
            (f"{key}  ", "bold $accent"),
            signed(couple, side),
            ("  ✓ " if there else "  "),
            (yes if there else "", "$quiet"),
        )

    return line("a", KEY_A), line("b", KEY_B)


def _choose(session: Session, state: State, couple: Couple, now: datetime) -> View:
    planned = (
        f"You named {clock_words(state.until.astimezone(now.tzinfo), now)} for it." if state.until else ""
    )
    return View(
        plain(session.topic or session.protocol.name),
        caption=session.protocol.name,
        prompt=planned or "You chose this and have not begun yet.",
        aside="Enter begins with a slow breath. L names another time.",
    )


def _settle(session: Session, state: State, couple: Couple, now: datetime) -> View:
    breath = "breathe in" if int(state.here / BREATH) % 2 == 0 else "breathe out"
    return View(
        plain(breath),
        caption=session.topic or session.protocol.name,
        prompt="Sit so that you can see each other. Let the day go for a moment.",
        aside="Enter when you are both here.",
        clock=True,
    )


def _consent(session: Session, state: State, couple: Couple, now: datetime) -> View:
    return View(
        plain("Is now okay for both of you?"),
        caption=session.topic or session.protocol.name,
        prompt="Each of you answers with your own key.",
        lines=_two_keys(couple, state, "now is okay"),
        aside="If not, L names a better time within a day. No reason is needed.",
    )


def _wish(session: Session, state: State, couple: Couple, now: datetime) -> View:
    step = step_of(session.protocol, state)
    return View(
        Content.assemble(_speaker(couple, state), ", what would help?"),
        caption=where(session, state),
        prompt=step.prompt,
        lines=_numbered(step.options),
    )


def _speak(session: Session, state: State, couple: Couple, now: datetime) -> View:
    left = remaining(session, state)
    over = left is not None and left <= 0
    aside = "Look at each other."
    if over:
        aside = "That was the time. Finish your sentence; there is no hurry."
    wish = f"{state.turn.wish}. " if state.turn.wish else ""
    speaker: Side = state.turn.speaker or "a"
    asks = session.protocol.may_ask
    lead = Content.assemble(signed(couple, other(speaker)), (" may ask", "$quiet")) if asks else None
    return View(
        Content.assemble(_speaker(couple, state), " speaks"),
        caption=where(session, state),
        prompt="Only that bit, once more." if state.again else wish + step_of(session.protocol, state).prompt,
        lines=_stems(session, state),
        lead=lead,
        aside=aside,
        clock=True,
        talk=True,
    )


def _listener(session: Session, state: State, couple: Couple, now: datetime) -> View:
    does = {
        "mirror": " says it back",
        "summary": " says the whole back",
        "validate": " says what makes sense",
        "empathise": " guesses the feeling",
        "give": " gives something back",
    }[state.phase]
    listener = floor(session, state)
    speaker = couple.name(state.turn.speaker or "both")
    return View(
        Content.assemble(signed(couple, "a" if listener == "a" else "b"), does),
        caption=where(session, state),
        prompt=step_of(session.protocol, state).prompt,
        lines=_stems(session, state),
        aside=f"{speaker}, Enter is yours, once you have heard it.",
    )


def _verdict(session: Session, state: State, couple: Couple, now: datetime) -> View:
    asks, answers = VERDICTS[step_of(session.protocol, state).kind]
    listener = couple.name(other(state.turn.speaker or "a"))
    return View(
        Content.assemble(_speaker(couple, state), ", ", plain(asks.format(listener=listener))),
        caption=where(session, state),
        prompt="Only you can say.",
        lines=_numbered(answers),
    )


def _together(session: Session, state: State, couple: Couple, now: datetime) -> View:
    left = remaining(session, state)
    over = left is not None and left <= 0
    return View(
        Content.assemble(both(couple)),
        caption=where(session, state),
        prompt=step_of(session.protocol, state).prompt,
        lines=_two_keys(couple, state, "done"),
        aside="That was the time. Come to an end together."
        if over
        else "Each presses their key when it is done.",
        clock=True,
        talk=True,
    )


def _swap(session: Session, state: State, couple: Couple, now: datetime) -> View:
    side = state.turn.speaker
    if side is None:
        return View(
            plain("Now both of you together"),
            caption=where(session, state),
            prompt="Put the keyboard between you.",
            aside="Enter begins.",
        )
    minutes = length_words(state.turn.allotted)
    return View(
        Content.assemble("Pass the keyboard to ", signed(couple, side)),
        caption=where(session, state),
        prompt=f"{couple.name(side)}, you have the floor for {minutes}. Take a breath first.",
        aside="Enter when you hold it.",
    )


def _close(session: Session, state: State, couple: Couple, now: datetime) -> View:
    side: Side = other(session.first) if session.first in state.ayes else session.first
    if session.protocol.quiet_end:
        title = Content.assemble(signed(couple, side), ", it ends here")
    else:
        title = Content.assemble(signed(couple, side), ", a last good word")
    return View(
        title,
        caption="Closing",
        prompt=session.protocol.close,
        aside=f"Enter when {couple.name(side)} is done.",
    )


def _pulse(session: Session, state: State, couple: Couple, now: datetime) -> View:
    return View(
        plain("How was it?"),
        caption="Closing",
        prompt="Three short questions for both at once. Nobody's answers show until you open them.",
        aside="Enter begins. P leaves them out.",
    )


def _ended(session: Session, state: State, couple: Couple, now: datetime) -> View:
    if state.outcome == "stopped":
        return View(
            plain("You stopped here"),
            caption=session.protocol.name,
            prompt="That is always all right. What you said to each other stays said.",
            aside="U goes on where you were. Esc goes home.",
        )
    return View(
        Content.assemble("Thank you, ", both(couple)),
        caption=f"{session.protocol.name} · {length_words(state.t)}",
        prompt=session.protocol.success,
        aside="Nothing was written down. N writes a note, if you both want one. B looks back at it.",
    )


def _paused(session: Session, state: State) -> View:
    if state.interrupted:
        return View(
            plain("You were interrupted"),
            caption=where(session, state),
            prompt=f"You were away for {length_words(state.interrupted)}. Everything is as you left it.",
            aside="Enter goes on from there.",
        )
    return View(
        plain("Paused"),
        caption=where(session, state),
        prompt="The clock stands still.",
        aside="Enter goes on.",
    )


def _timeout(session: Session, state: State, couple: Couple, now: datetime) -> View:
    until = clock_words(state.until.astimezone(now.tzinfo), now) if state.until else "later"
    ready = can_come_back(state, now)
    return View(
        plain(f"Time-out until {until}"),
        caption=session.topic or session.protocol.name,
        prompt="Each on your own: walk, breathe, make tea. Leave the argument alone, it will keep.",
        lines=_two_keys(couple, state, "back") if ready else (),
        aside="Each presses their key when you are back. T names a later time."
        if ready
        else "A body needs about 20 minutes to calm down. You can leave; twofold waits for you.",
    )


def _speaker(couple: Couple, state: State) -> Content:
    return signed(couple, state.turn.speaker) if state.turn.speaker else both(couple)


def _stems(session: Session, state: State) -> tuple[Content, ...]:
    return tuple(plain(stem) for stem in step_of(session.protocol, state).stems)


def _numbered(options: tuple[str, ...]) -> tuple[Content, ...]:
    return tuple(
        Content.assemble((f"{n}  ", "bold $accent"), plain(option)) for n, option in enumerate(options, 1)
    )


_MOMENTS = {
    "choose": _choose,
    "settle": _settle,
    "consent": _consent,
    "wish": _wish,
    "speak": _speak,
    "mirror": _listener,
    "summary": _listener,
    "validate": _listener,
    "empathise": _listener,
    "give": _listener,
    "verdict": _verdict,
    "together": _together,
    "swap": _swap,
    "close": _close,
    "pulse": _pulse,
    "ended": _ended,
}
