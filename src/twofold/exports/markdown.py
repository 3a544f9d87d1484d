"""What a couple shares, as Markdown to read or print: each session told as a short story.

Whatever people typed stays text: it cannot become a heading, a link, HTML or any other structure
(CommonMark and its common extensions).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from ..domain.listening import Refused, apply
from ..domain.lookback import length_words
from ..domain.people import Couple
from ..domain.pulse import ANSWERS
from ..domain.records import SIDES, Side, other
from ..domain.session import Note, Session, State, Turn
from ..domain.text import clean, clean_line
from .archive import in_order

_EVERYWHERE = re.compile(r"([\\`*_\[\]<>&|~#$=^!]|:(?=//)|(?<=[wW]{3})\.|@)")
_AT_START = re.compile(r"([-+]|\d{1,9}[.)])")


def escape_line(text: str) -> str:
    """Return one line of what people typed as Markdown that shows exactly these words."""
    text = _EVERYWHERE.sub(r"\\\1", clean_line(text, len(text)))
    return (
        _AT_START.sub(lambda m: f"{m[0][:-1]}\\{m[0][-1]}", text, count=1) if _AT_START.match(text) else text
    )


def quote(text: str) -> str:
    """Return what people typed, in several lines perhaps, as a block quote with their line breaks."""
    lines = []
    for line in clean(text, len(text)).strip("\n").split("\n"):
        words = line.expandtabs(4).rstrip(" ")
        margin = len(words) - len(words.lstrip(" "))
        # No-break spaces: ordinary ones would be dropped, or make a block of code.
        lines.append(("\u00a0" * margin + escape_line(words)) if words else "")
    shown = [
        f"> {line}  " if line and following else f"> {line}".rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(shown)


def markdown(
    couple: Couple | None,
    sessions: Iterable[Session],
    notes: Iterable[Note],
    written: datetime,
    zone: tzinfo | None = None,
) -> str:
    """Return the document. Dates are told in *zone* (None: this machine's)."""
    title = " and ".join(escape_line(p.name) for p in (couple.a, couple.b)) if couple else "The two of you"
    blocks = [
        f"# {title}",
        f"Written by twofold on {_date(written, zone)}. It is yours, and it is not sealed.",
    ]
    by_session: dict[str, list[Note]] = {}
    for note in in_order(notes):
        by_session.setdefault(note.session, []).append(note)
    told = sorted(sessions, key=lambda s: (_began(s), s.id))
    if not told:
        blocks.append("You have not listened to each other here yet.")
    year = None
    for session in told:
        began = _began(session).astimezone(zone)
        if began.year != year:
            year = began.year
            blocks.append(f"## {year}")
        blocks += _story(session, by_session.pop(session.id, []), couple, zone)
    left = [note for some in by_session.values() for note in some]
    if left:
        blocks += ["## Other notes", *(quote(note.text) for note in left)]
    return "\n\n".join(blocks) + "\n"


def _story(
    session: Session, notes: Sequence[Note], couple: Couple | None, zone: tzinfo | None
) -> Iterator[str]:
    state = _state(session)
    yield f"### {_date(_began(session), zone)}: {escape_line(session.protocol.name)}"
    if session.topic.strip():
        yield f"About: {escape_line(session.topic)}"
    yield " ".join(_sentences(session, state, couple, zone))
    if state.turns:
        yield "\n".join(f"- {line}" for line in _turns(state.turns, couple))
    for note in notes:
        yield quote(note.text)


def _sentences(session: Session, state: State, couple: Couple | None, zone: tzinfo | None) -> Iterator[str]:
    due = f"{session.due.astimezone(zone):%H:%M} on {_date(session.due, zone)}" if session.due else "later"
    if session.status in ("chosen", "planned"):
        yield f"Planned for {due}." if session.status == "planned" else "Chosen, and not begun."
        return
    alone = all(round_.together for round_ in session.protocol.rounds)
    if not alone:
        yield f"{_name(couple, session.first)} spoke first."
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
            f"{_name(couple, side)} {ANSWERS[ballot.felt - 1]}"
            for side, ballot in zip(SIDES, state.ballots, strict=True)
            if ballot.felt
        ]
        if felt:
            yield f"How understood each felt afterwards: {', '.join(felt)}."


def _turns(turns: Sequence[Turn], couple: Couple | None) -> Iterator[str]:
    """Yield a line for each turn; where nothing was said back, one for each who spoke."""
    if any(turn.mirrors for turn in turns):
        yield from (_turn(turn, couple) for turn in turns if turn.spent >= 1 or turn.mirrors or turn.passed)
        return
    for speaker in dict.fromkeys(turn.speaker for turn in turns):
        spent = [turn.spent for turn in turns if turn.speaker == speaker and turn.spent >= 1]
        who = "Both of you" if speaker is None else _name(couple, speaker)
        if spent:
            times = f", in {len(spent)} turns" if len(spent) > 1 else ""
            yield f"{who} spoke for {length_words(sum(spent))}{times}."
        else:
            yield _LEFT_OUT


def _turn(turn: Turn, couple: Couple | None) -> str:
    if turn.speaker is None:
        return f"Both of you spoke for {length_words(turn.spent)}."
    who = _name(couple, turn.speaker)
    if not turn.mirrors:
        return f"{who} spoke for {length_words(turn.spent)}." if turn.spent >= 1 else _LEFT_OUT
    times = {1: "once", 2: "twice"}.get(turn.mirrors, f"{turn.mirrors} times")
    got = ", and got it" if turn.understood else ""
    listener = _name(couple, other(turn.speaker))
    return f"{who} spoke for {length_words(turn.spent)}; {listener} said it back {times}{got}."


def _state(session: Session) -> State:
    """Return where *session* stands; an end of it that does not fit is left out."""
    state = State()
    for event in session.events:
        try:
            state = apply(session, state, event)
        except Refused:
            break
    return state


def _name(couple: Couple | None, side: Side) -> str:
    if couple is None:
        return "One of you" if side == "a" else "The other"
    return escape_line(couple.name(side))


def _began(session: Session) -> datetime:
    return next((event.at for event in session.events if event.do == "begin"), session.created)


def _date(moment: datetime, zone: tzinfo | None) -> str:
    local = moment.astimezone(zone)
    # Not %A and %B: those speak the machine's language, and the rest of the page is English.
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]} {local.year}"


# Either of them may have passed, and nobody keeps who did.
_LEFT_OUT = "A turn was left out."
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
