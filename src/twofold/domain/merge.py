"""Merging what was changed in two places, and taking a change back, which is a merge as well."""

import typing
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from .people import Invalid
from .records import Record

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)
Clash = Callable[[str, Any, Any], Any]
"""Decides what becomes of a field (by its name) that both changed: takes what is in mine, and in theirs."""

NO_ROOM = "The list has filled up. Remove something else, then press again."
_OWN = frozenset({"id", "created", "updated", "rev"})
_NAMES = ("title", "what", "words", "name")
_MOST_NAMED = 3


def mine_stays(name: str, mine: Any, theirs: Any) -> Any:
    """Return *mine*."""
    return mine


def theirs_stays(name: str, mine: Any, theirs: Any) -> Any:
    """Return *theirs*."""
    return theirs


def merged(base: T, mine: T, theirs: T, clash: Clash = mine_stays, whole: Collection[type] = ()) -> T:
    """Return *theirs* with what *mine* changed since *base*; what both changed alike, or apart, stays.

    Structs are merged by field, pairs by place, mappings by key, and tuples of parts by their ``id``: what
    one added or deleted is added or deleted, but for a part that the other changed meanwhile, and an order
    that only one changed is taken. *clash* decides about a field that both changed. Structs of the types in
    *whole* are one thing, not fields. A part may say with a property ``sound`` whether its fields go
    together; where they do not, theirs stays. A record keeps the identity, revision and times of *theirs*.
    """
    merge = _Merge(clash, frozenset(whole))
    if isinstance(theirs, Record):
        return merge.struct(base, mine, theirs)  # type: ignore[no-any-return]
    return merge.value("", False, base, mine, theirs)  # type: ignore[no-any-return]


def undone(now: S, before: S, after: S, whole: Collection[type] = ()) -> S:
    """Return *now* without the change from *before* to *after*; what was changed since then stays.

    Raises Invalid where what comes back finds no room any more.
    """
    back = merged(after, before, now, theirs_stays, whole)
    try:
        return msgspec.json.decode(msgspec.json.encode(back), type=type(back))
    except msgspec.ValidationError:
        raise Invalid(NO_ROOM) from None


class _Merge:
    def __init__(self, clash: Clash, whole: frozenset[type]) -> None:
        self.clash, self.whole = clash, whole

    def struct(self, base: Any, mine: Any, theirs: Any) -> Any:
        kind: Any = type(theirs)
        changes = {
            name: self.value(name, pair, *(getattr(each, name) for each in (base, mine, theirs)))
            for name, pair in _fields(kind).items()
        }
        both = msgspec.structs.replace(theirs, **changes)
        return both if getattr(both, "sound", True) else theirs

    def value(self, name: str, pair: bool, base: Any, mine: Any, theirs: Any) -> Any:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        values = base, mine, theirs
        if isinstance(theirs, msgspec.Struct):
            if type(theirs) not in self.whole and type(base) is type(mine) is type(theirs):
                return self.struct(*values)
        elif isinstance(theirs, dict):
            return self.mapping(name, *values)
        elif pair and len(base) == len(mine) == len(theirs):
            return tuple(self.value(name, False, *each) for each in zip(*values, strict=True))
        elif isinstance(theirs, tuple) and all(_keyed(each) for each in values):
            return self.parts(name, *values)
        return self.clash(name, mine, theirs)

    def mapping(self, name: str, base: Any, mine: Any, theirs: Any) -> dict[Any, Any]:
        merged = {}
        for key in (*theirs, *(key for key in mine if key not in theirs)):
            value = self.value(name, False, *(each.get(key, _NOTHING) for each in (base, mine, theirs)))
            if value is not _NOTHING:
                merged[key] = value
        return merged

    def parts(self, name: str, base: Any, mine: Any, theirs: Any) -> tuple[Any, ...]:
        was, here, there = ({part.id: part for part in each} for each in (base, mine, theirs))
        kept: dict[Any, Any] = {}
        for key, part in there.items():
            if key in here:
                old = was.get(key, _NOTHING)
                kept[key] = part if old is _NOTHING else self.value(name, False, old, here[key], part)
            elif key not in was or part != was[key]:
                kept[key] = part  # new there, or changed there since it was deleted here
        order = self.order([*was], [*here], [key for key in there if key in kept])
        for place, key in enumerate(here):
            if key not in there and key not in was:
                before = [other for other in [*here][:place] if other in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, key)
                kept[key] = here[key]
        return tuple(kept[key] for key in order)

    def order(self, was: list[Any], here: list[Any], there: list[Any]) -> list[Any]:
        """Return the ids of *there*, in the order of *here* where only that changed since *was*."""
        common = [key for key in there if key in was and key in here]
        if common != [key for key in was if key in common]:
            return there
        ordered = iter([key for key in here if key in common])
        return [next(ordered) if key in common else key for key in there]


