"""Writing a letter to both of them together: closed until its day, in a year, unless they say another."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import from_day, full_day
from twofold.domain.letters.drafts import count_words
from twofold.domain.letters.records import Letter
from twofold.domain.letters.together import begin, close, day_of, may_write
from twofold.domain.people import Invalid
from twofold.domain.text import is_blank
from twofold.screens.edit import Edit
from twofold.screens.page import BLANK, View
from twofold.screens.undoing import Step
from twofold.widgets.command import Command
from twofold.widgets.scrolling import scrolling_keys

from .beginnings import OpeningsList
from .openly import WrittenOpenly
from .ourform import OurForm, OurWords


class WriteTogether(WrittenOpenly[OurWords]):
    """The letter *letter_id*, or a new one, while the two write it; closed, nothing of it is seen."""

    place = "letters.together"
    heading = "To both of you"
    why = "In a year you will have forgotten what an evening like this was like. Write it down."
    notes = (
        "One of you types, both of you say what goes in. Everything is saved as you type.",
        "Once it is closed, twofold shows it to neither of you until its day. You open it together, each "
        "with your own key.",
        "You both know what is in it, so it is closed, not sealed. Whoever can read your file can read it.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,e", "write", "Write", tooltip="Go back into the letter", id="ours.write",
                when="has_left"),
        Command("f4,g", "close", "Close it", tooltip="Close it until its day", id="ours.close",
                when="is_written"),
        Command("f2,o", "openings", "Openings", tooltip="First lines to go on from", id="ours.openings",
                when="is_written"),
        Command("t", "take_back", "Take it back", tooltip="Go on writing before its day",
                id="ours.take-back", when="is_closed"),
        Command("u", "undo", "Undo", tooltip="As it was before", id="ours.undo", when="may_undo"),
        *scrolling_keys("ours", "has_left"),
    ]  # fmt: skip

    def __init__(self, letter_id: str = "") -> None:
        super().__init__()
        self.edit = Edit(self, Letter, letter_id)

    @property
    def history(self) -> str:
        """Closing it and taking it back can be undone."""
        return f"ours:{self.edit.id}"

    def body(self) -> ComposeResult:
        """Lay out the fields, and a line below them."""
        if not self.edit.id:
            self.edit.begin(begin(self.house.clock.now()))
        elif self.edit.find(lambda letter: letter.by_both and letter.opened is None) is None:
            return
        self.begin_typing()
        self.form = OurForm(self.base or OurWords())
        with Vertical(id="ours", classes="column"):
            yield Static("", id="ours-stands", markup=False)
            yield self.form
            yield Static("", id="ours-foot", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin to write, where that can be."""
        self.draw()
        if self.is_written:
            self.set_focus(self.text)

    @property
    def is_written(self) -> bool:
        """Whether the two write in it."""
        return self.ready and self.edit.value is not None and may_write(self.edit.value)

    @property
    def is_closed(self) -> bool:
        """Whether it waits for its day."""
        letter = self.edit.value
        return self.ready and letter is not None and letter.sealed is not None and letter.opened is None

    @property
    def has_left(self) -> bool:
        """Whether the two write in it, and no field has the keyboard."""
        return self.is_written and self.focused is None

    def view(self) -> View:
        """Show the letter, or until when it is closed."""
        if not self.ready:
            return {}
        return {
            "ours-stands": self._stands(),
            "ours-page": self.is_written,
            "ours-foot": (self._foot() if self.is_written else "") or BLANK,
        }

    def _stands(self) -> str:
        letter = self.edit.value
        if letter is None or not self.is_closed or letter.opens is None:
            return ""
        back = self.key_of("ours.take-back")
        return f"Closed. You open it together {from_day(letter.opens, self.today)}. {back} takes it back."

    def _foot(self) -> str:
        typed, key = self.form.read(), self.key_of("ours.close")
        try:
            day = day_of(Letter(by_both=True, day=typed.day), self.today)
        except Invalid as trouble:
            return str(trouble)
        count = count_words(typed.text)
        words = "" if not count else "   1 word" if count == 1 else f"   {count:,} words"
        return f"{key} closes it until {full_day(day)}.{'' if self.is_narrow else words}"

    def changed(self) -> None:
        """Follow a change that was saved just now, here or by what takes it back."""
        self.edit.look()
        super().changed()
        if self.is_closed:
            self.set_focus(None)

    # -- typing ---------------------------------------------------------------------------------------

    def typed_of(self, record: Letter) -> OurWords:
        """Return the words of *record*."""
        return OurWords(record.title, record.text, record.day)

    def with_typed(self, record: Letter, value: OurWords) -> Letter:
        """Return *record* with *value* in it. Raises Invalid once it is closed."""
        if not may_write(record):
            raise Invalid("It has been closed, so nothing more can be written in it.")
        return record.with_(title=value.title, text=value.text, day=value.day)

    @work(group="words")
    async def action_openings(self) -> None:
        """Let a first line be chosen, and put it where the cursor is."""
        if self.is_active:
            text = await self.app.push_screen_wait(OpeningsList("letter"))
            if text and self.is_written:
                self.text.insert(text, maintain_selection_offset=False)
                self.set_focus(self.text)

    # -- what becomes of it -----------------------------------------------------------------------------

    def action_close(self) -> None:
        """Close it until its day."""
        self.set_focus(None)
        self._change(lambda letter: close(letter, self.house.clock.now(), self.today))

    def action_take_back(self) -> None:
        """Write on in it."""
        self._change(lambda letter: letter.with_(sealed=None, opens=None))

    def _change(self, change: Callable[[Letter], Letter]) -> None:
        self.flush()
        before = self.edit.value
        if before is None:
            return
        after = self.edit.change(change)
        if after is not None and after != before:
            self.steps.append(Step(before, after))
        self.draw()

    def action_back(self) -> None:
        """Go back; a letter in which nothing is written leaves nothing behind."""
        if self.is_active and self.is_written:
            self.flush()
            letter = self.edit.value
            if letter is not None and letter.rev and is_blank(letter.title) and is_blank(letter.text):
                now = self.house.clock.now()
                self.edit.change(lambda each: each.with_(deleted=now))
                self.base = None
        super().action_back()
