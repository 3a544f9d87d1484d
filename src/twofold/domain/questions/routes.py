"""The ways to the pages of questions."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class QuestionsRoute(Route, frozen=True):
    """The decks; *way* is begun at once."""

    place: ClassVar[str] = "questions"
    way: str = ""


class TableRoute(Route, frozen=True):
    """An evening of questions."""

    place: ClassVar[str] = "questions.table"
    told_by: ClassVar[tuple[str, ...]] = ("evening_id",)
    evening_id: str


class AnswerRoute(Route, frozen=True):
    """What *side* answers to the question *about*, alone."""

    place: ClassVar[str] = "questions.answer"
    side: Side
    about: str


class KeptRoute(Route, frozen=True):
    """The cards that were kept or written about; only those of *deck*, if there is one."""

    place: ClassVar[str] = "questions.kept"
    deck: str = ""


class AwayRoute(Route, frozen=True):
    """The cards that *side* put away. *about* names no record: there is one page of each."""

    place: ClassVar[str] = "questions.away"
    side: Side
    about: str = "cards"
