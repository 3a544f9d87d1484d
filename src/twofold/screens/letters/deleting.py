"""What becomes of a letter that one writes: taken back while it is sealed, deleted, and either undone."""

from typing import Any, ClassVar

from textual.binding import BindingType

from twofold.domain.letters.giving import may_change
from twofold.domain.letters.records import Draft, Letter
from twofold.domain.records import Side
from twofold.widgets.command import Command

from .acts import take_back
from .own import Deleted, OwnLetter, TakenBack


class Deletable(OwnLetter):
    """A page of the letter *about* of *side*, which may not be there yet.

    ``is_kept``: whether the letter was found in the file, so that it can be gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("t", "take_back", "Take it back", tooltip="Take it back while it is sealed, to change it",
                id="letter.take-back", when="may_take_back"),
        Command("u", "undo", "Undo", tooltip="Seal it again as it was, or bring it back", id="letter.undo",
                when="may_undo"),
        Command("x", "delete", "Delete", tooltip="Delete this letter", id="letter.delete", show=False,
                when="may_delete"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str) -> None:
        super().__init__(side, about)
        self.letter = Letter(id=about, author=side)
        self.is_kept = False

    @property
    def is_laid_out(self) -> bool:
        """Whether the letter is on the page, or that it was deleted here."""
        return super().is_laid_out or (self.is_deleted and not self.is_shut)

    @property
    def is_deleted(self) -> bool:
        """Whether it was deleted here, and can be brought back."""
        return bool(self.steps) and isinstance(self.steps[-1], Deleted)

    @property
    def is_mine(self) -> bool:
        """Whether it may be written in now."""
        return not self.is_deleted and may_change(self.letter, self.side)

    def look(self) -> None:
        """Read the letter anew; one that is not kept yet begins now."""
        found = self.found
        if found is not None:
            self.letter, self.is_kept = found, True
        elif not self.is_kept:
            now, rev = self.house.clock.now(), self.house.store.letters.rev(self.about)
            self.letter = Letter(id=self.about, created=now, updated=now, rev=rev, author=self.side)

    def shut(self) -> Any:
        """Save, and forget all of it, what was deleted as well."""
        gone = super().shut()
        self.steps.clear()
        return gone

    @property
    def may_take_back(self) -> bool:
        """Whether it is sealed, and can be taken back."""
        return self.is_laid_out and not self.is_deleted and self.letter.sealed is not None

    @property
    def may_delete(self) -> bool:
        """Whether it can be deleted just now."""
        return self.is_laid_out and self.is_mine and self.focused is None and self.found is not None

    def action_take_back(self) -> None:
        """Take the sealed letter back."""
        was = self.letter
        if was.sealed is None:
            return
        self.set_focus(None)
        said = take_back(self.house, self.about, self.side)
        self.settle(said)
        if not said and self.writing is not None:
            self.steps.append(TakenBack(was, self.writing.rev))
        self.draw()

    def action_delete(self) -> None:
        """Delete this letter, draft and all."""
        self.flush()
        found, writing = self.found, self.writing
        if found is None or writing is None or not self.is_mine:
            return
        now = self.house.clock.now()
        if self.keep_both(found.with_(deleted=now), self.house.vault.emptied(writing)):
            self.steps.append(Deleted(found, writing))
            self.is_kept, self.writing, self.value = False, None, Draft()
            self.draw()
