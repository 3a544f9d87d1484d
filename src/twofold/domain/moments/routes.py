"""The ways to the pages of moments."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class MomentsRoute(Route, frozen=True):
    """The moments that were shown; *reader* comes to see what was shown to them."""

    place: ClassVar[str] = "moments"
    reader: Side | None = None


class WriteMomentRoute(Route, frozen=True):
    """The moment *about*, that *side* writes alone."""

    place: ClassVar[str] = "moments.write"
    side: Side
    about: str


class OwnMomentsRoute(Route, frozen=True):
    """What *side* has kept for themselves. *about* names no record: there is one page of each."""

    place: ClassVar[str] = "moments.own"
    side: Side
    about: str = "moments"
