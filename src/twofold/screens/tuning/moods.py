"""Words for a mood, to pick from."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.tuning import tuning_words
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain


class MoodWords(Choices):
    """The words; Enter is shown, because here it is the key that matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Take it", tooltip="Take this word", id="moods.take"),
    ]


class Moods(Modal[str | None]):
    """Words for a mood in groups; returns the one taken, or None."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = "#moods-words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", tooltip="Go back without a word", id="moods.back"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        with Vertical(id="moods"):
            yield Static("A word for your mood", id="moods-title", markup=False)
            yield MoodWords(self._choices(), id="moods-words")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Begin with the first word."""
        self.call_after_refresh(self.query_one(MoodWords).first)

    def _choices(self) -> list[Choice]:
        choices = []
        for group in tuning_words().moods:
            choices.append(Choice("", group.name, heading=True))
            choices += [Choice(word, plain(f"  {word}")) for word in group.words]
        return choices

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take the word."""
        message.stop()
        self._answer(message.id)

    def action_leave(self) -> None:
        """Go back without a word."""
        self._answer(None)

    def _answer(self, word: str | None) -> None:
        if self.is_active:
            self.dismiss(word)
