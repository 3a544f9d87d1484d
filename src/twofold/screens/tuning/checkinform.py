"""What may be written in a check-in: the issue, a promise of each, and a note of both."""

from collections.abc import Collection
from typing import Annotated

import msgspec
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.promises.agreements import HAPPENED
from twofold.domain.records import SIDES, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT
from twofold.domain.tuning.checkins import Part
from twofold.domain.tuning.records import Told
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Pick, Text
from twofold.widgets.plain import signed

HINTS: dict[Part, str] = {
    "last": "how it went, if you want to remember",
    "thanks": "one of them, if you want to keep it",
    "right": "that moment, in a few words",
    "issue": "what it was about, and what you saw",
    "loved": "what each of you would love",
    "promise": "anything else of this week",
}


class Written(msgspec.Struct, frozen=True):
    """What is written in one part: whether last time's promises ``happened``, the ``issue``, the ``promises``
    of both, and the ``note`` of the part."""

    happened: tuple[Told, Told] = ("", "")
    issue: Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)] = ""
    promises: tuple[str, str] = ("", "")
    note: str = ""


class CheckInForm(Form[Written]):
    """The lines of a check-in; `at` says which of them are there."""

    def __init__(self, couple: Couple) -> None:
        hints = ("be home for supper on Thursday", "ask how the night was")
        said = [(each, each, "", "") for each in HAPPENED]
        fields = (
            *(Pick(f"happened.{n}", "", said, id=f"happened-{side}") for n, side in enumerate(SIDES)),
            Text("issue", "About", "how we share the mornings"),
            *(
                Text(f"promises.{n}", "I will", hints[n], id=f"promise-{side}", of=side)
                for n, side in enumerate(SIDES)
            ),
            Long("note", limit=TEXT_LIMIT),
        )
        super().__init__(Written(), fields, "checkin", id="checkin-form")
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out last time's promises, the issue, both promises, and the note."""
        for n, side in enumerate(SIDES):
            with Vertical(id=f"checkin-last-{side}", classes="checkin-last"):
                yield Static("", id=f"checkin-promised-{side}", markup=False)
                yield self.widget(f"happened.{n}")
        yield self.row("issue")
        with Vertical(id="checkin-promises"):
            for n, side in enumerate(SIDES):
                yield Static(signed(self._couple, side), classes="checkin-name", markup=False)
                yield self.row(f"promises.{n}")
        yield self.words("note")

    def at(self, part: Part, *, noting: bool, asked: Collection[Side] = ()) -> None:
        """Show what belongs to *part*; *noting*: the note as well; *asked*: whose promise was last time's."""
        for side in SIDES:
            self.query_one(f"#checkin-last-{side}").display = part == "last" and side in asked
        self.show_row("issue", part == "issue")
        self.query_one("#checkin-promises").display = part == "promise"
        note = self.words("note")
        note.display = noting
        note.placeholder = f"A note, if you want one: {HINTS[part]}"
