"""Who this is not for, and where help is: the same page for everyone. It asks nothing and keeps nothing."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from twofold.screens.page import Reading


class Support(Reading):
    """The page about help. *onward*: the place that Enter opens, on the way through the first meeting."""

    place = "support"
    heading = "Who this is not for, and help"
    why = "The same words for everyone. Nothing is asked here, and nothing is kept."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "Go on", tooltip="Go on", id="support.onward"),
    ]

    def __init__(self, onward: str = "") -> None:
        super().__init__()
        self._onward = onward

    def text(self) -> str:
        """Return the page."""
        from twofold.content import page

        return page("support").removeprefix("# Who this is not for\n\n")

    def action_onward(self) -> None:
        """Go on with the first meeting."""
        self.house.go(self._onward)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the first meeting goes on from here."""
        if action == "onward" and not self._onward:
            return False
        return super().check_action(action, parameters)
