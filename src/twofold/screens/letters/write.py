"""Writing a letter alone: a quiet page, saved as it is typed, sealed where there is a passphrase."""

from datetime import datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from twofold.domain.dates import from_day
from twofold.domain.letters.drafts import both_kept, is_empty, written
from twofold.domain.letters.records import Draft, Letter
from twofold.domain.letters.routes import GiveRoute, LetterPaperRoute, VersionsRoute
from twofold.domain.records import Side, other
from twofold.domain.routes import Route
from twofold.screens.ownmoments import own_moments
from twofold.screens.page import BLANK, View
from twofold.screens.saving import kept
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import scrolling_keys

from .beginnings import OpeningsList
from .form import LetterForm
from .sending import Sendable

GONE = "This letter has been opened or deleted at the other terminal."
SENT = "It is with your letters now, open to both of you."


class WriteLetter(Sendable):
    """The letter *about* while *side* writes it; a new one comes to be with the first word."""

    place = "letters.write"
    heading = "A letter"
    why = "Write for a quarter of an hour, sleep on it, read it once more. Then give it, or keep it."
    notes = (
        "Everything is saved as you type. Earlier versions are kept: after a pause, and when most of it is "
        "replaced.",
        "Esc leaves a field, and Esc again goes back to the letters. The other sees nothing of this until "
        "you have sealed it and they open it.",
        "The frame “A friend of ours” follows a study in which couples wrote like that for seven minutes, "
        "three times a year (Finkel and others, 2013).",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,e", "write", "Write", tooltip="Go back into the field", id="letter.write",
                when="has_left"),
        Command("f4,g", "give", "Give it", tooltip="Seal it for the other", id="letter.give",
                when="may_give"),
        Command("f2,o", "openings", "Openings", tooltip="First lines, frames, your own moments",
                id="letter.openings", when="may_write"),
        Command("f3,v", "versions", "Versions", tooltip="How it was before", id="letter.versions",
                when="has_versions"),
        # A message is rather copied than printed.
        Command("f5,c", "copy", "Copy it", tooltip="Copy the message, to send it by phone",
                id="letter.copy", when="may_copy"),
        Command("p", "paper", "As a file", tooltip="The message as a small file", show=False,
                id="letter.file", when="may_copy"),
        Command("f5,p", "paper", "On paper", tooltip="Your own letter as a file", id="letter.paper",
                when="may_print"),
        *scrolling_keys("letter", "is_left"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str) -> None:
        super().__init__(side, about)
        self._last = "letter-text"
        self._merged = self._left = False

    # -- what is shown --------------------------------------------------------------------------------

    def private_body(self) -> ComposeResult:
        """Lay out the page, and a quiet line below it."""
        with Vertical(id="letter", classes="column"):
            yield Static("", id="letter-stands", markup=False)
            yield LetterForm(self.value, id="letter-page")
            yield Static("", id="letter-foot", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show how it stands, and begin to write where that can be."""
        if self.may_write:
            self.set_focus(self.form.text)
        self.draw()

    def load(self) -> bool:
        """Read what is kept; what was typed here since the last save stays, and theirs is a version of it."""
        base, mine = self.value, self.form.onto(self.value) if self.is_laid_out else None
        if not super().load():
            return False
        assert self.writing is not None
        self.look()
        if mine and not _alike(mine, base) and not _alike(mine, self.value):
            self.value = both_kept(self.value, mine, self.writing.updated)
            self._merged = True
        return True

    def redraw(self) -> None:
        """Show the letter as ``value`` has it."""
        if self.is_laid_out:
            self.form.value = self.value
            self.draw()

    def view(self) -> View:
        """Show whether it can be written in, and how long it is."""
        return {
            "letter-stands": "" if self.is_mine else self._stands(),
            "letter-page": not self.is_deleted,
            "letter-foot": self._foot() or BLANK,
        }

    def draw(self) -> None:
        """Draw it; in what is given away nothing is written."""
        super().draw()
        if self.is_laid_out:
            self.form.allow(self.is_mine)
            if not self.is_mine:
                self.set_focus(None)

    def _stands(self) -> Content:
        if self.is_deleted:
            key = self.key_of("letter.undo")
            return plain(f"This letter is deleted. Until you leave this page, {key} brings it back.")
        name, sealed = self.house.couple().name(other(self.side)), self.letter
        until = f", {from_day(sealed.opens, self.today)}" if sealed.opens else ""
        until = f": {sealed.occasion}" if sealed.occasion else until
        back = self.key_of("letter.take-back")
        name = "both of you" if sealed.to_both else name
        return plain(f"Sealed for {name}{until}. {back} takes it back, to change it.")

    def _foot(self) -> str:
        count = self.form.count
        words = "" if not count or self.is_deleted else "1 word" if count == 1 else f"{count:,} words"
        if words and self.may_copy:
            copies, file = self.key_of("letter.copy"), self.key_of("letter.file")
            said = f"{copies} copies it, {file} makes a file." if self.has_left else f"{copies} copies it."
            return said if self.is_narrow else f"{said}   {words}"
        if words and self.has_left and not self.is_narrow:
            on, give = self.key_at_start("letter.write"), self.key_of("letter.give")
            paper = self.key_of("letter.paper")
            words = f"Saved. {on} goes on writing, {give} gives it, {paper} puts it on paper.   {words}"
        return words

    # -- typing, and saving what is typed -------------------------------------------------------------

    def on_form_changed(self, event: LetterForm.Changed) -> None:
        """Save what is typed, a little later; a poem has other openings than a letter."""
        event.stop()
        if self.is_laid_out:
            self.save_soon()
            if event.name == "form":
                self.draw()

    def save_typed(self) -> None:
        """Save the letter, if it says anything new."""
        if not self.may_write:
            return
        typed = self.form.onto(self.value)
        if (_alike(typed, self.value) and not self._merged) or self._gone():
            return
        now = self.house.clock.now()
        value = typed if self._merged else written(self.value, typed, self._since(now), now)
        self._merged = False
        self.steps.clear()  # what was done before it can no longer be as it was
        if self._letter_is_kept() and not self.keep(value) and self._merged:
            # The other terminal was quicker: both texts are kept now, theirs as a version.
            self.flush()
        self.draw()

    def _since(self, now: datetime) -> datetime:
        return self.writing.updated if self.writing and self.writing.rev else now

    def _letter_is_kept(self) -> bool:
        """Let the letter itself come to be, with the first word."""
        if self.found is None:
            if not (saved := kept(self.house, self.letter)):
                return not self._gone()
            assert isinstance(saved[0], Letter)
            self.letter, self.is_kept = saved[0], True
        return True

    def reload(self) -> None:
        """Follow what another page, or the other terminal, saved."""
        if self.is_shut or self.writing is None or self._gone():
            return
        self.look()
        super().reload()
        if self._merged:
            self.flush()
        self.draw()

    def _gone(self) -> bool:
        """Go back, with a word, when there is nothing to write any more; return whether that is so."""
        found = self.found
        # One that was never kept is not gone: it has not begun.
        if self._left or (not found.opened if found else not self.is_kept):
            return self._left
        sent = found is not None and found.way == "sent"
        self._left = self.leave(SENT if sent else GONE)
        return True

    def action_back(self) -> None:
        """Go back; a letter in which nothing is written leaves nothing behind."""
        if self.is_active and self.writing is not None and not self._left:
            self.flush()
            found = self.found
            if found and self.writing and is_empty(self.value) and self.is_mine:
                emptied = self.house.vault.emptied(self.writing)
                self.keep_both(found.with_(deleted=self.house.clock.now()), emptied)
                self._left = True
        super().action_back()

    # -- moving through it ----------------------------------------------------------------------------

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the field, and say what can be done in it."""
        self._last = event.widget.id or self._last
        self.draw()

    def on_descendant_blur(self) -> None:
        """Say what can be done outside of the fields."""
        self.draw()

    @property
    def is_left(self) -> bool:
        """Whether no field has the keyboard."""
        return self.is_laid_out and self.focused is None

    @property
    def has_versions(self) -> bool:
        """Whether there are earlier versions to look at."""
        return self.may_write and bool(self.value.versions)

    @property
    def may_give(self) -> bool:
        """Whether there is something to give away."""
        return self.may_write and self.found is not None

    @property
    def may_print(self) -> bool:
        """Whether there is something to put on paper."""
        there = self.is_laid_out and not self.is_deleted and self.found is not None
        return there and not self.may_copy

    def action_write(self) -> None:
        """Go back into the field that was left."""
        self.set_focus(self.query_one(f"#{self._last}"))

    def action_scroll(self, lines: int) -> None:
        """Move the page by *lines*."""
        self.form.text.scroll_relative(y=lines, animate=False)

    def action_versions(self) -> None:
        """Look at how it was before."""
        self._go(VersionsRoute(self.side, self.about))

    def action_give(self) -> None:
        """Go on to giving it."""
        self._go(GiveRoute(self.side, self.about))

    def action_paper(self) -> None:
        """Put one's own letter on paper."""
        kind = "text" if self.form.read().form == "message" else ""
        self._go(LetterPaperRoute(self.about, side=self.side, kind=kind))

    def _go(self, route: Route) -> None:
        if self.is_active:
            self.flush()
            self.house.go(route)

    @work(group="words")
    async def action_openings(self) -> None:
        """Let an opening, a frame or a moment of one's own be chosen, and put it where the cursor is."""
        if not self.is_active:
            return
        text = await self.app.push_screen_wait(
            OpeningsList(self.form.read().form, own_moments(self.house, self.side).words)
        )
        if text and self.may_write:
            self.form.insert(text)


def _alike(one: Draft, other_: Draft) -> bool:
    return (one.title, one.text, one.form) == (other_.title, other_.text, other_.form)
