"""The answers to a request, each on a field of its own and all drawn alike."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widgets import Static

from twofold.widgets.plain import plain

ROW = 71
"""Cells in which four answers stand beside each other."""


class Tile(Static):
    """One answer: its key above its words. Every tile has the same size and the same look."""

    ALLOW_SELECT = False

    def __init__(self, number: int) -> None:
        super().__init__("", classes="tile", markup=False)
        self.number = number

    def show(self, key: str, words: str) -> None:
        """Show *words* under *key*."""
        self.update(Content("\n").join([Content.styled(key, "bold $accent"), plain(words)]))

    def on_click(self, event: Click) -> None:
        """Take this answer."""
        event.stop()
        self.post_message(Tiles.Taken(self.number))


class Tiles(Container):
    """Up to four answers beside each other, or two by two where it is narrow."""

    class Taken(Message):
        """The answer ``number`` (from 1) was clicked on."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        for number in range(1, 5):
            yield Tile(number)

    def on_resize(self, event: Resize) -> None:
        """Stand in one row where there is room."""
        self.set_class(event.size.width >= ROW, "-row")

    def show(self, keys: Sequence[str], words: Sequence[str]) -> None:
        """Show *words* with their *keys*; none hides all."""
        self.display = bool(words)
        for tile in self.query(Tile):
            tile.display = tile.number <= len(words)
            if tile.display:
                tile.show(keys[tile.number - 1], words[tile.number - 1])
