"""A scale to answer on."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from .chooser import Chooser


class Scale(Chooser):
    """Steps from *first* to *last* (1 to 5, or 0 to 10), with a word at each end.

    ``value`` is None until one is chosen.

    A digit, the arrows, Home and End, or the mouse choose. The step chosen stands in brackets, so colour
    is not needed to see it. With ``on_enter``, Enter calls that.
    """

    class Changed(Message):
        """A step was chosen on ``scale``."""

        def __init__(self, scale: "Scale", value: int) -> None:
            super().__init__()
            self.scale = scale
            self.value = value

        @property
        def control(self) -> "Scale":
            """The scale."""
            return self.scale

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", tooltip="One step less", id="scale.less"),
        Binding("right", "step(1)", "More", tooltip="One step more", id="scale.more"),
        Binding("home", "end(-1)", "Least", tooltip="The first step", show=False, id="scale.least"),
        Binding("end", "end(1)", "Most", tooltip="The last step", show=False, id="scale.most"),
        Binding(
            "enter", "onward", "Next field", tooltip="Go to the next field", show=False, id="scale.onward"
        ),
    ]

    value: reactive[int | None] = reactive[int | None](None)

    def __init__(
        self,
        least: str,
        most: str,
        *,
        first: int = 1,
        last: int = 5,
        value: int | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.least, self.most, self.first, self.last = least, most, first, last
        self.set_reactive(Scale.value, value)

    @property
    def steps(self) -> range:
        """The steps there are."""
        return range(self.first, self.last + 1)

    def render(self) -> Content:
        """Draw the steps, and the words of both ends below them."""
        parts = []
        for step in self.steps:
            link = Style.from_meta({"step": step})
            if step == self.value:
                parts.append(
                    Content.styled(f"[{step}]", "bold $accent" if self.has_focus else "bold").stylize(link)
                )
            else:
                parts.append(Content.styled(f" {step} ", "$quiet").stylize(link))
        # Eleven steps with a space between them would not fit into forty cells.
        numbers = Content(" " if len(self.steps) < 8 else "").join(parts)
        gap = numbers.cell_length - len(self.least) - len(self.most)
        ends = f"{self.least}{' ' * gap}{self.most}" if gap >= 2 else f"{self.least} … {self.most}"
        return Content.assemble(numbers, "\n", (ends, "$quiet"))

    def choose(self, value: int) -> None:
        """Choose *value*, if it is a step."""
        if value in self.steps:
            self.value = value
            self.post_message(self.Changed(self, value))

    def action_step(self, by: int) -> None:
        """Choose the neighbouring step; the first arrow begins in the middle."""
        middle = (self.first + self.last) // 2
        self.choose(middle if self.value is None else min(max(self.value + by, self.first), self.last))

    def action_end(self, side: int) -> None:
        """Choose the first or the last step."""
        self.choose(self.first if side < 0 else self.last)

    def action_onward(self) -> None:
        """Go to the next field."""
        if self.on_enter is not None:
            self.on_enter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Go on only where it leads on."""
        if action == "onward":
            return self.on_enter is not None
        return super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Choose by digit."""
        if event.character and event.character.isdecimal() and event.character.isascii():
            event.stop()
            self.choose(int(event.character))

    def on_click(self, event: Click) -> None:
        """Choose the step under the mouse."""
        step = event.style.meta.get("step")
        if isinstance(step, int):
            self.choose(step)
