"""The question what becomes of what is booked, when the dates of a plan move."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import short_day
from twofold.domain.retreat.stones import Stone
from twofold.widgets.ask import Ask
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command

from .signs import title

TAKE = "do:move"
"""The id of the line that moves the dates."""


class StonesBox(Ask[frozenset[str]]):
    """Asks what becomes of each of *some*, in so many *days*; answers the ids of those that keep their date.

    What has its date among the new days keeps it, unless they say otherwise; all else moves along.
    *dates*: the new ones, in words.
    """

    AUTO_FOCUS = "Choices"
    notes = (
        "What keeps its date stays on the day it is booked for. What moves keeps its day of the "
        "retreat, and a to-do reminds you of the booking.",
        "Esc leaves the dates as they were.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "turn", "Change", tooltip="The other choice for this one", id="stones.turn",
                when="stone"),
        Binding("k", "all(True)", "All keep theirs", tooltip="All of them keep their dates",
                id="stones.keep"),
        Binding("m", "all(False)", "All move", tooltip="All of them move with the plan", id="stones.move"),
    ]  # fmt: skip

    def __init__(self, some: tuple[Stone, ...], days: int, dates: str) -> None:
        booked = "something is booked" if len(some) == 1 else f"{len(some)} things are booked"
        super().__init__(f"The dates move, and {booked}", f"New dates: {dates}. The rest moves with them.")
        self._some, self._days = some, days
        self._kept = {each.slot.id for each in some if each.day is not None}

    def body(self) -> ComposeResult:
        """Lay out the list, and what is told of the one under the cursor."""
        yield Choices(self._rows(), id="stones-list")
        yield Static("", id="stones-told", markup=False)

    def _rows(self) -> list[Choice]:
        take = Choice(TAKE, Content.styled("Move the dates", "bold"))
        return [take, *(self._row(each) for each in self._some)]

    def _row(self, stone: Stone) -> Choice:
        sign = Content.styled("■", "$accent") if self._stays(stone) else Content.styled("→", "$quiet")
        return Choice(stone.slot.id, title(stone.slot), self._becomes(stone), sign=sign, value=stone)

    def _stays(self, stone: Stone) -> bool:
        return stone.slot.id in self._kept

    def _becomes(self, stone: Stone) -> str:
        if not self._stays(stone):
            return f"moves to {short_day(stone.along, month=True)}"
        if stone.day is None:
            return "drops out of the plan"
        return f"keeps {short_day(stone.was, month=True)}: day {stone.day + 1} of {self._days}"

    @property
    def stone(self) -> Stone | None:
        """What is under the cursor, or None."""
        under = self.query_one(Choices).under if self.query(Choices) else None
        return under.value if under and isinstance(under.value, Stone) else None

    def on_option_list_option_highlighted(self) -> None:
        """Tell of what is under the cursor now."""
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        stone, words = self.stone, ""
        if stone is not None:
            was = short_day(stone.was, month=True)
            words = f"It is booked for {was}."
            if stone.day is None:
                words = f"It is booked for {was}, which is not one of the new days."
            if not self._stays(stone) and not stone.slot.happened:
                words += " A to-do will remind you to change the booking."
        self.query_one("#stones-told", Static).update(Content.styled(words, "$quiet"))

    def _draw(self) -> None:
        self.query_one(Choices).set_choices(self._rows())
        self._tell()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Move the dates; on any other line, give that one the other answer."""
        event.stop()
        if event.id == TAKE:
            self.answer(frozenset(self._kept))
        else:
            self.action_turn()

    def action_turn(self) -> None:
        """Give what is under the cursor the other answer."""
        if (stone := self.stone) is not None:
            self._kept ^= {stone.slot.id}
            self._draw()

    def action_all(self, keep: bool) -> None:
        """Let all of them keep their dates, as far as these are among the new days, or move along."""
        self._kept = {each.slot.id for each in self._some if keep and each.day is not None}
        self._draw()
