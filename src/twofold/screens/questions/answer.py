"""An answer, or a guess, written alone: nobody sees it before both open theirs together."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Static, TextArea

from twofold.domain.drawers import Writing
from twofold.domain.questions.answers import guesses, parts
from twofold.domain.questions.evenings import on_table
from twofold.domain.questions.records import Answer, Evening
from twofold.domain.records import other
from twofold.screens.autosave import Autosave
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.words import Words

from .cards import words_of


class AnswerPage(Autosave, PrivatePage[Answer]):
    """What *side* writes about the card that *about* names ("<evening>:<deck>/<card>")."""

    place = "questions.answer"
    heading = "Alone"
    why = "You both write first, so that neither of you is answering the other."
    notes = (
        "Everything is saved as you type. You may leave it empty: say it instead, or let it pass.",
        "It opens only when you have both finished, and you open it together.",
    )
    writing_kind = "answer"
    shape = Answer
    AUTO_FOCUS = "#answer-text"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="answer.finish", when="may_write"),
        Command("enter,e", "write", "Write", tooltip="Go back into the field", id="answer.write",
                when="has_left"),
        Command("t", "take_back", "Take back", tooltip="Take it back, and change it", id="answer.take-back",
                when="may_take_back"),
    ]  # fmt: skip

    _left = False

    def private_body(self) -> ComposeResult:
        """Lay out the question, the field, and a line below it."""
        with Vertical(id="answer", classes="column"):
            yield Static("", id="answer-card", markup=False)
            yield Words(self.value.text, placeholder="Write here", id="answer-text")
            yield Static("", id="answer-foot", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show how it stands, with the cursor after what is there."""
        if self.is_laid_out:
            self.field.move_cursor(self.field.document.end)
        self.draw()

    @property
    def evening(self) -> Evening | None:
        """The evening it belongs to; None when it is gone."""
        return newest(self.house, Evening, parts(self.about)[0])

    @property
    def field(self) -> Words:
        """The field."""
        return self.query_one("#answer-text", Words)

    def redraw(self) -> None:
        """Show ``value``."""
        if self.is_laid_out and self.field.text != self.value.text:
            self.field.text = self.value.text
        self.draw()

    def draw(self) -> None:
        """Draw all that is not a field; what is finished is not written on."""
        super().draw()
        if self.is_laid_out:
            self.field.disabled = self.is_finished

    def view(self) -> View:
        """Show the question, and how it stands."""
        words = plain(words_of(self.house, parts(self.about)[1]))
        evening, away = self.evening, self.house.couple().name(other(self.side))
        if evening is not None and guesses(evening, self.side):
            words += Content.styled(f"\nWhat would {away} say? It is a guess, not a test.", "$quiet")
        foot = f"Saved as you type. {away} sees nothing before you both open it."
        if self.is_finished:
            foot = f"Finished. {self.key_of('answer.take-back')} takes it back, until you both open it."
        return {"answer-card": words, "answer-foot": "" if self.is_short else foot}

    # -- saving ---------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if self.is_laid_out:
            self.save_soon()

    def save_typed(self) -> None:
        """Save what is typed, if it says anything new."""
        if not self.may_write or self.left_behind():
            return
        if self.field.text != self.value.text:
            self.keep(Answer(self.field.text))

    def reload(self) -> None:
        """Follow the other terminal: it may have opened them, or gone on."""
        if self.is_shut or self.writing is None or self.left_behind():
            return
        super().reload()
        self.draw()

    def left_behind(self) -> bool:
        """Go back, with a word, when it was opened or another card lies there; return whether it is so."""
        if self._left or self.writing is None:
            return self._left
        # What was opened is emptied, in a later revision than the one that is known here.
        stored = newest(self.house, Writing, self.writing.id)
        opened = stored is None and self.house.store.writings.rev(self.writing.id) > self.writing.rev
        evening = self.evening
        if not opened and evening is not None and on_table(evening) == parts(self.about)[1]:
            return False
        what = "It was opened" if opened else "Another card was put on the table"
        self._left = self.leave(f"{what} at the other terminal.")
        return True

    # -- keys -----------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Offer what can be done in the field."""
        self.refresh_bindings()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Offer what can be done outside of it."""
        self.refresh_bindings()

    def action_write(self) -> None:
        """Go back into the field."""
        self.field.move_cursor(self.field.document.end)
        self.field.focus()

    def action_finish(self) -> None:
        """Say that it is done."""
        if not self.is_active or self.left_behind():
            return
        self.flush()
        if self.keep(Answer(self.field.text), finished=True):
            # What is to be done now stands on the table.
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back, and change it."""
        if self.is_active and not self.left_behind() and self.keep(self.value):
            self.redraw()
            self.action_write()
