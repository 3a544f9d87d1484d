"""The letters that were opened, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import other
from ..text import cut
from .records import Letter, is_known, lead_of
from .routes import LetterRoute

TITLE = 60
"""Characters of a message that stand for its title."""
KINDS = {"letter": "Letter", "poem": "Poem", "list": "List", "message": "Message"}


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every letter that its reader opened, in any order; of the others nobody knows what they hold."""
    for each in tables[Letter].peek(Letter):
        if each.opened and is_known(each):
            back = other(each.author) if each.author else None
            yield Entry(
                f"letters/{each.id}", "letters", each.written or local_day(each.opened), KINDS[each.form],
                each.title or _nameless(each),
                said((each.text, each.author, lead_of(each)), (each.thanked, back, "wrote back")),
                at=None if each.written else each.opened, route=LetterRoute(each.id), good=True,
                known=each.known,
            )  # fmt: skip


def _nameless(letter: Letter) -> str:
    """Return what stands for a title of *letter*: a message is short enough to be its own."""
    return cut(" ".join(letter.text.split()), TITLE) if letter.form == "message" else "Without a title"
