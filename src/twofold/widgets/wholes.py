"""What is too long for its line: it is read in full below it."""

from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import Static

from .fields import Line
from .plain import plain

BELOW = "-below"
"""The class of a line that takes no room, for all that stands in it is read below; and of what is read."""


class _Whole(Static):
    """All that stands in *line*. ``room``: the cells that the line has for it."""

    def __init__(self, line: Line) -> None:
        super().__init__("", classes="whole", markup=False)
        self.line, self.room = line, 0

    def on_click(self) -> None:
        """Go to the line."""
        self.line.focus()


class Wholes:
    """What is read below lines that are too short; in place of those that have not the keyboard."""

    def __init__(self) -> None:
        self._shown: dict[Line, _Whole] = {}

    def measure(self) -> None:
        """Let every line stand for a moment, since how much room it has can only be seen then."""
        for line in self._shown:
            line.remove_class(BELOW)

    def show(self, line: Line, row: Widget) -> None:
        """Show all that stands in *line*, which is in *row*, below that; nothing where the line has room."""
        whole = self._shown.get(line)
        room = whole.room if whole is not None and line.has_class(BELOW) else line.content_size.width
        longer = 0 < room < cell_len(line.value)
        if whole is None:
            if not longer or not isinstance(row.parent, Widget):
                return
            whole = self._shown[line] = _Whole(line)
            row.parent.mount(whole, after=row)
        whole.room = room
        whole.update(plain(line.line if longer else ""))
        whole.display = longer and row.display
        for each in (line, whole):
            each.set_class(longer and not line.has_focus, BELOW)
