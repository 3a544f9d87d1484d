"""The ways to the pages of promises."""

from typing import ClassVar

from ..routes import Route


class PromisesRoute(Route, frozen=True):
    """Every agreement, and the doors to the rest."""

    place: ClassVar[str] = "promises"


class AgreementRoute(Route, frozen=True):
    """An agreement, to read."""

    place: ClassVar[str] = "promises.card"
    told_by: ClassVar[tuple[str, ...]] = ("agreement_id",)
    agreement_id: str


class WriteAgreementRoute(Route, frozen=True):
    """An agreement to write: new, out of the reply *reply_id* or path *path_id*, or *agreement_id* again.

    *phones*: on a phone-free moment.
    """

    place: ClassVar[str] = "promises.write"
    told_by: ClassVar[tuple[str, ...]] = ("reply_id", "agreement_id", "path_id")
    reply_id: str | None = None
    agreement_id: str | None = None
    path_id: str | None = None
    phones: bool = False


class ReviewRoute(Route, frozen=True):
    """An agreement, to look at together."""

    place: ClassVar[str] = "promises.review"
    told_by: ClassVar[tuple[str, ...]] = ("agreement_id",)
    agreement_id: str


class SentenceRoute(Route, frozen=True):
    """The sentence that both mean."""

    place: ClassVar[str] = "promises.sentence"
    told_by: ClassVar[tuple[str, ...]] = ()


class RitualsRoute(Route, frozen=True):
    """Every ritual."""

    place: ClassVar[str] = "promises.rituals"


class RitualRoute(Route, frozen=True):
    """A ritual, to read and to look at."""

    place: ClassVar[str] = "promises.ritual"
    told_by: ClassVar[tuple[str, ...]] = ("ritual_id",)
    ritual_id: str = ""


class DesignRoute(Route, frozen=True):
    """A ritual to design: new, after the example *example*, or *ritual_id* again."""

    place: ClassVar[str] = "promises.design"
    told_by: ClassVar[tuple[str, ...]] = ("ritual_id",)
    ritual_id: str = ""
    example: int | None = None


class NewThingsRoute(Route, frozen=True):
    """New things to do together."""

    place: ClassVar[str] = "promises.new-things"
    told_by: ClassVar[tuple[str, ...]] = ()
