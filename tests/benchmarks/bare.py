"""A bare Textual app with the widgets of home or of a page with a field, to measure ours against.

``python -m tests.benchmarks.bare list`` or ``field``.
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static

ROWS = ("The first of the rows", "The second of the rows", "The third of the rows", "The last of the rows")
LABEL = "What stands above the field"

# About as many rules as home has.
_STYLE = """
Screen { background: $background; color: $foreground; }
#bar { height: 1; padding: 0 2; background: $surface; }
#body { height: 1fr; padding: 1 2; align-horizontal: center; scrollbar-size-vertical: 1; }
#foot { height: 1; padding: 0 1; background: $surface; }
#note { display: none; height: auto; max-height: 2; padding: 0 2; color: $warning; }
.column { width: 100%; max-width: 72; height: auto; }
.gap { margin-top: 1; }
.quiet { color: $text-muted; }
.lead { text-style: bold; }
.centre { text-align: center; }
.-narrow #bar { padding: 0 1; }
.-narrow #note { padding: 0 1; }
.-narrow #foot { padding: 0; }
.-narrow #body { padding: 1 1; }
.-short #body { padding: 0 2; }
.-short .gap { margin-top: 0; }
#day { margin: 0 0 1 0; padding: 0 1; }
#begin { margin-top: 1; padding: 0 1; }
.-short #day { margin: 0; height: 1; }
.-tall #day { margin: 1 0 2 0; }
Toast { background: $panel; color: $foreground; padding: 0 1; max-width: 60; }
OptionList {
    height: auto; width: 100%; background: $background; border: none; padding: 0;
    &:focus { border: none; background: $background; }
    & > .option-list--option { padding: 0 1; color: $foreground; }
    & > .option-list--option-highlighted { background: $surface; color: $foreground; }
    &:focus > .option-list--option-highlighted { background: $panel; text-style: none; }
    & > .option-list--option-hover { background: $surface; }
    & > .option-list--option-disabled { color: $text-muted; }
}
Input {
    background: $surface; color: $foreground; border: none; height: 1; padding: 0 1;
    &:focus { background: $panel; border: none; }
    & > .input--placeholder { color: $text-muted; }
}
TextArea {
    background: $surface; color: $foreground; border: none; padding: 0 1; height: 8;
    &:focus { background: $panel; border: none; }
}
Button { margin-left: 2; min-width: 8; background: $surface; color: $foreground; }
Button:focus { background: $accent; text-style: bold; }
"""


class Bare(App[None]):
    """A bar, a column that scrolls with a list or a field in it, and a foot."""

    CSS = _STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, "noop", f"Do {key}") for key in "lbshxo"]

    def __init__(self, field: bool) -> None:
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static("This    and that", id="bar", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            if self._field:
                yield Static(LABEL, classes="column lead", markup=False)
                yield Input(placeholder="what it is for", compact=True, id="field", classes="column")
                yield Static("Something below it", classes="column", markup=False)
            else:
                yield Static("Good day.\nMonday 1 January", id="day", classes="column", markup=False)
            yield OptionList(*ROWS, id="rows", classes="column", markup=False)
            yield Static("A line below the list", id="begin", classes="column quiet", markup=False)
        yield Static("", id="note", markup=False)
        yield Static(" l This  b That  q Quit  ? Help", id="foot", markup=False)

    def action_noop(self) -> None:
        """Do nothing."""


if __name__ == "__main__":
    Bare(field=sys.argv[1:] == ["field"]).run()
