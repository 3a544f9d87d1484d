"""Removing something for good: what goes with it, and what is left of it, with no word in it.

A removal is kept as a record of its own. It names what was removed by ids alone, so that an older copy of the
file, wherever it comes from, does not bring it back: whatever does not know of the removal loses the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal, NamedTuple, Protocol, TypeVar, get_args, get_origin

import msgspec

from .people import Couple
from .records import Record

R = TypeVar("R", bound=Record)
REMOVE = "remove"
"""What both press for."""
_OWN = frozenset({"id", "created", "updated", "rev", "author", "deleted"})


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record of a table, by its ``id``; with ``part``, only that part of it, as its practice names it."""

    table: str
    id: str
    part: str = ""


class Removal(Record, frozen=True, kw_only=True):
    """What both removed, at the moment ``created``: all ``targets`` at once.

    ``copies``: whether it goes from the older copies, too, that twofold keeps. ``done``: on which machines
    that was seen through; until then it is taken up again when the file is opened there.
    """

    targets: tuple[Target, ...] = ()
    copies: bool = True
    done: tuple[str, ...] = ()


class Kept(Protocol):
    """Where all that is kept is read."""

    def every(self, kind: type[R], /) -> Iterable[R]:
        """Return all records of *kind*, deleted ones too."""
        ...


def wordless(record: R, **kept: object) -> R:
    """Return what is left of *record*: who and when, and nothing else but what such a record must have.

    *kept*: what stands in its other fields, by name.
    """
    return record.with_(**{**_bare_fields(record, _OWN), **kept})


def _bare_fields(value: msgspec.Struct, own: frozenset[str] = frozenset()) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in msgspec.structs.fields(type(value)):
        if field.name in own:
            continue
        if not field.required:
            made = field.default_factory
            found[field.name] = made() if made is not msgspec.NODEFAULT else field.default
        else:
            found[field.name] = _bare(getattr(value, field.name), field.type)
    return found


def _bare(value: object, kind: object) -> object:
    """Return *value*, of the type *kind*, without its words: dates, numbers and choices stay."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if isinstance(value, str):
        return value if get_origin(kind) is Literal else ""
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **_bare_fields(value))
    if isinstance(value, tuple):
        return ()
    return {} if isinstance(value, dict) else value


# -- what may be removed -------------------------------------------------------------------------------------


class Part(NamedTuple):
    """Something of a record that can be removed: ``name``, "" for all of it, and in ``words`` what goes."""

    name: str
    words: str


def only_itself(kept: Kept, table: str, record: Record, part: str) -> tuple[Target, ...]:
    """Return *record* of *table*, or its *part*: nothing goes with it."""
    return (Target(table, record.id, part),)


class Removable(NamedTuple):
    """How what a practice keeps in a table is removed.

    ``parts``: what of a record can be removed, its whole first; nothing where it cannot be (yet).
    ``targets``: all that goes with a part of a record, itself included. ``left``: the record without it.
    ``stays``: a sentence about what stays though it came of it, or "". ``called``: the name of the part that
    the book calls otherwise (`book.entries.Entry`).
    """

    parts: Callable[[Any, Couple], Iterable[Part]]
    targets: Callable[[Kept, str, Any, str], Iterable[Target]] = only_itself
    left: Callable[[Any, str], Any] = lambda record, part: wordless(record)
    stays: str = ""
    called: Callable[[Any, str], str] = lambda record, part: part


Rules = Mapping[str, Removable]
"""How what is kept in each table is removed."""


def left_of(rules: Rules, table: str, record: R, parts: Iterable[str], removal: Removal) -> R:
    """Return *record* of *table* as *removal* leaves it, without *parts* ("": all of it).

    Itself, where nothing of them is in it. What was removed whole is deleted from then on. The same record
    is left alike wherever it is found.
    """
    rule, left, whole = rules.get(table), record, False
    for part in parts:
        left = rule.left(left, part) if rule is not None else wordless(left)
        whole = whole or not part
    if whole:
        left = left.with_(deleted=removal.created)
    if left.with_(deleted=record.deleted) == record and (record.deleted or not whole):
        return record
    return left.with_(rev=record.rev + 1, updated=removal.created)
