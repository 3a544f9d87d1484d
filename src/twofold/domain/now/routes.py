"""The ways to the pages of now."""

from typing import ClassVar

from ..routes import Route


class NowRoute(Route, frozen=True):
    """A breath, and three ways to go on."""

    place: ClassVar[str] = "now"


class ReturnRoute(Route, frozen=True):
    """The time to come back to each other; nobody is told who has it open."""

    place: ClassVar[str] = "now.return"
