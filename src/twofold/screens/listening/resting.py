"""A session at rest, in words: before it begins, paused, in a time-out, and when it is over."""

from datetime import datetime

from textual.content import Content

from twofold.domain.dates import length_words
from twofold.domain.listening.engine import Session, State, can_come_back
from twofold.domain.people import Couple
from twofold.domain.when import clock_words
from twofold.widgets.plain import both, plain

from .frame import GO, MomentWords, two_keys, where
from .keys import Keys


def choose(session: Session, state: State, now: datetime, keys: Keys) -> MomentWords:
    """Chosen, and not begun yet."""
    planned = ""
    if state.until:
        planned = f"You named {clock_words(state.until.astimezone(now.tzinfo), now)} for this."
        planned += " That time stands until you both say now is okay." if state.until > now else ""
    return MomentWords(
        plain(session.topic or session.protocol.name),
        caption=session.protocol.name if session.topic else "",
        prompt=planned or "You chose this and have not begun yet.",
        aside=Content.assemble(
            keys(GO),
            " begins with a slow breath. ",
            keys("listening.later"),
            " names another time. ",
            keys("listening.call-off"),
            " calls it off.",
        ),
    )


def paused(session: Session, state: State, keys: Keys) -> MomentWords:
    """The clock stands still, because they paused or because they were gone."""
    if state.interrupted:
        return MomentWords(
            plain("You were interrupted"),
            caption=where(session, state),
            prompt=f"You were away for {length_words(state.interrupted)}. Everything is as you left it.",
            aside=keys(GO) + " goes on from there.",
        )
    return MomentWords(
        plain("Paused"),
        caption=where(session, state),
        prompt="The clock has stopped.",
        aside=keys(GO) + " goes on.",
    )


def timeout(session: Session, state: State, couple: Couple, now: datetime, keys: Keys) -> MomentWords:
    """Apart, until the time they named."""
    topic = session.topic or session.protocol.name
    ready = can_come_back(state, now)
    if state.until and state.until <= now:
        return MomentWords(
            plain("It is time to come back"),
            caption=topic,
            prompt="You named this time. Come back even if only to ask for longer.",
            lines=two_keys(couple, state, keys, "back"),
            aside=Content.assemble("A key each, once you are here. ", *_later(keys)),
        )
    until = clock_words(state.until.astimezone(now.tzinfo), now) if state.until else "later"
    body = "A body needs about 20 minutes to calm down. You can leave; twofold waits for you."
    return MomentWords(
        plain(f"Time-out until {until}"),
        caption=topic,
        prompt="Each on your own: walk, breathe, make tea. Leave the argument alone, it will keep.",
        lines=two_keys(couple, state, keys, "back") if ready else (),
        aside=Content.assemble("A key each, when you are back. ", *_later(keys))
        if ready
        else _undo(keys) + plain(body),
    )


def _undo(keys: Keys) -> Content:
    undo = "listening.undo"
    return (
        Content.assemble("Pressed by mistake? ", keys(undo), " goes back. ")
        if undo in keys.bound
        else plain("")
    )


def _later(keys: Keys) -> tuple[Content, str]:
    return keys("listening.timeout"), " names a later time."


def restart(session: Session, state: State, couple: Couple, keys: Keys) -> MomentWords:
    """After a time-out: a soft beginning, and then whoever had the floor takes up the thread."""
    speaker = state.turn.speaker if state.turns else None
    thread = f"{couple.name(speaker)} picks" if speaker else "you pick"
    return MomentWords(
        plain("Start again, softly"),
        caption=session.topic or session.protocol.name,
        prompt="Each of you, in a sentence: how you are and what you need. Or thanks for coming back. "
        f"Then {thread} up the thread.",
        aside=keys(GO) + " goes on.",
    )


def ended(session: Session, state: State, couple: Couple, keys: Keys, noted: bool) -> MomentWords:
    """The end, or where they stopped."""
    if state.outcome == "stopped":
        return MomentWords(
            plain("You stopped here"),
            caption=session.protocol.name,
            prompt="That is always all right. What you said to each other still counts.",
            aside=Content.assemble(
                keys("listening.undo"), " goes on where you were. ", keys("page.back"), " goes home."
            ),
        )
    writes = " writes a note, if you both want one. "
    written = "Your note is kept. " if noted else "Nothing was written down. "
    promise = keys("listening.promise"), " writes down what you would like to try. "
    promises = () if session.protocol.quiet_end else promise
    return MomentWords(
        Content.assemble("Thank you, ", both(couple)),
        caption=f"{session.protocol.name} · {length_words(session.seconds)}",
        prompt=session.protocol.success,
        aside=Content.assemble(
            written,
            keys("listening.note"),
            " opens it. " if noted else writes,
            # Where it is left undiscussed, nothing is promised of it.
            *promises,
            keys("listening.look-back"),
            " looks back at it.",
        ),
    )
