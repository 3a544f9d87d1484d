"""The page that a letter is written on: its title, what it is, and its words."""

from functools import partial
from typing import get_args

from textual.app import ComposeResult
from textual.containers import Horizontal

from twofold.domain.letters.drafts import count_words
from twofold.domain.letters.records import Draft
from twofold.domain.letters.records import Form as LetterKind
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Pick, Text
from twofold.widgets.words import Words

FORMS = [(form, form, "", "") for form in get_args(LetterKind)]
BEGIN: dict[LetterKind, str] = {
    "letter": "Write as you would talk to them. Nobody sees it until you give it.",
    "poem": "A line is enough to begin with. It need not rhyme.",
    "list": "One thing on each line.",
    "message": "A line or two for the phone. One key copies it, and you send it.",
}
"""What stands on an empty page."""
TITLE = "A title, if it has one"
"""What stands where a title may be typed."""


class LetterForm(Form[Draft]):
    """The fields of the draft *value*."""

    private = True

    def __init__(self, value: Draft, *, id: str) -> None:
        fields = (
            Text("title", "", TITLE),
            Pick("form", "", FORMS),
            Long("text", "", BEGIN[value.form], paper=True),
        )
        super().__init__(value, fields, "letter", id=id)

    def compose(self) -> ComposeResult:
        """Lay out the title, the form, and the page."""
        yield Horizontal(self.title, self.widget("form"), id="letter-head")
        yield self.text

    def on_mount(self) -> None:
        """Begin where the text ends; Enter behind the title goes on there."""
        self.text.move_cursor(self.text.document.end)
        self.title.on_enter = partial(self.screen.set_focus, self.text)

    @property
    def title(self) -> Line:
        """The line of the title."""
        return self.line("title")

    @property
    def text(self) -> Words:
        """The page."""
        return self.words("text")

    @property
    def count(self) -> int:
        """How many words there are."""
        return count_words(self.text.text)

    def allow(self, writing: bool) -> None:
        """Let the fields be written in, from the end on, or only looked at, from the beginning."""
        if self.text.read_only == writing:
            self.text.move_cursor(self.text.document.end if writing else (0, 0))
        self.title.disabled = not writing
        self.title.placeholder = TITLE if writing else ""
        self.widget("form").display = writing
        self.text.read_only = not writing
        self.text.placeholder = BEGIN[self.read().form]

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
