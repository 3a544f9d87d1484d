"""Openings and frames for letters, poems, lists and messages, and words for the reader. Our own words."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from ..domain.letters.records import Form


class Openings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First lines of one kind, to go on from; ``about`` names it. ``forms``: what they are for."""

    about: str
    forms: tuple[Form, ...]
    lines: tuple[str, ...]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole shape to fill: ``text`` in several lines. ``forms``: what it is for."""

    name: str
    note: str
    forms: tuple[Form, ...]
    text: str


class ReaderWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the one who receives is coached to do: before it is opened, on its cover, and afterwards.

    ``ours``: what both do after a letter to both of them.
    """

    before: str
    cover: str
    mirror: str
    thank: str
    line: str
    ours: str


class LetterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    openings: tuple[Openings, ...]
    frames: tuple[Frame, ...]
    reader: ReaderWords

    def for_(self, form: Form) -> tuple[tuple[Openings, ...], tuple[Frame, ...]]:
        """Return the openings and the frames for *form*."""
        return (
            tuple(each for each in self.openings if form in each.forms),
            tuple(each for each in self.frames if form in each.forms),
        )


@cache
def letter_words() -> LetterWords:
    """Return the words for letters."""
    text = files(__package__).joinpath("letters.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=LetterWords)
