"""A listening session as a value: who, what about, and the list of what happened."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT

from .protocols import Protocol, Round, Step

Phase = Literal[
    "choose", "settle", "consent", "wish", "guess", "speak", "mirror", "verdict", "summary", "validate",
    "empathise", "give", "together", "swap", "close", "pulse", "ended",
]  # fmt: skip
"""Where a session stands. ``verdict`` is the speaker's answer to the listener's step before it."""
Overlay = Literal["paused", "timeout", "restart"]
"""What may lie over any phase: a pause, a time-out, or the soft start after one."""
Do = Literal[
    "begin", "settled", "agree", "later", "wish", "done", "got_it", "not_quite", "more", "ready",
    "extend", "pulse", "pass", "pause", "resume", "interrupted", "timeout", "back", "restarted", "repair",
    "stop", "undo",
]  # fmt: skip
"""What can happen."""
Outcome = Literal["finished", "stopped"]
Origin = Literal["row", "slot", "work", "checkin", "promise", "letter", "path"]
"""What a session can come from: a row of a worksheet, a slot of a retreat, a slice of a book or film, a part
of a check-in, an agreement, a letter that was given, or a talk of a path."""
Status = Literal["chosen", "planned", "open", "timeout", "finished", "stopped"]
"""How a session stands, told from outside."""
UNDER_WAY: frozenset[Status] = frozenset({"open", "timeout"})
NOT_OVER: tuple[Status, ...] = ("timeout", "open", "planned", "chosen")
"""How a session stands that is not over, most pressing first."""

NOT_BEGUN: tuple[Status, ...] = ("planned", "chosen")
"""How a session stands that can still be called off."""

THAT_WAS_ALL = "that was all"
"""The word of a "done" with which a turn ends before its time."""
ANEW = "anew"
"""The word of a "restarted" after which whoever had the floor begins their turn anew."""
OPENING_LIMIT = 700
"""Longest soft opening, in characters."""

_Seconds = Annotated[float, msgspec.Meta(ge=0, le=10_000_000_000)]
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]
_Rating = Annotated[int, msgspec.Meta(ge=1, le=5)]


class Ballot(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One partner's answers after a session, 1 (not at all) to 5 (fully); None where they passed.

    Our own three questions, not a validated scale: I felt understood · I understood you · it was worth
    the time.
    """

    felt: _Rating | None = None
    understood: _Rating | None = None
    worth: _Rating | None = None


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that happened.

    ``t``: seconds on the session's own clock, which stands still while the program does not run.
    ``at``: the wall time, UTC. ``by``: whose key it was, and None where nobody's name is kept (a pass,
    a pause, a time-out, a stop, a "not now"). ``word``: the wish picked, the kind of repair, THAT_WAS_ALL
    or ANEW. ``seconds``: what an extension adds, or how long an interruption lasted. ``until``: the time
    named for a later start or a return. ``a`` and ``b``: the two ballots, opened together.
    """

    do: Do
    t: _Seconds
    at: _Moment
    by: Side | None = None
    word: Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)] | None = None
    seconds: _Seconds | None = None
    until: _Moment | None = None
    a: Ballot | None = None
    b: Ballot | None = None


class Session(Record, frozen=True, kw_only=True):
    """A listening session. ``protocol`` is kept whole, so that later edits of a file change no history.

    ``heat``: how sore the topic is, 1 to 5, as both chose. ``first``: who speaks first. ``status``,
    ``due`` (the time named for a start or a return) and ``seconds`` (how long it took so far, pauses and
    time-outs left out) follow from ``events``; they are kept beside them so that lists need not replay
    every session. ``opening``: how whoever speaks first would softly begin, or ""; ``about``: what it came
    from, "row:<worksheet id>:<row id>", "slot:<plan id>:<slot id>", "work:<work id>:<slice id>",
    "checkin:<check-in id>:<part>", "promise:<agreement id>:talk", "letter:<letter id>:talk",
    "path:<path id>:<talk>" or "".
    """

    protocol: Protocol
    topic: Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)] = ""
    heat: Annotated[int, msgspec.Meta(ge=1, le=5)] = 1
    first: Side = "a"
    events: tuple[Event, ...] = ()
    status: Status = "chosen"
    due: datetime | None = None
    seconds: _Seconds = 0.0
    opening: Annotated[str, msgspec.Meta(max_length=OPENING_LIMIT)] = ""
    about: str = ""

    @property
    def origin(self) -> tuple[Origin, str, str] | None:
        """What it came from, by the ids of the whole and of its part, or None."""
        match self.about.split(":"):
            case [
                "row" | "slot" | "work" | "checkin" | "promise" | "letter" | "path" as kind,
                whole,
                part,
            ] if whole and part:
                return kind, whole, part
        return None

    @property
    def title(self) -> str:
        """What it is called: its topic, or the way to listen."""
        return self.topic or self.protocol.name

    @property
    def row(self) -> tuple[str, str] | None:
        """The worksheet and the row that it came from, by their ids, or None."""
        origin = self.origin
        return origin[1:] if origin and origin[0] == "row" else None


class Beat(Record, frozen=True, kw_only=True):
    """The heartbeat of a running session: its clock, kept every second. ``id`` is the session's id."""

    t: _Seconds


