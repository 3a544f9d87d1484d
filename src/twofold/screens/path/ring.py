"""The circle, with a cursor that the arrows move around it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from twofold.domain.path.records import Link
from twofold.domain.people import Couple

from .render import ring


class Ring(Widget, can_focus=True):
    """The circle of ``links``, one of which has the cursor; the arrows move it around, Enter chooses."""

    class Chosen(Message):
        """The link under the cursor was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "move(1)", "Next", tooltip="The next link", show=False, id="ring.next"),
        Binding("up,left", "move(-1)", "Before", tooltip="The link before", show=False, id="ring.before"),
    ]

    def __init__(self, couple: Couple, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._couple = couple
        self._links: tuple[Link, ...] = ()
        self._at = 0

    @property
    def under(self) -> Link | None:
        """The link under the cursor, or None where there is none."""
        return self._links[self._at] if self._links else None

    @property
    def place(self) -> int:
        """The place of that link."""
        return self._at

    def show(self, links: tuple[Link, ...], couple: Couple) -> None:
        """Show *links*; the cursor stays with its link, else with its place."""
        if (links, couple) == (self._links, self._couple):
            return
        here = self.under
        self._links, self._couple = links, couple
        ids = [link.id for link in links]
        if here is not None and here.id in ids:
            self._at = ids.index(here.id)
        self._at = min(self._at, max(0, len(links) - 1))
        self.refresh(layout=True)

    def go_to(self, id: str) -> None:
        """Put the cursor on the link *id*, if it is there."""
        self._go(next((n for n, link in enumerate(self._links) if link.id == id), self._at))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes."""
        return max(1, len(ring(self._links, self._couple, width).split("\n")))

    def render(self) -> Content:
        """Draw it."""
        return ring(self._links, self._couple, self.content_size.width, self._at)

    def action_move(self, by: int) -> None:
        """Move the cursor around the circle."""
        if self._links:
            self._go((self._at + by) % len(self._links))

    def on_click(self, event: Click) -> None:
        """Put the cursor on the link under the mouse; choose the one that has it already."""
        place = event.style.meta.get("link")
        if not isinstance(place, int) or place >= len(self._links):
            return
        event.stop()
        if place == self._at:
            self.post_message(self.Chosen())
        else:
            self._go(place)

    def _go(self, place: int) -> None:
        self._at = place
        self.refresh()
        self.call_after_refresh(self._into_sight)

    def _into_sight(self) -> None:
        if not self.is_attached or not isinstance(self.parent, Widget):
            return
        width = self.content_size.width
        drawn = (ring(self._links, self._couple, width, at).split("\n") for at in (self._at, None))
        # Only the first line of the link under the cursor reads differently without it.
        rows = [y for y, (here, gone) in enumerate(zip(*drawn, strict=True)) if here.plain != gone.plain]
        if rows:
            top = self.virtual_region.y + rows[0]
            self.parent.scroll_to_region(Region(0, top - 1, 1, 4), animate=False, force=True)
