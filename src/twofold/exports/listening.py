"""Talks as Markdown: each a short story."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from twofold.domain.dates import length_words
from twofold.domain.listening.engine import Invalid, apply
from twofold.domain.listening.pulse import ANSWERS, without_names
from twofold.domain.listening.session import NOT_BEGUN, Note, Session, State, Turn

from ..domain.records import SIDES, other
from .archive import in_order
from .escape import escape_line, quote
from .stories import Story, day_of, name_of
from .whole import Whole


def stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield the story of each session, with its notes."""
    notes: dict[str, list[Note]] = {}
    for note in in_order(whole.notes):
        notes.setdefault(note.session, []).append(note)
    for session in whole.sessions:
        yield _began(session), session.id, _story(session, notes.get(session.id, ()), whole, zone)


def _story(session: Session, notes: Sequence[Note], whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    state = _state(session)
    yield f"### {day_of(_began(session), zone)}: {escape_line(session.protocol.name)}"
    if session.topic.strip():
        yield f"About: {escape_line(session.topic)}"
    if session.opening.strip():
        yield quote(session.opening)
    yield " ".join(_sentences(session, state, whole, zone))
    if state.turns:
        yield "\n".join(f"- {line}" for line in _turns(state.turns, whole))
    for note in notes:
        yield quote(note.text)


def _sentences(session: Session, state: State, whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    due = f"{session.due.astimezone(zone):%H:%M} on {day_of(session.due, zone)}" if session.due else "later"
    if session.status in NOT_BEGUN:
        yield f"Planned for {due}." if session.status == "planned" else "Chosen, and not begun."
        return
    alone = all(round_.together for round_ in session.protocol.rounds)
    if not alone:
        yield f"{name_of(whole, session.first)} spoke first."
    yield {
        "finished": f"It took {length_words(session.seconds)}.",
        "stopped": f"You stopped after {length_words(session.seconds)}.",
        "timeout": f"You are taking a time-out until {due}.",
        "open": f"It is still open, after {length_words(session.seconds)}.",
    }[session.status]
    if session.status != "timeout" and any(event.do == "timeout" for event in session.events):
        yield "There was a time-out on the way."
    if state.ballots:
        felt = [
            f"{name_of(whole, side)} {ANSWERS[ballot.felt - 1]}"
            for side, ballot in zip(SIDES, without_names(*state.ballots), strict=True)
            if ballot.felt
        ]
        if felt:
            yield f"How understood each felt afterwards: {', '.join(felt)}."


def _turns(turns: Sequence[Turn], whole: Whole) -> Iterator[str]:
    """Yield a line for each turn; where nothing was said back, one for each who spoke."""
    if any(turn.mirrors for turn in turns):
        yield from (_turn(turn, whole) for turn in turns if turn.spent >= 1 or turn.mirrors or turn.passed)
        return
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        spent = [turn.spent for turn in turns if turn.speaker == speaker and turn.spent >= 1]
        who = "Both of you" if speaker is None else name_of(whole, speaker)
        if spent:
            times = f", in {len(spent)} turns" if len(spent) > 1 else ""
            yield f"{who} spoke for {length_words(sum(spent))}{times}."
        else:
            yield _LEFT_OUT


def _turn(turn: Turn, whole: Whole) -> str:
    if turn.speaker is None:
        return f"Both of you spoke for {length_words(turn.spent)}."
    who = name_of(whole, turn.speaker)
    if not turn.mirrors:
        return f"{who} spoke for {length_words(turn.spent)}." if turn.spent >= 1 else _LEFT_OUT
    times = {1: "once", 2: "twice"}.get(turn.mirrors, f"{turn.mirrors} times")
    got = ", and got it" if turn.understood else ""
    listener = name_of(whole, other(turn.speaker))
    return f"{who} spoke for {length_words(turn.spent)}; {listener} said it back {times}{got}."


def _state(session: Session) -> State:
    """Return where *session* stands; an end of it that does not fit is left out."""
    state = State()
    for event in session.events:
        try:
            state = apply(session, state, event)
        except Invalid:
            break
    return state


def _began(session: Session) -> datetime:
    return next((event.at for event in session.events if event.do == "begin"), session.created)


# Either of them may have passed, and nobody keeps who did.
_LEFT_OUT = "A turn was left out."
