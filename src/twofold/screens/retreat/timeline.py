"""A line to type a time in, right where one is, with how it is read beside it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from twofold.domain.dates import short_minutes
from twofold.domain.retreat.times import clock_of, read_times
from twofold.widgets.fields import Line


def reading(text: str, start: int | None, length: int) -> Content:
    """Return how *text* is read, or what cannot be read, in words."""
    try:
        start, length = read_times(text, start, length)
    except ValueError as unread:
        return Content.styled(str(unread), "$accent")
    return Content.styled(f"{clock_of(start)}–{clock_of(start + length)}, {short_minutes(length)}", "$quiet")


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
        self._start, self._length = 0, 60

    def compose(self) -> ComposeResult:
        """Lay out the line and what is read."""
        yield Static("Time", id="time-label", markup=False)
        yield _Typed(placeholder="19:30–21, 7pm", limit=40, id="time-line")
        yield Static("", id="time-reads", markup=False)

    def on_mount(self) -> None:
        """Hide, and let Enter take the time."""
        self.display = False
        self.query_one(_Typed).on_enter = self._take

    def ask(self, start: int, length: int) -> None:
        """Let a time be typed for something that now begins at *start* and lasts *length* minutes."""
        self._start, self._length = start, length
        line = self.query_one(_Typed)
        line.value = ""
        self.query_one("#time-reads", Static).update(
            Content.styled(f"now {clock_of(start)}–{clock_of(start + length)}", "$quiet")
        )
        self.display = True
        line.focus()

    def close(self) -> None:
        """Give the keyboard back to the page."""
        self.screen.set_focus(None)
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how it is read."""
        event.stop()
        if self.display and (text := self.query_one(_Typed).line):
            self.query_one("#time-reads", Static).update(reading(text, self._start, self._length))

    def _take(self) -> None:
        text = self.query_one(_Typed).line
        if not text:
            self.close()
            return
        try:
            start, length = read_times(text, self._start, self._length)
        except ValueError:
            return  # what is wrong stands beside it
        self.close()
        self.post_message(self.Taken(start, length))
