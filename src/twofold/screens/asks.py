"""A page with one line that comes when something is asked, and goes once it is left."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line

from .edit import Editing
from .page import BLANK, View


class Asks(Editing):
    """Subclasses yield `asked` in their body, put `asked_view` into their view, and call `ask`.

    ``asks_in``: what the question and its line are called: "work" for "work-ask" and "work-line".
    """

    asks_in: ClassVar[str]
    asked_words = ""

    def asked(self) -> ComposeResult:
        """Yield the question and its line, both away at first."""
        yield Static("", id=f"{self.asks_in}-ask", classes="quiet", markup=False)
        line = Line("", id=f"{self.asks_in}-line")
        line.display = False
        yield line

    def asked_view(self) -> View:
        """Return the question, whose place stays free meanwhile, and whether its line is there."""
        return {
            f"{self.asks_in}-ask": self.asked_words or BLANK,
            f"{self.asks_in}-line": bool(self.asked_words),
        }

    @property
    def line(self) -> Line:
        """The line."""
        return self.query_one(f"#{self.asks_in}-line", Line)

    def ask(self, words: str, hint: str, value: str, done: Callable[[str], bool]) -> None:
        """Ask *words*, with *value* in the line; Enter calls *done*, until it returns True."""
        line = self.line

        def enter() -> None:
            if done(line.line):
                self.set_focus(None)
                self._put_away()

        self.asked_words = words
        line.value, line.placeholder, line.on_enter = value, hint, enter
        line.cursor_position = len(line.value)  # not where it was in what was asked before
        self.draw()
        line.focus()

    def left(self) -> None:
        """Do what there is to do when the line is left."""

    def back_to(self) -> Choices:
        """Return the list that has the keyboard once the line is left."""
        return self.query_one(Choices)

    def on_descendant_blur(self) -> None:
        """Put the line away once it is left."""
        if not isinstance(self.focused, Line):
            self.call_later(self._put_away)

    def _put_away(self) -> None:
        if isinstance(self.focused, Line) or not self.children:
            return
        if self.asked_words:
            self.left()
            self.asked_words = ""
        self.draw()
        if self.focused is None:
            self.back_to().focus()
