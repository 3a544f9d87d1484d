"""A repair: a sentence that can turn a talk round, shown to both."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from twofold.content import RepairMove, repairs
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.keybar import KeyBar
from twofold.widgets.plain import plain
from twofold.widgets.sheets import sheet


class Repair(ModalScreen[str | None]):
    """Pick a kind of repair, then a sentence; it stands large until it was noticed.

    Returns the kind of the repair once it was noticed, else None. Nobody's name goes with it.
    """

    CSS_PATH = sheet("listening")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "noticed", "Noticed", tooltip="The other one has noticed it", id="repair.noticed"),
        Binding("escape", "back", "Back", tooltip="Go back", id="page.back", key_display="esc"),
    ]
    AUTO_FOCUS = "#repair-list"

    def __init__(self) -> None:
        super().__init__()
        self._move: RepairMove | None = None
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the six kinds."""
        with Vertical(id="ask"):
            yield Static("A repair", id="ask-title", markup=False)
            yield Static("Pick one and say it aloud. The other only has to notice it.", id="ask-why",
                         classes="quiet", markup=False)  # fmt: skip
            yield Choices([Choice(str(n), move.name) for n, move in enumerate(repairs())], id="repair-list")
            yield Static("", id="repair-said", markup=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Nothing is said yet."""
        self.query_one("#repair-said").display = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was said can be noticed."""
        return bool(self._said) if action == "noticed" else super().check_action(action, parameters)

    def on_choices_chosen(self, message: Choices.Chosen) -> None:
        """From the kinds to the sentences, from the sentences to the one that is said."""
        message.stop()
        if self._move is None:
            self._move = repairs()[int(message.id)]
            self.query_one("#ask-title", Static).update(plain(self._move.name))
            message.choices.set_choices([Choice(str(n), says) for n, says in enumerate(self._move.says)])
            message.choices.highlighted = 0
            return
        self._said = self._move.says[int(message.id)]
        message.choices.display = False
        self.set_focus(None)
        said = self.query_one("#repair-said", Static)
        said.update(plain(self._said))
        said.display = True
        self.query_one("#ask-why", Static).update(plain("Say it aloud. Enter, once the other has noticed."))
        self.refresh_bindings()

    def action_noticed(self) -> None:
        """It was noticed."""
        if self.is_current and self._move is not None and self._said:
            self.dismiss(self._move.name)

    def action_back(self) -> None:
        """Leave; what was not noticed is not kept."""
        if self.is_current:
            self.dismiss(None)
