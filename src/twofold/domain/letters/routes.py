"""The ways to the pages of letters."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class LettersRoute(Route, frozen=True):
    """Every letter."""

    place: ClassVar[str] = "letters"


class WriteLetterRoute(Route, frozen=True):
    """The letter *about*, that *side* writes alone."""

    place: ClassVar[str] = "letters.write"
    side: Side
    about: str


class TogetherRoute(Route, frozen=True):
    """The letter *letter_id* ("" for a new one), that the two write together."""

    place: ClassVar[str] = "letters.together"
    letter_id: str = ""


class ElsewhereRoute(Route, frozen=True):
    """The letter *letter_id* ("" for a new one) from elsewhere, to be put in."""

    place: ClassVar[str] = "letters.elsewhere"
    letter_id: str = ""


class OpenLetterRoute(Route, frozen=True):
    """The letter *about*, to be opened by both."""

    place: ClassVar[str] = "letters.open"
    about: str


class VersionsRoute(Route, frozen=True):
    """Its earlier versions."""

    place: ClassVar[str] = "letters.versions"
    side: Side
    about: str


class GiveRoute(Route, frozen=True):
    """Giving it to the other."""

    place: ClassVar[str] = "letters.give"
    side: Side
    about: str


class LetterRoute(Route, frozen=True):
    """A letter, to be read by the one it is for."""

    place: ClassVar[str] = "letters.read"
    letter_id: str


class LetterPaperRoute(Route, frozen=True):
    """A letter, to be written to a file; *side* has not given it yet. *kind*: of which kind, or ""."""

    place: ClassVar[str] = "letters.paper"
    letter_id: str
    side: Side | None = None
    kind: str = ""
