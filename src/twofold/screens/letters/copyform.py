"""The fields of a letter from elsewhere: who wrote it and when, its title, and its words."""

from functools import partial

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from twofold.domain.letters.records import Line
from twofold.domain.letters.records import Text as LongText
from twofold.domain.people import Couple
from twofold.domain.records import Side
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Long, Pick, Text
from twofold.widgets.plain import partner_options
from twofold.widgets.words import Words


class CopyWords(msgspec.Struct, frozen=True):
    """What it says, who of the two wrote it (or None, and a ``writer``), and its ``day`` as it is typed."""

    who: Side | None = None
    writer: Line = ""
    day: Line = ""
    title: Line = ""
    text: LongText = ""


class CopyForm(Form[CopyWords]):
    """The fields of *value*."""

    def __init__(self, value: CopyWords, couple: Couple) -> None:
        who = [*partner_options(couple), (None, "somebody else", "", "")]
        fields = (
            Pick("who", "", who),
            Text("writer", "", "their name"),
            Day("day", hint="12 March 1998, or only 1998"),
            Text("title", "", "A title, if it has one"),
            Long("text", "", "Type it here, word for word.", paper=True),
        )
        super().__init__(value, fields, "copy", id="copy-page")

    def compose(self) -> ComposeResult:
        """Lay out who and when, the title, and the letter."""
        with Horizontal(id="copy-from"):
            yield Static("from", classes="quiet", markup=False)
            yield self.widget("who")
            yield self.line("writer")
        with Horizontal(id="copy-when"):
            yield Static("dated", classes="quiet", markup=False)
            yield self.line("day")
        yield self.line("title")
        yield self.text

    def on_mount(self) -> None:
        """Enter behind the title goes on in the letter."""
        self.line("title").on_enter = partial(self.screen.set_focus, self.text)

    @property
    def text(self) -> Words:
        """The letter."""
        return self.words("text")
