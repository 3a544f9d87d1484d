"""What becomes of a letter that one writes: taken back while it is sealed, deleted, and either undone."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from twofold.domain.drawers import Writing
from twofold.domain.letters.giving import may_change
from twofold.domain.letters.records import Draft, Letter
from twofold.domain.records import Side
from twofold.screens.edit import STANDS, kept
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage

from .acts import seal_again, take_back


class Deletable(PrivatePage[Draft]):
    """A page of the letter *about* of *side*, which may not be there yet. Subclasses give ``draw()``.

    ``is_kept``: whether the letter was found in the file, so that it can be gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take_back", "Take it back", tooltip="Take it back while it is sealed, to change it",
                id="letter.take-back"),
        Binding("u", "undo", "Undo", tooltip="Seal it again as it was, or bring it back", id="letter.undo"),
        Binding("x", "delete", "Delete", tooltip="Delete this letter", id="letter.delete", show=False),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str) -> None:
        super().__init__(side, about)
        self.letter = Letter(id=about, author=side)
        self.is_kept = False
        self._was: tuple[Letter, int] | None = None
        self._deleted: tuple[Letter, Writing] | None = None

    @property
    def found(self) -> Letter | None:
        """The letter as it is kept, or None."""
        return newest(self.house, Letter, self.about)

    @property
    def is_deleted(self) -> bool:
        """Whether it was deleted here, and can be brought back."""
        return self._deleted is not None

    @property
    def is_mine_to_change(self) -> bool:
        """Whether it may be written in now."""
        return not self.is_deleted and may_change(self.letter, self.side)

    def draw(self) -> None:
        """Draw the page as it stands."""

    def look(self) -> None:
        """Read the letter anew; one that is not kept yet begins now."""
        found = self.found
        if found is not None:
            self.letter, self.is_kept = found, True
        elif not self.is_kept:
            now, rev = self.house.clock.now(), self.house.store.letters.rev(self.about)
            self.letter = Letter(id=self.about, created=now, updated=now, rev=rev, author=self.side)

    def _settle(self, said: str) -> None:
        """Show how it stands now; *said*: why nothing was done."""
        if self.load():
            self.redraw()
        if said:
            self.house.say(said)

    def shut(self) -> Any:
        """Save, and forget all of it, what was deleted as well."""
        gone = super().shut()
        self._deleted = None
        return gone

    def may_do(self, action: str) -> bool:
        """Return whether one of the three can be done just now."""
        if action == "take_back":
            return not self.is_deleted and self.letter.sealed is not None
        if action == "delete":
            return self.is_mine_to_change and self.focused is None and self.found is not None
        return self.is_deleted or self._may_seal_again

    @property
    def _may_seal_again(self) -> bool:
        """Whether it was taken back here just now, and nothing was changed since."""
        return self._was is not None and self.writing is not None and self._was[1] == self.writing.rev

    def action_take_back(self) -> None:
        """Take the sealed letter back."""
        if self.letter.sealed is None:
            return
        was = self.letter
        self.set_focus(None)
        said = take_back(self.house, self.about, self.side)
        self._settle(said)
        if not said and self.writing is not None:
            self._was = (was, self.writing.rev)
        self.draw()

    def action_undo(self) -> None:
        """Seal it again as it was, or bring a deleted letter back."""
        if self._deleted is not None:
            letter, writing = self._deleted
            store = self.house.store
            if self.keep_both(
                letter.with_(deleted=None, rev=store.letters.rev(letter.id)),
                writing.with_(deleted=None, rev=store.writings.rev(writing.id)),
            ):
                self._deleted = None
                self._settle("")
        elif self._was is not None and self._may_seal_again:
            said = seal_again(self.house, self._was[0])
            self._was = None
            self._settle(said)

    def action_delete(self) -> None:
        """Delete this letter, draft and all."""
        self.flush()
        found, writing = self.found, self.writing
        if found is None or writing is None or not self.is_mine_to_change:
            return
        now = self.house.clock.now()
        if self.keep_both(found.with_(deleted=now), self.house.vault.emptied(writing)):
            self._deleted, self.is_kept = (found, writing), False
            self.writing, self.value = None, Draft()
            self.draw()

    def keep_both(self, letter: Letter, writing: Writing) -> bool:
        """Save both in one commit; False, with a word on screen, when that cannot be."""
        if kept(self.house, letter, writing):
            return True
        self.house.say(STANDS)
        self.reload()
        return False
