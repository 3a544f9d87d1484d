"""What a couple shares, as Markdown to read or print: each session told as a short story,
each opened round, each agreement and each retreat briefly.

Whatever people typed stays text: it cannot become a heading, a link, HTML or any other structure
(CommonMark and its common extensions).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, tzinfo

from twofold.domain.dates import length_words
from twofold.domain.listening.engine import Invalid, apply
from twofold.domain.listening.pulse import ANSWERS
from twofold.domain.listening.session import Note, Session, State, Turn
from twofold.domain.promises.agreements import Agreement
from twofold.domain.worksheet.rounds import Worksheet, bands
from twofold.domain.worksheet.sheet import Row
from twofold.practices import PRACTICES, named

from ..domain.dates import full_day
from ..domain.records import SIDES, Side, other
from ..domain.retreat.plan import Plan
from .archive import in_order
from .escape import escape_line, quote
from .retreat import brief
from .whole import Whole, left_out
from .worksheet_render import need_name, ratings


def markdown(whole: Whole, written: datetime, zone: tzinfo | None = None) -> str:
    """Return the document. Dates are told in *zone* (None: this machine's)."""
    couple = whole.couple
    title = " and ".join(escape_line(p.name) for p in (couple.a, couple.b)) if couple else "The two of you"
    blocks = [
        f"# {title}",
        f"Written by twofold on {_date(written, zone)}. It is yours, and it is not sealed.",
    ]
    by_session: dict[str, list[Note]] = {}
    for note in in_order(whole.notes):
        by_session.setdefault(note.session, []).append(note)
    told: list[tuple[datetime, str, Iterable[str]]] = [
        (_began(s), s.id, _story(s, by_session.pop(s.id, []), whole, zone)) for s in whole.sessions
    ]
    told += [
        (s.revealed.at, s.id, _round(s, whole, zone)) for s in whole.worksheets if s.revealed is not None
    ]
    told += [(a.created, a.id, _agreement(a, whole, zone)) for a in whole.agreements if a.history]
    told += [(_noon(p, zone), p.id, brief(p, whole.couple)) for p in whole.plans]
    if not whole.sessions:
        blocks.append("You have not listened to each other here yet.")
    year = None
    for moment, _, story in sorted(told, key=lambda each: each[:2]):
        local = moment.astimezone(zone)
        if local.year != year:
            year = local.year
            blocks.append(f"## {year}")
        blocks += story
    blocks += list(_practices(whole, zone))
    left = [note for some in by_session.values() for note in some]
    if left:
        blocks += ["## Other notes", *(quote(note.text) for note in left)]
    if whole.unread:
        blocks += ["## Not in here", left_out(whole.unread)]
        blocks.append("\n".join(f"- {escape_line(said)}" for said in whole.unread))
    return "\n\n".join(blocks) + "\n"


def _practices(whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    """Tell what the two share of the smaller practices: a section each, where there is anything."""
    names = (whole.name("a"), whole.name("b"))
    for practice in PRACTICES:
        if practice.told:
            shared = [whole.records(name) for name in practice.shared]
            section = named("exports", practice.told)(*shared, names, zone)
            if section:
                yield section.strip()


def _noon(plan: Plan, zone: tzinfo | None) -> datetime:
    """Return noon of the first day: a retreat has a date, wherever it is."""
    noon = datetime.combine(plan.start, time(12))
    return noon.astimezone() if zone is None else noon.replace(tzinfo=zone)


def _round(sheet: Worksheet, whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    """Tell a round of the worksheet briefly: a line for each row, what both named first."""
    assert sheet.revealed is not None
    yield f"### {_date(sheet.revealed.at, zone)}: Needs and wants"
    rows = [(side, row) for band in bands(sheet.revealed) for side in SIDES for row in band.side(side)]
    yield "\n".join(f"- {_row(side, row, whole)}" for side, row in rows)


def _row(side: Side, row: Row, whole: Whole) -> str:
    rated = f" ({ratings(row)})" if ratings(row) else ""
    asks = f" Asks: {escape_line(row.request.words)}" if row.request.words else ""
    return f"{_name(whole, side)}: {escape_line(row.words or need_name(row))}{rated}.{asks}"


def _agreement(agreement: Agreement, whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    terms = agreement.terms
    yield f"### {_date(agreement.created, zone)}: An agreement"
    who = "Both" if terms.who == "both" else _name(whole, terms.who)
    often = f", {escape_line(terms.often)}" if terms.often else ""
    yield f"{who}: {escape_line(terms.what)}{often}"
    looks = [entry for entry in agreement.history if entry.review is not None]
    told = [f"On {_date(e.at, zone)} it had happened {e.review.happened}." for e in looks if e.review]
    if not agreement.open:
        told.append(f"You let it go on {_date(agreement.history[-1].at, zone)}.")
    if told:
        yield " ".join(told)


def _story(session: Session, notes: Sequence[Note], whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    state = _state(session)
    yield f"### {_date(_began(session), zone)}: {escape_line(session.protocol.name)}"
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
    due = f"{session.due.astimezone(zone):%H:%M} on {_date(session.due, zone)}" if session.due else "later"
    if session.status in ("chosen", "planned"):
        yield f"Planned for {due}." if session.status == "planned" else "Chosen, and not begun."
        return
    alone = all(round_.together for round_ in session.protocol.rounds)
    if not alone:
        yield f"{_name(whole, session.first)} spoke first."
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
            f"{_name(whole, side)} {ANSWERS[ballot.felt - 1]}"
            for side, ballot in zip(SIDES, state.ballots, strict=True)
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
        who = "Both of you" if speaker is None else _name(whole, speaker)
        if spent:
            times = f", in {len(spent)} turns" if len(spent) > 1 else ""
            yield f"{who} spoke for {length_words(sum(spent))}{times}."
        else:
            yield _LEFT_OUT


def _turn(turn: Turn, whole: Whole) -> str:
    if turn.speaker is None:
        return f"Both of you spoke for {length_words(turn.spent)}."
    who = _name(whole, turn.speaker)
    if not turn.mirrors:
        return f"{who} spoke for {length_words(turn.spent)}." if turn.spent >= 1 else _LEFT_OUT
    times = {1: "once", 2: "twice"}.get(turn.mirrors, f"{turn.mirrors} times")
    got = ", and got it" if turn.understood else ""
    listener = _name(whole, other(turn.speaker))
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


def _name(whole: Whole, side: Side) -> str:
    return escape_line(whole.name(side))


def _began(session: Session) -> datetime:
    return next((event.at for event in session.events if event.do == "begin"), session.created)


def _date(moment: datetime, zone: tzinfo | None) -> str:
    return full_day(moment.astimezone(zone).date())


# Either of them may have passed, and nobody keeps who did.
_LEFT_OUT = "A turn was left out."
