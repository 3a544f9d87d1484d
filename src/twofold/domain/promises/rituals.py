"""Rituals that the two design: small, their own, with a beginning and an end.

After the rituals of connection of John Gottman and of William Doherty. Both say yes to one, both may change
it or let it go, and what was before stays readable.
"""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

from .timing import next_of, time_in, weekdays_in, weekly_words

AGAIN_DAYS: tuple[int, ...] = (14, 30, 90)
"""Days after which they look at it again."""
Who = Literal["a", "b", "either", "turns"]
WHO: tuple[Who, ...] = ("a", "b", "either", "turns")
"""Who starts it."""
Did = Literal["made", "changed", "kept", "let go", "taken up"]

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Shape(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a ritual is.

    ``what`` it is, ``when`` (in their words), ``who`` starts, what ``happens``, how it ``ends``, what it
    ``means`` to them, and what they do when it has to be ``skipped``.
    """

    what: _Line = ""
    when: _Line = ""
    who: Who = "either"
    happens: _Line = ""
    ends: _Line = ""
    means: _Line = ""
    skipped: _Line = ""


class Sketch(Shape, frozen=True, omit_defaults=True):
    """A shape while it is written. ``first``: the day it happens first, as it is typed; ``days``: after how
    many they look at it again."""

    first: _Line = ""
    days: int = AGAIN_DAYS[1]


class Agreed(msgspec.Struct, frozen=True):
    """A line of a ritual's history: what both (``by``) did at ``at`` (UTC), and its shape from then on."""

    did: Did
    at: datetime
    by: tuple[Side, ...]
    shape: Shape


class Ritual(Record, frozen=True, kw_only=True):
    """A ritual. ``history``: what both said yes to, oldest first; the last shape holds; empty while it is
    only written. ``sketch``: a shape that is being written, or None. ``first``: the local day it happens
    first; ``review``: the day on which they look at it together, or None, ``days`` after the last look.
    ``open``: whether it holds."""

    history: tuple[Agreed, ...] = ()
    sketch: Sketch | None = None
    first: date | None = None
    review: date | None = None
    days: int = AGAIN_DAYS[1]
    open: bool = True

    @property
    def title(self) -> str:
        """What it is, as it is written, or holds."""
        return self.sketch.what if self.sketch else self.shape.what if self.history else ""

    @property
    def shape(self) -> Shape:
        """What holds now (or held last). Raises IndexError for one that was never made."""
        return self.history[-1].shape


class ShapeName(msgspec.Struct, frozen=True):
    """The little of a shape that a list shows."""

    what: _Line = ""
    when: _Line = ""


class AgreedSummary(msgspec.Struct, frozen=True):
    """The little of a ritual's history that a list shows."""

    shape: ShapeName


class RitualSummary(msgspec.Struct, frozen=True):
    """The little of a ritual that home and lists look at."""

    id: str
    created: datetime
    history: tuple[AgreedSummary, ...] = ()
    sketch: ShapeName | None = None
    first: date | None = None
    review: date | None = None
    open: bool = True


FIELDS: tuple[str, ...] = Shape.__struct_fields__
"""The parts of a shape."""


def begin(now: datetime) -> Ritual:
    """Return a ritual on which nothing is agreed yet, begun at *now* (UTC)."""
    return Ritual(created=now, updated=now, open=False)


def sketch_of(ritual: Ritual) -> Sketch:
    """Return what is being written, else what holds as it is typed, else an empty one."""
    if ritual.sketch is not None:
        return ritual.sketch
    if not ritual.history:
        return Sketch()
    return Sketch(**{name: getattr(ritual.shape, name) for name in FIELDS}, days=ritual.days)


def shape_of(sketch: Sketch) -> Shape:
    """Return the shape that *sketch* describes, its lines clean."""
    lines = {name: getattr(sketch, name) for name in FIELDS if name != "who"}
    return Shape(**{name: clean_line(words) for name, words in lines.items()}, who=sketch.who)


def trouble(sketch: Sketch, ritual: Ritual, today: date) -> str:
    """Return a sentence about why *sketch* cannot be agreed on yet, or ""."""
    if is_blank(sketch.what):
        return "Say what it is, in a few words."
    if is_blank(sketch.when):
        return "Say when it is: a ritual without a time is soon forgotten."
    if ritual.open and shape_of(sketch) == ritual.shape and is_blank(sketch.first):
        return "Nothing has changed yet. Change a line first, or go back and leave it as it is."
    try:
        first_day(sketch, today)
    except Invalid as refused:
        return str(refused)
    return ""


def first_day(sketch: Sketch, today: date) -> date | None:
    """Return the day it happens first, or None where none is typed. Raises Invalid where none can be read."""
    if is_blank(sketch.first):
        return None
    try:
        day = read_day(sketch.first, today)
    except ValueError as error:
        raise Invalid(f"About the first time: {error}") from None
    if day < today:
        raise Invalid("About the first time: that day is past. Choose today or a later day.")
    return day


def agreed(ritual: Ritual, sketch: Sketch, by: tuple[Side, ...], now: datetime, today: date) -> Ritual:
    """Return *ritual* as *sketch* says, from *now* (UTC), the local day *today*; both (*by*) said yes.

    One that was let go holds again. They look at it so many days after its first time. Raises Invalid when
    it cannot be agreed on.
    """
    if refused := trouble(sketch, ritual, today):
        raise Invalid(refused)
    day = first_day(sketch, today)
    did: Did = "changed" if ritual.open else "taken up" if ritual.history else "made"
    held = ritual.with_(days=sketch.days, first=day or ritual.first, open=True, sketch=None)
    review = max(today, day or today) + timedelta(days=sketch.days)
    return _with(held, did, shape_of(sketch), by, now).with_(review=review)


def kept(ritual: Ritual, by: tuple[Side, ...], now: datetime, today: date) -> Ritual:
    """Return *ritual* looked at and kept as it is by both (*by*). Raises Invalid."""
    _holds(ritual)
    return _with(ritual, "kept", ritual.shape, by, now).with_(review=today + timedelta(days=ritual.days))


def let_go(ritual: Ritual, by: tuple[Side, ...], now: datetime) -> Ritual:
    """Return *ritual* let go by both (*by*); its history stays. Raises Invalid."""
    _holds(ritual)
    return _with(ritual, "let go", ritual.shape, by, now).with_(review=None, open=False, sketch=None)


def is_due(ritual: Ritual | RitualSummary, today: date) -> bool:
    """Return whether the two wanted to look at it by *today*."""
    return ritual.open and bool(ritual.history) and ritual.review is not None and ritual.review <= today


def days_of(when: str) -> tuple[int, ...]:
    """Return the days of every week (Monday is 0) that the words *when* of a ritual tell, or ()."""
    return weekdays_in(when, recurs=True)


def understood(when: str) -> str:
    """Return how the words *when* are read: "every Monday at 19:30"; "" where they tell no days."""
    days = days_of(when)
    return weekly_words(days, time_in(when)[0]) if days else ""


def next_day(ritual: Ritual | RitualSummary, today: date) -> date | None:
    """Return the next local day of *ritual* from *today* on, or None where its words tell none."""
    if not ritual.open or not ritual.history:
        return None
    if days := days_of(ritual.history[-1].shape.when):
        return next_of(days, max(today, ritual.first or today))
    return ritual.first if ritual.first is not None and ritual.first >= today else None


def with_lines(sketch: Sketch, **lines: object) -> Sketch:
    """Return *sketch* with some *lines* typed anew."""
    return replace(sketch, **lines)


def _holds(ritual: Ritual) -> None:
    if not ritual.history or not ritual.open:
        raise Invalid("This ritual is not in use now.")


def _with(ritual: Ritual, did: Did, shape: Shape, by: tuple[Side, ...], now: datetime) -> Ritual:
    if sorted(by) != sorted(SIDES):
        raise Invalid("It takes both of you: each presses their own key.")
    return ritual.with_(history=(*ritual.history, Agreed(did, now, by, shape)))
