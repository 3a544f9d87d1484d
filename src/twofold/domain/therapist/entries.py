"""What they found out about a therapist, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from .records import Therapist
from .routes import OneTherapistRoute


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield everybody on the list, on the day on which they came to be there."""
    for known in tables[Therapist].peek(Therapist):
        answers = "\n".join(f"{each.id} {each.words}" for each in known.answers if each.words)
        words = said(
            (known.reach, None, "How to reach them"),
            (known.note, None, "A note"),
            (answers, None, "The first call"),
        )
        yield Entry(
            f"therapists/{known.id}", "therapist", local_day(known.created),
            "Therapist", known.name, words, route=OneTherapistRoute(known.id),
        )  # fmt: skip
