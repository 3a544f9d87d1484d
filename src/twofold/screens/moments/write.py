"""One line about something good: kept for its writer alone, or shown at once."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.moments.records import Jotted
from twofold.domain.moments.showing import NOTHING_THERE
from twofold.domain.records import other
from twofold.domain.text import is_blank
from twofold.screens.autosave import Autosave
from twofold.screens.door import has_lock
from twofold.screens.edit import STANDS
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.screens.saving import kept
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text

from .acts import shown_now


class MomentForm(Form[Jotted]):
    """The line, with *value* in it."""

    private = True

    def __init__(self, value: Jotted) -> None:
        line = Text("words", hint="You made tea before I woke")
        super().__init__(value, (line,), "moment", id="moment-form")

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield self.line("words")


class WriteMoment(Autosave, PrivatePage[Jotted]):
    """The moment *about*, that *side* writes; a new one comes to be with the first letter."""

    place = "moments.write"
    heading = "A moment"
    why = "One line about something good."
    notes = (
        "It is saved as you type, for you alone. Enter or Esc keeps it. An empty line keeps nothing.",
        "If you have a passphrase, the moment is sealed in your drawer without asking for it. When "
        "you next open the drawer, you are asked whether it is yours.",
    )
    writing_kind = "moment"
    shape = Jotted
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,s", "show", "Show it", tooltip="Show it to the other at once", id="moment.show",
                when="may_write"),
        Command("enter,e", "write", "Write", tooltip="Go back into the line", id="moment.write",
                when="has_left"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the line, and what becomes of it."""
        with Vertical(id="moment", classes="column"):
            yield Static("One line about something good.", id="moment-lead", markup=False)
            yield MomentForm(self.value)
            yield Static("", id="moment-foot", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin to write."""
        for form in self.query(MomentForm):
            line = form.line("words")
            line.on_enter = self.action_back
            self.set_focus(line)
        self.draw()

    def redraw(self) -> None:
        """Show it as ``value`` has it."""
        if self.is_laid_out:
            self.query_one(MomentForm).value = self.value
            self.draw()

    def view(self) -> View:
        """Say what becomes of it."""
        name, key = self.house.couple().name(other(self.side)), self.key_of("moment.show")
        keeps = "Enter keeps it" if isinstance(self.focused, Line) else "It is kept"
        locked = has_lock(self.house, self.side)
        lies = "" if locked else " You have no passphrase: it can be read in the file."
        return {"moment-foot": f"{keeps} for you alone; {key} shows it to {name}.{lies}"}

    def action_write(self) -> None:
        """Go back into the line."""
        self.set_focus(self.query_one(MomentForm).line("words"))

    def on_form_changed(self, event: MomentForm.Changed) -> None:
        """Keep what is typed, a little later."""
        event.stop()
        self.save_soon()

    def save_typed(self) -> None:
        """Keep what is typed."""
        if self.may_write:
            typed = self.query_one(MomentForm).onto(self.value)
            if typed != self.value:
                self.keep(typed)

    def action_back(self) -> None:
        """Go back; an empty line leaves nothing behind."""
        if self.is_active and self.may_write:
            self.flush()
            if self.writing is not None and self.writing.rev and is_blank(self.value.words):
                kept(self.house, self.house.vault.emptied(self.writing))
            self.writing = None
        super().action_back()

    def action_show(self) -> None:
        """Show it to the other, and go back."""
        if not self.is_active:
            return
        self.flush()
        if self.writing is None:
            return
        if is_blank(self.value.words):
            self.house.say(NOTHING_THERE)
            return
        if not shown_now(self.house, self.writing, self.value.words):
            self.house.say(STANDS)
            return
        self.writing = None
        self.house.say(f"Shown to {self.house.couple().name(other(self.side))}.", stays=True)
        super().action_back()

    def shut(self) -> Awaitable[object]:
        """Keep what is typed, and forget it."""
        self.flush()
        self._was_kept = self.writing is not None and self.writing.rev > 0
        return super().shut()

    async def reopen(self) -> None:
        """Begin anew; what was written without opening the drawer is read with the other moments."""
        if self._was_kept:
            self.is_shut = False
            self.house.say("Your moment is kept.", stays=True)
            self.call_later(self.action_back)
        else:
            await super().reopen()

    _was_kept = False
