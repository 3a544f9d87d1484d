"""The widget that shows the days: one drawing, of which only the lines that changed are drawn anew."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from .agenda import Agenda
from .cache import DrawingCache
from .columns import Columns
from .drawing import Canvas, Drawing, Hit
from .signs import KINDS

NARROW = 57
"""Cells below which the days do not stand beside each other."""
_STYLES = (
    "plain", "quiet", "line", "head", "here", "title", "accent", "block", "current", "open",
    *sorted({sign.hue for sign in KINDS.values()}),
)  # fmt: skip


class DayView(Widget):
    """Shows a `Canvas`: columns of time, or a list of one day where it is narrow.

    The mouse wheel looks around; a click is told as `Picked`.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"dayview--{name}" for name in _STYLES}

    class Picked(Message):
        """``hit`` was clicked; ``twice``: opened, with a second click."""

        def __init__(self, hit: Hit, twice: bool) -> None:
            super().__init__()
            self.hit = hit
            self.twice = twice

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._canvas: Canvas | None = None
        self._drawing: Drawing | None = None
        self._drawn_for = (0, 0)
        self._first = 0
        self._shown: list[Strip] = []
        self._looks: dict[str, Style] = {}
        self._kept = DrawingCache()

    def show(self, canvas: Canvas) -> None:
        """Show *canvas*, with what is under the cursor in sight."""
        if canvas == self._canvas and self._drawn_for == self.size:
            return
        self._canvas = canvas
        self._draw(follow=True)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown, once there is room for it."""
        return self._drawing

    def on_resize(self) -> None:
        """Draw for another size."""
        self._draw(follow=True)

    def notify_style_update(self) -> None:
        """Draw in the colours of another theme."""
        super().notify_style_update()
        self._looks.clear()
        self._kept = DrawingCache()
        self._shown = []

    def _draw(self, *, follow: bool) -> None:
        canvas, (width, height) = self._canvas, self.size
        self._drawn_for = (width, height)
        if canvas is None or not width or not height:
            return
        self._kept.turn()
        wide = width >= NARROW
        self._drawing = Columns(canvas, width, height, self._kept) if wide else Agenda(canvas, width, height)
        if follow:
            self._follow()
        self._send()

    @property
    def _room(self) -> int:
        return max(1, self.size.height - (len(self._drawing.top()) if self._drawing else 0))

    def _follow(self) -> None:
        """Bring the cursor in sight, with a line of what is around it."""
        assert self._drawing is not None
        start, end = self._drawing.cursor
        room, lines = self._room, self._drawing.lines
        if end - self._first > room - 1:
            self._first = end - room + 1
        if start - 1 < self._first:
            self._first = start - 1
        self._first = max(0, min(self._first, lines - room))

    def _send(self) -> None:
        """Have the lines drawn that are not what they were."""
        before, self._shown = self._shown, self._strips()
        if len(before) != len(self._shown):
            self.refresh()
            return
        width = self.size.width
        changed = [y for y, strip in enumerate(self._shown) if strip is not before[y] and strip != before[y]]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _strips(self) -> list[Strip]:
        drawing, (width, height) = self._drawing, self.size
        assert drawing is not None
        tops = drawing.top()
        lines = range(self._first, min(self._first + height - len(tops), drawing.lines))
        drawn = (drawing.line(line, self._first) for line in lines)
        strips = [self._kept.call(self._strip, tuple(pieces), width) for pieces in (*tops, *drawn)]
        blank = Strip.blank(width, self._look("plain"))
        strips += [blank] * (height - len(strips))
        return self._marked(strips[:height], len(tops), drawing.lines)

    def _marked(self, strips: list[Strip], tops: int, lines: int) -> list[Strip]:
        """Show in the last column that there is more above, or below."""
        room = len(strips) - tops
        if lines <= room or room < 2:
            return strips
        for place, more, sign in (
            (tops, self._first > 0, "↑"),
            (len(strips) - 1, self._first + room < lines, "↓"),
        ):
            if more:
                strips[place] = self._kept.same(self._signed, strips[place], sign)
        return strips

    def _signed(self, strip: Strip, sign: str) -> Strip:
        """Return *strip* with *sign* in its last column."""
        last = Strip([Segment(sign, self._look("quiet"))], 1)
        return Strip.join([strip.crop(0, strip.cell_length - 1), last])

    def _strip(self, pieces: tuple[tuple[str, str], ...], width: int) -> Strip:
        segments = [Segment(text, self._look(names)) for text, names in pieces if text]
        return Strip(segments).adjust_cell_length(width, self._look("plain"))

    def _look(self, names: str) -> Style:
        """Return the style that has all of *names*."""
        if (look := self._looks.get(names)) is None:
            look = self.rich_style
            for name in names.split():
                look = look + self.get_component_rich_style(f"dayview--{name}", partial=True)
            self._looks[names] = look
        return look

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        if not self._shown and self._drawing is not None:
            self._shown = self._strips()
        return self._shown[y] if y < len(self._shown) else Strip.blank(self.size.width, self.rich_style)

    # -- the mouse ------------------------------------------------------------------------------------

    def on_click(self, event: Click) -> None:
        """Say what was clicked."""
        if self._drawing is None:
            return
        event.stop()
        tops = len(self._drawing.top())
        line = event.y - tops + self._first if event.y >= tops else -1
        if (hit := self._drawing.hit(event.x, line)) is not None:
            self.post_message(self.Picked(hit, event.chain == 2))

    def _look_around(self, by: int) -> None:
        if self._drawing is None:
            return
        first = max(0, min(self._first + by, self._drawing.lines - self._room))
        if first != self._first:
            self._first = first
            self._send()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Look at what is later."""
        event.stop()
        self._look_around(3)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Look at what is earlier."""
        event.stop()
        self._look_around(-3)
