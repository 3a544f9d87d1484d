"""What the private pages about a letter share: the letter itself, and what can be taken back."""

from datetime import datetime
from typing import NamedTuple

from twofold.domain.drawers import Writing, writing_id
from twofold.domain.letters.drafts import bring_back
from twofold.domain.letters.giving import may_change
from twofold.domain.letters.records import Draft, Letter
from twofold.domain.people import Invalid
from twofold.screens.edit import STANDS
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage
from twofold.screens.saving import kept

from .acts import seal_again


class TakenBack(NamedTuple):
    """The sealed *letter* was taken back, and its draft had the revision *rev* then."""

    letter: Letter
    rev: int


class Deleted(NamedTuple):
    """The *letter* was deleted, and the *writing* that it was."""

    letter: Letter
    writing: Writing


class BroughtBack(NamedTuple):
    """A version was brought back; what stood there before is the version of *at*."""

    at: datetime


class OwnLetter(PrivatePage[Draft]):
    """A private page about the letter *about* of *side*, who writes it."""

    writing_kind = "letter"
    shape = Draft

    @property
    def found(self) -> Letter | None:
        """The letter as it is kept, or None."""
        return newest(self.house, Letter, self.about)

    @property
    def is_mine(self) -> bool:
        """Whether it may be changed now: it is not given away."""
        letter = self.found
        return self.is_laid_out and letter is not None and may_change(letter, self.side)

    def settle(self, said: str) -> None:
        """Show how it stands now; *said*: why nothing was done."""
        if self.load():
            self.redraw()
        if said:
            self.house.say(said)

    def keep_both(self, letter: Letter, writing: Writing) -> bool:
        """Save both in one commit; False, with a word on screen, when that cannot be."""
        if kept(self.house, letter, writing):
            return True
        self.house.say(STANDS)
        self.reload()
        return False

    # -- what can be taken back -----------------------------------------------------------------------

    @property
    def steps(self) -> list[TakenBack | Deleted | BroughtBack]:
        """What was done to it and can be taken back, until the next hand-over; the newest is last."""
        return self.house.steps(writing_id("letter", self.about, self.side), private=True)

    @property
    def last(self) -> TakenBack | Deleted | BroughtBack | None:
        """What was done to it last, while that can be taken back."""
        match step := self.steps[-1] if self.steps else None:
            case TakenBack(_, rev):  # the draft must be as it was sealed
                return step if self.writing is not None and self.writing.rev == rev else None
            case BroughtBack(at):
                there = any(version.at == at for version in self.value.versions)
                return step if there and self.is_mine else None
        return step

    @property
    def may_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.last is not None

    def action_undo(self) -> None:
        """Seal it again as it was, bring it back, or let it be as before a version was brought back."""
        if (last := self.last) is None:
            return
        self.steps.pop()
        match last:
            case TakenBack(letter, _):
                self.settle(seal_again(self.house, letter))
            case BroughtBack(at):
                self.to_version(at)
            case Deleted(letter, writing):
                store = self.house.store
                if self.keep_both(
                    letter.with_(deleted=None, rev=store.letters.rev(letter.id)),
                    writing.with_(deleted=None, rev=store.writings.rev(writing.id)),
                ):
                    self.settle("")
                else:
                    self.steps.append(last)

    def to_version(self, at: datetime) -> BroughtBack | None:
        """Let it be as its version of *at* was; return how to take that back, None where that cannot be."""
        if self.writing is None or not self.is_mine:
            return None
        before = self.value
        try:
            value = bring_back(before, at, self.writing.updated)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return None
        if not self.keep(value):
            return None
        self.redraw()
        here = (before.title, before.text)
        was = next((v.at for v in value.versions if (v.title, v.text) == here), None)
        return None if was is None else BroughtBack(was)
