"""New things to do together: exciting, not merely pleasant, ninety minutes a week.

In the trial of Coulter and Malouff (2013; 101 couples) half did such things for four weeks, and the others
waited; those who did were still happier than before four months later. Nothing here is counted.
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

NEW_THINGS = "new-things"
"""The id of the one NewThings there is."""
Newness = Literal["a little", "quite", "very"]
NEWNESS: tuple[Newness, ...] = ("a little", "quite", "very")
"""How new it was, as they say it together."""
MOST = 100
"""Most things on the list."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


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
    """The list of new things; ``id`` is NEW_THINGS."""

    one_of_a_kind = True

    things: Annotated[tuple[NewThing, ...], msgspec.Meta(max_length=MOST)] = ()


def first(now: datetime) -> NewThings:
    """Return the list, empty, begun at *now* (UTC)."""
    return NewThings(id=NEW_THINGS, created=now, updated=now)


def added(things: NewThings, id: str, what: str) -> NewThings:
    """Return *things* with *what* under *id* at the end.

    Raises Invalid when it is empty, there already, or one too many.
    """
    what = clean_line(what)
    if is_blank(what):
        raise Invalid("Say what it is, in a few words.")
    if listed(things, what):
        raise Invalid("That is already on your list.")
    if len(things.things) >= MOST:
        raise Invalid(f"The list is full: {MOST} things. Remove one that you will not do.")
    return things.with_(things=(*things.things, NewThing(id, what)))


def listed(things: NewThings, what: str) -> NewThing | None:
    """Return the thing that is *what*, where it is on the list and not done yet, or None."""
    sought = what.casefold()
    return next(
        (each for each in things.things if each.done is None and each.what.casefold() == sought), None
    )


def removed(things: NewThings, id: str) -> NewThings:
    """Return *things* without the one called *id*."""
    return things.with_(things=tuple(each for each in things.things if each.id != id))


def planned(things: NewThings, id: str, typed: str, today: date) -> NewThings:
    """Return *things* with the one called *id* planned for the day that is *typed* ("" for none).

    Raises Invalid when no day can be read from it, or it is past.
    """
    if is_blank(typed):
        return _changed(things, id, planned=None)
    try:
        day = read_day(typed, today)
    except ValueError as error:
        raise Invalid(str(error)) from None
    if day < today:
        raise Invalid("That day is past. Choose today or a later day.")
    return _changed(things, id, planned=day)


def done(things: NewThings, id: str, today: date) -> NewThings:
    """Return *things* with the one called *id* done on *today*; once more, and it is still to do."""
    thing = next((each for each in things.things if each.id == id), None)
    was = thing is not None and thing.done is not None
    return _changed(things, id, done=None if was else today, new=None)


def rated(things: NewThings, id: str, new: Newness) -> NewThings:
    """Return *things* with how *new* the one called *id* was to them. Raises Invalid while it is not done."""
    thing = next((each for each in things.things if each.id == id), None)
    if thing is None or thing.done is None:
        raise Invalid("First say that you have done it.")
    return _changed(things, id, new=new)


def to_do(things: NewThings) -> tuple[NewThing, ...]:
    """Return what is not done yet: planned ones by their day, then the others as they were added."""
    left = [each for each in things.things if each.done is None]
    return tuple(sorted(left, key=lambda each: each.planned or date.max))


def lived(things: NewThings) -> tuple[NewThing, ...]:
    """Return what was done, the latest first."""
    some = [each for each in things.things if each.done is not None]
    return tuple(sorted(some, key=lambda each: each.done or date.min, reverse=True))


def _changed(things: NewThings, id: str, **changes: object) -> NewThings:
    return things.with_(
        things=tuple(replace(each, **changes) if each.id == id else each for each in things.things)
    )
