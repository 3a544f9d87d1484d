"""A page around one long list: the keys that move its cursor, and the field to find something in it."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.longlist import LongList

from .page import Page


def walking_keys(page: str) -> list[BindingType]:
    """Return the keys that move the cursor of a `Walking` page, with ids such as "<page>.next"."""
    return [
        Command("down,j", "move(1)", "Next", tooltip="The one below", show=False, id=f"{page}.next"),
        Command("up,k", "move(-1)", "Previous", tooltip="The one above", show=False, id=f"{page}.previous"),
        Command("pagedown", "page(1)", "Page down", tooltip="A page down", show=False,
                id=f"{page}.page-down"),
        Command("pageup", "page(-1)", "Page up", tooltip="A page up", show=False, id=f"{page}.page-up"),
        Command("home", "first", "First", tooltip="The topmost", show=False, id=f"{page}.first"),
        Command("end", "last", "Last", tooltip="The earliest", show=False, id=f"{page}.last"),
    ]  # fmt: skip


class Walking(Page):
    """A page with one `LongList` on it, and a line to find with, which is called ``finds_in``.

    Subclasses show the line while ``_finding``, and what has its words when it changes.
    """

    finds_in: ClassVar[str]
    _finding = False

    @property
    def words(self) -> Line:
        """Where it is said what to find."""
        return self.query_one(f"#{self.finds_in}", Line)

    @property
    def month(self) -> str:
        """The month of what is under the cursor, or "" where it has none."""
        return ""

    def on_long_list_moved(self, message: LongList.Moved) -> None:
        """Say which month this is, since its heading may be far above."""
        message.stop()
        heading, month = self.heading, self.month
        if month:
            heading = month if self.is_narrow else f"{heading} · {month}"
        self.head(heading)
        self.refresh_bindings()

    def action_move(self, by: int) -> None:
        """Move the cursor *by* lines down (up, if negative)."""
        self.query_one(LongList).move(by)

    def action_page(self, way: int) -> None:
        """Move the cursor a page down (1) or up (-1)."""
        self.query_one(LongList).page(way)

    def action_first(self) -> None:
        """Move the cursor to the top."""
        self.query_one(LongList).first()

    def action_last(self) -> None:
        """Move the cursor to the bottom."""
        self.query_one(LongList).last()

    def action_find(self) -> None:
        """Open the field, and type."""
        self._finding = True
        self.draw()
        self.words.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go back to the list."""
        event.stop()
        self.set_focus(None)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Take an empty field away."""
        event.stop()
        self._finding = bool(self.words.line)
        self.draw()
