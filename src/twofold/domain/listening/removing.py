"""How talks are removed: with what was written down after them."""

from collections.abc import Iterator

from twofold.domain.dates import full_day, local_day
from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.domain.removal import Kept, Part, Removable, Target, wordless

from .protocols import Protocol, Round, Step
from .session import Note, Session

_NOTHING = Protocol(
    id="removed", name="-", minutes=(1, 1), heat=1, why="-", use_when="-",
    rounds=(Round("-", (Step("speak", "-", minutes=1),)),),
    success="-", source="-", evidence="-", close="-",
)  # fmt: skip
"""What stands in the place of the protocol: that may have been one of their own."""


def _parts(session: Session, couple: Couple) -> Iterator[Part]:
    if session.status in ("finished", "stopped"):
        day = full_day(local_day(session.created))
        yield Part("", f"the talk “{session.title}” of {day}, with what you wrote down after it")


def _targets(kept: Kept, table: str, session: Session, part: str) -> Iterator[Target]:
    yield Target(table, session.id)
    yield Target("beats", session.id)
    yield from (Target("notes", note.id) for note in kept.every(Note) if note.session == session.id)


def _left(session: Session, part: str) -> Record:
    return wordless(session, protocol=_NOTHING, status="stopped")


REMOVABLE = {
    "sessions": Removable(_parts, _targets, _left, "What you agreed on in it stays with your agreements."),
}
