"""One's own book: what the two share, and what lies in one's drawer beside it."""

from asyncio import sleep
from collections.abc import Awaitable, Sequence
from time import perf_counter
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from twofold.domain.book.finding import EVERYTHING, Listed, in_order
from twofold.domain.moments.records import Jotted
from twofold.domain.records import Side
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.widgets.longlist import LongList
from twofold.widgets.plain import plain

from .book import PAUSE, SLICE, BookPage
from .drawer import Drawer

NOT_ALL = "Something here was written without your passphrase. Open your drawer again to accept it."


class OwnBook(PrivatePage[Jotted], BookPage):
    """All that the two share, and what *side* alone has written. *about* names the page, and no writing."""

    place = "book.own"
    heading = "Your own book"
    why = "What you wrote for yourself and what you share, in one place."
    notes = (
        "“Only yours” marks what is in nobody else’s book. Enter opens the page where you wrote it.",
        "A letter waiting for you is not here. Nobody looks into it before you open it.",
        "To find something, type any part of its words, in any order and any script.",
    )
    # Nothing is written here: what is listed are writings of their own.
    writing_kind = "moment"
    shape = Jotted

    def __init__(self, side: Side, about: str = "book") -> None:
        super().__init__(side, about)
        self._drawer: Drawer | None = None
        self._all: Sequence[Listed] = ()
        self._stood = ""

    def private_body(self) -> ComposeResult:
        """Lay out the same list, and the same field to find with."""
        yield from BookPage.body(self)

    @property
    def shared(self) -> Sequence[Listed]:
        """What they share, with what is in the drawer, the newest first."""
        return self._all

    def reload(self) -> None:
        """Gather what changed, here or at the other terminal."""
        if self._framed and self.is_laid_out:
            self.listed.couple = self.house.couple()
            self._gather()

    @work(exclusive=True, group="gather")
    async def _gather(self) -> None:
        book, began = self.house.book, perf_counter()
        drawer = self._drawer = self._drawer or Drawer(self.house, self.side)
        for steps in (book.steps(), drawer.steps()):
            for _ in steps:
                if perf_counter() - began > SLICE:
                    await sleep(PAUSE)
                    began = perf_counter()
            if not self._known and not drawer.entries:
                # What is sealed takes longer: what they share is there to be read meanwhile.
                self._all, self._stars = book.entries, book.stars
                self.show_found()
        first = not self._known and not self.listed.cursor
        self._all = in_order([*book.entries, *drawer.entries])
        self._stars, self._known = book.stars, True
        self.show_found(anew=first)
        if self._stood:
            self.go_to(self._stood)
            self._stood = ""
        self.draw()

    # -- what is private of it ------------------------------------------------------------------------

    def view(self) -> View:
        """Show what the book shows, and whether something could not be read, where it is short as well."""
        return {**BookPage.view(self), "book-beside": self._beside()}

    def _beside(self) -> Content:
        """Say where something in the drawer is not to be read."""
        whole = self._drawer is None or self._drawer.whole
        return plain("" if whole else NOT_ALL)

    @property
    def is_on_one(self) -> bool:
        """Whether there is an entry under the cursor."""
        return self.is_laid_out and super().is_on_one

    @property
    def has_any(self) -> bool:
        """Whether there is anything in it, and no words are typed just now."""
        return self.is_laid_out and super().has_any

    @property
    def may_star(self) -> bool:
        """Whether what is under the cursor is shared: a star is for both."""
        return self.is_on_one and not self._is_private

    @property
    def may_own(self) -> bool:
        """Not from here: this is one's own."""
        return False

    @property
    def _is_private(self) -> bool:
        under = self.listed.current
        return under is not None and under.entry.owner is not None

    def beside(self, id: str, by: int) -> str:
        """Return the id of the shared entry next to that called *id*, down (1) or up (-1); "" beyond all."""
        if not self.is_laid_out:
            return ""
        ids = [each.entry.id for each in self.listed.items if each.entry.owner is None or each.entry.id == id]
        place = ids.index(id) + by if id in ids else -1
        return ids[place] if 0 <= place < len(ids) else ""

    def on_long_list_moved(self, message: LongList.Moved) -> None:
        """Say nothing of what is put away."""
        if not self.is_laid_out:
            message.prevent_default()

    def action_read(self) -> None:
        """Open the page on which one wrote it, or read what is shared."""
        under = self.listed.current
        if under is None or under.entry.owner is None:
            super().action_read()
        elif self.is_active and under.entry.route is not None:
            self.house.go(under.entry.route)

    def action_back(self) -> None:
        """Show all again; where nothing is left out, go back."""
        if self.is_laid_out:
            BookPage.action_back(self)
        else:
            PrivatePage.action_back(self)

    # -- the lock -------------------------------------------------------------------------------------

    def bookmark(self) -> Any:
        """Return where one is: on which entry, by its id."""
        under = self.listed.current if self.is_laid_out else None
        return under.entry.id if under is not None else ""

    def return_to(self, place: Any) -> None:
        """Go back to that entry, once it is there again."""
        self._stood = place

    def shut(self) -> Awaitable[object]:
        """Forget all of it, and what was looked for."""
        self.workers.cancel_group(self, "gather")
        gone = super().shut()
        self._drawer, self._all, self.narrow = None, (), EVERYTHING
        self._framed = self._known = self._finding = False
        self.head(self.heading)
        return gone

    def on_unmount(self) -> None:
        """Keep nothing of it."""
        self._drawer, self._all, self.narrow = None, (), EVERYTHING
