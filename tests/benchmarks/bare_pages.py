"""A bare Textual app with the widgets of the worksheet's pages, to measure ours against.

``python -m tests.benchmarks.bare_pages``: W pushes a list as long as that of 50 rounds, and O a page of
cards in two columns. Each page brings a style sheet of its own, as ours do.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from .bare import _STYLE, ROWS

ROUNDS = 49
LISTED = "The oldest that can be seen"
CARDED = "The need at the top of it"
_SEEN = 8
"""How many of the older rounds 24 lines show."""
_LIST_STYLE = """
#list-page { width: 100%; max-width: 72; height: auto; }
#list-words { height: auto; padding: 0 1; margin: 0 0 1 0; }
#list { height: auto; max-height: 100%; width: 100%; }
.-short #list-words { display: none; }
.-begin #list-words { margin: 1 0; }
.-narrow #list-page { padding: 0; }
"""
_CARD_STYLE = """
#cards { width: 100%; max-width: 120; height: auto; }
.band { width: 100%; height: auto; margin-bottom: 1; }
.side { width: 100%; height: auto; }
.head { width: 100%; height: 1; padding: 0 1; }
.card { width: 100%; height: auto; padding: 0 1 0 2; margin-bottom: 1; }
.card.-here { background: $surface; border-left: outer $accent; }
.aside { height: auto; padding: 0 1; }
.-columns .band { layout: horizontal; }
.-columns .side { width: 1fr; }
.-columns .names { height: 1; }
"""


class _Page(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "noop", f"Do {key}") for key in "fjnmadxue"),
        Binding("escape", "dismiss", "Back"),
    ]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        yield Static("This    and that", id="bar", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield from self.body()
        yield Static("", id="note", markup=False)
        yield Static(" o Open  n New  ? Help", id="foot", markup=False)

    def body(self) -> ComposeResult:
        yield from ()


class Listed(_Page):
    """Some words and a long list."""

    CSS = _LIST_STYLE
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "app.cards", "Open")]

    def body(self) -> ComposeResult:
        """Lay out the list."""
        options: list[Option | str | None] = [
            *ROWS[:2],
            Option("", disabled=True),
            *ROWS,
            Option("", disabled=True),
        ]
        options += [LISTED if n == _SEEN else f"Friday {n} November 2025" for n in range(1, ROUNDS + 1)]
        with Vertical(id="list-page"):
            yield Static("Some words on what comes next, and on what this is all about.", id="list-words")
            yield OptionList(*options, id="list", markup=False)


class Cards(_Page):
    """Fourteen cards in two columns."""

    CSS = _CARD_STYLE

    def body(self) -> ComposeResult:
        """Lay out the cards."""
        self.add_class("-columns")
        with Vertical(id="cards"):
            with Container(classes="band names"):
                for name in ("this", "that"):
                    yield Static(name, classes="side", markup=False)
            for number in range(7):
                if number < 4:
                    yield Static(
                        "both of you · closeness ─────────────────────", classes="head", markup=False
                    )
                with Container(classes="band"):
                    for side in range(2):
                        with Vertical(classes="side"):
                            words = CARDED if number == side == 0 else f"A need, number {number}"
                            yield Static(
                                f"{words}\nmatters 8 · met 5\nits request", classes="card", markup=False
                            )
            for _ in range(3):
                yield Static("A line below it", classes="aside", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first."""
        self.query(".card").first().add_class("-here")


class Pages(App[None]):
    """A home with a list, and the pages behind it."""

    CSS = _STYLE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "listed", "List"),
        *(Binding(key, "noop", f"Do {key}") for key in "lbshx"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the home."""
        yield Static("This    and that", id="bar", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield OptionList(*ROWS, id="rows", classes="column", markup=False)
        yield Static(" w List", id="foot", markup=False)

    def action_listed(self) -> None:
        """Show the list."""
        self.push_screen(Listed())

    def action_cards(self) -> None:
        """Show the cards."""
        self.push_screen(Cards())

    def action_noop(self) -> None:
        """Do nothing."""


if __name__ == "__main__":
    Pages().run()
