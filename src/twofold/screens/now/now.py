"""Now: a breath for both, and three ways to go on, one key each."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Middle, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.clock import Timer
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.now.rules import BREATH, breath_left, nothing_named, stands
from twofold.domain.wall import here
from twofold.domain.when import clock_words
from twofold.screens.page import View
from twofold.widgets.balanced import Balanced
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command

from .naming import Naming

LOOK = 0.25
"""Seconds between looks at the time."""
WAYS = {
    "apart": ("Calm down apart", "20 minutes or more, and a time to come back"),
    "softly": ("Say one thing softly", "in short turns, each said back"),
    "later": ("Not now, but soon", "a time within a day"),
}
"""The three ways, in their order: what each is called, and a few words about it."""


class NowPage(Naming):
    """A breath of a few seconds, and then three ways to go on."""

    place = "now"
    heading = "Now"
    why = "A breath first. In a quarrel, a few seconds can be enough to find kinder words."
    notes = (
        "Either of you alone may choose to go apart, without a reason. Nothing says who did.",
        "Nobody has to be right for any of these.",
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Command(str(n), f"take('{way}')", title, tooltip=f"{title}: {note}", show=False,
                    id=f"now.{way}", when="has_breathed")
            for n, (way, (title, note)) in enumerate(WAYS.items(), 1)
        ),
        Command("h", "support", "Support", tooltip="When not to use twofold together, and where to get help",
                id="now.help"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the breath, and the ways that come after it."""
        self.edit.begin(nothing_named())
        self._breath = Timer().start(self.house.clock.monotonic())
        self._left = BREATH
        with Middle(id="now-pause"):
            yield Balanced("Breathe out, both of you", classes="centre lead", markup=False)
            yield Balanced("", id="now-left", classes="centre quiet", markup=False)
        with Vertical(id="now", classes="column"):
            yield Static("What would help now?", classes="lead", markup=False)
            yield Choices(self._ways(), id="now-ways")
            yield Static("", id="now-help", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Breathe."""
        self.draw()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """See how much of the breath is left; draw only when that is another second."""
        if self.has_breathed:
            return
        left = breath_left(self._breath.elapsed(self.house.clock.monotonic()))
        if left != self._left:
            self._left = left
            self.draw()
            if not left:
                self.query_one(Choices).focus()

    @property
    def has_breathed(self) -> bool:
        """Whether the breath is over; it is taken once, however often one comes back."""
        return not self._left

    def view(self) -> View:
        """Show the breath and nothing else, then the ways."""
        return {
            "now-left": Content(" ".join("·" * self._left)),
            "now-ways": self._ways(),
            "now-help": f"{self.key_at_start('now.help')} says where help is.",
        }

    def draw(self) -> None:
        """Draw it; the ways come in the place of the breath."""
        super().draw()
        self.query_one("#now-pause").display = not self.has_breathed
        self.query_one("#now").display = self.has_breathed

    def _ways(self) -> list[Choice]:
        named = self._named
        return [
            Choice(
                way, title, f"you named {self._at()}" if way == named else note, str(n), spare=way != named
            )
            for n, (way, (title, note)) in enumerate(WAYS.items(), 1)
        ]

    @property
    def _named(self) -> str | None:
        """The way for which a time is named already."""
        return self.found.kind if stands(self.found, self.house.clock.now()) else None

    def _at(self) -> str:
        at = self.found.at
        return clock_words(here(at), here(self.house.clock.now())) if at else ""

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Go the way that was chosen."""
        event.stop()
        self.action_take(event.id)

    def action_take(self, way: str) -> None:
        """Go *way*; where a time is named for it, or to be apart, there."""
        if not self.is_active:
            return
        self.edit.look()
        if way != "softly" and self._named in ("apart", way):
            self.house.go(ReturnRoute(), instead=True)
        elif way == "softly":
            self.action_softly()
        elif way == "apart":
            self.action_apart()
        else:
            self.action_later()
