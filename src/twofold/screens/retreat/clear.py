"""Pages of which no message that passes by may hide what one looks at."""

from typing import ClassVar

from twofold.screens.page import Page

LEAST = 3
"""Lines that stay for the rows, however long a message is."""


class KeptClear(Page):
    """A page whose ``rows`` (the id of their widget) stay in sight, as does what has the keyboard: for a
    message that needs more lines than there are below them, they make room."""

    rows: ClassVar[str]

    def on_mount(self) -> None:
        """Look after every layout whether there are messages, and how much they need."""
        self.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._make_room(), immediate=True)

    def _make_room(self) -> None:
        for keys, rows in zip(self.query("#keys"), self.query(f"#{self.rows}"), strict=False):
            given, floor = keys.styles.margin.top, keys.region.y
            tops = [toast.region.y for toast in self.query("Toast") if toast.region]
            held = self.focused.region.bottom if self.focused else 0
            spare = floor - given - max(rows.region.bottom, held)
            # A message without end would leave nothing to look at.
            most = max(0, rows.size.height + given - LEAST)
            lines = max(0, min(floor - min(tops) - spare, most)) if tops else 0
            if given != lines:
                keys.styles.margin = (lines, 0, 0, 0)
