"""The ways to the pages of how close they feel."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class ClosenessRoute(Route, frozen=True):
    """Whose turn it is to write, what can be opened, and what was."""

    place: ClassVar[str] = "closeness"


class FeltRoute(Route, frozen=True):
    """How close *side* feels, in the look *about*, to write alone."""

    place: ClassVar[str] = "closeness.write"
    side: Side
    about: str


class OpenClosenessRoute(Route, frozen=True):
    """The look *about*, to be opened together."""

    place: ClassVar[str] = "closeness.open"
    told_by: ClassVar[tuple[str, ...]] = ("about",)
    about: str


class LookRoute(Route, frozen=True):
    """A look that was opened."""

    place: ClassVar[str] = "closeness.look"
    look_id: str
