"""A chart of two lines over days, one of each partner, and a cursor that goes from point to point."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from twofold.domain.book.lines import Pair
from twofold.domain.people import Couple

from .plain import hue
from .plot import Frame, Kind, columns, days_of, frame, page, render


class LineChart(Widget, can_focus=True):
    """The lines of ``pairs``, which are in order; the cursor is on the one at ``here``, at first the last."""

    class Moved(Message):
        """The cursor of ``chart`` is on another pair."""

        def __init__(self, chart: "LineChart") -> None:
            super().__init__()
            self.chart = chart

        @property
        def control(self) -> "LineChart":
            """The chart."""
            return self.chart

    class Opened(Moved):
        """The pair under the cursor was clicked on once more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Along", tooltip="The point before", key_display="←→",
                id="chart.before"),
        Binding("right", "move(1)", "After", tooltip="The point after it", show=False, id="chart.after"),
        Binding("pageup", "turn(-1)", "Earlier", tooltip="The months before those in sight", show=False,
                id="chart.earlier"),
        Binding("pagedown", "turn(1)", "Later", tooltip="The months after those in sight", show=False,
                id="chart.later"),
        Binding("home", "move(-1000000)", "First", tooltip="The first point", show=False, id="chart.first"),
        Binding("end", "move(1000000)", "Last", tooltip="The last point", show=False, id="chart.last"),
    ]  # fmt: skip

    def __init__(self, couple: Couple, ends: tuple[str, str], *, id: str | None = None) -> None:
        """*ends*: what the top means, and what the bottom."""
        super().__init__(id=id)
        self.couple, self.ends = couple, ends
        self.pairs: Sequence[Pair] = ()
        self.here = 0
        self._days: list[date] = []
        self._day_of: list[date] = []

    @property
    def pair(self) -> Pair | None:
        """What is under the cursor."""
        return self.pairs[self.here] if self.pairs else None

    def show(self, couple: Couple, pairs: Sequence[Pair]) -> None:
        """Draw *pairs*; the cursor stays on what it was on, or else goes to the last."""
        before = self.pair
        self.couple, self.pairs = couple, pairs
        self._days, self._day_of = days_of(pairs), [pair.day for pair in pairs]
        last = max(0, len(pairs) - 1)
        self.here = next((n for n, each in enumerate(pairs) if before and each.id == before.id), last)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes where the sheet does not say."""
        return 8

    def render(self) -> Content:
        """Draw what there is room for around the cursor."""
        styles = self._styles()
        a, b = self.couple.a.mark, self.couple.b.mark
        width, height = self.content_size
        first, after = self._in_sight()
        here = self.pair.day if self.pair and self.has_focus else None
        rows = render(
            self.pairs[first:after], width, height, here=here, marks=(a, b), ends=self.ends,
            more=(first > 0, after < len(self.pairs)),
        )  # fmt: skip
        lines = [Content.assemble(*((cell.sign, styles[cell.kind]) for cell in row)) for row in rows]
        return Content("\n").join(lines)

    def _styles(self) -> dict[Kind, str]:
        return {
            "": "",
            "a": hue(self.couple.a.colour),
            "b": hue(self.couple.b.colour),
            "axis": "$line",
            "words": "$quiet",
            "here": "bold $accent",
        }

    def go_to(self, here: int) -> None:
        """Put the cursor on the pair at *here*, or the nearest there is."""
        here = min(max(here, 0), len(self.pairs) - 1)
        if self.pairs and here != self.here:
            self.here = here
            self.refresh()
            self.post_message(self.Moved(self))

    def action_move(self, by: int) -> None:
        """Go *by* points to the right (to the left, if negative)."""
        self.go_to(self.here + by)

    def action_turn(self, way: int) -> None:
        """Show the months after those in sight, or before them."""
        first, after = self._in_sight()
        self.go_to(first - 1 if way < 0 else after)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show it no more."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Put the cursor on the day under the mouse; once more opens it."""
        if self.pair is None:
            return
        slots = columns(self._page(), self._frame.slots)
        x = (event.get_content_offset_capture(self).x - self._frame.left) // 2
        day = min(slots, key=lambda each: abs(slots[each] - x))
        if self.pair.day == day:
            self.post_message(self.Opened(self))
        else:
            self.go_to(bisect_left(self._day_of, day))

    @property
    def _frame(self) -> Frame:
        return frame(self.content_size.width, self.content_size.height, self.ends)

    def _page(self) -> Sequence[date]:
        """Return the days that are in sight."""
        return page(self._days, self._frame.slots, self.pair.day) if self.pair else ()

    def _in_sight(self) -> tuple[int, int]:
        """Return which of the pairs are in sight: from the first up to the second."""
        if not (days := self._page()):
            return 0, 0
        return bisect_left(self._day_of, days[0]), bisect_right(self._day_of, days[-1])
