"""The words above the steps of a path. Our own."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from twofold.domain.path.records import TalkName


class PartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of what one prepares: its ``label`` there, and a ``hint``."""

    label: str
    hint: str


class TalkWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A talk: its ``title``, its ``name`` in a list, what it is for (``aim``), its ``steps``, a sentence to
    begin with (``first``), and the ``protocol`` after which it can be held."""

    title: str
    name: str
    aim: str
    steps: tuple[str, ...]
    first: str
    protocol: str


class LookWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The look: what it is for (``aim``), and a ``hint`` for the empty line of each."""

    aim: str
    hint: str


class PathWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``evidence``: what is honestly known, and ``known`` in one line; ``source``: where it comes from;
    ``safety``: who it is not for.

    ``begin``, ``example``: for the problem; ``prepare``: for what each writes alone; ``parts``: its parts, by
    the names in `domain.path.records.Prepared`.
    """

    evidence: str
    known: str
    source: str
    safety: str
    begin: str
    example: str
    prepare: str
    parts: dict[str, PartWords]
    talks: dict[TalkName, TalkWords]
    look: LookWords


@cache
def path_words() -> PathWords:
    """Return the words above the steps of a path."""
    text = files(__package__).joinpath("path.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=PathWords)
