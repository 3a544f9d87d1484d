"""A page of a promise, on which both of the two say yes, each with their own key."""

from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import Side
from twofold.screens.autosave import Typing
from twofold.screens.both import Both, Question, shown_of
from twofold.screens.edit import AGAIN, Edit, Editing
from twofold.widgets.command import Command
from twofold.widgets.consent import two_keys
from twofold.widgets.scrolling import scrolling_keys

ELSEWHERE = "Both of you said yes at the other terminal."


class Agreeing(Both, Editing):
    """A page with a key for each of the two; pressed by both, it does what they said yes to."""

    edit: Edit[Any]
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "The first of you", tooltip="The first of you says yes", show=False,
                id="promises.key-a", when="asks"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you says yes", show=False,
                id="promises.key-b", when="asks"),
        *scrolling_keys("promises"),
    ]  # fmt: skip

    @property
    def act(self) -> str:
        """What both are asked to say yes to; "" for nothing."""
        return ""

    @property
    def asks(self) -> bool:
        """Whether both are asked something now."""
        return self.edit.value is not None and bool(self.act)

    def question(self) -> Question | None:
        """Ask for a yes to the record as the page shows it; what is not saved yet is other words."""
        record = self.edit.value
        if record is None or not self.act:
            return None
        other_words = isinstance(self, Typing) and self.is_retyped
        shown = shown_of(self.house, record)
        return Question(self.act, record.id, (*shown, -1) if other_words else shown)

    def show(self, name: str, words: Content) -> None:
        """Show *words* in the line *name*, which is away while there are none."""
        for line in self.query(f"#{name}").results(Static):
            line.update(words)
            line.display = bool(words)

    @property
    def _own_keys(self) -> dict[Side, str]:
        return {"a": self.key_of("promises.key-a"), "b": self.key_of("promises.key-b")}

    def yes_lines(self, yes: str) -> Content:
        """Return a line for each of them with their key, and *yes* where it was pressed."""
        return two_keys(self.house.couple(), self._own_keys, self.said_yes, done=f"✓ {yes}")

    def yes_brief(self, yes: str = "") -> Content:
        """Return both keys in one line, for a screen on which their lines are out of sight.

        *yes*: what they say, where the question may be out of sight as well.
        """
        keys = two_keys(self.house.couple(), self._own_keys, self.said_yes, joint="   ", gap=" ")
        return Content.assemble(keys, "   ", (yes, "$quiet")) if yes else keys

    def ends(self) -> tuple[Any, ...]:
        """Return who said yes, which ends with what both said yes to."""
        return self.two_keys.done()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and say yes anew."""
        self.two_keys.take_back()
        self.house.say(AGAIN)
        self.reload()
