"""The needs and wants that were opened together, and what was said to them, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import SIDES, Side, other
from .requests import Answer, Reply, reply_id
from .rounds import Worksheet
from .routes import TogetherRoute
from .sheet import Kind, Row

KINDS: dict[Kind, str] = {"need": "Need", "want": "Want"}
SAID: dict[Answer, str] = {
    "yes": "said yes", "smaller": "offered", "another": "saw another way", "later": "said not now",
}  # fmt: skip
"""What a reply is called, behind a name."""
_ALONE: dict[Answer, str] = {
    "yes": "Yes.", "smaller": "Something smaller.", "another": "Another way.", "later": "Not now.",
}  # fmt: skip
Some = tuple[str, Side | None, str]


def rows(tables: Tables) -> Iterator[Entry]:
    """Yield every row of the rounds that were opened."""
    for sheet in tables[Worksheet].peek(Worksheet):
        if sheet.revealed is not None:
            for side in SIDES:
                for row in sheet.revealed.side(side).rows:
                    reply = tables[Reply].get(reply_id(row.id))
                    some = [*_asked(row, side), *(_replied(reply, side) if reply else ())]
                    yield Entry(
                        f"worksheets/{sheet.id}/{row.id}", "worksheet", local_day(sheet.revealed.at),
                        KINDS[row.kind], row.words or row.other or row.request.what or "Without words",
                        said(*some), at=sheet.revealed.at, route=TogetherRoute(sheet.id, row.id),
                        themes=(row.group,) if row.group else (),
                    )  # fmt: skip


def _asked(row: Row, side: Side) -> Iterator[Some]:
    yield row.words or row.other, side, ""
    yield row.why, side, "wrote why it matters"
    yield row.moment, side, "wrote how it would be"
    yield row.opening.words, side, "would begin softly"
    yield row.request.words, side, "asked for"


def _replied(reply: Reply, asker: Side) -> Iterator[Some]:
    for each in reply.said:
        yield each.words or _ALONE[each.answer], other(asker), SAID[each.answer]
    if reply.circles is not None:
        for side in SIDES:
            circles = reply.circles.a if side == "a" else reply.circles.b
            yield "\n".join(circles.core), side, "could not give up"
            yield "\n".join(circles.flexible), side, "could give way in"
