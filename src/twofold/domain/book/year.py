"""A local year of the two as a small book to print: what is in it, chosen by both.

Either may take anything in or out. Both say yes to the whole as it is then; any change asks both anew.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec.structs import replace

from ..people import Invalid
from ..records import SIDES, Hands, Record, Side
from ..text import LINE_LIMIT, clean_line
from .entries import Said

Part = Literal["sentence", "letters", "moments", "retreats", "answers", "passages", "rituals", "kept"]
"""The sentence · letters · moments · retreats · questions with their answers · passages of books and films ·
rituals that began · agreements that were kept."""
PARTS: tuple[Part, ...] = (
    "sentence", "letters", "moments", "retreats", "answers", "passages", "rituals", "kept",
)  # fmt: skip
"""The parts, in the order in which they are printed."""
MOST = 10_000
"""Most leaves of a year that are chosen one by one."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class LeafDay(msgspec.Struct, frozen=True):
    """What of a leaf belongs to a day of its own."""

    day: date
    said: tuple[Said, ...]


class Leaf(msgspec.Struct, frozen=True):
    """Something of a year that may be printed: all of it that would be.

    ``id``: as in the book, "table/record" or "table/record/part". ``day``: the local day it belongs to, and
    ``last``: the last of several, or None; of a letter, the last of the month or of the year, where no more
    is known of when it was written. ``title``: a line of theirs, or "". ``side``: whose it is, None for both.
    ``said`` and ``days``: its words. ``form``: of a letter, how it is written. ``starts``: it is in
    the year from the start, before anybody chose. ``entry``: what it is called in the book, where that is
    not its id.
    """

    id: str
    part: Part
    day: date
    title: str = ""
    side: Side | None = None
    said: tuple[Said, ...] = ()
    days: tuple[LeafDay, ...] = ()
    last: date | None = None
    who: Hands = "both"
    form: str = ""
    starts: bool = True
    entry: str = ""


class Agreed(msgspec.Struct, frozen=True):
    """Both (``by``, in the order of their keys) said yes ``at`` (UTC) to what ``mark`` stands for."""

    at: datetime
    by: tuple[Side, ...]
    mark: str


class YearChoice(Record, frozen=True, kw_only=True):
    """What the two chose of a local ``year``; ``id`` is `year_id`.

    ``title`` and ``dedication``: a line each, or "". ``chosen``: what was taken in (True) or out (False), by
    the ids of leaves; nothing says who did. ``agreed``: what both said yes to last, or None.
    """

    FIELD_WORDS: ClassVar[dict[str, str]] = {
        "title": "The title is", "dedication": "The dedication is", "chosen": "What is in it is",
    }  # fmt: skip

    year: Annotated[int, msgspec.Meta(ge=1, le=9999)]
    title: _Line = ""
    dedication: _Line = ""
    chosen: Annotated[dict[str, bool], msgspec.Meta(max_length=MOST)] = {}
    agreed: Agreed | None = None


class YearBook(msgspec.Struct, frozen=True):
    """A year as it is printed: ``leaves`` in their order."""

    year: int
    title: str
    dedication: str
    leaves: tuple[Leaf, ...]

    def part(self, part: Part) -> tuple[Leaf, ...]:
        """Return the leaves of *part*."""
        return tuple(leaf for leaf in self.leaves if leaf.part == part)


def year_id(year: int) -> str:
    """Return the id of the YearChoice of *year*: there is one of each."""
    return f"year-{year:04}"


def first(year: int, now: datetime) -> YearChoice:
    """Return the choice of *year* before anybody chose, begun at *now* (UTC)."""
    return YearChoice(id=year_id(year), created=now, updated=now, year=year)


def is_in(choice: YearChoice, leaf: Leaf) -> bool:
    """Return whether *leaf* is to be printed, as things stand."""
    return choice.chosen.get(leaf.id, leaf.starts)


def book_of(choice: YearChoice, leaves: Iterable[Leaf]) -> YearBook:
    """Return the book that *choice* makes of *leaves*, those of its year in their order."""
    return YearBook(
        choice.year, choice.title, choice.dedication, tuple(leaf for leaf in leaves if is_in(choice, leaf))
    )


def is_other_choice(before: Record, after: Record) -> bool:
    """Return whether anything was chosen otherwise from *before* to *after*, two states of a YearChoice.

    A yes alone is none.
    """
    said = ("title", "dedication", "chosen")
    return any(getattr(before, name) != getattr(after, name) for name in said)


# -- choosing ------------------------------------------------------------------------------------------


def turned(choice: YearChoice, leaf: Leaf) -> YearChoice:
    """Return *choice* with *leaf* taken in, or out of it again. Raises Invalid where there is no room."""
    return taken(choice, (leaf,), not is_in(choice, leaf))


def taken(choice: YearChoice, leaves: Sequence[Leaf], into: bool) -> YearChoice:
    """Return *choice* with all of *leaves* in it, or, not *into*, out of it.

    A yes that was there is gone. Raises Invalid where there is no room.
    """
    chosen = {**choice.chosen, **{leaf.id: into for leaf in leaves}}
    if len(chosen) > MOST:
        raise Invalid("That is too much to choose one by one.")
    return choice if chosen == choice.chosen else choice.with_(chosen=chosen, agreed=None)


def called(choice: YearChoice, title: str) -> YearChoice:
    """Return *choice* with *title* above it ("" for the year alone). A yes that was there is gone."""
    title = clean_line(title)
    return choice if title == choice.title else choice.with_(title=title, agreed=None)


def dedicated(choice: YearChoice, words: str) -> YearChoice:
    """Return *choice* with *words* on its first page, or "". A yes that was there is gone."""
    words = clean_line(words)
    return choice if words == choice.dedication else choice.with_(dedication=words, agreed=None)


# -- both ----------------------------------------------------------------------------------------------


def mark_of(book: YearBook) -> str:
    """Return what tells *book* from any that differs in a letter."""
    from hashlib import sha256

    # Neither what it would be without anybody's choice, nor where else it is read, is printed.
    leaves = tuple(replace(leaf, starts=True, entry="") for leaf in book.leaves)
    printed = replace(book, leaves=leaves)
    return sha256(msgspec.json.encode(printed)).hexdigest()


def agreed(choice: YearChoice, leaves: Iterable[Leaf], by: tuple[Side, ...], now: datetime) -> YearChoice:
    """Return *choice* once both (*by*) said yes at *now* (UTC) to what it makes of *leaves*.

    Raises Invalid when nothing is in it, or not both agree.
    """
    book = book_of(choice, leaves)
    if not book.leaves:
        raise Invalid("There is nothing in it yet. Put something in first.")
    if sorted(by) != sorted(SIDES):
        raise Invalid("It takes both of you: each presses their own key.")
    return choice.with_(agreed=Agreed(now, by, mark_of(book)))


def is_agreed(choice: YearChoice, leaves: Iterable[Leaf]) -> bool:
    """Return whether both said yes to exactly what *choice* makes of *leaves* now."""
    return choice.agreed is not None and choice.agreed.mark == mark_of(book_of(choice, leaves))


def agreed_book(choice: YearChoice | None, leaves: Iterable[Leaf]) -> YearBook:
    """Return the book that both said yes to. Raises Invalid where they did not, or it is another by now."""
    some = tuple(leaves)
    if choice is None or choice.agreed is None:
        raise Invalid("You have not both said yes to this year yet.")
    if not is_agreed(choice, some):
        raise Invalid("Something in it has changed since you both said yes. Look at it, then say yes again.")
    return book_of(choice, some)
