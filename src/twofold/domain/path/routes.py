"""The ways to the pages of the path."""

from typing import ClassVar

from ..records import Side
from ..routes import Route
from .records import TalkName


class PathRoute(Route, frozen=True):
    """Every path, and the line for a new one."""

    place: ClassVar[str] = "path"


class OnPathRoute(Route, frozen=True):
    """The path *path_id*: where the two are on it."""

    place: ClassVar[str] = "path.on"
    told_by: ClassVar[tuple[str, ...]] = ("path_id",)
    path_id: str


class PrepareRoute(Route, frozen=True):
    """What *side* prepares for the path *about*, alone."""

    place: ClassVar[str] = "path.prepare"
    side: Side
    about: str


class OpenPreparedRoute(Route, frozen=True):
    """What both prepared for the path *about*, to be opened together."""

    place: ClassVar[str] = "path.open"
    told_by: ClassVar[tuple[str, ...]] = ("about",)
    about: str


class PathTalkRoute(Route, frozen=True):
    """The talk *talk* of the path *path_id*: what it is for, and what there is to it."""

    place: ClassVar[str] = "path.talk"
    told_by: ClassVar[tuple[str, ...]] = ("path_id", "talk")
    path_id: str
    talk: TalkName


class CircleRoute(Route, frozen=True):
    """How it comes about: the circle of the path *path_id*, to be drawn together."""

    place: ClassVar[str] = "path.circle"
    told_by: ClassVar[tuple[str, ...]] = ("path_id",)
    path_id: str


class PathLookRoute(Route, frozen=True):
    """The look, two weeks later, at the path *path_id*."""

    place: ClassVar[str] = "path.look"
    told_by: ClassVar[tuple[str, ...]] = ("path_id",)
    path_id: str
