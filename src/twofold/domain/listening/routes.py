"""The ways to the pages of listening."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class ListeningRoute(Route, frozen=True):
    """The ways to listen, to choose from."""

    place: ClassVar[str] = "listening"


class SetupRoute(Route, frozen=True):
    """A talk to begin, with what is known about it already; *shortest*: in the shortest of its lengths;
    *softer*: in its smaller version."""

    place: ClassVar[str] = "listening.setup"
    told_by: ClassVar[tuple[str, ...]] = ("protocol_id",)
    protocol_id: str
    topic: str = ""
    first: Side | None = None
    opening: str = ""
    about: str = ""
    shortest: bool = False
    softer: bool = False


class SessionRoute(Route, frozen=True):
    """A talk."""

    place: ClassVar[str] = "listening.session"
    told_by: ClassVar[tuple[str, ...]] = ("session_id",)
    session_id: str


class PulseRoute(Route, frozen=True):
    """The short ballot at the end of a talk."""

    place: ClassVar[str] = "listening.pulse"
    session_id: str


class NoteRoute(Route, frozen=True):
    """What both want to keep of a talk."""

    place: ClassVar[str] = "listening.note"
    session_id: str


class HistoryRoute(Route, frozen=True):
    """Every talk there was."""

    place: ClassVar[str] = "listening.history"


class ReplayRoute(Route, frozen=True):
    """A talk that is over, told again."""

    place: ClassVar[str] = "listening.replay"
    told_by: ClassVar[tuple[str, ...]] = ("session_id",)
    session_id: str
