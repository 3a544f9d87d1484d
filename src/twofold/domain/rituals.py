"""What the two commit to: a sentence they share, rituals they design, and new things to do together.

None of it is a contract: both say yes to it, both may change it or let it go, and what was before stays
readable.
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from .records import Record, Side
from .text import LINE_LIMIT

SENTENCE = "sentence"
"""The id of the one Sentence there is."""
NEW_THINGS = "new-things"
"""The id of the one NewThings there is."""
Newness = Literal["a little", "quite", "very"]
"""How new it was, as they say it together."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Worded(msgspec.Struct, frozen=True):
    """A wording of the sentence that both said yes to, ``at`` (UTC), ``by`` in the order of their keys."""

    words: _Line
    at: datetime
    by: tuple[Side, ...]


class Sentence(Record, frozen=True, kw_only=True):
    """The sentence the two commit to; ``id`` is SENTENCE. ``history``: its wordings, oldest first; the last
    holds. ``sketch``: a wording that is being written, or None. ``review``: the local day on which they read
    it again, or None."""

    history: tuple[Worded, ...] = ()
    sketch: _Line | None = None
    review: date | None = None


class Shape(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a ritual is (after the rituals of connection of John Gottman, and William Doherty).

    ``what`` it is, ``when`` (in their words), ``who`` starts, what ``happens``, how it ``ends``, what it
    ``means`` to them, and what they do when it has to be ``skipped``.
    """

    what: _Line = ""
    when: _Line = ""
    who: Literal["a", "b", "either", "turns"] = "either"
    happens: _Line = ""
    ends: _Line = ""
    means: _Line = ""
    skipped: _Line = ""


class Agreed(msgspec.Struct, frozen=True):
    """A line of a ritual's history: ``did`` is "made", "changed", "kept" or "let go"."""

    did: Literal["made", "changed", "kept", "let go"]
    at: datetime
    by: tuple[Side, ...]
    shape: Shape


class Ritual(Record, frozen=True, kw_only=True):
    """A ritual. ``history``: what both said yes to, oldest first; the last shape holds; empty while it is
    only written. ``sketch``: a shape that is being written, or None. ``first``: the local day it happens
    first; ``review``: the day on which they look at it together, or None. ``open``: whether it holds."""

    history: tuple[Agreed, ...] = ()
    sketch: Shape | None = None
    first: date | None = None
    review: date | None = None
    open: bool = True


class ShapeName(msgspec.Struct, frozen=True):
    """The little of a shape that a list shows."""

    what: _Line = ""
    when: _Line = ""


class AgreedCard(msgspec.Struct, frozen=True):
    """The little of a ritual's history that a list shows."""

    shape: ShapeName


class RitualCard(msgspec.Struct, frozen=True):
    """The little of a ritual that home and lists look at."""

    id: str
    created: datetime
    history: tuple[AgreedCard, ...] = ()
    sketch: ShapeName | None = None
    first: date | None = None
    review: date | None = None
    open: bool = True


class NewThing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something exciting, not merely pleasant, that both would like. ``by``: who put it on the list, None for
    both. ``planned``: the local day it is planned for, ``done``: the day it
    was done, or None; ``new``: how new it was, or None."""

    id: str
    what: _Line
    by: Side | None = None
    planned: date | None = None
    done: date | None = None
    new: Newness | None = None


class NewThings(Record, frozen=True, kw_only=True):
    """The list of new things; ``id`` is NEW_THINGS (after the trial of Coulter and Malouff, 2013: ten of
    them, ninety minutes a week, for four weeks)."""

    things: Annotated[tuple[NewThing, ...], msgspec.Meta(max_length=100)] = ()
