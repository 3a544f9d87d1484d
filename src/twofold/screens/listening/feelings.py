"""Feelings to pick from, for the one who guesses."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.content import feelings
from twofold.content.words import like_feeling
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker
from twofold.widgets.plain import plain

MOST = 4
"""Feelings shown at a time: a guess is not a list."""


class Feelings(Picker[tuple[str, ...]]):
    """Pick up to four feelings; returns them in the order picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "show", "Show them", tooltip="Show the words to both of you", id="feelings.show"),
    ]
    takes = False

    def __init__(self, picked: tuple[str, ...] = ()) -> None:
        super().__init__("How might it have felt?", _choices(picked), _words(picked))
        self._picked = picked

    def take(self, choice: Choice) -> None:
        """Pick *choice*, or put it back."""
        word = choice.id
        if word in self._picked:
            self._picked = tuple(w for w in self._picked if w != word)
        else:
            self._picked = (*self._picked, word)[-MOST:]
        self.ask(self.heading, _words(self._picked))
        self.show(_choices(self._picked))

    def action_show(self) -> None:
        """Show the words to both."""
        self.answer(self._picked)

    def action_back(self) -> None:
        """Leave, with the words picked so far."""
        self.answer(self._picked)


def _words(picked: tuple[str, ...]) -> str:
    return " · ".join(picked) or f"Pick up to {MOST} words with Enter. Type to find one."


def _choices(picked: tuple[str, ...]) -> list[Choice]:
    choices = []
    for group in feelings():
        for word in (group.name, *group.words):
            sign = Content("✓" if word in picked else " ")
            title = Content.styled(word, "bold") if word == group.name else plain(f"  {word}")
            choices.append(choice := Choice(word, title, sign=sign))
            choice.also = like_feeling(word)
    return choices
