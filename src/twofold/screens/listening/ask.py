"""A question that lies over the page for a moment and gives back an answer."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain

T = TypeVar("T")


class Ask(Modal[T | None]):
    """Base of the questions: *title*, the quiet line *why*, what ``body`` yields, and the keys.

    Esc answers None.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Go back", id="ask.back", key_display="esc"),
    ]

    def __init__(self, title: str, why: str) -> None:
        super().__init__()
        self._title, self._why = title, why

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="ask"):
            yield Static(plain(self._title), id="ask-title", markup=False)
            yield Static(plain(self._why), id="ask-why", classes="quiet", markup=False)
            yield from self.body()
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """Yield what is between the question and the keys."""
        yield from ()

    def ask(self, title: str, why: str) -> None:
        """Change the question."""
        self.query_one("#ask-title", Static).update(plain(title))
        self.query_one("#ask-why", Static).update(plain(why))

    def answer(self, value: T | None) -> None:
        """Close with *value*, once."""
        if self.is_active:
            self.dismiss(value)

    def action_back(self) -> None:
        """Close without an answer."""
        self.answer(None)
