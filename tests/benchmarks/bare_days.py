"""A bare Textual app with the widgets of the days of a plan, to measure ours against.

``python -m tests.benchmarks.bare_days [FOLDER]``: D pushes a page that draws 200 blocks in columns, with some
lines below and an aside; L and E move the first block. It brings a style sheet of its own, as ours does. With
a folder, each move is first kept there: one fsynced append of 8 KB.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from .bare import _STYLE, ROWS

BLOCKS, COLUMNS, LENGTH = 200, 3, 45
FIRST, STEP = 540, 15
"""When the first block begins, and how far a key moves it, in minutes."""
_HUES = ("one", "two", "three", "four", "five")
_DAYS_STYLE = """
#days-body { padding: 0 1; overflow: hidden hidden; height: 1fr; }
#days { height: 1fr; width: 100%; }
#blocks { width: 1fr; height: 100%; background: $background; }
#aside { display: none; width: 25%; min-width: 30; height: 100%; padding: 0 1 0 2; }
#below { height: auto; width: 100%; }
#about, #notice, #hints, #legend { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; }
#about { background: $surface; }
#time { width: 100%; height: 1; padding: 0 1; background: $surface; display: none; }
#time-label { width: 6; color: $text-muted; }
#time-line { width: 26; }
#time-reads { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
Blocks {
    & > .blocks--quiet { color: $text-muted; }
    & > .blocks--one { color: $primary; }
    & > .blocks--two { color: $secondary; }
    & > .blocks--three { color: $accent; }
    & > .blocks--four { color: $success; }
    & > .blocks--five { color: $warning; }
    & > .blocks--block { background: $surface; }
    & > .blocks--current { background: $panel; }
}
.-wide #aside { display: block; }
.-wide #about { display: none; }
.-narrow #hints, .-narrow #legend { display: none; }
.-narrow #time-label { display: none; }
.-narrow #time-line { width: 15; }
"""  # noqa: E501


def clock(minutes: int) -> str:
    """Return the time of day *minutes* after midnight."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def span(start: int) -> str:
    """Return when a block that begins at *start* begins and ends, as both apps show it."""
    return f"{clock(start)}–{clock(start + LENGTH)}"


class Blocks(Widget):
    """Blocks in columns, each three lines high."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"blocks--{name}" for name in (*_HUES, "quiet", "block", "current")
    }

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.start = FIRST
        self._looks: dict[str, Style] = {}

    def _look(self, *names: str) -> Style:
        key = " ".join(names)
        if key not in self._looks:
            look = self.rich_style
            for name in names:
                look += self.get_component_rich_style(f"blocks--{name}", partial=True)
            self._looks[key] = look
        return self._looks[key]

    def render_line(self, y: int) -> Strip:
        """Draw a line of every column."""
        width = (self.size.width - 6) // COLUMNS
        segments = [Segment(f"{clock(FIRST + y * STEP):>5} ", self._look("quiet"))]
        for column in range(COLUMNS):
            number, part = divmod(y - (column == 0) * (self.start - FIRST) // STEP, 4)
            here = "current" if number == column == 0 else "block"
            if part == 3 or not 0 <= number * COLUMNS + column < BLOCKS:
                segments.append(Segment(" " * width, self._look("quiet")))
                continue
            start = self.start + number * 60 if column == 0 else FIRST + number * 60
            words = (f"Thing {number} of day {column}", span(start), "a place")[part][: width - 3]
            segments.append(Segment("▌ ", self._look(_HUES[number % len(_HUES)], here)))
            segments.append(Segment(f"{words:<{width - 3}} ", self._look(here)))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


class DaysPage(Screen[None]):
    """The days of nobody's plan."""

    CSS = _DAYS_STYLE
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", f"move({STEP})", "Later"),
        Binding("e", f"move(-{STEP})", "Earlier"),
        Binding("escape", "dismiss", "Back"),
        *(Binding(key, "noop", f"Do {key}") for key in "ntcgsbahwdru"),
        *(Binding(key, "noop", f"Go {key}") for key in ("up", "down", "left", "right", "home", "end")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static("This    and that", id="bar", markup=False)
        with VerticalScroll(id="days-body", can_focus=False):
            with Horizontal(id="days"):
                yield Blocks(id="blocks")
                yield Static("", id="aside", markup=False)
            with Vertical(id="below"):
                yield Static("", id="about", markup=False)
                with Horizontal(id="time"):
                    yield Static("Time", id="time-label", markup=False)
                    yield Input(placeholder="19:30–21, 7pm", id="time-line", compact=True)
                    yield Static("", id="time-reads", markup=False)
                yield Static("~ some things to look at", id="notice", markup=False)
                yield Static("e l earlier, later   s g shorter, longer", id="hints", markup=False)
                yield Static("one   two   three   four   five", id="legend", markup=False)
        yield Static("", id="note", markup=False)
        yield Static(" o Open  n New  ? Help", id="foot", markup=False)

    def on_mount(self) -> None:
        """Say what is under the cursor."""
        self._tell()

    def _tell(self) -> None:
        start = self.query_one(Blocks).start
        words = Content.assemble(
            ("Thing 0 of day 0", "bold"), ("   Friday   ", "$text-muted"), (span(start), "$text")
        )
        self.query_one("#about", Static).update(words, layout=False)

    def action_move(self, by: int) -> None:
        """Move the first block."""
        if isinstance(self.app, BareDays):
            self.app.keep()
        blocks = self.query_one(Blocks)
        blocks.start += by
        blocks.refresh()
        self._tell()

    def action_noop(self) -> None:
        """Do nothing."""


class BareDays(App[None]):
    """A home with a list, and the days behind it."""

    CSS = _STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "days", "Days"),
        *(Binding(key, "noop", f"Do {key}") for key in "lbshxr"),
    ]

    def __init__(self, keep: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.keep = keep or (lambda: None)

    def compose(self) -> ComposeResult:
        """Lay out the home."""
        yield Static("This    and that", id="bar", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield OptionList(*ROWS, id="rows", classes="column", markup=False)
        yield Static(" d Days", id="foot", markup=False)

    def action_days(self) -> None:
        """Show the days."""
        self.push_screen(DaysPage())

    def action_noop(self) -> None:
        """Do nothing."""


if __name__ == "__main__":
    if len(sys.argv) > 1:
        from .store import floor

        BareDays(floor(Path(sys.argv[1]))).run()
    else:
        BareDays().run()
