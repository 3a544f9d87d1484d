"""The ways to the pages of tuning in."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class TuningRoute(Route, frozen=True):
    """Today: whose card is written, and what else there is."""

    place: ClassVar[str] = "tuning"


class CardRoute(Route, frozen=True):
    """The card of *side* for the day *about*, to write alone."""

    place: ClassVar[str] = "tuning.card"
    side: Side
    about: str


class OpenDayRoute(Route, frozen=True):
    """Both cards of the day *about*, to be opened together."""

    place: ClassVar[str] = "tuning.open"
    told_by: ClassVar[tuple[str, ...]] = ("about",)
    about: str


class DayRoute(Route, frozen=True):
    """A day that was opened; *reader* has come to a card that was left."""

    place: ClassVar[str] = "tuning.day"
    day_id: str
    reader: Side | None = None


class RhythmRoute(Route, frozen=True):
    """When it is offered at home."""

    place: ClassVar[str] = "tuning.rhythm"
    told_by: ClassVar[tuple[str, ...]] = ()


class CalendarRoute(Route, frozen=True):
    """A month of moods."""

    place: ClassVar[str] = "tuning.calendar"


class CheckInRoute(Route, frozen=True):
    """The weekly check-in that is under way, or that of *checkin_id*."""

    place: ClassVar[str] = "tuning.checkin"
    checkin_id: str | None = None

    @property
    def spot(self) -> str:
        """The one that is under way is the same for both."""
        return f"{self.place} {self.checkin_id or ''}"
