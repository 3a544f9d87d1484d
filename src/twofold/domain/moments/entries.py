"""The moments that were shown, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import other
from .records import Moment
from .routes import MomentsRoute


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every moment that was shown, in any order."""
    for each in tables[Moment].peek(Moment):
        if each.shown and each.author:
            reached = "It reached me." if each.reached else ""
            yield Entry(
                entry_of(each), "moments", local_day(each.created), "Moment", each.words,
                said((each.words, each.author, ""), (reached, other(each.author), "")),
                at=each.created, route=MomentsRoute(), good=True,
            )  # fmt: skip


def entry_of(moment: Moment) -> str:
    """Return the id of *moment* in the book."""
    return f"moments/{moment.id}"
