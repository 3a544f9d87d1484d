"""A letter that is written openly: what writing one together and adding one from elsewhere have in common."""

from typing import TypeVar

import msgspec

from twofold.domain.letters.records import Letter
from twofold.screens.autosave import FormTyping
from twofold.widgets.words import Words

S = TypeVar("S", bound=msgspec.Struct)


class WrittenOpenly(FormTyping[Letter, S]):
    """A page on which a letter is typed for both to see; its words stand in the field "text" of its form."""

    @property
    def text(self) -> Words:
        """The letter."""
        return self.form.words("text")

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def action_write(self) -> None:
        """Go back into the letter."""
        self.set_focus(self.text)

    def action_scroll(self, lines: int) -> None:
        """Move the letter by *lines*."""
        self.text.scroll_relative(y=lines, animate=False)
