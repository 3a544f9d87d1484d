"""What was said after a quiet look, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import SIDES
from .gaze import Gaze, how_long, is_empty
from .routes import AfterRoute


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every look of which something was written down."""
    for each in tables[Gaze].peek(Gaze):
        if not is_empty(each):
            some = [
                (": ".join(filter(None, (word, sentence))), side, "")
                for side, word, sentence in zip(SIDES, each.words, each.sentences, strict=True)
            ]
            yield Entry(
                f"gazes/{each.id}", "eyes", local_day(each.created), "Look",
                f"A quiet look, {how_long(each.seconds)}", said(*some), at=each.created,
                route=AfterRoute(each.id),
            )  # fmt: skip
