"""A repair: a sentence that can turn a talk round, shown to both."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from twofold.content import RepairMove, repairs
from twofold.widgets.balanced import Balanced
from twofold.widgets.choices import Choice
from twofold.widgets.command import Command
from twofold.widgets.picker import HELP, Picker
from twofold.widgets.plain import plain

WHY = "Pick one and say it aloud. The other only has to notice it."


class Repair(Picker[str]):
    """Pick a kind of repair, then a sentence; it stands large until it was noticed.

    Returns the kind of the repair once it was noticed, else None. Nobody's name goes with it.
    """

    numbered = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "noticed", "Noticed", tooltip="The other one has noticed it", id="repair.noticed",
                when="was_said"),
        HELP,
    ]  # fmt: skip

    def __init__(self) -> None:
        kinds = [Choice(str(n), move.name, value=move) for n, move in enumerate(repairs())]
        super().__init__("A repair", kinds, WHY)
        self._move: RepairMove | None = None
        self._said = ""

    def body(self) -> ComposeResult:
        """Lay out the six kinds."""
        yield from super().body()
        said = Balanced("", id="repair-said", markup=False)
        said.display = False  # nothing is said yet
        yield said

    @property
    def was_said(self) -> bool:
        """Whether something was said, so that it can be noticed."""
        return bool(self._said)

    def take(self, choice: Choice) -> None:
        """From the kinds to the sentences, from the sentences to the one that is said."""
        picked = choice.value
        if isinstance(picked, RepairMove):
            if self._move is not None:
                return  # the second press of two that came before the sentences were there
            self._move = picked
            self.ask(self._move.name, WHY)
            self.show([Choice(f"says-{n}", says, value=says) for n, says in enumerate(picked.says)])
            self.listed.highlighted = 0
            return
        if self._move is None:
            return
        self._said = str(picked)
        self.listed.display = False
        self.set_focus(None)
        said = self.query_one("#repair-said", Static)
        said.update(plain(self._said))
        said.display = True
        self.ask(self._move.name, "Say it aloud. Press Enter once the other has noticed.")
        self.refresh_bindings()

    def action_noticed(self) -> None:
        """It was noticed."""
        if self._move is not None and self._said:
            self.answer(self._move.name)
