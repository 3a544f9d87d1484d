"""The page that a letter is written on: its title, what it is, and its words."""

from typing import cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from twofold.domain.letters.drafts import count_words
from twofold.domain.letters.records import Draft, Form
from twofold.domain.text import clean
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.words import Words

FORMS = [("letter", "letter", "", ""), ("poem", "poem", "", ""), ("list", "list", "", "")]
BEGIN: dict[Form, str] = {
    "letter": "Write as you would speak to them. Nobody sees it before you give it away.",
    "poem": "A line is enough to begin with. It need not rhyme.",
    "list": "One thing on each line.",
}
"""What stands on an empty page."""


class LetterForm(Vertical):
    """The fields, showing *value* at first."""

    def __init__(self, value: Draft, *, id: str) -> None:
        super().__init__(id=id)
        self._first = value

    def compose(self) -> ComposeResult:
        """Lay out the title, the form, and the page."""
        value, self._first = self._first, Draft()
        with Horizontal(id="letter-head"):
            yield Line(value.title, placeholder="A title, if it has one", id="letter-title")
            yield Pick(FORMS, value.form, id="letter-form")
        yield Words(value.text, placeholder=BEGIN[value.form], id="letter-text")

    def on_mount(self) -> None:
        """Begin where the text ends; Enter behind the title goes on there."""
        self.text.move_cursor(self.text.document.end)
        self.title.on_enter = lambda: self.screen.set_focus(self.text)

    @property
    def title(self) -> Line:
        """The line of the title."""
        return self.query_one("#letter-title", Line)

    @property
    def text(self) -> Words:
        """The page."""
        return self.query_one("#letter-text", Words)

    @property
    def form(self) -> Form:
        """What it is."""
        return cast(Form, self.query_one("#letter-form", Pick).value)

    @property
    def count(self) -> int:
        """How many words there are."""
        return count_words(self.text.text)

    def typed(self, value: Draft) -> Draft:
        """Return *value* with what stands in the fields."""
        return replace(value, title=self.title.line, text=clean(self.text.text), form=self.form)

    def show(self, value: Draft) -> None:
        """Show *value*; a field that shows it already keeps its cursor."""
        title, text = self.title, self.text
        if title.line != value.title:
            title.value = value.title
        if clean(text.text) != value.text:
            text.load_text(value.text)
            text.move_cursor(text.document.end)
        self.query_one("#letter-form", Pick).value = value.form

    def allow(self, writing: bool) -> None:
        """Let the fields be written in, from the end on, or only looked at, from the beginning."""
        if self.text.read_only == writing:
            self.text.move_cursor(self.text.document.end if writing else (0, 0))
        self.title.disabled = not writing
        self.query_one("#letter-form").display = writing
        self.text.read_only = not writing
        self.text.placeholder = BEGIN[self.form]

    def insert(self, words: str) -> None:
        """Put *words* where the cursor is, and go behind them; of a frame, which begins on a line of its own,
        behind its first line."""
        field = self.text
        row, column = field.cursor_location
        before = field.document.get_line(row)[:column]
        frame = words.endswith("\n")
        if frame and before.strip():
            words, row = f"\n{words}", row + 1
        elif not frame and before and not before[-1].isspace():
            words = f" {words}"
        field.insert(words, maintain_selection_offset=False)
        if frame:
            field.move_cursor((row, len(field.document.get_line(row))))
        self.screen.set_focus(field)
