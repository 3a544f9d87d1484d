"""Name the day on which to look at a request again."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.worksheet.requests import later_days, later_trouble
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain

OTHER = "other"


class LookAgain(Modal[date | None]):
    """Asks for a day from tomorrow on, as seen on *today*; None when they went back."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    AUTO_FOCUS = "#again-days"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", tooltip="Go back; nothing is said", id="ask.back"),
    ]

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._days = later_days(today)

    def compose(self) -> ComposeResult:
        """Lay out the days, and a field for another one."""
        choices = [
            Choice(str(n), words, full_day(day), spare=True) for n, (words, day) in enumerate(self._days)
        ]
        with Vertical(id="again"):
            yield Static("When do you look at it again?", id="again-title", markup=False)
            yield Static(
                "Not now is a whole answer. The day keeps the request from being lost.",
                id="again-why",
                markup=False,
            )
            yield Choices([*choices, Choice(OTHER, "another day")], id="again-days")
            yield Line(placeholder="12 March, Friday, in 10 days", limit=40, id="again-other")
            yield Static("", id="again-said", markup=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Keep the field away until it is wanted."""
        self.query_one("#again-other").display = False
        self.query_one("#again-said").display = False

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """Take a day, or open the field."""
        message.stop()
        if message.id != OTHER:
            self._answer(self._days[int(message.id)][1])
            return
        field = self.query_one("#again-other", Line)
        field.display = True
        field.focus()
        field.scroll_visible(animate=False)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say which day is understood, as far as it is one."""
        message.stop()
        try:
            self._say(full_day(read_day(message.value, self._today)))
        except ValueError:
            self._say("")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the day that was typed, if it is one to come."""
        message.stop()
        try:
            day = read_day(message.value, self._today)
        except ValueError as trouble:
            self._say(str(trouble))
            return
        self._answer(day)

    def action_back(self) -> None:
        """Close without a day."""
        if self.is_active:
            self.dismiss(None)

    def _answer(self, day: date) -> None:
        if not self.is_active:
            return
        if sentence := later_trouble(day, self._today):
            self._say(f"That is {full_day(day)}. {sentence}")
        else:
            self.dismiss(day)

    def _say(self, sentence: str) -> None:
        line = self.query_one("#again-said", Static)
        line.update(plain(sentence))
        line.display = bool(sentence)
