"""The line in which the reader of a letter gives thanks."""

import msgspec
from textual.app import ComposeResult

from twofold.content.letters import letter_words
from twofold.domain.letters.records import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text


class Thanks(msgspec.Struct, frozen=True):
    """What its reader writes back, as it is typed."""

    thanked: Line = ""


class ThanksForm(Form[Thanks]):
    """The line of thanks."""

    def __init__(self, value: Thanks) -> None:
        line = Text("thanked", hint=letter_words().reader.line, id="read-thanks")
        super().__init__(value, [line], "read", id="read-form")

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield self.line("thanked")
