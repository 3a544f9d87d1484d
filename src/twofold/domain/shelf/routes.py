"""The ways to the pages of the shelf."""

from typing import ClassVar

from ..routes import Route


class ShelfRoute(Route, frozen=True):
    """Books and films."""

    place: ClassVar[str] = "shelf"


class WorkRoute(Route, frozen=True):
    """A book, or a film."""

    place: ClassVar[str] = "shelf.work"
    told_by: ClassVar[tuple[str, ...]] = ("work_id",)
    work_id: str


class AddWorkRoute(Route, frozen=True):
    """One to add, from the list or one's *own*."""

    place: ClassVar[str] = "shelf.add"
    own: bool = False


class PassagesRoute(Route, frozen=True):
    """What both marked in a slice."""

    place: ClassVar[str] = "shelf.passages"
    told_by: ClassVar[tuple[str, ...]] = ("work_id", "slice_id")
    work_id: str
    slice_id: str


class TrailRoute(Route, frozen=True):
    """The works that both chose, one after the other."""

    place: ClassVar[str] = "shelf.trail"
