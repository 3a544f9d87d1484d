"""A question that lies over the page for a moment and gives back an answer."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from .keybar import KeyBar
from .once import Modal
from .plain import plain

T = TypeVar("T")


class Ask(Modal[T | None]):
    """Base of the questions: ``heading``, the quiet line ``why``, what ``body`` yields, and the keys.

    Esc answers None. ``notes``: more lines for the help.
    """

    notes: tuple[str, ...] = ()

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "app.help", "Help", tooltip="The keys of this page, and what it is for",
                show=False, id="ask.help"),
        Binding("escape", "back", "Back", tooltip="Go back", id="ask.back", key_display="esc"),
    ]  # fmt: skip

    def __init__(self, heading: str, why: str = "") -> None:
        super().__init__()
        self.heading, self.why = heading, why

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="ask"):
            yield Static(plain(self.heading), id="ask-title", markup=False)
            if self.why:
                yield Static(plain(self.why), id="ask-why", classes="quiet", markup=False)
            yield from self.body()
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """Yield what is between the question and the keys."""
        yield from ()

    def ask(self, heading: str, why: str) -> None:
        """Change the question, which has a *why* from the beginning."""
        self.heading, self.why = heading, why
        self.query_one("#ask-title", Static).update(plain(heading))
        self.query_one("#ask-why", Static).update(plain(why))

    def answer(self, value: T | None) -> None:
        """Close with *value*, once."""
        if self.is_active:
            self.dismiss(value)

    def action_back(self) -> None:
        """Close without an answer."""
        self.answer(None)
