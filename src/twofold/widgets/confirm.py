"""A question, asked only before what cannot be undone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from .once import Modal
from .plain import plain


class Confirm(Modal[bool]):
    """Asks *question* under *title*; returns True only for the *yes* button or its key.

    Escape is always *no*, and *no* has the cursor: an accidental Enter changes nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "No", tooltip="Leave everything as it is", id="confirm.no"),
        Binding("f2", "answer(True)", "Yes", tooltip="Do it", id="confirm.yes"),
        Binding(
            "left,right",
            "other",
            "Other button",
            show=False,
            id="confirm.other",
            tooltip="Move to the other button",
        ),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, title: str, question: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._title, self._question, self._yes, self._no = title, question, yes, no

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers."""
        with Vertical(id="confirm"):
            yield Static(plain(self._title), id="confirm-title", markup=False)
            with VerticalScroll(can_focus=False, id="confirm-text"):
                yield Static(plain(self._question), markup=False)
            with Horizontal(id="confirm-buttons"):
                yield Button(plain(f"{self._no}  esc"), id="no", compact=True)
                yield Button(plain(f"{self._yes}  f2"), id="yes", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer with the button."""
        event.stop()
        self.action_answer(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Close with *answer*."""
        if self.is_active:
            self.dismiss(answer)

    def action_other(self) -> None:
        """Move to the other button."""
        self.query_one("#no" if self.focused is self.query_one("#yes") else "#yes").focus()
