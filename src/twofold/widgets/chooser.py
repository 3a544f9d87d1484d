"""What the arrows choose in: a row of a few words or signs, a scale, circles that move."""

from collections.abc import Callable
from typing import ClassVar

from textual.widget import Widget


class Chooser(Widget, can_focus=True):
    """Has the keyboard to choose with; then the sign of the cursor stands before it, as in a list.

    Its keys that are to be shown stand in the bar as one, by the name ``chooses``. ``on_enter`` is called
    by Enter.
    """

    chooses: ClassVar[str] = "Choose"
    on_enter: Callable[[], None] | None = None
