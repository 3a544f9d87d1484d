"""What both opened: the circles of each, and what they wrote beside them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from twofold.domain.closeness.looks import felt_by
from twofold.domain.closeness.records import Closeness
from twofold.domain.dates import past_day
from twofold.domain.records import SIDES
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.widgets.plain import signed
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.view import Later, Part

from .render import LARGE, SMALL, SOURCE, circles, felt_words

ROOM = 100
"""Cells from which both large drawings stand side by side."""


class LookPage(Page):
    """The look *look_id*, which was opened."""

    place = "closeness.look"
    heading = "How close"
    why = (
        "Neither is right or wrong. Ask the other what it is like where they are. Most of this is for "
        "talking."
    )
    notes = ("Each drawing has its writer's own circle on the left.", SOURCE)
    redraws_on = ("mount", "store", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [*scrolling_keys("look")]

    def __init__(self, look_id: str) -> None:
        super().__init__()
        self.look_id = look_id

    def body(self) -> ComposeResult:
        """Lay out both."""
        with Vertical(id="look"):
            with Horizontal(id="look-sides"):
                for side in SIDES:
                    with Vertical(classes="look-side"):
                        yield Static("", id=f"look-name-{side}", markup=False)
                        yield Static("", id=f"look-circles-{side}", markup=False)
                        yield Static("", id=f"look-told-{side}", markup=False)
            yield Static("", id="look-gone", classes="quiet", markup=False)

    def view(self) -> View:
        """Show the circles and the words of each."""
        look, couple = newest(self.house, Closeness, self.look_id), self.house.couple()
        parts: dict[str, Part | Later] = {"look-gone": "" if look else "This is gone."}
        width = LARGE if self.app.size.width >= ROOM and not self.is_short else SMALL
        if look is not None:
            self.head(f"{self.heading}, {past_day(look.day, self.today)}")
        for side in SIDES:
            felt = felt_by(look, side) if look else None
            near = felt.near if felt else None
            parts[f"look-name-{side}"] = signed(couple, side)
            parts[f"look-circles-{side}"] = "" if near is None else circles(near, couple, side, width)
            parts[f"look-told-{side}"] = felt_words(felt, gaps=not self.is_short) if felt else ""
        return parts
