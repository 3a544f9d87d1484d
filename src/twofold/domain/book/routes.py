"""The ways to the pages of the book."""

from typing import ClassVar

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
