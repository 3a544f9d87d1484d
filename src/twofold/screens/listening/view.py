"""What each moment of a session looks like, in words: a view is made from a state and draws nothing."""

from dataclasses import replace
from datetime import datetime

from textual.content import Content

from twofold.content import feelings
from twofold.domain.dates import length_words
from twofold.domain.listening.engine import Session, State, floor, remaining
from twofold.domain.listening.protocols import Step, StepKind
from twofold.domain.listening.session import step_of
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.widgets.plain import both, plain, signed

from . import resting
from .aside import listeners_line
from .frame import GO, UNTIL, MomentWords, speaker, two_keys, where
from .keys import Keys
from .labels import ANSWERS, MORE_ANSWERS
from .wayback import CAME_FROM

BREATH = 5.0
"""Seconds of one breath in, or one out."""
VERDICTS: dict[StepKind, tuple[str, tuple[str, str, str]]] = {
    "mirror": (
        "did {listener} get it?",
        ("You got it, that is all", "Not quite: just that bit again", "You got it, there is more"),
    ),
    "summary": ("is that all of it?", ("That is all of it", "Not quite: try once more", "There is more")),
    "validate": (
        "does it make sense to {listener}?",
        ("Yes, or enough of it", "Not quite yet", "There is more"),
    ),
    "empathise": (
        "is that how it felt?",
        ("Yes, that is how it felt", "Not quite: guess again", "There is more"),
    ),
    "give": ("did it reach you?", ("It did", "Not quite: try once more", "There is more")),
}


def moment_words(
    session: Session,
    state: State,
    couple: Couple,
    now: datetime,
    keys: Keys,
    *,
    noted: bool = False,
    early: bool = False,
) -> MomentWords:
    """Return how *state* looks at *now* (aware, local), with the *keys* as they are bound.

    *noted*: a note was written after this session. *early*: the speaker is asked whether that was all.
    """
    if state.over == "paused":
        return resting.paused(session, state, keys)
    if state.over == "timeout":
        return resting.timeout(session, state, couple, now, keys)
    if state.over == "restart":
        return resting.restart(session, state, couple, keys)
    if state.phase == "choose":
        return resting.choose(session, state, now, keys)
    if state.phase == "ended":
        end = resting.ended(session, state, couple, keys, noted)
        return replace(end, aside=_way_back(session, state, end.aside, keys)) if session.origin else end
    moment = _MOMENTS[state.phase](session, state, couple, keys)
    if early:
        moment = replace(moment, aside=Content.assemble("Was that all? ", keys(GO), " once more for yes."))
    return replace(moment, card=_card(session, couple)) if _begins(session, state) else moment


def _begins(session: Session, state: State) -> bool:
    """Return whether the first of them is about to begin, or speaks their first piece."""
    if not session.opening or state.phase not in ("settle", "consent", "wish", "speak"):
        return False
    return not state.turns or (len(state.turns) == 1 and state.turn.mirrors == 0)


def _card(session: Session, couple: Couple) -> Content:
    return Content.assemble(signed(couple, session.first), ("  ", ""), plain(session.opening))


def _way_back(session: Session, state: State, aside: Content, keys: Keys) -> Content:
    if state.outcome == "stopped":
        aside = Content.assemble(keys("listening.undo"), " goes on where you were.")
    origin = session.origin
    where = CAME_FROM[origin[0]] if origin else "row"
    return Content.assemble(aside, " ", keys(GO), f" goes back to the {where}.")


