"""The ways to the pages of eyes."""

from typing import ClassVar

from ..routes import Route
from .gaze import GazeWay


class EyesRoute(Route, frozen=True):
    """The lengths, to choose from."""

    place: ClassVar[str] = "eyes"


class GazeRoute(Route, frozen=True):
    """A look, of so many *seconds*."""

    place: ClassVar[str] = "eyes.gaze"
    seconds: int
    way: GazeWay = "eyes"
    bell: bool = True


class AfterRoute(Route, frozen=True):
    """A word each after a look, or those of *gaze_id*."""

    place: ClassVar[str] = "eyes.after"
    gaze_id: str = ""
    seconds: int = 0
    way: GazeWay = "eyes"
