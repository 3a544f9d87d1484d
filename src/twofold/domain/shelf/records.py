"""What is kept of the shelf: a book or a film, its slices, and what came of it."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Text = Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]
WorkKind = Literal["book", "film"]
Form = Literal["", "novel", "guide", "essay"]
"""What kind of book it is, for the questions that guide the talk about it; "" where nobody said."""
WorkState = Literal["wanted", "under way", "done", "put aside"]


class Passage(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one of them marked because it fits themselves (never the other): ``words`` of the work or of their
    own, and ``where`` it stands."""

    words: Text = ""
    where: Line = ""


class Slice(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part for a week: ``name`` ("chapters 1 to 3"), the local day ``by`` which both want to have it, or
    None; what each marked (``a``, ``b``); ``talked``: the local day they talked about it, or None; ``try_``:
    one thing to try this week."""

    id: str
    name: Line = ""
    by: date | None = None
    a: Passage = Passage()
    b: Passage = Passage()
    talked: date | None = None
    try_: Line = ""


class Work(Record, frozen=True, kw_only=True):
    """A book or film. ``author`` (of the record) is who proposed it, None for both. ``maker``: who wrote or
    directed it. ``about``: one neutral line. ``form``: of a book. ``slices``: its parts; a film has one, a
    book none until it is split (`works.parts`). ``turn``: its place on the trail of the two (see `trail`), or
    None. ``took``: what each took from all of it, in a line."""

    kind: WorkKind = "book"
    title: Line = ""
    maker: Line = ""
    about: Line = ""
    form: Form = ""
    state: WorkState = "wanted"
    turn: float | None = None
    took: tuple[Line, Line] = ("", "")
    slices: Annotated[tuple[Slice, ...], msgspec.Meta(max_length=100)] = ()


class SliceSummary(msgspec.Struct, frozen=True):
    """The little of a slice that home looks at."""

    id: str
    name: Line = ""
    by: date | None = None
    talked: date | None = None


class WorkSummary(msgspec.Struct, frozen=True):
    """The little of a book or film that home and lists look at."""

    id: str
    title: Line = ""
    maker: Line = ""
    kind: WorkKind = "book"
    form: Form = ""
    state: WorkState = "wanted"
    author: Side | None = None
    turn: float | None = None
    took: tuple[Line, Line] = ("", "")
    slices: tuple[SliceSummary, ...] = ()
