"""Both cards of a day side by side, with a line below each for the other's answer."""

from functools import partial

import msgspec
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from twofold.domain.records import SIDES, other
from twofold.domain.tuning.records import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text


class Answers(msgspec.Struct, frozen=True):
    """A line of each about the other's card."""

    a: Line = ""
    b: Line = ""


class DayForm(Form[Answers]):
    """The lines in *answers*, each below the card that it answers."""

    def __init__(self, answers: Answers) -> None:
        lines = [Text(side, hint="a line in answer", id=f"answer-{side}", of=side) for side in SIDES]
        super().__init__(answers, lines, "answer", id="day-form")

    def compose(self) -> ComposeResult:
        """Lay out both cards."""
        with Horizontal(id="day-cards"):
            for side in SIDES:
                away, last = other(side), " day-side-last" if side == "b" else ""
                with Vertical(classes=f"day-side{last}"):
                    yield Static("", id=f"day-name-{side}", classes="day-name", markup=False)
                    yield Static("", id=f"day-told-{side}", classes="day-told", markup=False)
                    yield Static("", id=f"day-back-{away}", classes="day-back", markup=False)
                    yield self.line(away)

    def on_mount(self) -> None:
        """Let Enter leave a line: what the other answers is theirs."""
        for side in SIDES:
            self.line(side).on_enter = partial(self.screen.set_focus, None)
