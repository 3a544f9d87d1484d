"""Openings and frames at hand while one writes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.letters import letter_words
from twofold.domain.letters.records import Form
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain

TITLES: dict[Form, str] = {
    "letter": "To begin a letter",
    "poem": "To begin a poem",
    "list": "To begin a list",
}


class Lines(Choices):
    """The list; its key stands below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Take it", tooltip="Put it where the cursor is", id="openings.take"),
    ]


class OpeningsList(Modal[str | None]):
    """First lines and frames for *form*; returns the text of the one taken, or None.

    A frame has several lines, and ends with a new one; a first line is one line to go on from.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = "#openings-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Go back without one", id="openings.back"),
    ]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form: Form = form
        self._texts: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="openings"):
            yield Static(plain(TITLES[self.form]), id="openings-title", markup=False)
            yield Lines(self._choices(), id="openings-list")
        yield KeyBar(id="keys")

    def _choices(self) -> list[Choice]:
        openings, frames = letter_words().for_(self.form)
        choices: list[Choice] = []
        for group in openings:
            choices += [Choice("", "", heading=True)] if choices else []
            choices.append(Choice("", group.about, heading=True))
            for line in group.lines:
                self._texts[line] = f"{line} "
                shown = line if line.endswith((":", ",")) else f"{line} …"
                choices.append(Choice(line, shown))
        choices += [Choice("", "", heading=True), Choice("", "A frame to fill", heading=True)]
        for frame in frames:
            self._texts[f"frame:{frame.name}"] = frame.text.strip("\n") + "\n"
            choices.append(Choice(f"frame:{frame.name}", frame.name, frame.note))
        return choices

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take the line."""
        message.stop()
        self._answer(self._texts.get(message.id))

    def action_back(self) -> None:
        """Close without one."""
        self._answer(None)

    def _answer(self, text: str | None) -> None:
        if self.is_active:
            self.dismiss(text)
