"""Books and films to begin with: well known, of different traditions, and none of them endorsed."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from ..domain.shelf.records import Form, WorkKind


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A well-known work: its ``title``, its ``maker`` (who wrote or directed it), the ``year`` it came out,
    one neutral line ``about`` it, and of a book its ``form``."""

    title: str
    maker: str
    year: int
    about: str
    form: Form = ""


class ShelfWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list to begin with, and the ``note`` that stands above it."""

    note: str
    book: tuple[Known, ...]
    film: tuple[Known, ...]

    def of(self, kind: WorkKind, form: Form = "") -> tuple[Known, ...]:
        """Return the books of *form*, or the films."""
        return self.film if kind == "film" else tuple(book for book in self.book if book.form == form)


@cache
def shelf_words() -> ShelfWords:
    """Return the list to begin with."""
    text = files(__package__).joinpath("shelf.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=ShelfWords)
