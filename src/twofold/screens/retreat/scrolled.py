"""A page of a plan that the arrows move while nothing is typed, and how what was taken home is told."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import takeaways_of
from twofold.domain.retreat.plan import Closing
from twofold.widgets.plain import signed

from .planned import Planned


class Scrolled(Planned):
    """A page of a plan to read and to write on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "Up", tooltip="Move the page up", show=False, id="retreat.up"),
        Binding("down", "scroll(1)", "Down", tooltip="Move the page down", show=False, id="retreat.down"),
        Binding("pageup", "scroll(-8)", "Page up", tooltip="Move the page up by much", show=False,
                id="retreat.page-up"),
        Binding("pagedown", "scroll(8)", "Page down", tooltip="Move the page down by much", show=False,
                id="retreat.page-down"),
    ]  # fmt: skip

    def action_scroll(self, lines: int) -> None:
        """Move the page by *lines*."""
        # At once: put off, each of several quick presses would begin from where the first one did.
        self.query_one("#body").scroll_relative(y=lines, animate=False, immediate=True)

    def show(self, name: str, words: Content) -> None:
        """Show *words* in the line *name*, which is away while there are none."""
        for line in self.query(f"#{name}").results(Static):
            line.update(words)
            line.display = bool(words)


def taken_home(closing: Closing, couple: Couple, *, promises: bool = True) -> Content:
    """Return what each of them takes home, and promises (where wanted); empty where nobody wrote anything."""
    told = []
    for n, side in enumerate(SIDES):
        lines = [Content.assemble(("– ", "$quiet"), words) for words in takeaways_of(closing, side) if words]
        if promises and closing.promises[n]:
            lines.append(Content.assemble(("promises to ", "$quiet"), closing.promises[n]))
        if lines:
            told.append(Content("\n").join([signed(couple, side), *lines]))
    return Content("\n\n").join(told)
