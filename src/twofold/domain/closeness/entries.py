"""How close they felt, as both opened it, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..offers import Tables
from ..records import SIDES
from .circles import words_of
from .looks import felt_by
from .records import Closeness
from .routes import LookRoute


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every look that was opened, in words."""
    for each in tables[Closeness].peek(Closeness):
        some = []
        for side in SIDES:
            felt = felt_by(each, side)
            some += [
                (words_of(felt.near), side, "felt"),
                (felt.why, side, "why"),
                (felt.closer, side, "would be closer by"),
            ]
        yield Entry(
            f"closeness/{each.id}", "closeness", each.day, "How close", "How close each of you felt",
            said(*some), at=each.created, route=LookRoute(each.id),
            ours=any(felt_by(each, side).why or felt_by(each, side).closer for side in SIDES),
        )  # fmt: skip
