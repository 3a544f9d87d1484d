"""The ways to the pages: what leads to each, as a value. Those of a practice stand in its own folder."""

from typing import ClassVar

import msgspec


class Route(msgspec.Struct, frozen=True):
    """Where to go: a page, by its ``place``, with what it is made with, as fields of the same names.

    A page of a practice has its route in ``routes`` beside the practice's rules. Routes are values: what is
    offered, and what can be chosen, carries one.

    ``told_by``: the fields by which it is the same page for both, who are told at two seats that the other
    has it open too. None: nothing is told of it, as of every page that is one's own, or a letter's.
    """

    place: ClassVar[str] = ""
    told_by: ClassVar[tuple[str, ...] | None] = None

    @property
    def spot(self) -> str:
        """What it is called when the other is told of it; "" where nothing is told."""
        if self.told_by is None:
            return ""
        about = [str(value) for field in self.told_by if (value := getattr(self, field)) not in (None, "")]
        # What has no record yet is a new one at each seat.
        return " ".join((self.place, *about)) if about or not self.told_by else ""


class HomeRoute(Route, frozen=True):
    """The first page of every day."""

    place: ClassVar[str] = "home"


class MeetingRoute(Route, frozen=True):
    """The first meeting."""

    place: ClassVar[str] = "meeting"


class NamesRoute(Route, frozen=True):
    """The names of the two, and their colours."""

    place: ClassVar[str] = "meeting.names"


class SettingsRoute(Route, frozen=True):
    """The settings of this machine."""

    place: ClassVar[str] = "settings"


class DrawersRoute(Route, frozen=True):
    """The two drawers, and their passphrases."""

    place: ClassVar[str] = "drawers"


class SupportRoute(Route, frozen=True):
    """Help from outside, at the page *at* (by the name of its text); *onward* is where Enter leads, at the
    first meeting."""

    place: ClassVar[str] = "support"
    onward: Route | None = None
    at: str = "support"


class SupportPaperRoute(Route, frozen=True):
    """The questions for a first call, to be written to a file."""

    place: ClassVar[str] = "support.paper"


class QuickExitRoute(Route, frozen=True):
    """What leaving at once does."""

    place: ClassVar[str] = "exit-info"


class PrivacyRoute(Route, frozen=True):
    """What is private, and what is not."""

    place: ClassVar[str] = "privacy"


class LeftOutRoute(Route, frozen=True):
    """What of the couple's own could not be used."""

    place: ClassVar[str] = "left-out"


class ElsewhereRoute(Route, frozen=True):
    """A copy of everything in another place."""

    place: ClassVar[str] = "elsewhere"


class RemoveRoute(Route, frozen=True):
    """Removing for good, by both, the record *record_id* of *table*, or a *part* of it.

    The part as its practice names it (`removal.Part`), or as the book does (`book.entries.Entry`).
    """

    place: ClassVar[str] = "remove"
    told_by: ClassVar[tuple[str, ...]] = ("table", "record_id")
    table: str
    record_id: str
    part: str = ""


class HelpRoute(Route, frozen=True):
    """The help of the page that is on top."""

    place: ClassVar[str] = "help"
