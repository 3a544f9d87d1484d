"""Looking back on a session: its timeline, and the talk balance shown once, as a mirror.

Nothing here adds up to a score of a person or of a couple.
"""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from itertools import groupby

import msgspec

from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.domain.text import folded

from .engine import FAIR, LISTENERS, Invalid, apply
from .pulse import ANSWERS, without_names
from .session import NOT_OVER as NOT_OVER
from .session import Ballot, Event, Session, SessionSummary, State, round_of


class Month(msgspec.Struct, frozen=True):
    """The sessions of a month (1 to 12) of a year, newest first."""

    year: int
    month: int
    cards: tuple[SessionSummary, ...]


class Shelf(msgspec.Struct, frozen=True):
    """Sessions as they are looked through: what is not over, most pressing first; then month by month."""

    not_over: tuple[SessionSummary, ...]
    months: tuple[Month, ...]

    @property
    def cards(self) -> tuple[SessionSummary, ...]:
        """All of them, in the order shown."""
        return (*self.not_over, *(card for month in self.months for card in month.cards))


def shelve(cards: Iterable[SessionSummary], words: str = "", zone: tzinfo | None = None) -> Shelf:
    """Return *cards* in the order they are looked through; with *words*, those that have all of them.

    A word may be any part of a topic or of a protocol's name; case and accents do not matter. Months are
    those of the wall in *zone* (None: this machine's).
    """
    wanted = folded(words).split()
    found = [
        card
        for card in cards
        if not wanted or all(word in folded(f"{card.topic}\n{card.protocol.name}") for word in wanted)
    ]
    found.sort(key=lambda card: card.created, reverse=True)
    not_over = [card for card in found if card.status in NOT_OVER]
    not_over.sort(key=lambda card: NOT_OVER.index(card.status))
    dated = ((card.created.astimezone(zone), card) for card in found if card.status not in NOT_OVER)
    return Shelf(
        tuple(not_over),
        tuple(
            Month(year, month, tuple(card for _, card in group))
            for (year, month), group in groupby(dated, key=lambda pair: (pair[0].year, pair[0].month))
        ),
    )


class Moment(msgspec.Struct, frozen=True):
    """A line of a timeline: ``t`` seconds into the session, its wall time (UTC), whose it was, and words.

    ``by`` is who did it, whoever held the keyboard then: a mirror is the listener's. Moments of the same
    ``part`` belong together: those before the first turn (0), of each turn, and of the end.
    """

    t: float
    at: datetime
    by: Side | None
    words: str
    part: int = 0


class Look(msgspec.Struct, frozen=True):
    """What is shown of a session afterwards.

    ``floor_a`` and ``floor_b``: seconds each had the floor; ``mirrors``: how often something was said
    back; ``ballots``: the two opened ballots, a's first, without what either left out, or None;
    ``repairs``: how often a small repair was noticed.
    """

    moments: tuple[Moment, ...]
    floor_a: float
    floor_b: float
    together: float
    mirrors: int
    ballots: tuple[Ballot, Ballot] | None
    repairs: int = 0

    @property
    def share_a(self) -> float | None:
        """a's share of the floor, 0 to 1, or None when nobody had it."""
        total = self.floor_a + self.floor_b
        return self.floor_a / total if total else None

    @property
    def about_equal(self) -> bool:
        """Whether the two had the floor for about as long: the difference is within FAIR of the whole."""
        return abs(self.floor_a - self.floor_b) <= FAIR * (self.floor_a + self.floor_b)


def look_back(session: Session, couple: Couple) -> Look:
    """Return what is shown of *session* afterwards; unreadable ends of it are left out."""
    state = State()
    moments: list[Moment] = []
    for event in session.events:
        try:
            after = apply(session, state, event)
        except Invalid:
            break
        words = _tell(session, couple, state, after, event)
        if words:
            moments.append(Moment(after.t, event.at, _whose(state, event), words, _part(state, after)))
        state = after
    turns = state.turns
    return Look(
        moments=tuple(moments),
        floor_a=sum(turn.spent for turn in turns if turn.speaker == "a"),
        floor_b=sum(turn.spent for turn in turns if turn.speaker == "b"),
        together=sum(turn.spent for turn in turns if turn.speaker is None),
        mirrors=sum(turn.mirrors for turn in turns),
        ballots=without_names(*state.ballots) if state.ballots else None,
        repairs=state.repairs,
    )


