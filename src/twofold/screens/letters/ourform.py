"""The fields of a letter that the two write together: its title, its words, and the day on which it opens."""

from functools import partial

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from twofold.domain.letters.records import Line
from twofold.domain.letters.records import Text as LongText
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Long, Text
from twofold.widgets.words import Words


class OurWords(msgspec.Struct, frozen=True):
    """What the two write: a title, the letter, and the day on which it opens, as it is typed."""

    title: Line = ""
    text: LongText = ""
    day: Line = ""


class OurForm(Form[OurWords]):
    """The fields of *value*."""

    def __init__(self, value: OurWords) -> None:
        fields = (
            Text("title", "", "A title, if it has one"),
            Long("text", "", "One of you types, both of you talk. How are things now?", paper=True),
            Day("day", hint="in a year, or 12 March 2030"),
        )
        super().__init__(value, fields, "ours", id="ours-page")

    def compose(self) -> ComposeResult:
        """Lay out the title, the letter, and the day."""
        yield self.line("title")
        yield self.text
        yield Horizontal(Static("opens", classes="quiet", markup=False), self.line("day"), id="ours-opens")

    def on_mount(self) -> None:
        """Enter behind the title goes on in the letter."""
        self.line("title").on_enter = partial(self.screen.set_focus, self.text)

    @property
    def text(self) -> Words:
        """The letter."""
        return self.words("text")
