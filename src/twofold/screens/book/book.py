"""The book: everything the two share, newest first, found again as one types."""

from asyncio import sleep
from collections.abc import Sequence
from time import perf_counter
from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.book.finding import EVERYTHING, Listed
from twofold.domain.book.routes import ChartsRoute, EntryRoute, OwnBookRoute, YearRoute
from twofold.domain.records import SIDES, Side
from twofold.screens.door import admitted
from twofold.screens.page import View
from twofold.screens.starring import turn_star
from twofold.screens.walking import Walking, walking_keys
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.longlist import LongList
from twofold.widgets.plain import plain
from twofold.widgets.whose import whose

from .listing import Entries, month_of
from .narrowing import KEYS, Narrowing
from .words import NOTHING_FOUND, hints, nothing_yet, own_books, themes_called
from .years import years_of

SLICE, PAUSE = 0.008, 0.001
"""Seconds for which it is gathered at a time, and those in between, for the keys."""
OWN = "Your own book: what you share, and what is yours alone."


class BookPage(Walking, Narrowing):
    """The list of all that the two share. What is left out of it is said in a line, and Esc takes it back."""

    place = "book"
    heading = "Your book"
    why = "Everything the two of you share, day by day, so that you can find it again."
    notes: tuple[str, ...] = (
        "To find something, type any part of its words, in any order and any script. Accents and "
        "capitals do not matter.",
        "A star is for both of you. Nothing private or unopened is here: that is in your own book, "
        "behind the curtain.",
    )
    redraws_on = ("mount", "resize")
    finds_in = "book-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "read", "Read", tooltip="Read it in full", id="book.read", when="is_on_one"),
        Command("slash", "find", "Find", tooltip="Show only what has these words", id="book.find",
                key_display="/", when="may_find"),
        Command("asterisk", "star", "Star", tooltip="Put a star on it, or take it away", id="book.star",
                key_display="*", when="may_star"),
        *KEYS,
        Command("c", "pictures", "In pictures", tooltip="See how things were between you over the months",
                id="book.pictures", when="has_any"),
        Command("F", "own('a')", "First one's own", tooltip="This, with what is the first one's alone",
                show=False, id="book.own-a", when="may_own"),
        Command("J", "own('b')", "Second one's own", tooltip="This, with what is the second one's alone",
                show=False, id="book.own-b", when="may_own"),
        Command("y", "year", "A year on paper", tooltip="Choose together what goes on paper from a year",
                id="book.year", when="has_any"),
        Command("escape", "back", "Back", tooltip="Show all again, or go back", id="page.back",
                called="back_called"),
        *walking_keys("book"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._stars: frozenset[str] = frozenset()
        self._framed = self._known = self._finding = False

    def body(self) -> ComposeResult:
        """Lay out the field to find with, what is left out, the list, and what an empty one says."""
        with Vertical(id="book"):
            yield Line(placeholder="words from anything you shared", id="book-words")
            yield Static("", id="book-narrowed", markup=False)
            house = self.house
            yield Entries(
                house.couple(),
                lambda one: house.book.whole(one),
                lambda: themes_called(house),
                id="book-list",
            )
            yield Static("", id="book-none", markup=False)
            yield Static("", id="book-hints", markup=False)
            yield Static("", id="book-beside", classes="quiet", markup=False)

    def on_long_list_ready(self, message: LongList.Ready) -> None:
        """Gather what there is, now that there is room for it."""
        message.stop()
        self._framed = True
        self.call_after_refresh(self.reload)

    def reload(self) -> None:
        """Gather what changed."""
        if self._framed and self.is_attached:
            self.listed.couple = self.house.couple()
            self._gather()

    @work(exclusive=True, group="gather")
    async def _gather(self) -> None:
        book, began = self.house.book, perf_counter()
        for newest in book.steps():
            if newest and not self._known:
                self.show_found()
            if perf_counter() - began > SLICE:
                await sleep(PAUSE)
                began = perf_counter()
        # Whoever has not moved yet stands on the newest, which may be none of those that were there first.
        anew = not self._known and self.listed.cursor == 0
        self._stars, self._known = book.stars, True
        self.show_found(anew=anew)

    @property
    def listed(self) -> Entries:
        """The list."""
        return self.query_one(Entries)

    @property
    def shared(self) -> Sequence[Listed]:
        """All there is to look through, the newest first."""
        return self.house.book.entries

    def show_found(self, *, anew: bool = False) -> None:
        """Put what was found into the list."""
        self.listed.find(self.shared, self.narrow, self._stars, anew=anew)
        self.listed.set_class(not self.listed.items, "-bare")
        self.draw()

    def view(self) -> View:
        """Show the field, where something is looked for, what is left out, and what an empty list says."""
        none = Content("")
        if not self.is_on_one and self._known:
            none = plain(NOTHING_FOUND) if self.narrow else nothing_yet(self.key_of("page.back"))
        hinted = self.has_any and not self.is_short
        return {
            "book-words": self._finding, "book-narrowed": self._narrowed(), "book-none": none,
            "book-hints": hints(self.key_of, self.app.size.width - 8) if hinted else "",
            "book-beside": "" if self.is_short else self._beside(),
        }  # fmt: skip

    def _beside(self) -> Content:
        """Say whose own book is behind which key; at a seat only that of whoever sits there."""
        if self.words.has_focus:
            return Content("")
        there = [side for side in SIDES if self.house.seat in (None, side)]
        return own_books({self.name_of(side): self.key_of(f"book.own-{side}") for side in there})

    # -- what is under the cursor ---------------------------------------------------------------------

    @property
    def is_on_one(self) -> bool:
        """Whether there is an entry under the cursor."""
        return self.listed.current is not None

    @property
    def may_star(self) -> bool:
        """Whether what is under the cursor may have a star."""
        return self.is_on_one

    @property
    def may_own(self) -> bool:
        """Whether the own book of one of them can be opened from here."""
        return not self.words.has_focus

    @property
    def has_any(self) -> bool:
        """Whether there is anything in the book, and no words are typed just now."""
        return bool(self.shared) and not self.words.has_focus

    @property
    def may_find(self) -> bool:
        """Whether there is something to look for, and it is not looked for just now."""
        return self.has_any

    def beside(self, id: str, by: int) -> str:
        """Return the id of the entry *by* places below that called *id* in the list; "" beyond its ends."""
        items = self.listed.items
        place = next((n for n, each in enumerate(items) if each.entry.id == id), None)
        if place is None or not 0 <= place + by < len(items):
            return ""
        return items[place + by].entry.id

    def go_to(self, id: str) -> None:
        """Put the cursor on the entry *id*."""
        self.listed.go_to(id)

    @property
    def month(self) -> str:
        """The month of the entry under the cursor."""
        under = self.listed.current
        return "" if under is None else month_of(under.entry)

    def on_long_list_opened(self, message: LongList.Opened) -> None:
        """Read what was clicked on."""
        message.stop()
        self.action_read()

    def action_read(self) -> None:
        """Read the entry under the cursor."""
        if self.is_active and (under := self.listed.current) is not None:
            self.house.go(EntryRoute(under.entry.id))

    def action_pictures(self) -> None:
        """Look at how it was over the months; it is for both, so nothing private stays below it."""
        if self.is_active:
            self.house.go(ChartsRoute(), afresh=whose(self.app.screen_stack) != "both")

    @work(group="ask")
    async def action_own(self, side: Side) -> None:
        """Let *side* look at all of it with what is theirs alone, once they are admitted."""
        if self.app.screen is self and await admitted(self, side, OWN) and self.app.screen is self:
            self.house.go(OwnBookRoute(side))

    def action_star(self) -> None:
        """Put a star on the entry under the cursor, or take it away."""
        if (under := self.listed.current) is not None:
            turn_star(self.house, under.entry.id)
            self._stars = self.house.book.stars
            self.show_found()

    def action_year(self) -> None:
        """Choose what of the latest year goes on paper; it is for both, so nothing private stays below it."""
        if self.is_active:
            latest = next(iter(years_of(self.house)), None)
            self.house.go(YearRoute(latest), afresh=whose(self.app.screen_stack) != "both")

    # -- leaving nothing out any more ------------------------------------------------------------------

    def action_back(self) -> None:
        """Show all again; where nothing is left out, go back."""
        if not self.narrow:
            super().action_back()
            return
        self._finding = False
        with self.prevent(Input.Changed):
            self.words.value = ""
        self.narrow_to(EVERYTHING)

    # -- finding --------------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """Name no key that would be a letter now."""
        self.draw()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has these words."""
        event.stop()
        self.narrow_to(replace(self.narrow, words=self.words.line))
