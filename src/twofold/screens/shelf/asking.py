"""A page about a work with one line that comes when it is asked for, and goes once it is left."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain

from .kept import OnWork


class AsksOnWork(OnWork):
    """Subclasses yield `asked` in their body, and call `ask`."""

    def asked(self) -> ComposeResult:
        """Yield the question and its line, both away at first."""
        yield Static("", id="work-ask", classes="quiet", markup=False)
        line = Line("", id="work-line")
        line.display = False
        yield line

    def left(self) -> None:
        """Do what there is to do when the line is left."""

    def ask(self, words: str, hint: str, value: str, done: Callable[[str], bool]) -> None:
        """Ask *words*, with *value* in the line; Enter calls *done*, until it returns True."""
        line = self.query_one("#work-line", Line)

        def enter() -> None:
            if done(line.line):
                self.set_focus(None)
                self._put_away()

        self.query_one("#work-ask", Static).update(plain(words))
        line.value, line.placeholder, line.on_enter = value, hint, enter
        line.display = True
        line.focus()

    def on_descendant_blur(self) -> None:
        """Put the line away once it is left."""
        if not isinstance(self.focused, Line):
            self.call_later(self._put_away)

    def _put_away(self) -> None:
        for line in self.query("#work-line").results(Line):
            if isinstance(self.focused, Line):
                return
            if line.display:
                self.left()
            line.display = False
            self.query_one("#work-ask", Static).update("")
            self.query_one(Choices).focus()
            self.draw()
