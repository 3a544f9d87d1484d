"""The talks that are over, with what was noted of them, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from .routes import ReplayRoute
from .session import NOT_OVER, Note, Session, SessionSummary

GENTLE = 2
"""Up to this heat, a talk is a good thing to come across again."""


def talks(tables: Tables) -> Iterator[Entry]:
    """Yield every talk that is over, in any order."""
    noted: dict[str, list[Note]] = {}
    for note in tables[Note].peek(Note):
        noted.setdefault(note.session, []).append(note)
    for each in tables[Session].peek(SessionSummary):
        if each.status in NOT_OVER:
            continue
        notes = noted.get(each.id, ())
        way = each.protocol.name
        yield Entry(
            f"sessions/{each.id}", "listening", local_day(each.created), "Talk", each.topic or way,
            said(*((note.text, None, "What you noted") for note in notes)),
            at=each.created, route=ReplayRoute(each.id), themes=(way,), ours=bool(each.topic or notes),
            good=each.status == "finished" and each.heat <= GENTLE,
        )  # fmt: skip