class Note(Record, frozen=True, kw_only=True):
    """What both wanted written down after a session; belongs to both."""

    session: str
    text: Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]


class ProtocolName(msgspec.Struct, frozen=True):
    """The little of a protocol that a list shows. ``minutes``: the least and the most it takes, if known."""

    id: str
    name: str
    minutes: tuple[float, float] | None = None


class SessionSummary(msgspec.Struct, frozen=True):
    """The little of a session that a list shows."""

    id: str
    created: datetime
    updated: datetime
    protocol: ProtocolName
    topic: str = ""
    first: Side = "a"
    status: Status = "chosen"
    due: datetime | None = None
    seconds: float = 0.0
    about: str = ""
    heat: int = 1


class Turn(msgspec.Struct, frozen=True):
    """One turn: a round led by one partner (``speaker`` is None where both lead it together).

    ``allotted`` and ``spent`` are seconds of talking; ``mirrors`` counts how often the listener said it
    back; ``understood`` is the speaker's last word on it: True, or None while there is none.
    ``evening``: an extra turn that evens out the time.
    """

    round: int
    speaker: Side | None
    allotted: float
    spent: float = 0.0
    mirrors: int = 0
    understood: bool | None = None
    wish: str | None = None
    passed: bool = False
    evening: bool = False


class State(msgspec.Struct, frozen=True):
    """Where a session stands after its events so far.

    ``t``: the session clock up to which time is accounted for; ``ledger``: seconds spent by phase or
    overlay, which always sum up to ``t``; ``here``: active seconds in this phase; ``turns``: those begun
    so far; ``step``: the step within the turn's round; ``again``: only that bit once more; ``said_yes``: who
    has pressed their key where both must; ``owed``: seconds a and b are owed for what the other was
    given or took beyond their time; ``carried``: seconds spoken in turns that were taken back, by their
    speaker (a, b or both), with which the next such turn begins; ``until``: the time named for a start or
    a return; ``called``: when the time-out was called; ``past``: the states that undo goes back to, the
    latest last.
    """

    phase: Phase = "choose"
    over: Overlay | None = None
    t: float = 0.0
    here: float = 0.0
    ledger: dict[str, float] = {}
    turns: tuple[Turn, ...] = ()
    step: int = 0
    again: bool = False
    said_yes: tuple[Side, ...] = ()
    owed: tuple[float, float] = (0.0, 0.0)
    carried: dict[str, float] = {}
    until: datetime | None = None
    called: datetime | None = None
    interrupted: float = 0.0
    repairs: int = 0
    ballots: tuple[Ballot, Ballot] | None = None
    outcome: Outcome | None = None
    past: "tuple[State, ...]" = ()

    @property
    def turn(self) -> Turn:
        """The turn under way; raises IndexError before the first."""
        return self.turns[-1]


def round_of(protocol: Protocol, state: State) -> Round:
    """Return the round that *state* is in."""
    return protocol.rounds[state.turn.round]


def step_of(protocol: Protocol, state: State) -> Step:
    """Return the step that *state* is in (at a verdict: the listener's step it answers)."""
    return round_of(protocol, state).steps[state.step]


def talking_seconds(round_: Round) -> float:
    """Return the seconds of talking that a turn of *round_* is given."""
    return 60.0 * sum(step.minutes or 0.0 for step in round_.steps)


def order_of_turns(protocol: Protocol, first: Side) -> tuple[tuple[int, Side | None], ...]:
    """Return (round, speaker) of every planned turn, in order.

    Where a protocol alternates, whoever led the last turn leads the first one of the next round too.
    """
    second: Side = "b" if first == "a" else "a"
    order: list[tuple[int, Side | None]] = []
    for index, round_ in enumerate(protocol.rounds):
        for _ in range(round_.repeat):
            if round_.together:
                order.append((index, None))
                continue
            order += [(index, first), (index, second)]
            if protocol.alternate:
                first, second = second, first
    return tuple(order)
