"""The moment in which the two open a letter to both of them."""

from typing import Literal

from twofold.domain.letters.giving import may_open
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import LetterRoute
from twofold.domain.ready import Shown
from twofold.screens.house import newest
from twofold.screens.opening import Opening

from .acts import open_together


class OpenLetter(Opening):
    """The letter *about*, once its day has come."""

    place = "letters.open"
    heading = "A letter to both of you"
    why = "It was written for a day when you sit side by side."
    what = "it"
    how = "Sit close. One of you reads aloud. You will meet the two you were when it was written."
    not_yet = "It cannot be opened yet: its day has not come, or it was taken back."

    def written(self) -> Shown:
        """Return the revision of the letter."""
        return (self.house.store.rev(Letter, self.about),)

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return whether it is open already, or may be opened today."""
        letter = newest(self.house, Letter, self.about)
        if letter is None or not letter.is_ours:
            return "not yet"
        return "open" if letter.opened else "ready" if may_open(letter, self.today) else "not yet"

    def open_all(self) -> str:
        """Open it."""
        return open_together(self.house, self.about)

    def go_on(self) -> None:
        """Read it."""
        self.house.go(LetterRoute(self.about), instead=True)
