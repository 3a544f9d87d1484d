"""A list that draws only the lines in sight, so that ten years of anything open at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from .plain import plain


class Named(Protocol):
    """What a long list holds: anything with an id that tells it from the others."""

    @property
    def id(self) -> str:
        """Return what tells it from the others."""
        ...


T = TypeVar("T", bound=Named)
NARROW = 60
"""Cells below which what stands side by side is stacked."""
_AIRY = 12
"""Lines from which there is room for empty ones between the groups."""


class LongList(ScrollView, Generic[T], can_focus=False, inherit_bindings=False):
    """Items in groups, one of them under the cursor; its page has the keys, and a click opens one.

    Subclasses say how many lines an item takes (`height`, or `lines_of` where they differ), and draw them
    (`draw_line`).
    """

    class Opened(Message):
        """What is under the cursor was clicked on."""

    class Ready(Message):
        """There is room to show something in: the frame is laid out."""

    class Moved(Message):
        """Something else is under the cursor, or nothing is there any more."""

    cursor: reactive[int] = reactive(0)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: Sequence[T] = ()
        self._groups: tuple[tuple[str, int], ...] = ()
        self._headings: dict[int, str] = {}
        self._at: list[int] = []
        self.laid_for: tuple[bool, bool] | None = None

    @property
    def height(self) -> int:
        """The lines of every item; 0 where they differ."""
        return 0

    def lines_of(self, item: T) -> int:
        """Return the lines that *item* takes."""
        return self.height

    def draw_line(self, item: T, part: int, width: int, here: bool) -> Content:
        """Return the line *part* of *item*, in *width* cells; *here*: it is under the cursor."""
        return plain("" if part else item.id)

    @property
    def items(self) -> Sequence[T]:
        """What is in the list."""
        return self._items

    @property
    def current(self) -> T | None:
        """What is under the cursor, or None in an empty list."""
        return self._items[self.cursor] if self._items else None

    @property
    def _width(self) -> int:
        """The cells of a line, beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def narrow(self) -> bool:
        """Whether there is room for stacked columns only.

        As the lines were laid out: in a window that was made wider just now they are still the narrow ones.
        """
        return self.laid_for[0] if self.laid_for is not None else self._is_narrow

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < NARROW

    @property
    def _is_airy(self) -> bool:
        return self.content_size.height >= _AIRY

    def show(self, items: Sequence[T], groups: Iterable[tuple[str, int]], *, anew: bool = False) -> None:
        """Show *items* in *groups*, each with how many are in it.

        The cursor stays with its item, else with its place; *anew*: it goes to the top.
        """
        here, place = self.current, self.cursor
        self._items, self._groups = items, tuple(groups)
        self._lay()
        to = 0 if anew else self._place_of(here, place)
        if anew:
            self.scroll_to(y=0, animate=False, immediate=True)
        if to != self.cursor:
            self.cursor = to
        else:
            self._reveal()
            self.post_message(self.Moved())

    def _place_of(self, here: T | None, place: int) -> int:
        last = len(self._items) - 1
        if last < 0:
            return 0
        if here is None or (place <= last and self._items[place].id == here.id):
            return min(place, last)
        kept = (i for i, item in enumerate(self._items) if item.id == here.id)
        return next(kept, min(place, last))

    def _lay(self) -> None:
        """Decide on which line each heading, and each item, begins."""
        self.laid_for = (self._is_narrow, self._is_airy)
        self._headings, self._at = {}, []
        line = number = 0
        for title, many in self._groups:
            line += bool(line) and self._is_airy
            if title:
                self._headings[line] = title
                line += 1
            if height := self.height:
                self._at.extend(range(line, line + height * many, height))
                line += height * many
            else:
                for item in self._items[number : number + many]:
                    self._at.append(line)
                    line += self.lines_of(item)
            number += many
        self.virtual_size = Size(0, line)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lay it out anew where more or fewer lines are needed."""
        if self.laid_for is None:
            self.post_message(self.Ready())
        if self.laid_for != (self._is_narrow, self._is_airy):
            self._lay()
        self._reveal()

    def watch_cursor(self) -> None:
        """Keep what is under the cursor in sight."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        if not self._items or not self.is_attached:
            return
        top = self._at[self.cursor]
        # A group is told by its heading: let it come into sight with its first item.
        above = 1 if top - 1 in self._headings else 0
        height = self.lines_of(self._items[self.cursor])
        region = Region(0, top - above, self._width, height + above)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    # What it looks like

    def render_line(self, y: int) -> Strip:
        """Draw the line *y* of what is in sight."""
        width, number = self._width, self.scroll_offset.y + y
        if not 0 <= number < self.virtual_size.height:
            return Strip.blank(width, self.rich_style)
        if number in self._headings:
            line = self._heading(self._headings[number], width)
        else:
            place = bisect_right(self._at, number) - 1
            part = number - self._at[place] if place >= 0 else 0
            if place < 0 or part >= self.lines_of(self._items[place]):
                line = Content(" ")
            else:
                here = place == self.cursor
                line = self.draw_line(self._items[place], part, width, here)
                line = line.stylize(Style.from_meta({"place": place}))
                line = line.pad_right(max(0, width - line.cell_length))
                line = line.stylize("on $panel") if here else line
        strip = Visual.to_strips(self, line, width, 1, self.visual_style)
        return strip[0] if strip else Strip([Segment(" " * width)])

    @staticmethod
    def _heading(title: str, width: int) -> Content:
        rule = "─" * max(0, width - len(title) - 3)
        return Content.assemble("  ", (title, "$quiet"), (f" {rule}", "$line"))

    # Moving about

    def move(self, by: int) -> None:
        """Go *by* items down (up, if negative); the list has ends."""
        if self._items:
            self.cursor = max(0, min(len(self._items) - 1, self.cursor + by))

    def go_to(self, id: str) -> None:
        """Put the cursor on the item *id*, if it is in the list."""
        for place, item in enumerate(self._items):
            if item.id == id:
                self.cursor = place

    def page(self, way: int) -> None:
        """Go a page down (1) or up (-1)."""
        if not self._items:
            return
        line = self._at[self.cursor] + way * max(1, self.content_size.height - 1)
        there = bisect_right(self._at, line) - 1 if way > 0 else bisect_left(self._at, line)
        last = len(self._items) - 1
        self.cursor = max(0, min(last, there if there != self.cursor else there + way))

    def first(self) -> None:
        """Go to the top."""
        self.cursor = 0
        self.scroll_to(y=0, animate=False)

    def last(self) -> None:
        """Go to the bottom."""
        self.cursor = max(0, len(self._items) - 1)

    def on_click(self, event: Click) -> None:
        """Open what is under the mouse."""
        place = event.style.meta.get("place")
        if place is not None and place < len(self._items):
            self.cursor = place
            self.post_message(self.Opened())


def fit(text: Content, width: int) -> Content:
    """Return *text* in exactly *width* cells, with an ellipsis where it is cut."""
    cut = text.truncate(max(0, width), ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))
