"""The paths of which both opened what they prepared, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import local_day
from ..offers import Tables
from ..records import SIDES, Side
from .circle import first_circle
from .paths import prepared_by
from .records import Path
from .routes import OnPathRoute

LABELS = {
    "happens": "what happens",
    "do": "what I do then",
    "feel": "what I feel",
    "wish": "what I wish",
    "harder": "what makes it harder",
}
"""What each part of what they prepared is called."""


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every path that was opened, in any order; of what is only prepared nothing is told."""
    for path in tables[Path].peek(Path):
        if path.opened is None:
            continue
        words: list[tuple[str, Side | None, str]] = [
            (getattr(prepared_by(path, side), part), side, label)
            for side in SIDES
            for part, label in LABELS.items()
        ]
        # What the circle took over as it was written stands there already.
        first = {link.words for link in first_circle(path.a, path.b)}
        words += [(link.words, link.side, link.kind) for link in path.circle if link.words not in first]
        words += [(now, side, "how it is now") for now, side in zip(path.now, SIDES, strict=True)]
        yield Entry(
            f"paths/{path.id}", "path", local_day(path.opened), "Path", path.problem, said(*words),
            at=path.opened, route=OnPathRoute(path.id),
        )  # fmt: skip
