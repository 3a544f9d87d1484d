"""A row of a few signs, one of which is chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from .chooser import Chooser


class Pick(Chooser):
    """One of *options*, each (value, sign, style, name); the chosen one stands in brackets, its name beside.

    Left and right, or the mouse, choose; Enter goes on to the next field, or calls ``on_enter``. Where the
    row is too long for its line it goes on in the next one, between two options.
    """

    class Changed(Message):
        """``value`` was chosen on ``pick``."""

        def __init__(self, pick: "Pick", value: str) -> None:
            super().__init__()
            self.pick = pick
            self.value = value

        @property
        def control(self) -> "Pick":
            """The row."""
            return self.pick

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", tooltip="The one before", id="pick.left"),
        Binding("right", "move(1)", "Right", tooltip="The next one", id="pick.right"),
        Binding(
            "enter", "onward", "Next field", tooltip="Go to the next field", show=False, id="pick.onward"
        ),
    ]

    value: reactive[str] = reactive("")

    def __init__(
        self, options: Sequence[tuple[str, str, str, str]], value: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Pick.value, value)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the cells it takes in one line."""
        return self._lines(container.width)[0].cell_length

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the row."""
        return Content("\n").join(self._lines(self.content_size.width))

    def watch_value(self) -> None:
        """Take another line, or leave one, where what is chosen is longer or shorter."""
        width, height = self.content_size
        if width and len(self._lines(width)) != height:
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        parts = []
        name = ""
        for value, sign, style, word in self._options:
            link = Style.from_meta({"pick": value})
            chosen = value == self.value
            name = word if chosen else name
            bracket = "bold $accent" if self.has_focus else "bold"
            left, right = ("[", "]") if chosen else (" ", " ")
            parts.append(Content.assemble((left, bracket), (sign, style), (right, bracket)).stylize(link))
        if name:
            parts.append(Content.styled(f" {name}", "$quiet"))
        lines = [Content("")]
        for part in parts:
            # The blank that an option ends with may be missing at the end of a line.
            spare = len(part.plain) - len(part.plain.rstrip())
            if lines[-1] and lines[-1].cell_length + part.cell_length - spare > width:
                lines.append(Content(""))
            lines[-1] += part
        return lines

    def choose(self, value: str) -> None:
        """Choose *value*, and say so when it is another one."""
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def action_move(self, by: int) -> None:
        """Choose the neighbour; the row has no ends."""
        values = [option[0] for option in self._options]
        place = values.index(self.value) if self.value in values else 0
        self.choose(values[(place + by) % len(values)])

    def action_onward(self) -> None:
        """Go to the next field."""
        (self.on_enter or self.screen.focus_next)()

    def on_click(self, event: Click) -> None:
        """Choose the sign under the mouse."""
        if value := event.style.meta.get("pick"):
            self.choose(value)
