"""Books and films to begin with: well known, of different traditions, and none of them endorsed."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from ..domain.shelf.records import WorkKind


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A well-known work: its ``title``, its ``maker`` (who wrote or directed it), the ``year`` it came out,
    and one neutral line ``about`` it."""

    title: str
    maker: str
    year: int
    about: str


class ShelfWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list to begin with, and the ``note`` that stands above it."""

    note: str
    book: tuple[Known, ...]
    film: tuple[Known, ...]

    def of(self, kind: WorkKind) -> tuple[Known, ...]:
        """Return the books, or the films."""
        return self.book if kind == "book" else self.film


@cache
def shelf_words() -> ShelfWords:
    """Return the list to begin with."""
    text = files(__package__).joinpath("shelf.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=ShelfWords)
