"""Two circles that the arrow keys move together and apart."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from twofold.domain.closeness.circles import SIZES, apart, moved, words_of
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.widgets.chooser import Chooser

from .render import LARGE, SMALL, circles

UNMOVED = "→ brings them closer"


class Nearness(Chooser):
    """The circles of *side*, theirs on the left; ``value`` is 0 (far apart) to 100, or None while not moved.

    Right and left move them by as much as can be seen, Home and End to the ends, Backspace leaves it open.
    A click on the right half brings them closer.
    """

    class Changed(Message):
        """``value`` was chosen."""

        def __init__(self, nearness: "Nearness", value: int | None) -> None:
            super().__init__()
            self.nearness, self.value = nearness, value

        @property
        def control(self) -> "Nearness":
            """The circles."""
            return self.nearness

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Farther", tooltip="Move the circles apart",
                id="nearness.farther"),
        Binding("right", "move(1)", "Closer", tooltip="Bring the circles closer",
                id="nearness.closer"),
        Binding("end", "put(100)", "Closest", tooltip="As close as can be", show=False,
                id="nearness.closest"),
        Binding("home", "put(0)", "Farthest", tooltip="As far as can be", show=False,
                id="nearness.farthest"),
        Binding("backspace,delete", "put(None)", "Leave open", tooltip="Leave the circles out", show=False,
                id="nearness.clear"),
        Binding("enter", "onward", "Next field", tooltip="Go to the next line", show=False,
                id="nearness.onward"),
    ]  # fmt: skip

    chooses = "Move"
    value: reactive[int | None] = reactive[int | None](None)

    def __init__(self, value: int | None, couple: Couple, side: Side, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._couple, self._side = couple, side
        self.set_reactive(Nearness.value, value)

    @property
    def circle(self) -> int:
        """The width of a circle in the room there is."""
        size = self.app.size
        return LARGE if size.width >= 60 and size.height >= 20 else SMALL

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes: the circles, and the words below."""
        return len(SIZES[self.circle]) + 1

    def render(self) -> Content:
        """Draw the circles, and say in words how near they are."""
        across = apart(0, self.circle) + self.circle
        here = "bold $accent" if self.has_focus else "bold"
        said = words_of(self.value)
        words = Content.styled(said, here) if said else Content.styled(UNMOVED, "$quiet")
        pad = " " * max(0, (across - words.cell_length) // 2)
        return Content("\n").join(
            [circles(self.value, self._couple, self._side, self.circle), Content(pad) + words]
        )

    def action_move(self, by: int) -> None:
        """Move them by as much as can be seen."""
        self.action_put(moved(self.value, by, self.circle))

    def action_put(self, near: int | None) -> None:
        """Put them so near."""
        if near != self.value:
            self.value = near
            self.post_message(self.Changed(self, near))

    def action_onward(self) -> None:
        """Go to the next line."""
        (self.on_enter or self.screen.focus_next)()

    def on_click(self, event: Click) -> None:
        """Bring them closer on the right, and apart on the left."""
        middle = (apart(0, self.circle) + self.circle) // 2
        self.action_move(1 if event.x >= middle else -1)
