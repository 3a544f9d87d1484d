"""The ballot of one of them alone: for two who would rather answer one after the other."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from twofold.domain.listening.pulse import ANSWERS, QUESTIONS, Pulse, rate, take_back
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.widgets.ask import Ask
from twofold.widgets.command import Command
from twofold.widgets.scale import Scale
from twofold.widgets.view import put
from twofold.widgets.whose import Whose


class Alone(Ask[tuple[int | None, ...]]):
    """Asks the partner on *side* the questions of the pulse, with nobody else looking.

    Returns the answers, 1 to 5 each (None: passed), or None when they went back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "next", "Next", tooltip="The next question", id="alone.next", when="is_answered"),
        Command("p", "skip", "Pass", tooltip="Skip this question", id="alone.pass"),
        Command("u", "undo", "Undo", tooltip="Go back one question", id="alone.undo",
                when="can_go_back"),
    ]  # fmt: skip
    AUTO_FOCUS = "#alone-scale"

    def __init__(self, couple: Couple, side: Side) -> None:
        super().__init__(QUESTIONS[0][1], f"For your eyes only, {couple.name(side)}.")
        self.only_for: Whose = side
        self.side: Side = side
        self.pulse = Pulse()
        self._away = couple.name(other(side))

    def body(self) -> ComposeResult:
        """Lay out the scale."""
        yield Scale(ANSWERS[0], ANSWERS[-1], id="alone-scale")
        yield Static("", id="alone-word", markup=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        self._draw()

    def on_scale_changed(self, message: Scale.Changed) -> None:
        """Say the answer in a word."""
        message.stop()
        self._draw()

    @property
    def scale(self) -> Scale:
        """Where the answer is given."""
        return self.query_one(Scale)

    @property
    def is_answered(self) -> bool:
        """Whether this question is answered."""
        return self.scale.value is not None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return bool(self.pulse.given(self.side))

    def _draw(self) -> None:
        place, value = self.pulse.question(self.side), self.scale.value
        if place is not None:
            count = f"Question {place + 1} of {len(QUESTIONS)}. {self._away} looks away."
            self.ask(QUESTIONS[place][1], count)
        put(self.query_one("#alone-word"), "" if value is None else ANSWERS[value - 1])
        self.refresh_bindings()

    def _take(self, answer: int | None) -> None:
        self.pulse = rate(self.pulse, self.side, answer)
        if self.pulse.question(self.side) is None:
            self.answer(self.pulse.given(self.side))
            return
        self.scale.value = None
        self._draw()

    def action_next(self) -> None:
        """Take the answer, and ask the next question."""
        self._take(self.scale.value)

    def action_skip(self) -> None:
        """Leave this question out."""
        self._take(None)

    def action_undo(self) -> None:
        """Ask the question before once more."""
        self.scale.value = self.pulse.given(self.side)[-1]
        self.pulse = take_back(self.pulse, self.side)
        self._draw()
