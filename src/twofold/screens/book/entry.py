"""One entry of the book, read in full, and the way to the page that it comes from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.book.entries import Entry, Said
from twofold.domain.dates import known_words
from twofold.domain.routes import RemoveRoute
from twofold.screens.page import Page, View
from twofold.screens.starring import STAR, turn_star
from twofold.store.kinds import KINDS
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed
from twofold.widgets.whose import whose

from .book import BookPage
from .words import theme_words

GONE = "This is gone."


class EntryPage(Page):
    """The words of an entry, with whose they are; the next and the one before are a key away."""

    place = "book.entry"
    heading = "Your book"
    why = "What you once said to each other can be read again."
    notes = ("Next and previous follow your list as it is filtered now.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,o", "open", "Open its page", tooltip="Go to the page it comes from",
                id="book-entry.open", when="leads_on"),
        Command("right,j", "turn(1)", "Next", tooltip="The one below in the list", id="book-entry.next",
                when="has_beside"),
        Command("left,k", "turn(-1)", "Previous", tooltip="The one above in the list",
                id="book-entry.previous", when="has_beside"),
        Command("asterisk", "star", "Star", tooltip="Put a star on it, or take it away",
                id="book-entry.star", key_display="*", when="is_there"),
        Command("D", "remove", "Remove", tooltip="Remove this for good, with both keys", show=False,
                id="book-entry.remove", when="may_go"),
        Command("down", "scroll(1)", "Down", tooltip="Read on below", show=False, id="book-entry.down"),
        Command("up", "scroll(-1)", "Up", tooltip="Back to what is above", show=False, id="book-entry.up"),
        Command("space,pagedown", "scroll(8)", "Page down", tooltip="Move down a page", show=False,
                id="book-entry.page-down"),
        Command("pageup", "scroll(-8)", "Page up", tooltip="Move up a page", show=False,
                id="book-entry.page-up"),
    ]  # fmt: skip

    def __init__(self, entry_id: str) -> None:
        super().__init__()
        self.entry_id = entry_id
        self._entry: Entry | None = None

    def body(self) -> ComposeResult:
        """Lay out what it is, and its words."""
        with Vertical(id="entry", classes="column"):
            yield Static("", id="entry-title", markup=False)
            yield Static("", id="entry-about", classes="quiet", markup=False)
            yield Static("", id="entry-words", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.reload()

    def reload(self) -> None:
        """Show it as it is now."""
        self._entry = self.house.book.entry(self.entry_id)
        self.draw()

    def view(self) -> View:
        """Show the entry, or that it is gone."""
        entry = self._entry
        if entry is None:
            return {"entry-title": "", "entry-about": GONE, "entry-words": ""}
        star = f"{STAR} " if entry.id in self.house.book.stars else ""
        themes = [theme_words(self.house, theme) for theme in entry.themes]
        about = " · ".join(dict.fromkeys((known_words(entry.day, entry.known), entry.kind, *themes)))
        return {
            "entry-title": Content.assemble((star, "$accent"), (entry.title, "bold")),
            "entry-about": plain(about),
            "entry-words": Content("\n\n").join(map(self._said, entry.said)),
        }

    def _said(self, said: Said) -> Content:
        if said.side is None:
            return Content.assemble((f"{said.label}\n" if said.label else "", "$quiet"), said.words)
        label = f" {said.label}" if said.label else ""
        return Content.assemble(signed(self.house.couple(), said.side), (f"{label}\n", "$quiet"), said.words)

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def is_there(self) -> bool:
        """Whether there is something to read."""
        return self._entry is not None

    @property
    def leads_on(self) -> bool:
        """Whether there is a page that it comes from."""
        return self._entry is not None and self._entry.route is not None

    @property
    def _list(self) -> BookPage | None:
        below = self.app.screen_stack[-2:-1]
        return below[0] if below and isinstance(below[0], BookPage) else None

    @property
    def has_beside(self) -> bool:
        """Whether it was come to from the list, which has others."""
        return self._list is not None

    def action_turn(self, by: int) -> None:
        """Read the next one of the list, or the one before."""
        if (book := self._list) is not None and (to := book.beside(self.entry_id, by)):
            self.entry_id = to
            book.go_to(to)
            self.query_one("#body").scroll_home(animate=False)
            self.reload()

    def action_star(self) -> None:
        """Put a star on it, or take it away."""
        turn_star(self.house, self.entry_id)
        self.reload()

    def action_open(self) -> None:
        """Go to the page that it comes from; it is for both, so nothing private stays below it."""
        if self.is_active and self._entry is not None and self._entry.route is not None:
            self.house.go(self._entry.route, afresh=whose(self.app.screen_stack) != "both")

    @property
    def may_go(self) -> bool:
        """Whether both may remove it."""
        from twofold.store.removals import parts_of

        table, name, _ = self._where
        if self._entry is None or self._entry.owner is not None or table not in KINDS:
            return False
        record = self.house.store.table(table).get(name)
        return record is not None and bool(parts_of(table, record, self.house.couple()))

    @property
    def _where(self) -> tuple[str, str, str]:
        table, _, rest = self.entry_id.partition("/")
        name, _, part = rest.partition("/")
        return table, name, part

    def action_remove(self) -> None:
        """Ask both whether it shall go for good."""
        if self.is_active:
            self.house.go(RemoveRoute(*self._where), afresh=whose(self.app.screen_stack) != "both")
