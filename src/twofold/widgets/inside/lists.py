"""The inside of Textual's lists."""

from textual.geometry import Region
from textual.reactive import reactive
from textual.widgets import OptionList


class OpenList(OptionList):
    """Textual's list, which draws two rows when its cursor moves, and not all of them."""

    highlighted: reactive[int | None] = reactive[int | None](None, repaint=False)

    def _watch_highlighted(self, before: int | None, here: int | None) -> None:
        lines, heights = self._index_to_line, self._line_cache.heights
        top, width = self.scroll_offset.y, self.size.width
        rows = [
            Region(0, lines[place] - top, width, heights[place])
            for place in (before, here)
            if place is not None and place in lines
        ]
        if rows:
            self.refresh(*rows)

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Let the bar say where the list is: while it is hidden Textual does not tell it."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y
