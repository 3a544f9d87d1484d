"""A page on which both of the two say yes, each with their own key."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from twofold.domain.records import SIDES, Side
from twofold.screens.edit import AGAIN, Editing
from twofold.widgets.plain import signed
from twofold.widgets.scrolling import scrolling_keys


class Both(Editing):
    """A page with a key for each of the two; pressed by both, it does what they said yes to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "aye('a')", "The first of you", tooltip="The first of you says yes", show=False,
                id="promises.key-a"),
        Binding("j", "aye('b')", "The second of you", tooltip="The second of you says yes", show=False,
                id="promises.key-b"),
        *scrolling_keys("promises"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.said_yes: tuple[Side, ...] = ()

    @property
    def can_agree(self) -> bool:
        """Whether there is anything to say yes to."""
        return True

    def show(self, name: str, words: Content) -> None:
        """Show *words* in the line *name*, which is away while there are none."""
        for line in self.query(f"#{name}").results(Static):
            line.update(words)
            line.display = bool(words)

    # -- both say yes ---------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        return ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Do it: both said yes, in the order *by*."""

    def action_aye(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_active or not self.can_agree:
            return
        self.flush()
        words = self.refusal()
        if words:
            self.house.say(words)
            self.said_yes = ()
        elif side in self.said_yes:
            self.said_yes = tuple(each for each in self.said_yes if each != side)
        else:
            self.said_yes = (*self.said_yes, side)
        if len(self.said_yes) == len(SIDES):
            by, self.said_yes = self.said_yes, ()
            self.both_said_yes(by)
        self.draw()

    def yes_lines(self, yes: str) -> Content:
        """Return a line for each of them with their key, and *yes* where it was pressed."""
        lines = []
        for side in SIDES:
            there = (f"  ✓ {yes}", "$quiet") if side in self.said_yes else ""
            key = (f"{self.key_of(f'promises.key-{side}')}  ", "bold $accent")
            line = Content.assemble(key, signed(self.house.couple(), side), there)
            lines.append(line)
        return Content("\n").join(lines)

    def yes_brief(self, yes: str = "") -> Content:
        """Return both keys in one line, for a screen on which their lines are out of sight.

        *yes*: what they say, where the question may be out of sight as well.
        """
        parts = []
        for side in SIDES:
            key = (f"{self.key_of(f'promises.key-{side}')} ", "bold $accent")
            done = " ✓" if side in self.said_yes else ""
            parts.append(Content.assemble(key, signed(self.house.couple(), side), (done, "$quiet")))
        if yes:
            parts.append(Content.styled(yes, "$quiet"))
        return Content("   ").join(parts)

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and say yes anew."""
        self.said_yes = ()
        self.house.say(AGAIN)
        self.reload()

    def on_click(self, event: Click) -> None:
        """Take a click on what stands for a key as that key."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)
