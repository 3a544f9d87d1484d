"""How awake somebody is, in five words of which one is chosen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from twofold.domain.tuning.cards import ENERGIES
from twofold.widgets.chooser import Chooser

ROOM = sum(map(len, ENERGIES)) + 2 * len(ENERGIES) + len(ENERGIES) - 1
"""Cells that all five words take, each between brackets."""


class Energy(Chooser):
    """The five words of energy; ``value`` is 1 to 5, or None. The chosen one stands in brackets.

    The arrows, 1 to 5, or the mouse choose; Backspace leaves it open again. Where it is narrow the word
    chosen stands behind five dots.
    """

    class Changed(Message):
        """``value`` was chosen."""

        def __init__(self, energy: "Energy", value: int | None) -> None:
            super().__init__()
            self.energy, self.value = energy, value

        @property
        def control(self) -> "Energy":
            """The row of words."""
            return self.energy

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", tooltip="A step more tired", id="energy.less"),
        Binding("right", "step(1)", "More", tooltip="A step more awake", id="energy.more"),
        Binding("backspace,delete", "clear", "Leave open", tooltip="Leave it without an answer", show=False,
                id="energy.clear"),
        Binding("enter", "onward", "Next field", tooltip="Go to the next line", show=False,
                id="energy.onward"),
    ]  # fmt: skip

    value: reactive[int | None] = reactive[int | None](None)

    def __init__(self, value: int | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Energy.value, value)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the one line it takes."""
        return 1

    def render(self) -> Content:
        """Draw the words, or the dots and the one chosen."""
        chosen = "bold $accent" if self.has_focus else "bold"
        if self.content_size.width >= ROOM:
            parts = []
            for step, word in enumerate(ENERGIES, 1):
                here = step == self.value
                text = Content.styled(f"[{word}]" if here else f" {word} ", chosen if here else "$quiet")
                parts.append(text.stylize(Style.from_meta({"energy": step})))
            return Content(" ").join(parts)
        dots = [
            Content.styled("●" if step == self.value else "○", chosen if step == self.value else "$quiet")
            .stylize(Style.from_meta({"energy": step}))
            for step in range(1, len(ENERGIES) + 1)
        ]  # fmt: skip
        word = ENERGIES[self.value - 1] if self.value else "1 to 5"
        return Content(" ").join([*dots, Content.styled(f" {word}", chosen if self.value else "$quiet")])

    def choose(self, value: int | None) -> None:
        """Choose *value*."""
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def action_step(self, by: int) -> None:
        """Choose the neighbour; the first arrow begins in the middle."""
        middle = len(ENERGIES) // 2 + 1
        self.choose(middle if self.value is None else min(max(self.value + by, 1), len(ENERGIES)))

    def action_clear(self) -> None:
        """Leave it without an answer."""
        self.choose(None)

    def action_onward(self) -> None:
        """Go to the next line."""
        (self.on_enter or self.screen.focus_next)()

    def on_key(self, event: Key) -> None:
        """Choose by digit."""
        if event.character and event.character in "12345":
            event.stop()
            self.choose(int(event.character))

    def on_click(self, event: Click) -> None:
        """Choose the word under the mouse."""
        step = event.style.meta.get("energy")
        if isinstance(step, int):
            self.choose(step)
