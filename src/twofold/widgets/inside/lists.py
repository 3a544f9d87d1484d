"""The inside of Textual's lists."""

from textual.geometry import Region, Size
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

    def action_page_down(self) -> None:
        """Move the cursor down by a page."""
        if self._has_lines():
            super().action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Move the cursor up by a page."""
        if self._has_lines():
            super().action_page_up()  # type: ignore[no-untyped-call]

    def _has_lines(self) -> bool:
        # Set anew, the list has no lines before it is drawn; Textual's page keys count on them.
        self.scroll_to_highlight()
        return bool(self.scrollable_content_region)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes; none for no width, as a page has in its first layout."""
        padding = self.get_component_styles("option-list--option").padding.width
        return super().get_content_height(container, viewport, width) if width > padding else 0
