"""Groups of needs: their names, words to pick from, and a row of somebody else's as an example."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from twofold.domain.worksheet.sheet import Request

from ..domain.text import clean_line

OWN_NAME = "something of my own"
"""What a group without a name is called."""


class NeedGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Needs of one kind.

    ``id``: as ``Row.group`` keeps it. ``name``: what it is called, in the middle of a sentence. ``words``:
    finer ones, each completing "I need ...". ``want``, ``moment`` (what "met" could look like) and
    ``request`` stand in empty fields, as examples.
    """

    id: str
    name: str
    words: tuple[str, ...]
    want: str = ""
    moment: str = ""
    request: Request = Request()


class NeedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``groups``: of needs; ``also``: by which other words each of their words is found."""

    groups: tuple[NeedGroup, ...]
    also: dict[str, tuple[str, ...]]


@cache
def need_groups() -> tuple[NeedGroup, ...]:
    """Return the nine groups of needs, in the order in which they are listed. Our own list and words."""
    return _needs().groups


def like_need(word: str) -> tuple[str, ...]:
    """Return by which other words the need *word* is found."""
    return _needs().also.get(word, ())


@cache
def _needs() -> NeedWords:
    text = files(__package__).joinpath("worksheet", "needs.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=NeedWords)


def need_group(id: str) -> NeedGroup | None:
    """Return the group *id*, or None for "" and for ids that are not known here."""
    return next((group for group in need_groups() if group.id == id), None)


def group_name(id: str, other: str = "") -> str:
    """Return what a row's group is called: the name of the group *id*, else *other* as one line (the
    writer's own words), else "something of my own"."""
    group = need_group(id)
    return group.name if group else clean_line(other) or OWN_NAME
