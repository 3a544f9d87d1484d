"""The list of what twofold has for a slot."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content import Practice
from twofold.domain.dates import short_minutes
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal

from .signs import DEEP


class PracticeList(Modal[str | None]):
    """Shows *practices*, with the cursor on the id *chosen*.

    Gives the id taken, "" for none, or None for Esc.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = "#practices-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Go back and leave it as it was", id="practices.back"),
    ]

    def __init__(self, practices: Sequence[Practice], chosen: str) -> None:
        super().__init__()
        self._practices, self._chosen = tuple(practices), chosen

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        choices = [Choice("", "none of these", "something of your own")]
        for each in self._practices:
            note = f"about {short_minutes(each.minutes)}"
            note += f", {DEEP[each.depth]}" if DEEP[each.depth] else ""
            choices.append(Choice(each.id, each.name, note))
        with Vertical(id="practices"):
            yield Static("What of twofold it is", id="practices-title", markup=False)
            yield Choices(choices, id="practices-list")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin at what is chosen."""
        ids = ["", *(each.id for each in self._practices)]
        if self._chosen in ids:
            self.query_one(Choices).highlighted = ids.index(self._chosen)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take it."""
        event.stop()
        self._answer(event.id)

    def action_back(self) -> None:
        """Leave it as it was."""
        self._answer(None)

    def _answer(self, id: str | None) -> None:
        if self.is_active:
            self.dismiss(id)
