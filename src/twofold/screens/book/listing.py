"""The list of the book: an entry a line, or two where it is narrow, under its month."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from textual.content import Content

from twofold.domain.book.entries import Entry
from twofold.domain.book.finding import (
    EVERYTHING,
    Listed,
    Narrow,
    around,
    extends,
    found,
    hits,
    months,
    words_of,
)
from twofold.domain.dates import MONTHS, column_day, known_words
from twofold.domain.people import Couple
from twofold.screens.starring import STAR
from twofold.widgets.longlist import LongList, fit

from .words import heard, lit, marks

_DAY, _KIND = 6, 10
_GAP = "  "
_BEFORE = 16
"""Characters that stand before a word that was found, at most."""
_MOST_READ = 200
"""Entries whose words are kept at hand: more than are in sight."""


def month_of(entry: Entry) -> str:
    """Return the month of *entry* in words, or its year, where no more is known."""
    return known_words(entry.day, "year" if entry.known == "year" else "month")


def _headings(some: Sequence[Listed]) -> Iterator[tuple[str, int]]:
    """Yield what stands above the entries of each month in *some*, with how many those are."""
    start = 0
    for _, many in months(some):
        # What is known by its year alone is of its first day, so that it comes last: after its January.
        yield month_of(some[start].entry), many
        start += many


def _day(entry: Entry) -> str:
    """Return the day of *entry* in six cells, as far as it is known."""
    if entry.known == "day":
        return column_day(entry.day)
    return f"{entry.day.year if entry.known == 'year' else MONTHS[entry.day.month - 1][:3]:<{_DAY}}"


class Entries(LongList[Listed], inherit_bindings=False):
    """What the book has, or what was found in it; one entry is under the cursor."""

    def __init__(
        self,
        couple: Couple,
        read: Callable[[Listed], Entry],
        called: Callable[[], Mapping[str, str]],
        id: str | None = None,
    ) -> None:
        """Show the entries of *couple*; *read* gives one with its words, *called* the names of themes."""
        super().__init__(id=id)
        self.couple, self._read = couple, read
        self._called = cache(called)  # asked for when words are looked for: decks are not read before
        self.stars: frozenset[str] = frozenset()
        self._base: Sequence[Listed] = ()
        self._narrow = EVERYTHING
        self._words: tuple[str, ...] = ()
        self._whole: dict[str, tuple[Listed, Entry]] = {}

    @property
    def height(self) -> int:
        """The lines of an entry."""
        return 2 if self.narrow else 1

    def find(self, base: Sequence[Listed], narrow: Narrow, stars: frozenset[str], *, anew: bool) -> None:
        """Show what *narrow* leaves of *base*, under its months; *anew*: from the top."""
        # A letter more finds nothing that was not found before.
        again = base is self._base and not narrow.starred and extends(narrow, self._narrow)
        called = self._called() if narrow.words.strip() else {}
        some = found(self.items if again else base, narrow, stars, called)
        self._base, self._narrow, self.stars, self._words = base, narrow, stars, words_of(narrow.words)
        self.show(some, list(_headings(some)), anew=anew)

    def _with_words(self, item: Listed) -> Entry:
        known = self._whole.get(item.entry.id)
        if known is None or known[0] is not item:
            if len(self._whole) > _MOST_READ:
                self._whole.clear()
            known = self._whole[item.entry.id] = item, self._read(item)
        return known[1]

    def draw_line(self, item: Listed, part: int, width: int, here: bool) -> Content:
        """Draw the line *part* of an entry."""
        entry = self._with_words(item)
        room = width - 4 - _DAY - len(_GAP)
        if part:
            return " " * (4 + _DAY) + _GAP + self._about(item, room, here)
        sign = Content.styled("▸ " if here else "  ", "bold $accent")
        star = Content.styled(f"{STAR} " if entry.id in self.stars else "  ", "$accent")
        day = Content.styled(_day(entry), "$quiet")
        whose = marks(self.couple, entry)
        kind = Content.styled(entry.kind, "$quiet")
        lead = sign + star + day + _GAP
        room -= whose.cell_length + 2
        if self.narrow:
            return lead + fit(kind, room) + " " + whose + " "
        rest = room - _KIND - len(_GAP)
        return lead + fit(kind, _KIND) + _GAP + fit(self._about(item, rest, here), rest) + " " + whose + " "

    def _about(self, item: Listed, room: int, here: bool) -> Content:
        """Return the title, and the words around what was found where that is not in the title."""
        entry, words = self._with_words(item), self._words
        title = lit(entry.title.replace("\n", " "), hits(entry.title, words), "bold" if here else "")
        missing = [word for word in words if not hits(entry.title, (word,))]
        piece, where = around(heard(entry, missing), missing, min(_BEFORE, room // 3))
        if not piece:
            return title.truncate(room, ellipsis=True)
        if self.narrow:
            return lit(piece, where, "$quiet").truncate(room, ellipsis=True)
        title = title.truncate(max(room * 2 // 5, room - Content(piece).cell_length - 2), ellipsis=True)
        return (title + _GAP + lit(piece, where, "$quiet")).truncate(room, ellipsis=True)
