"""What they marked in books and films, and talked about, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import SIDES
from .records import Passage, Work
from .removing import TOOK
from .routes import PassagesRoute, WorkRoute
from .works import WHOLE


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every part of a book or film in which something was marked, or which was talked about."""
    for work in tables[Work].peek(Work):
        for part in work.slices:
            words = said(
                (_words(part.a), "a", "marked"),
                (_words(part.b), "b", "marked"),
                (part.try_, None, "What you wanted to try"),
            )
            if words or part.talked:
                day = part.talked or part.by or local_day(work.created)
                name = part.name if part.id != WHOLE else ""
                yield Entry(
                    f"works/{work.id}/{part.id}", "shelf", day, work.kind.capitalize(),
                    ": ".join(filter(None, (work.title, name))), words,
                    route=PassagesRoute(work.id, part.id), themes=(work.title,), ours=bool(words),
                )  # fmt: skip
        if words := said(
            *((took, side, "took from it") for took, side in zip(work.took, SIDES, strict=True))
        ):
            talks = [part.talked for part in work.slices if part.talked is not None]
            yield Entry(
                f"works/{work.id}/{TOOK}", "shelf", max(talks, default=local_day(work.created)),
                work.kind.capitalize(), f"{work.title}: what you took from it", words,
                route=WorkRoute(work.id), themes=(work.title,), good=True,
            )  # fmt: skip


def _words(passage: Passage) -> str:
    return "\n".join(filter(None, (passage.words, passage.where)))
