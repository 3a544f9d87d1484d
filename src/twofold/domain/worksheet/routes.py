"""The ways to the pages of the worksheet."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class WorksheetRoute(Route, frozen=True):
    """The rounds."""

    place: ClassVar[str] = "worksheet"


class SheetRoute(Route, frozen=True):
    """The side of *side* in the round *about*, to write alone."""

    place: ClassVar[str] = "worksheet.sheet"
    side: Side
    about: str


class RowRoute(Route, frozen=True):
    """A row of that side."""

    place: ClassVar[str] = "worksheet.row"
    side: Side
    about: str
    row_id: str


class GuessRoute(Route, frozen=True):
    """What *side* guesses of the other in the round *about*."""

    place: ClassVar[str] = "worksheet.guess"
    side: Side
    about: str


class RevealRoute(Route, frozen=True):
    """A round that waits to be opened together."""

    place: ClassVar[str] = "worksheet.reveal"
    told_by: ClassVar[tuple[str, ...]] = ("worksheet_id",)
    worksheet_id: str


class TogetherRoute(Route, frozen=True):
    """A round that both see; the cursor is on *row_id*."""

    place: ClassVar[str] = "worksheet.together"
    told_by: ClassVar[tuple[str, ...]] = ("worksheet_id",)
    worksheet_id: str
    row_id: str | None = None


class RequestRoute(Route, frozen=True):
    """A request, and the answers to it."""

    place: ClassVar[str] = "worksheet.request"
    told_by: ClassVar[tuple[str, ...]] = ("worksheet_id", "row_id")
    worksheet_id: str
    row_id: str


class CirclesRoute(Route, frozen=True):
    """What *side* could give, and what not, for the reply *about*."""

    place: ClassVar[str] = "worksheet.circles"
    side: Side
    about: str


class MovedRoute(Route, frozen=True):
    """How well needs were met, round by round."""

    place: ClassVar[str] = "worksheet.moved"


class WorksheetPaperRoute(Route, frozen=True):
    """A round, to be written to a file."""

    place: ClassVar[str] = "worksheet.paper"
    worksheet_id: str
