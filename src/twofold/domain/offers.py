"""What a practice offers at home: a row that leads somewhere, while it is its time."""

from typing import Literal, Protocol, TypeVar

import msgspec

from .records import Record, Side
from .routes import Route

R = TypeVar("R", bound=Record)
Read = TypeVar("Read", bound=Record, covariant=True)
C = TypeVar("C", bound=msgspec.Struct)


Sort = Literal["", "return", "letter", "open", "look", "rhythm", "ago"]
"""What kind of thing an offer is: a time to come back to each other, a letter that waits, what both are ready
to open, what both wanted to look at, what the rhythm they chose brings, something
good of a year ago; "": something else under way."""


class Table(Protocol[Read]):
    """What an offer may look at of the records of one kind."""

    def get(self, id: str) -> Read | None:
        """Return the record *id*, or None."""
        ...

    def peek(self, card: type[C]) -> list[C]:
        """Return every record as a *card*: a struct with some of its fields."""
        ...


class Tables(Protocol):
    """Where what is kept is read: the store, as the rules may know it."""

    def __getitem__(self, kind: type[R], /) -> Table[R]:
        """Return the table of *kind*."""
        ...


class Offer(msgspec.Struct, frozen=True):
    """Something that waits for the two, or for one of them.

    ``route``: where it leads. ``title``: its name, theirs or ours. ``note``: a few quiet words after it;
    ``side``: whose signed name stands before the note, or None. ``weight``: its place among what is
    open (0 first; see `open_things`), and ``order`` within the same weight. ``sort``: see Sort.
    ``minutes``: about how long it takes, 0 where nobody can say, or ``note`` does. ``covers``: the ids of
    records that it asks about itself: nothing else need ask about them today.
    """

    route: Route
    title: str
    note: str = ""
    side: Side | None = None
    weight: float = 9.0
    order: float = 0.0
    sort: Sort = ""
    minutes: int = 0
    covers: tuple[str, ...] = ()
