"""Feelings to pick from, for the one who guesses."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.content import feelings
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .ask import Ask

MOST = 4
"""Feelings shown at a time: a guess is not a list."""


class Feelings(Ask[tuple[str, ...]]):
    """Pick up to four feelings; returns them in the order picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick", tooltip="Pick this word, or put it back", id="feelings.pick"),
        Binding("w,tab", "show", "Show them", tooltip="Show the words to both of you", id="feelings.show"),
    ]
    AUTO_FOCUS = "#feelings-list"

    def __init__(self, picked: tuple[str, ...] = ()) -> None:
        super().__init__("How might it have felt?", "")
        self._picked = picked

    def body(self) -> ComposeResult:
        """Lay out the words in their groups."""
        yield Choices(self._choices(), id="feelings-list")

    def on_mount(self) -> None:
        """Show what was picked before."""
        self._show()

    def _choices(self) -> list[Choice]:
        choices = []
        for group in feelings():
            for word in (group.name, *group.words):
                sign = Content("✓" if word in self._picked else " ")
                title = Content.styled(word, "bold") if word == group.name else plain(f"  {word}")
                choices.append(Choice(word, title, sign=sign))
        return choices

    def _show(self) -> None:
        words = " · ".join(self._picked) or f"Up to {MOST} words, picked with Space or Enter."
        self.ask(self._title, words)
        self.query_one(Choices).set_choices(self._choices())

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Pick with Enter as well."""
        message.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Pick the word under the cursor, or put it back."""
        word = self.query_one(Choices).current
        if word is None:
            return
        if word in self._picked:
            self._picked = tuple(w for w in self._picked if w != word)
        else:
            self._picked = (*self._picked, word)[-MOST:]
        self._show()

    def action_show(self) -> None:
        """Show the words to both."""
        self.answer(self._picked)

    def action_back(self) -> None:
        """Leave, with the words picked so far."""
        self.answer(self._picked)
