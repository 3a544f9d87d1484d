"""What may be written in a check-in: a promise of each, and a note of both."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.tuning.checkins import Part, note_of
from twofold.domain.tuning.records import CheckIn
from twofold.widgets.fields import Line
from twofold.widgets.plain import signed
from twofold.widgets.words import Words

HINTS: dict[Part, str] = {
    "last": "how it went, if you want to remember",
    "thanks": "one of them, if you want to keep it",
    "right": "that moment, in a few words",
    "issue": "what it was about, and what you saw",
    "loved": "what each of you would love",
    "promise": "anything else of this week",
}


class CheckInForm(Vertical):
    """The lines of a check-in; `at` says which of them are there."""

    def __init__(self, couple: Couple) -> None:
        super().__init__(id="checkin-form")
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out both promises, and the note."""
        with Vertical(id="checkin-promises"):
            for side in SIDES:
                yield Static(signed(self._couple, side), classes="checkin-name", markup=False)
                with Horizontal(classes="checkin-row"):
                    yield Static("I will", classes="checkin-label", markup=False)
                    hint = "be home for supper on Thursday" if side == "a" else "ask how the night was"
                    yield Line(placeholder=hint, id=f"promise-{side}")
        yield Words(id="checkin-note")

    @property
    def note(self) -> Words:
        """The note."""
        return self.query_one("#checkin-note", Words)

    def promise(self, side: Side) -> Line:
        """Return the line of *side*."""
        return self.query_one(f"#promise-{side}", Line)

    def at(self, part: Part, *, noting: bool) -> None:
        """Show what belongs to *part*; *noting*: the note as well."""
        self.query_one("#checkin-promises").display = part == "promise"
        self.note.display = noting
        self.note.placeholder = f"A note, if you want one: {HINTS[part]}"

    def fill(self, checkin: CheckIn, part: Part) -> None:
        """Put what *checkin* has for *part* into the lines that say something else."""
        with self.prevent(Input.Changed, TextArea.Changed):
            if self.note.text != note_of(checkin, part):
                self.note.load_text(note_of(checkin, part))
            for side, words in zip(SIDES, checkin.promises, strict=True):
                if self.promise(side).line != words:
                    self.promise(side).value = words
