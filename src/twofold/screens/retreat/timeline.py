"""A line to type a time in, right where one is, with how it is read beside it."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from twofold.domain.retreat.nights import meant_words
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.times import read_times, span
from twofold.widgets.fields import Line


def reading(text: str, plan: Plan, slot: Slot) -> Content:
    """Return how *text* is read as a time of *slot* of *plan*, or what cannot be read, in words."""
    try:
        start, length = read_times(text, slot.start, slot.length)
    except ValueError as unread:
        return Content.styled(str(unread), "$accent")
    meant = replace(slot, start=start, length=length)
    return Content.styled(f"{span(meant)}, {meant_words(plan, meant)}", "$quiet")


class _Typed(Line):
    def action_leave(self) -> None:
        """Leave the time as it was."""
        if isinstance(self.parent, TimeLine):
            self.parent.close()


class TimeLine(Horizontal):
    """Hidden until `ask` is called. Enter takes what was typed, Esc leaves all as it was."""

    class Taken(Message):
        """A time was typed: ``start`` and ``length`` in minutes."""

        def __init__(self, start: int, length: int) -> None:
            super().__init__()
            self.start = start
            self.length = length

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: tuple[Plan, Slot] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line and what is read."""
        yield Static("Time", id="time-label", markup=False)
        yield _Typed(placeholder="19:30–21, 7pm", limit=40, id="time-line")
        yield Static("", id="time-reads", markup=False)

    def on_mount(self) -> None:
        """Hide, and let Enter take the time."""
        self.display = False
        self.query_one(_Typed).on_enter = self._take

    def ask(self, plan: Plan, slot: Slot) -> None:
        """Let another time be typed for *slot* of *plan*."""
        self._asked = plan, slot
        line = self.query_one(_Typed)
        line.value = ""
        self.query_one("#time-reads", Static).update(Content.styled(f"now {span(slot)}", "$quiet"))
        self.display = True
        line.focus()

    def close(self) -> None:
        """Give the keyboard back to the page."""
        self.screen.set_focus(None)
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it is read."""
        event.stop()
        if self.display and self._asked and (text := self.query_one(_Typed).line):
            self.query_one("#time-reads", Static).update(reading(text, *self._asked))

    def _take(self) -> None:
        text = self.query_one(_Typed).line
        if not text or self._asked is None:
            self.close()
            return
        slot = self._asked[1]
        try:
            start, length = read_times(text, slot.start, slot.length)
        except ValueError:
            return  # what is wrong stands beside it
        self.close()
        self.post_message(self.Taken(start, length))
