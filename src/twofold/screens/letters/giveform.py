"""When a letter may be opened: the ways there are, and the lines for a day and an occasion."""

from textual.app import ComposeResult

from twofold.domain.letters.records import Draft, When
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Text

WHENS: dict[When, tuple[str, str, str]] = {
    "any": ("Any time", "as soon as they like", "a"),
    "day": ("From a certain day", "a birthday, the end of the year", "d"),
    "occasion": ("For an occasion", "they open it when the moment comes", "o"),
    "both": ("For both of you, on a day", "you open it together, say in a year", "b"),
    "sent": ("Sent by phone", "open to both of you here", "p"),
}


class GiveForm(Form[Draft]):
    """The day and the occasion of the draft *value*; only the one that is wanted is there."""

    private = True

    def __init__(self, value: Draft) -> None:
        fields = (
            Day("day", hint="12 March, Friday, or in 10 days"),
            Text("occasion", hint="when you miss me"),
        )
        super().__init__(value, fields, "give", id="give-words")

    def compose(self) -> ComposeResult:
        """Lay out both lines."""
        yield self.line("day")
        yield self.line("occasion")
