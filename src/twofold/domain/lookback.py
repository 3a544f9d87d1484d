"""Looking back on a session: its timeline, and the talk balance shown once, as a mirror.

Nothing here adds up to a score of a person or of a couple.
"""

from datetime import datetime

import msgspec

from .listening import Refused, apply
from .people import Couple
from .pulse import ANSWERS
from .records import SIDES, Side
from .session import Ballot, Event, Session, State, round_of


class Moment(msgspec.Struct, frozen=True):
    """A line of a timeline: ``t`` seconds into the session, its wall time (UTC), whose it was, and words."""

    t: float
    at: datetime
    by: Side | None
    words: str


class Look(msgspec.Struct, frozen=True):
    """What is shown of a session afterwards.

    ``floor_a`` and ``floor_b``: seconds each had the floor; ``mirrors``: how often something was said
    back; ``ballots``: the two opened ballots, a's first, or None.
    """

    moments: tuple[Moment, ...]
    floor_a: float
    floor_b: float
    together: float
    mirrors: int
    ballots: tuple[Ballot, Ballot] | None

    @property
    def share_a(self) -> float | None:
        """a's share of the floor, 0 to 1, or None when nobody had it."""
        total = self.floor_a + self.floor_b
        return self.floor_a / total if total else None


def look_back(session: Session, couple: Couple) -> Look:
    """Return what is shown of *session* afterwards; unreadable ends of it are left out."""
    state = State()
    moments: list[Moment] = []
    for event in session.events:
        try:
            after = apply(session, state, event)
        except Refused:
            break
        words = _tell(session, couple, state, after, event)
        if words:
            by = event.by if event.do not in ("agree", "back") else None
            moments.append(Moment(event.t, event.at, by, words))
        state = after
    turns = state.turns
    return Look(
        moments=tuple(moments),
        floor_a=sum(turn.spent for turn in turns if turn.speaker == "a"),
        floor_b=sum(turn.spent for turn in turns if turn.speaker == "b"),
        together=sum(turn.spent for turn in turns if turn.speaker is None),
        mirrors=sum(turn.mirrors for turn in turns),
        ballots=state.ballots,
    )


def felt_understood(ballots: tuple[Ballot, Ballot], couple: Couple) -> str:
    """Return one sentence about who felt how understood, in words; empty where both passed."""
    parts = [
        f"{couple.partner(side).name} felt understood: {ANSWERS[ballot.felt - 1]}"
        for side, ballot in zip(SIDES, ballots, strict=True)
        if ballot.felt is not None
    ]
    return " · ".join(parts)


def length_words(seconds: float) -> str:
    """Return a length as people say it: "under a minute", "1 minute", "25 minutes", "1 h 30 min"."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "under a minute"
    if minutes < 60:
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


_SIMPLE: dict[str, str] = {
    "begin": "You sat down together.",
    "pass": "Something was left out.",
    "pause": "A pause.",
    "resume": "You went on.",
    "interrupted": "You were interrupted.",
    "timeout": "A time-out.",
    "restarted": "You started again, softly.",
    "repair": "A small repair, and it was noticed.",
    "stop": "You stopped here.",
    "undo": "A wrong key, taken back.",
    "extend": "A little longer.",
    "pulse": "You opened your answers together.",
}


def _tell(session: Session, couple: Couple, before: State, after: State, event: Event) -> str:
    """Return the line that tells *event*, or "" for one that is not worth a line."""
    if event.do == "begin" and before.until:
        return "You came back to it."
    if event.do == "timeout" and before.over == "timeout":
        return "You named a later time to come back."
    if event.do == "later":
        return "Not now: you named a time for it."
    if event.do in _SIMPLE:
        return _SIMPLE[event.do]
    if event.do == "back":
        return "You both came back." if after.over == "restart" else ""
    if not after.turns:
        return ""
    name = couple.name(event.by) if event.by else "You"
    if event.do == "wish":
        return f"{name} wished: {event.word}."
    if event.do in ("got_it", "not_quite", "more"):
        said = {"got_it": "You got it.", "not_quite": "Not quite.", "more": "There is more."}[event.do]
        return f"{name}: {said}"
    return _tell_step(session, couple, before, after, event)


def _tell_step(session: Session, couple: Couple, before: State, after: State, event: Event) -> str:
    if event.do == "agree" and after.phase != "consent":
        return f"Both said now is okay. {_begins(session, couple, after)}"
    if event.do == "ready":
        return _begins(session, couple, after)
    if event.do != "done":
        return ""
    if before.phase == "close":
        return "A last good word from each of you." if after.phase == "pulse" else ""
    if before.phase == "together":
        return "You finished it together." if after.phase != "together" else ""
    speaker = before.turn.speaker or "a"
    listener: Side = "b" if speaker == "a" else "a"
    name, listening = couple.name(speaker), couple.name(listener)
    return {
        "speak": f"{name} said that bit again." if before.again else f"{name} spoke.",
        "mirror": f"{listening} said it back.",
        "summary": f"{listening} said the whole back.",
        "validate": f"{listening} said what makes sense.",
        "empathise": f"{listening} guessed the feeling.",
        "give": f"{listening} gave something back.",
    }.get(before.phase, "")


def _begins(session: Session, couple: Couple, state: State) -> str:
    round_ = round_of(session.protocol, state)
    if state.turn.speaker is None:
        return f"{round_.name}: together."
    return f"{round_.name}: {couple.name(state.turn.speaker)} has the floor."