_NOTHING = object()


@cache
def _fields(kind: Any) -> dict[str, bool]:
    """Return the fields of *kind* that are merged, and whether each is a pair (or so many) of its own."""
    own = _OWN if issubclass(kind, Record) else frozenset()
    return {
        field.name: typing.get_origin(field.type) is tuple and ... not in typing.get_args(field.type)
        for field in msgspec.structs.fields(kind)
        if field.name not in own
    }


def _keyed(parts: Any) -> bool:
    """Return whether each of *parts* is told from the others by its id."""
    if not all(isinstance(part, msgspec.Struct) and hasattr(part, "id") for part in parts):
        return False
    return len({part.id for part in parts}) == len(parts)


# -- in words ------------------------------------------------------------------------------------------------


def undone_words(before: msgspec.Struct, after: msgspec.Struct) -> str:
    """Return in a sentence what taking back the change from *before* to *after* brings back.

    A record may have ``FIELD_WORDS``: what is said of a field without parts, such as "The dates are".
    """
    fields: Mapping[str, str] = getattr(before, "FIELD_WORDS", {})
    if getattr(after, "deleted", None) and not getattr(before, "deleted", None):
        return f"Back again: {_name(before)}" if _name(before) else "It is there again."
    back, gone, again, lists = [], [], [], _lists(before, after)
    for was, became in lists:
        old, new = {part.id: part for part in was}, {part.id: part for part in became}
        back += [part for key, part in old.items() if key not in new]
        gone += [part for key, part in new.items() if key not in old]
        again += [part for key, part in old.items() if key in new and new[key] != part]
    for how, parts in (("Back again", back), ("Gone again", gone), ("As it was", again)):
        if names := [name for part in parts if (name := _name(part))]:
            rest = len(parts) - _MOST_NAMED
            more = f" and {rest} more" if rest > 0 else ""
            return f"{how}: {', '.join(names[:_MOST_NAMED])}{more}"
        if parts:
            return f"{how}."
    if lists:
        return "The order is as before."
    for name, words in fields.items():
        if getattr(before, name) != getattr(after, name):
            return f"{words} as before."
    return f"As it was: {_name(before)}" if _name(before) else "It is as it was."


def _lists(before: Any, after: Any) -> list[tuple[Any, Any]]:
    """Return each tuple of parts that is another in *after* than in *before*, those in structs too."""
    kind: Any = type(before)
    lists = []
    for name in _fields(kind):
        was, became = getattr(before, name), getattr(after, name)
        if was != became and isinstance(was, tuple) and isinstance(became, tuple):
            if (was or became) and _keyed(was) and _keyed(became):
                lists.append((was, became))
        elif was != became and isinstance(was, msgspec.Struct) and type(was) is type(became):
            lists += _lists(was, became)
    return lists


def _name(part: Any) -> str:
    names = (getattr(part, name, "") for name in _NAMES)
    return next((name for name in names if name and isinstance(name, str)), "")
