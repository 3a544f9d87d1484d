"""Putting in a letter that was written outside of twofold: typed, or taken from a text file."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import known_words
from twofold.domain.letters.elsewhere import begin, put_in, typed, when_written
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import LetterRoute
from twofold.domain.people import Invalid
from twofold.domain.text import is_blank
from twofold.screens.edit import Edit
from twofold.screens.onpaper import PATH_LIMIT
from twofold.screens.page import BLANK, View
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.scrolling import scrolling_keys

from .copyform import CopyForm, CopyWords
from .openly import WrittenOpenly


class AddLetter(WrittenOpenly[CopyWords]):
    """The letter *letter_id* from elsewhere, or a new one."""

    place = "letters.elsewhere"
    heading = "From elsewhere"
    why = "A letter from a drawer, a card, an old mail: add it here, and it stands with the others."
    notes = (
        "Say who wrote it, and when. Then type it, or take it from a text file.",
        "It is open to both of you at once, so add only what both of you may read.",
        "Everything is saved as you type. You can still correct it later, from the list of letters.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter,e", "write", "Write", tooltip="Go back into the letter", id="copy.write",
                when="has_left"),
        Command("f2,s", "put_in", "Add it", tooltip="Add it to your letters", id="copy.put-in",
                when="is_new"),
        Command("f3,o", "file", "From a file", tooltip="Take its words from a text file", id="copy.file",
                when="reaches_files"),
        *scrolling_keys("copy", "has_left"),
    ]  # fmt: skip

    def __init__(self, letter_id: str = "") -> None:
        super().__init__()
        self.edit = Edit(self, Letter, letter_id)
        self._asks = False

    def body(self) -> ComposeResult:
        """Lay out the fields, a line for a file, and a line below them."""
        if not self.edit.id:
            self.edit.begin(begin(self.house.clock.now()))
        elif self.edit.find(lambda letter: letter.way == "elsewhere") is None:
            return
        self.begin_typing()
        self.form = CopyForm(self.base or CopyWords(), self.house.couple())
        with Vertical(id="copy", classes="column"):
            yield self.form
            yield Line("", placeholder="~/letters/march.txt", limit=PATH_LIMIT, id="copy-file")
            yield Static("", id="copy-foot", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with who wrote it."""
        if self.ready:
            self.query_one("#copy-file", Line).on_enter = self._take_file
            self.draw()
            self.set_focus(self.form.widget("who"))

    @property
    def is_new(self) -> bool:
        """Whether it is not with the letters yet."""
        return self.ready and self.edit.value is not None and self.edit.value.opened is None

    @property
    def has_left(self) -> bool:
        """Whether no field has the keyboard."""
        return self.ready and self.focused is None

    @property
    def reaches_files(self) -> bool:
        """Whether a file of this machine may be named."""
        return self.ready and not self.house.confined

    def view(self) -> View:
        """Show the fields that are needed, and what is missing."""
        if not self.ready:
            return {}
        return {
            "copy-writer": self.form.read().who is None,
            "copy-file": self._asks,
            "copy-foot": self._foot() or BLANK,
        }

    def _foot(self) -> str:
        if self._asks:
            return "Where the text file is. Enter takes its words."
        said = self.form.read()
        try:
            when = known_words(*when_written(said.day, self.today))
        except Invalid as trouble:
            return str(trouble)
        if not self.is_new:
            return f"It is with your letters, dated {when}."
        return f"{self.key_of('copy.put-in')} adds it to your letters, dated {when}."

    # -- typing ---------------------------------------------------------------------------------------

    def typed_of(self, record: Letter) -> CopyWords:
        """Return the words of *record*."""
        return CopyWords(record.author, record.writer, record.day, record.title, record.text)

    def with_typed(self, record: Letter, value: CopyWords) -> Letter:
        """Return *record* with *value* in it."""
        return typed(
            record, self.today, author=value.who, writer=value.writer, day=value.day, title=value.title,
            text=value.text,
        )  # fmt: skip

    # -- a file ---------------------------------------------------------------------------------------

    def action_file(self) -> None:
        """Ask where the text file is, or no more."""
        self._asks = not self._asks
        self.draw()
        self.set_focus(self.query_one("#copy-file") if self._asks else self.text)

    def _take_file(self) -> None:
        from twofold.exports.letter_in import read_letter
        from twofold.store.places import NoPlace
        from twofold.store.typed import path_of

        named = self.query_one("#copy-file", Line).line
        try:
            if not named:
                raise Invalid("Say where the file is, such as ~/letters/march.txt.")
            text = read_letter(path_of(named))
        except (Invalid, NoPlace) as trouble:
            self.house.say(str(trouble), calm=False)
            return
        self._asks = False
        field = self.text
        field.move_cursor(field.document.end)
        field.insert(f"\n{text}" if field.text.strip() else text)
        self.draw()
        self.set_focus(field)

    # -- what becomes of it -----------------------------------------------------------------------------

    def action_put_in(self) -> None:
        """Put it with the letters of both, and read it there."""
        if not self.is_active:
            return
        self.flush()
        put = self.edit.change(lambda letter: put_in(letter, self.house.clock.now(), self.today))
        if put is not None and put.opened is not None:
            self.house.go(LetterRoute(put.id), instead=True)

    def action_back(self) -> None:
        """Go back; a letter of which nothing is there leaves nothing behind."""
        if self.is_active and self.is_new:
            self.flush()
            letter = self.edit.value
            if letter is not None and letter.rev and is_blank(letter.title + letter.text):
                now = self.house.clock.now()
                self.edit.change(lambda each: each.with_(deleted=now))
                self.base = None
        super().action_back()
