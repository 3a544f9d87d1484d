"""The ways to the pages of finding a therapist."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class TherapistRoute(Route, frozen=True):
    """The list of the two."""

    place: ClassVar[str] = "therapist"
    told_by: ClassVar[tuple[str, ...]] = ()


class OneTherapistRoute(Route, frozen=True):
    """Somebody on the list."""

    place: ClassVar[str] = "therapist.one"
    told_by: ClassVar[tuple[str, ...]] = ("therapist_id",)
    therapist_id: str


class CallRoute(Route, frozen=True):
    """The first call: its questions, and what was answered."""

    place: ClassVar[str] = "therapist.call"
    told_by: ClassVar[tuple[str, ...]] = ("therapist_id",)
    therapist_id: str


class SayRoute(Route, frozen=True):
    """What *side* says, alone, of those on the list; *about* is `records.SHORTLIST`."""

    place: ClassVar[str] = "therapist.say"
    side: Side
    about: str


class OpenSaidRoute(Route, frozen=True):
    """What both said, to be opened together."""

    place: ClassVar[str] = "therapist.open"
    told_by: ClassVar[tuple[str, ...]] = ("about",)
    about: str


class HelpsRoute(Route, frozen=True):
    """After a few sessions: does it help?"""

    place: ClassVar[str] = "therapist.helps"
    told_by: ClassVar[tuple[str, ...]] = ("therapist_id",)
    therapist_id: str


class TherapistPaperRoute(Route, frozen=True):
    """Somebody on the list, to be written to a file: the sessions as a calendar, or what is known."""

    place: ClassVar[str] = "therapist.paper"
    therapist_id: str