def felt_words(ballot: Ballot) -> str:
    """Return how understood one of them felt, to stand behind a name; empty where they passed."""
    if ballot.felt is None:
        return ""
    return "did not feel understood" if ballot.felt == 1 else f"felt {ANSWERS[ballot.felt - 1]} understood"


def counted(look: Look) -> str:
    """Return one or two sentences on what was said back and repaired; empty when nothing was."""
    times = {1: "once", 2: "twice"}
    said = look.mirrors and f"You said things back {times.get(look.mirrors, f'{look.mirrors} times')}."
    small = look.repairs and (
        "There was a small repair, and it was noticed."
        if look.repairs == 1
        else f"There were {look.repairs} small repairs, and they were noticed."
    )
    return " ".join(words for words in (said, small) if words)


def _part(before: State, after: State) -> int:
    """Return the part that an event belongs to: what ends a turn is in it, what lets the first begin too."""
    if before.phase == "consent":
        return len(after.turns)
    return len(before.turns) + (before.phase in ("close", "pulse", "ended"))


def _whose(before: State, event: Event) -> Side | None:
    """Return who did what *event* tells; a listener's step is theirs, though the speaker's key ended it."""
    if event.do == "done":
        speaker = before.turn.speaker if before.turns and before.phase not in ("close", "together") else None
        return other(speaker) if speaker and before.phase in LISTENERS else speaker
    if event.do == "ready":
        return before.turn.speaker
    return event.by if event.do in ("got_it", "not_quite", "more", "wish") else None


_SIMPLE: dict[str, str] = {
    "begin": "You sat down together.",
    "pass": "A pass.",
    "pause": "A pause.",
    "resume": "You went on.",
    "interrupted": "You were interrupted.",
    "timeout": "A time-out.",
    "restarted": "You started again, softly.",
    "repair": "A small repair, and it was noticed.",
    "stop": "You stopped here.",
    "undo": "A step taken back.",
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
        return "Not now: you named another time."
    if event.do in _SIMPLE:
        return _SIMPLE[event.do]
    if event.do == "back":
        return "You both came back." if after.over == "restart" else ""
    if not after.turns:
        return ""
    name = couple.name(event.by) if event.by else "You"
    if event.do == "wish":
        return f"{name} wished: “{event.word}”."
    if event.do in ("got_it", "not_quite", "more"):
        said = {"got_it": "You got it.", "not_quite": "Not quite.", "more": "There is more."}[event.do]
        return f"{name}: {said}"
    return _tell_step(session, couple, before, after, event)


def _tell_step(session: Session, couple: Couple, before: State, after: State, event: Event) -> str:
    if event.do == "agree" and after.phase != "consent":
        return f"You both said now is okay. {_begins(session, couple, after)}"
    if event.do == "ready":
        return _begins(session, couple, after)
    if event.do != "done":
        return ""
    if before.phase == "close":
        return "A last good word from each of you." if after.phase in ("pulse", "ended") else ""
    if before.phase == "together":
        waiting = after.phase == "together" and len(after.said_yes) > 0
        return "" if waiting else "You finished it together."
    speaker = before.turn.speaker or "a"
    listener: Side = "b" if speaker == "a" else "a"
    name, listening = couple.name(speaker), couple.name(listener)
    return {
        "speak": f"{name} said that bit again." if before.again else f"{name} spoke.",
        "guess": f"{listening} guessed how much.",
        "mirror": f"{listening} said it back.",
        "summary": f"{listening} said it all back.",
        "validate": f"{listening} said what makes sense.",
        "empathise": f"{listening} guessed the feeling.",
        "give": f"{listening} gave something back.",
    }.get(before.phase, "")


def _begins(session: Session, couple: Couple, state: State) -> str:
    round_ = round_of(session.protocol, state)
    if state.turn.speaker is None:
        return f"{round_.name}: together."
    return f"{round_.name}: {couple.name(state.turn.speaker)} has the floor."
