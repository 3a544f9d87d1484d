"""The curtain between two private turns: nothing of either can be seen while the keyboard changes hands."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from twofold.domain.people import Couple
from twofold.domain.records import Side, other

from .balanced import Balanced
from .once import Modal
from .plain import plain, signed


class Curtain(Modal[bool]):
    """Covers the whole screen and says to pass the keyboard to *side*.

    Returns True when Enter or Space opened it, False when Esc went back. No other key opens it. Not *passes*:
    the keyboard is that of *side* already.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "open", "Open", tooltip="Only you can see the screen: open", id="curtain.open"
        ),
        Binding("escape", "back", "Back", tooltip="Not yet: go back", id="curtain.back"),
    ]
    AUTO_FOCUS = ""
    only_for: ClassVar[str] = "nobody"
    """Nobody's words may be seen while it stands."""

    def __init__(self, couple: Couple, side: Side, words: str = "", *, passes: bool = True) -> None:
        super().__init__()
        self._passes = passes
        self._couple, self._side, self._words = couple, side, words

    def compose(self) -> ComposeResult:
        """Lay out whom to pass the keyboard to, and how to go on."""
        name, away = self._couple.name(self._side), self._couple.name(other(self._side))
        with Vertical(id="curtain"):
            if self._passes:
                yield Balanced("Pass the keyboard to", classes="quiet", markup=False)
            yield Balanced(signed(self._couple, self._side), id="curtain-name", markup=False)
            if self._passes:
                yield Balanced(plain(f"{away}, please look away."), markup=False)
            if self._words:
                yield Balanced(plain(self._words), classes="quiet", markup=False)
            yield Balanced(plain(f"{name}, press Enter when you are ready."), id="curtain-how", markup=False)

    def action_open(self) -> None:
        """Open the curtain."""
        if self.is_active:
            self.dismiss(True)

    def action_back(self) -> None:
        """Leave without opening."""
        if self.is_active:
            self.dismiss(False)
