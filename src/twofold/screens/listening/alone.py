"""The ballot of one of them alone: for two who would rather answer one after the other."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.domain.listening.pulse import ANSWERS, QUESTIONS
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.widgets.ask import Ask
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale
from twofold.widgets.whose import Whose


class Alone(Ask[tuple[int | None, ...]]):
    """Asks the partner on *side* the questions of the pulse, with nobody else looking.

    Returns the answers, 1 to 5 each (None: passed), or None when they went back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "Next", tooltip="The next question", id="alone.next"),
        Binding("p", "skip", "Pass", tooltip="Leave this question out", id="alone.pass"),
        Binding("u", "undo", "Undo", tooltip="Go back to the question before", id="alone.undo"),
    ]
    AUTO_FOCUS = "#alone-scale"

    def __init__(self, couple: Couple, side: Side) -> None:
        super().__init__(QUESTIONS[0][1], f"Only you are looking, {couple.name(side)}.")
        self.only_for: Whose = side
        self._away = couple.name(other(side))
        self._answers: tuple[int | None, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the scale."""
        yield Scale(ANSWERS[0], ANSWERS[-1], id="alone-scale")
        yield Static("", id="alone-word", markup=False)

    def on_scale_changed(self, message: Scale.Changed) -> None:
        """Say the answer in a word."""
        message.stop()
        self._draw()

    def _draw(self) -> None:
        place = len(self._answers)
        self.ask(QUESTIONS[place][1], f"Question {place + 1} of {len(QUESTIONS)}. {self._away} looks away.")
        value = self.query_one(Scale).value
        self.query_one("#alone-word", Static).update(plain("" if value is None else ANSWERS[value - 1]))
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Ask the first question."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the keys that can act now."""
        if action == "next":
            return self.is_mounted and self.query_one(Scale).value is not None
        if action == "undo":
            return bool(self._answers)
        return super().check_action(action, parameters)

    def _take(self, answer: int | None) -> None:
        self._answers = (*self._answers, answer)
        if len(self._answers) == len(QUESTIONS):
            self.answer(self._answers)
            return
        self.query_one(Scale).value = None
        self._draw()

    def action_next(self) -> None:
        """Take the answer, and ask the next question."""
        self._take(self.query_one(Scale).value)

    def action_skip(self) -> None:
        """Leave this question out."""
        self._take(None)

    def action_undo(self) -> None:
        """Ask the question before once more."""
        self.query_one(Scale).value = self._answers[-1]
        self._answers = self._answers[:-1]
        self._draw()
