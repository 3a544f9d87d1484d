"""Ground rules, things to do before, and packing lists for a retreat. Our own words."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from ..domain.retreat.plan import Where, Whose

T = TypeVar("T")
Group = Literal["always", "where", "life", "weather"]


class PackingList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Things that go together.

    ``group``: whether it is for any retreat, for where it is (then its id is a Where), for how a couple lives
    (then its id is that of a template), or for the weather.
    ``things``: (what, whose).
    """

    id: str
    name: str
    group: Group
    things: tuple[tuple[str, Whose], ...]


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    name: str
    group: Group
    both: tuple[str, ...] = ()
    each: tuple[str, ...] = ()


@cache
def ground_rules() -> tuple[str, ...]:
    """Return ground rules to begin with, for the two to change as they like."""
    return _toml("rules", dict[str, tuple[str, ...]])["rules"]


def to_do_ideas(where: Where) -> tuple[str, ...]:
    """Return what is to be done before a retreat at *where*, in the order in which it is usually done."""
    return _to_dos()[where]


@cache
def packing_lists() -> tuple[PackingList, ...]:
    """Return the packing lists: for any retreat, by where it is, by how a couple lives, by weather."""
    written = _toml("packing", dict[str, tuple[_Written, ...]])["lists"]
    return tuple(PackingList(one.id, one.name, one.group, _things(one)) for one in written)


def _things(written: _Written) -> tuple[tuple[str, Whose], ...]:
    shared: list[tuple[str, Whose]] = [(what, "both") for what in written.both]
    own: list[tuple[str, Whose]] = [(what, "each") for what in written.each]
    return (*shared, *own)


@cache
def _to_dos() -> dict[Where, tuple[str, ...]]:
    return _toml("todos", dict[Where, tuple[str, ...]])


def _toml(name: str, kind: type[T]) -> T:
    """Return the file ``retreat/name.toml`` of this package as *kind*."""
    text = files(__package__).joinpath("retreat", f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=kind)