def _settle(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    breath = "breathe in" if int(state.here / BREATH) % 2 == 0 else "breathe out"
    return MomentWords(
        plain(breath),
        caption=session.topic or session.protocol.name,
        prompt="Sit so that you can see each other. Let the day go for a moment.",
        aside=keys(GO) + " when you are both here.",
    )


def _consent(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    return MomentWords(
        plain("Is now okay for both of you?"),
        caption=session.topic or session.protocol.name,
        prompt="Each of you has a key for yes.",
        lines=two_keys(couple, state, keys, "now is okay"),
        aside=Content.assemble(
            "If not, ", keys("listening.later"), " names a better time within a day. No reason is needed."
        ),
    )


def rules(session: Session) -> tuple[Content, ...]:
    """Return what both keep to in *session*, a line each."""
    return tuple(Content.assemble(("– ", "$accent"), (rule, "$quiet")) for rule in session.protocol.rules)


def _wish(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    step = step_of(session.protocol, state)
    return MomentWords(
        Content.assemble(speaker(couple, state), ", what would help?"),
        caption=where(session, state),
        prompt=step.prompt,
        lines=_numbered(keys, step.options),
    )


def _speak(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    left = remaining(session, state)
    over = left is not None and left <= 0
    aside = "The time is up. Finish your sentence; there is no hurry." if over else "Look at each other."
    step = step_of(session.protocol, state)
    prompt = (step.then if len(state.turns) > 1 else None) or step.prompt
    if session.events and session.events[-1].do == "restarted":
        prompt = "Pick up the thread: what is this about for you? One sentence is enough to begin."
    elif state.again:
        prompt = "Just that bit, once more."
    elif state.turn.mirrors or (session.events and session.events[-1].do == "more"):
        prompt = "What else is there? Go on from where you were."
    return MomentWords(
        Content.assemble(speaker(couple, state), " speaks"),
        caption=where(session, state),
        prompt=prompt,
        stems=_stems(session, state),
        listener=listeners_line(session, state, couple),
        aside=plain(aside),
        over=over,
    )


def _listener(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    does = {
        "guess": " guesses a number",
        "mirror": " says it back",
        "summary": " says it all back",
        "validate": " says what makes sense",
        "empathise": " guesses the feeling",
        "give": " gives something back",
    }[state.phase]
    listener = floor(session, state)
    name = couple.name(state.turn.speaker or "both")
    return MomentWords(
        Content.assemble(signed(couple, "a" if listener == "a" else "b"), does),
        caption=where(session, state),
        prompt=step_of(session.protocol, state).prompt,
        stems=(*_stems(session, state), *_feelings(step_of(session.protocol, state))),
        aside=_once_heard(session, state, plain(name), keys),
    )


def _once_heard(session: Session, state: State, name: Content, keys: Keys) -> Content:
    """Return whose key it is now, and where there are feelings to pick from, how to pick them."""
    both = " once you have both said a number." if state.phase == "guess" else " once you have heard it."
    heard = Content.assemble(name, ": ", keys(GO), both)
    if not step_of(session.protocol, state).feelings:
        return heard
    return Content.assemble(keys("listening.words"), " opens feelings to pick from together. ", heard)


def _verdict(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    asks, answers = VERDICTS[step_of(session.protocol, state).kind]
    listener = couple.name(other(state.turn.speaker or "a"))
    return MomentWords(
        Content.assemble(speaker(couple, state), ", ", plain(asks.format(listener=listener))),
        caption=where(session, state),
        prompt="Only you can say.",
        lines=_numbered(keys, answers),
    )


def _together(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    left = remaining(session, state)
    over = left is not None and left <= 0
    return MomentWords(
        Content.assemble(both(couple)),
        caption=where(session, state),
        prompt=step_of(session.protocol, state).prompt,
        stems=_stems(session, state),
        lines=two_keys(couple, state, keys, "done", UNTIL),
        aside=plain("The time is up. Bring it to a close together." if over else ""),
        over=over,
    )


def _swap(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    side = state.turn.speaker
    if side is None:
        return MomentWords(
            plain("Now both of you together"),
            caption=where(session, state),
            prompt="Put the keyboard between you.",
            aside=keys(GO) + " begins.",
        )
    minutes = length_words(state.turn.allotted)
    return MomentWords(
        Content.assemble("Pass the keyboard to ", signed(couple, side)),
        caption=where(session, state),
        prompt=f"{couple.name(side)}, you have the floor for {minutes}. Take a breath first.",
        aside=keys(GO) + " when you hold it.",
    )


def _close(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    side: Side = other(session.first) if session.first in state.said_yes else session.first
    ends = ", it ends here" if session.protocol.quiet_end else ", a last good word"
    return MomentWords(
        Content.assemble(signed(couple, side), ends),
        caption="Closing",
        prompt=session.protocol.close,
        aside=Content.assemble(keys(GO), " when ", plain(couple.name(side)), " is done."),
    )


def _pulse(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    return MomentWords(
        plain("How was it?"),
        caption="Closing",
        prompt="Three short questions for both at once. Nobody's answers show until you open them.",
        aside=Content.assemble(keys(GO), " begins. ", keys("listening.pass"), " leaves them out."),
    )


def _stems(session: Session, state: State) -> tuple[Content, ...]:
    step = step_of(session.protocol, state)
    more = [line for stems in step.more for line in (plain(stems.name), *_quiet(stems.lines))]
    return (*_quiet(step.stems), *more)


def _feelings(step: Step) -> list[Content]:
    """Return the broad words for feelings, where feelings are guessed."""
    return [plain(" · ".join(group.name for group in feelings()))] if step.feelings else []


def _quiet(stems: tuple[str, ...]) -> list[Content]:
    return [Content.styled(stem, "$quiet") for stem in stems]


def _numbered(keys: Keys, options: tuple[str, ...]) -> tuple[Content, ...]:
    return tuple(
        keys.row(id_, plain(option)) for id_, option in zip((*ANSWERS, *MORE_ANSWERS), options, strict=False)
    )


_MOMENTS = {
    "settle": _settle,
    "consent": _consent,
    "wish": _wish,
    "speak": _speak,
    "guess": _listener,
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
}
