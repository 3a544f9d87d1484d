"""One moment of a session as words, and the pieces that most moments are made of. Nothing is drawn here."""

from dataclasses import dataclass

from textual.content import Content

from twofold.domain.listening.engine import Session, State
from twofold.domain.listening.session import round_of
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.widgets.consent import NOT_YET
from twofold.widgets.plain import both, signed

from .keys import Keys

NOTHING = Content("")
UNTIL = "when it is done"
"""What the keys of both are for, where they do something together."""
GO = "listening.go-on"
"""The key of what comes next."""


@dataclass(frozen=True)
class MomentWords:
    """One moment. ``title`` is large; ``lines`` are what the keys do; ``stems`` stand before them.

    ``listener``: what the one who listens may do. ``card``: how the speaker would begin. ``aside`` says how
    it goes on. ``over``: the time for it is up.
    """

    title: Content
    caption: str = ""
    prompt: str = ""
    lines: tuple[Content, ...] = ()
    stems: tuple[Content, ...] = ()
    listener: Content = NOTHING
    card: Content = NOTHING
    aside: Content = NOTHING
    over: bool = False


def where(session: Session, state: State) -> str:
    """Return the quiet line above: which round, and how far along."""
    if not state.turns:
        return session.protocol.name
    round_ = round_of(session.protocol, state)
    if state.turn.evening:
        return "A little extra, to even it out"
    if session.protocol.alternate:
        # Who leads a round leads on into the next: what counts is the rounds.
        return f"{round_.name} · {state.turn.round + 1} of {len(session.protocol.rounds)}"
    same = [turn for turn in state.turns if turn.round == state.turn.round and not turn.evening]
    count = round_.repeat * (1 if round_.together else 2)
    return f"{round_.name} · {len(same)} of {count}" if count > 1 else round_.name


def two_keys(couple: Couple, state: State, keys: Keys, yes: str, until: str = "") -> tuple[Content, ...]:
    """Return a line for each of them with their key, and *yes* where it was pressed, else *until*."""

    def line(side: Side) -> Content:
        said = f"✓ {yes}" if side in state.said_yes else until
        if keys.seat == other(side):  # who presses at a seat of their own
            words = said if side in state.said_yes else NOT_YET
            return Content.assemble("   ", signed(couple, side), (f"  {words}", "$quiet"))
        there = (f"  {said}", "$quiet") if said else ""
        return keys.row(f"listening.key-{side}", signed(couple, side), there)

    return line("a"), line("b")


def beside_each_other(lines: tuple[Content, ...], room: int) -> Content:
    """Return the keys of both in one line; in less *room*, what they are for is said once, and shorter."""
    row = Content("   ").join(lines)
    if row.cell_length <= room:
        return row
    ends = f"  {UNTIL}"
    short = [line[: -len(ends)] if line.plain.endswith(ends) else line for line in lines]
    return Content("  ").join([*short, Content.styled("when done", "$quiet")])


def speaker(couple: Couple, state: State) -> Content:
    """Return whoever leads the turn, signed."""
    return signed(couple, state.turn.speaker) if state.turn.speaker else both(couple)
