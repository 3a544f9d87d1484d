"""What is kept of a path: the problem, what both prepared and opened, the circle, the talks and the look."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

import msgspec

from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
PREPARED_LIMIT = 1_000
"""Longest part of what one of them prepares, in characters."""
Words = Annotated[str, msgspec.Meta(max_length=PREPARED_LIMIT)]
TalkName = Literal["understand", "circle", "try"]
"""Understand each other · see how it comes about between us · agree on what we try."""
TALKS: tuple[TalkName, ...] = ("understand", "circle", "try")
LinkKind = Literal["does", "feels"]
MOST_LINKS = 12
"""Most links of a circle: more are no circle that two people can keep in mind."""


class Prepared(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one of them prepared alone; every part may stay empty.

    ``happens``: what happens. ``do``: what I do then. ``feel``: what I feel. ``wish``: what I wish.
    ``harder``: what from outside makes it harder.
    """

    happens: Words = ""
    do: Words = ""
    feel: Words = ""
    wish: Words = ""
    harder: Words = ""


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """A link of the circle: what ``side`` does or feels, in ``words``; it leads to the next one."""

    id: str
    side: Side
    kind: LinkKind
    words: Line = ""


class Talk(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the three talks, by its ``id``: the local ``day`` it is planned for, and that on which they
    said that they had it (``done``); None where there is none."""

    id: TalkName
    day: date | None = None
    done: date | None = None


class Path(Record, frozen=True, kw_only=True):
    """A path about one ``problem``; ``after``: the id of the path that it goes round again, or "".

    ``a``, ``b``: what both opened together at ``opened``; until then each is private writing (kind "path",
    about this id). ``circle``: its links, each leading to the next and the last to the first. ``look``: the
    day on which they look how it is now, and ``now`` what each said then. ``left``: since when it is put
    aside, ``ended``: since when it is over; None while it is not. Nothing in it says who did so.
    """

    FIELD_WORDS: ClassVar[dict[str, str]] = {
        "problem": "The problem is", "look": "The day of the look is", "now": "How it is now is",
        "left": "The path is", "ended": "The path is",
    }  # fmt: skip

    problem: Line = ""
    after: str = ""
    a: Prepared = Prepared()
    b: Prepared = Prepared()
    opened: datetime | None = None
    circle: Annotated[tuple[Link, ...], msgspec.Meta(max_length=MOST_LINKS)] = ()
    talks: tuple[Talk, ...] = tuple(Talk(name) for name in TALKS)
    look: date | None = None
    now: tuple[Line, Line] = ("", "")
    left: datetime | None = None
    ended: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is under way: neither put aside nor over."""
        return self.left is None and self.ended is None

    def talk(self, name: TalkName) -> Talk:
        """Return the talk called *name*."""
        return next((talk for talk in self.talks if talk.id == name), Talk(name))


class PathSummary(msgspec.Struct, frozen=True):
    """The little of a path that lists, and home, look at."""

    id: str
    created: datetime
    updated: datetime
    problem: str = ""
    opened: datetime | None = None
    talks: tuple[Talk, ...] = ()
    look: date | None = None
    left: datetime | None = None
    ended: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is under way: neither put aside nor over."""
        return self.left is None and self.ended is None

    def talk(self, name: TalkName) -> Talk:
        """Return the talk called *name*."""
        return next((talk for talk in self.talks if talk.id == name), Talk(name))
