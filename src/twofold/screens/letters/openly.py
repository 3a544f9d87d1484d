"""A letter that is written openly: what writing one together and adding one from elsewhere have in common."""

from typing import ClassVar, TypeVar

import msgspec
from textual.binding import BindingType

from twofold.domain.letters.records import Letter
from twofold.domain.routes import RemoveRoute
from twofold.screens.autosave import FormTyping
from twofold.screens.house import REMOVED
from twofold.store.removals import removed
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.words import Words

S = TypeVar("S", bound=msgspec.Struct)


class WrittenOpenly(FormTyping[Letter, S]):
    """A page on which a letter is typed for both to see; its words stand in the field "text" of its form."""

    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("D", "remove", "Remove", tooltip="Remove this letter for good, with both keys", show=False,
                id="letter.remove", when="may_remove"),
    ]  # fmt: skip

    @property
    def text(self) -> Words:
        """The letter."""
        return self.form.words("text")

    @property
    def may_remove(self) -> bool:
        """Whether it is in the file, and nobody types in it just now."""
        letter, typed_in = self.edit.value, isinstance(self.focused, Line | Words)
        return self.ready and not typed_in and letter is not None and letter.rev > 0

    def action_remove(self) -> None:
        """Ask both whether it goes for good."""
        if self.is_active:
            self.flush()
            self.house.go(RemoveRoute("letters", self.edit.id))

    def reload(self) -> None:
        """Follow what was saved; a letter that both removed begins no new one."""
        if removed(self.house.store, Letter, self.edit.id) is None:
            super().reload()
            return
        self.base = None
        if self.is_active:
            self.house.say(REMOVED)
            self.call_later(self._leave)

    def _leave(self) -> None:
        if self.is_active:
            self.dismiss(None)

    def action_write(self) -> None:
        """Go back into the letter."""
        self.set_focus(self.text)

    def action_scroll(self, lines: int) -> None:
        """Move the letter by *lines*."""
        self.text.scroll_relative(y=lines, animate=False)
