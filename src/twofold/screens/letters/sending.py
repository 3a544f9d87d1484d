"""A message while one writes it: copied with one key, to be sent by telephone."""

from twofold.domain.text import is_blank
from twofold.screens.autosave import Autosave

from .deleting import Deletable
from .form import LetterForm

COPIED = (
    "Copied, if your terminal allows it. Paste it before you leave this page: then the clipboard is cleared."
)


class Sendable(Autosave, Deletable):
    """A page on which the letter *about* of *side* is written, in a LetterForm; a message can be copied."""

    @property
    def form(self) -> LetterForm:
        """The fields."""
        return self.query_one(LetterForm)

    @property
    def may_write(self) -> bool:
        """Whether it may be written in now."""
        return self.is_laid_out and self.is_mine

    @property
    def may_copy(self) -> bool:
        """Whether it is a message with something in it, which its writer may send."""
        if not self.may_write:
            return False
        typed = self.form.read()
        return typed.form == "message" and not is_blank(typed.text)

    def action_copy(self) -> None:
        """Copy the message to the clipboard of the terminal; from there, too, it goes with this page."""
        self.flush()
        self.house.hand_out(self.form.read().text.strip())
        self.house.say(COPIED)
