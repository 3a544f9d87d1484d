"""A repair: a sentence that can turn a talk round, shown to both."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.content import RepairMove, repairs
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .ask import Ask


class Repair(Ask[str]):
    """Pick a kind of repair, then a sentence; it stands large until it was noticed.

    Returns the kind of the repair once it was noticed, else None. Nobody's name goes with it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "noticed", "Noticed", tooltip="The other one has noticed it", id="repair.noticed"),
    ]
    AUTO_FOCUS = "#repair-list"

    def __init__(self) -> None:
        super().__init__("A repair", "Pick one and say it aloud. The other only has to notice it.")
        self._move: RepairMove | None = None
        self._said = ""

    def body(self) -> ComposeResult:
        """Lay out the six kinds."""
        yield Choices(
            [Choice(str(n), move.name, value=move) for n, move in enumerate(repairs())], id="repair-list"
        )
        yield Static("", id="repair-said", markup=False)

    def on_mount(self) -> None:
        """Nothing is said yet."""
        self.query_one("#repair-said").display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was said can be noticed."""
        return bool(self._said) if action == "noticed" else super().check_action(action, parameters)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """From the kinds to the sentences, from the sentences to the one that is said."""
        message.stop()
        picked = message.choice.value
        if isinstance(picked, RepairMove):
            if self._move is not None:
                return  # the second press of two that came before the sentences were there
            self._move = picked
            self.ask(self._move.name, "Pick one and say it aloud. The other only has to notice it.")
            message.choices.set_choices(
                [Choice(f"says-{n}", says, value=says) for n, says in enumerate(picked.says)]
            )
            message.choices.highlighted = 0
            return
        if self._move is None:
            return
        self._said = str(picked)
        message.choices.display = False
        self.set_focus(None)
        said = self.query_one("#repair-said", Static)
        said.update(plain(self._said))
        said.display = True
        self.ask(self._move.name, "Say it aloud. Enter, once the other has noticed.")
        self.refresh_bindings()

    def action_noticed(self) -> None:
        """It was noticed."""
        if self._move is not None and self._said:
            self.answer(self._move.name)
