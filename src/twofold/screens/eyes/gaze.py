"""A quiet look: a few breaths, then nothing at all on the screen, then one bell."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Middle

from twofold.content.eyes import eyes_words
from twofold.domain.clock import Gap, Timer
from twofold.domain.eyes.gaze import GazeWay, Looking, how_long
from twofold.domain.eyes.routes import AfterRoute
from twofold.screens.page import Page, View
from twofold.widgets.balanced import Balanced
from twofold.widgets.command import Command

LOOK = 0.25
"""Seconds between looks at the time."""


class GazePage(Page):
    """A look of *seconds* in the way *way*; *bell*: whether a bell ends it."""

    place = "eyes.gaze"
    heading = "Eyes"
    why = "A few breaths together, and then nothing to look at but each other."
    notes = ("Space, Enter or Esc ends it at any moment, without a reason. Nothing records it.",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space,enter", "go_on", "Begin now", tooltip="Begin now; in the dark, end it",
                id="gaze.go-on"),
    ]  # fmt: skip

    def __init__(self, seconds: int, way: GazeWay = "eyes", bell: bool = True) -> None:
        super().__init__()
        self.seconds, self.way, self.bell = seconds, way, bell
        self._gone = False
        self._slept = False
        self._shown = ""

    def body(self) -> ComposeResult:
        """Lay out the breath, and a line below it."""
        self.looking = Looking(self.seconds, Timer().start(self.house.clock.monotonic()))
        self._gap = Gap.read(self.house.clock)
        with Middle(id="gaze"):
            yield Balanced("", id="gaze-breath", classes="centre", markup=False)
            yield Balanced("", id="gaze-line", classes="centre quiet", markup=False)

    def on_mount(self) -> None:
        """Begin to breathe."""
        self.look()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """See where the two are; draw only when that is somewhere else."""
        clock = self.house.clock
        gap = Gap.read(clock)
        slept, self._gap = self._gap.slept(gap), gap
        if self._gone or not self.is_current:
            return
        if slept and not self._slept:
            self._slept = True
            self.looking = Looking(self.seconds, self.looking.timer.stop(clock.monotonic()))
        where = "slept" if self._slept else self.looking.at(clock.monotonic())
        if where == "over":
            self._end(bell=self.bell)
        elif where != self._shown:
            self._shown = where
            self.draw()

    def view(self) -> View:
        """Show the breath, and what comes; in the dark nothing at all."""
        line = f"Then the screen goes dark for {how_long(self.seconds)}. {eyes_words().ways[self.way].dark}"
        if self._slept:
            line = (
                "The computer was asleep, or twofold was stopped. Space goes on with the time left, Esc "
                "ends it."
            )
        return {} if self.is_dark else {"gaze-breath": "" if self._slept else self._shown, "gaze-line": line}

    @property
    def is_dark(self) -> bool:
        """Whether they look at each other now."""
        return self._shown == "look"

    def draw(self) -> None:
        """Draw it, or let it be dark."""
        self.set_class(self.is_dark, "-unlit")
        super().draw()

    def action_go_on(self) -> None:
        """Leave the breaths out, go on after a sleep, or end it."""
        now = self.house.clock.monotonic()
        if self._slept:
            self._slept = False
            self.looking = Looking(self.seconds, self.looking.timer.start(now))
        elif self.is_dark:
            self._end()
            return
        else:
            self.looking = self.looking.begun(now)
        self.look()

    def action_back(self) -> None:
        """End it; before the dark, just go back."""
        if self._shown.startswith("breathe"):
            self._gone = True
            super().action_back()
        else:
            self._end()

    def _end(self, bell: bool = False) -> None:
        """Let the light come back."""
        if self._gone or self.app.screen is not self:
            return
        self._gone = True
        if bell:
            self.app.bell()
        self.house.go(AfterRoute(seconds=self.seconds, way=self.way), instead=True)
