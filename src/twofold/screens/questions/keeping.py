"""Keeping the card on the table, and letting it come back: the same key says it and takes it back."""

from typing import NamedTuple

from twofold.domain.questions.keeping import bring_back, keep, stay_away
from twofold.domain.questions.records import Asked
from twofold.screens.edit import Edit
from twofold.screens.house import JUST_NOW

from .underway import Underway


class Standing(NamedTuple):
    """Whether the card *key* is kept, and whether it comes back."""

    key: str
    kept: bool = False
    back: bool = False


class Keeping(Underway):
    """An evening whose card can be kept.

    Two who press in the same moment mean the same: the second does not take back what the first just said.
    """

    _standing = Standing("")
    _before = Standing("")
    _changed_at: float | None = None

    @property
    def standing(self) -> Standing:
        """How the card stands."""
        asked = self.asked
        return Standing(self.key, asked.kept, asked.again is not None) if asked else Standing(self.key)

    def reload(self) -> None:
        """Follow the other terminal, and note what it changed about the card."""
        before = self._standing
        super().reload()
        self._standing = self.standing
        if before != self._standing and before.key == self._standing.key:
            self._before, self._changed_at = before, self.house.clock.monotonic()

    @property
    def meant(self) -> Standing:
        """How the card stood when a key that is pressed now was meant."""
        at, now = self._changed_at, self.house.clock.monotonic()
        seen = at is not None and now - at < JUST_NOW and self._before.key == self.key
        return self._before if seen else self.standing

    def action_keep(self) -> None:
        """Keep the card, or keep it no more."""
        wanted = not self.meant.kept
        if (asked := self.asked) is not None and asked.kept != wanted:
            Edit(self, Asked, asked.id).change(keep, wanted)
            if not wanted and self.house.seat is not None:
                self.house.say("You no longer keep this card.")
        self._stands_now()

    def action_again(self) -> None:
        """Bring the card back in half a year, or not."""
        wanted = not self.meant.back
        if (asked := self.asked) is not None and (asked.again is not None) != wanted:
            edit = Edit(self, Asked, asked.id)
            _ = edit.change(bring_back, self.today) if wanted else edit.change(stay_away)
        self._stands_now()

    def action_surprised(self) -> None:
        """Bring the card back in half a year: who is surprised as well does not take that back."""
        if (asked := self.asked) is not None:
            Edit(self, Asked, asked.id).change(bring_back, self.today)
        self._stands_now()

    def _stands_now(self) -> None:
        # What is pressed next is meant for what stands there now.
        self._standing, self._changed_at = self.standing, None
