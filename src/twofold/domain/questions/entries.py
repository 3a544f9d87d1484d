"""The questions that came, and what both wrote and opened, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..offers import Tables
from ..records import SIDES
from .answers import named_answers
from .records import Asked
from .routes import KeptRoute


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield what both wrote of each question, day by day; one of which nothing was written, once."""
    for each in tables[Asked].peek(Asked):
        kind = "Kept card" if each.kept else "Question"
        route, themes = KeptRoute(each.deck) if each.kept or each.answers else None, (each.deck,)
        if not each.answers:
            yield Entry(
                f"asked/{each.id}", "questions", each.last, kind, each.words, route=route, themes=themes,
                ours=False,
            )  # fmt: skip
        for name, day, wrote in named_answers(each):
            yield Entry(
                f"asked/{each.id}/{name}", "questions", day, kind, each.words,
                said(
                    *zip(wrote.answers, SIDES, ("", ""), strict=True),
                    *zip(wrote.guesses, SIDES, ("guessed", "guessed"), strict=True),
                ),
                route=route, themes=themes,
            )  # fmt: skip
