"""A row of a few signs, one of which is chosen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Pick(Widget, can_focus=True):
    """One of *options*, each (value, sign, style, name); the chosen one stands in brackets, its name beside.

    Left and right, or the mouse, choose; Enter goes on to the next field, or calls ``on_enter``.
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
        Binding("left", "move(-1)", "Left", tooltip="The one before", show=False, id="pick.left"),
        Binding("right", "move(1)", "Right", tooltip="The next one", show=False, id="pick.right"),
        Binding(
            "enter", "onward", "Next field", tooltip="Go to the next field", show=False, id="pick.onward"
        ),
    ]

    on_enter: Callable[[], None] | None = None
    value: reactive[str] = reactive("")

    def __init__(
        self, options: Sequence[tuple[str, str, str, str]], value: str, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Pick.value, value)

    def render(self) -> Content:
        """Draw the row."""
        parts = []
        name = ""
        for value, sign, style, word in self._options:
            link = Style.from_meta({"pick": value})
            chosen = value == self.value
            name = word if chosen else name
            bracket = "bold $accent" if self.has_focus else "bold"
            left, right = ("[", "]") if chosen else (" ", " ")
            parts.append(Content.assemble((left, bracket), (sign, style), (right, bracket)).stylize(link))
        return Content("").join([*parts, Content.styled(f" {name}", "$quiet")])

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
