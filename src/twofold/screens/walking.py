"""A page around one long list: the keys that move its cursor, wherever such a list is."""

from textual.binding import BindingType

from twofold.widgets.command import Command
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
    """A page with one `LongList` on it."""

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
