"""A talk at two seats: what a moment looks like to each of the two, at a terminal of their own."""

from dataclasses import replace

from textual.content import Content

from twofold.domain.dates import length_words
from twofold.domain.listening.engine import LISTENERS, Session, State, acts
from twofold.domain.listening.session import step_of
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.widgets.plain import plain, signed

from .frame import GO, NOTHING, MomentWords
from .keys import Keys


def is_for_other(session: Session, state: State, seat: Side | None) -> bool:
    """Return whether what comes next is for the other than who sits at *seat*; no seat: it never is."""
    return seat is not None and acts(session, state) not in ("both", seat)


def whose_key(session: Session, state: State, couple: Couple) -> str:
    """Return what is said where the key of the other was pressed."""
    name = couple.name(acts(session, state))
    if state.over is None and state.phase in ("verdict", "wish"):
        return f"Only {name} can say."
    if state.over is None and state.phase == "swap":
        return f"{name} has the floor next, and begins."
    return f"{name} goes on when they are done."


def at_seat(
    words: MomentWords, session: Session, state: State, couple: Couple, keys: Keys, seat: Side
) -> MomentWords:
    """Return *words*, made for one keyboard, as they stand at the *seat* of one of the two."""
    if state.over is not None or state.phase in ("choose", "ended"):
        return words
    theirs = is_for_other(session, state, seat)
    if state.phase in LISTENERS:
        opens = Content.assemble(keys("listening.words"), " opens feelings to pick from. ")
        feels = step_of(session.protocol, state).feelings
        mine = Content.assemble(opens if feels else "", keys(GO), " once you have said it.")
        return replace(words, aside=NOTHING if theirs else mine)
    match state.phase:
        case "settle":
            return replace(words, prompt="Each of you, where you sit: let the day go for a moment.")
        case "consent":
            return replace(words, prompt="Each of you says yes at your own seat.")
        case "wish" if theirs:
            options = step_of(session.protocol, state).options
            return replace(words, lines=tuple(Content.styled(option, "$quiet") for option in options))
        case "verdict" if theirs:
            return replace(words, prompt=f"Only {couple.name(acts(session, state))} can say.", lines=())
        case "close":
            mine = Content.assemble(keys(GO), " when you are done.")
            return replace(words, aside=NOTHING if theirs else mine)
        case "swap":
            return _swap(words, state, couple, keys, seat)
        case "pulse":
            prompt = "Three short questions, each at your own seat. No answer shows until you both open them."
            return replace(words, prompt=prompt)
    return words


def _swap(words: MomentWords, state: State, couple: Couple, keys: Keys, seat: Side) -> MomentWords:
    side = state.turn.speaker
    if side is None:
        return replace(words, prompt="")
    minutes = length_words(state.turn.allotted)
    title = Content.assemble(signed(couple, side), " has the floor next")
    if side != seat:
        return replace(words, title=title, prompt=f"For {minutes}. You listen.", aside=NOTHING)
    return replace(
        words,
        title=title,
        prompt=f"{couple.name(side)}, you have the floor for {minutes}. Take a breath first.",
        aside=keys(GO) + plain(" when you are ready."),
    )
