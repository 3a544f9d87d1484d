"""What of the couple's own could not be used: each a line, which opens to what to do about it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from twofold.domain.leftout import LeftOut, counted
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .page import Page, View

NOTHING = "Everything in your settings and your own files is used."
FOLDED, OPEN = Content("▸"), Content("▾")


class LeftOutPage(Page):
    """A list of what was left out."""

    place = "left-out"
    heading = "What was left out"
    why = "See what cannot be used in your settings and your own files, and what to do about it."
    notes = ("Enter opens a line, and closes it again.",)
    AUTO_FOCUS = "#left-out"
    redraws_on = ("mount", "store")

    def __init__(self) -> None:
        super().__init__()
        self._opened: set[str] = set()

    def body(self) -> ComposeResult:
        """Lay out how many there are, and the list."""
        yield Static("", id="left-out-count", classes="column para", markup=False)
        yield Choices(id="left-out", classes="column gap", hides=True)

    def view(self) -> View:
        """Show what was left out; what is opened stands there whole."""
        things = self.house.left_out
        said = f"{counted(len(things))} Enter opens a line." if things else NOTHING
        return {"left-out-count": said, "left-out": [self._row(thing) for thing in things]}

    def _row(self, thing: LeftOut) -> Choice:
        name = f"{thing.where}: {thing.what}"
        where, what = plain(thing.where), plain(thing.what)
        if name not in self._opened:
            # Folded, it is one line, however long: what has no place is its own title.
            return Choice(name, where or what, what if where else " ", sign=FOLDED, spare=True)
        said = where.stylize("bold") + ": " + what if where else what
        return Choice(name, said + "\n" + plain(thing.mend).stylize("$quiet"), sign=OPEN)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the line, or close it again."""
        event.stop()
        self._opened ^= {event.id}
        self.draw()
