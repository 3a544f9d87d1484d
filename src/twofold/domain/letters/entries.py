"""The letters that were opened, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import other
from .records import Letter
from .routes import LetterRoute

KINDS = {"letter": "Letter", "poem": "Poem", "list": "List", "message": "Message"}


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every letter that its reader opened, in any order; of the others nobody knows what they hold."""
    for each in tables[Letter].peek(Letter):
        if each.opened and each.author:
            yield Entry(
                f"letters/{each.id}", "letters", local_day(each.opened), KINDS[each.form],
                each.title or "Without a title",
                said((each.text, each.author, ""), (each.thanked, other(each.author), "wrote back")),
                at=each.opened, route=LetterRoute(each.id), good=True,
            )  # fmt: skip
