"""The ways to the pages of the book."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class BookRoute(Route, frozen=True):
    """Everything the two share, to be found again."""

    place: ClassVar[str] = "book"
    told_by: ClassVar[tuple[str, ...]] = ()


class EntryRoute(Route, frozen=True):
    """The entry *entry_id* of the book, to be read in full."""

    place: ClassVar[str] = "book.entry"
    entry_id: str


class ChartsRoute(Route, frozen=True):
    """How it was between the two over the months, to look at."""

    place: ClassVar[str] = "book.charts"
    told_by: ClassVar[tuple[str, ...]] = ()


class OwnBookRoute(Route, frozen=True):
    """All that the two share, with what *side* alone has written. *about* names no record: it is one page."""

    place: ClassVar[str] = "book.own"
    side: Side
    about: str = "book"


class YearRoute(Route, frozen=True):
    """What of the local *year* goes on paper; None: of the latest there is something of."""

    place: ClassVar[str] = "book.year"
    told_by: ClassVar[tuple[str, ...]] = ("year",)
    year: int | None = None


class YearPaperRoute(Route, frozen=True):
    """The local *year*, as both chose it, to be written to a file."""

    place: ClassVar[str] = "book.paper"
    year: int
