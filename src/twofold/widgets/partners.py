"""The fields that say who the two are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from twofold.domain.people import COLOURS, MARKS, Colour, Mark, Partner
from twofold.domain.records import Side

from .fields import Line
from .form import Form
from .kinds import Pick, Text
from .plain import hue


class NameA(Line):
    """The name of the one who types first; Enter is shown, because it leads to the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go to the other name", id="names.other"),
    ]


class NameB(Line):
    """The name of the other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go on", tooltip="Both names are there: go on", id="names.onward"),
    ]


class PartnerFields(Form[Partner]):
    """Name, colour and mark of the partner on *side*; the name may be empty."""

    # What a letter changes is the name and how the partner is seen: the other fields need not be drawn again.
    value = reactive[Partner](None, init=False, repaint=False)  # type: ignore[arg-type]

    def __init__(self, side: Side, partner: Partner | None, colour: Colour, mark: Mark) -> None:
        value = partner or Partner("", colour, mark)
        hint, line = ("what you are called here", NameA) if side == "a" else ("and you?", NameB)
        fields = (
            Text("name", "Name", hint, line=line, id=f"name-{side}"),
            Pick("colour", "Colour", [(c, "■", hue(c), c) for c in COLOURS], id=f"colour-{side}"),
            Pick("mark", "Mark", [(m, m, hue(value.colour), "") for m in MARKS], id=f"mark-{side}"),
        )
        super().__init__(value, fields, "partner", classes="partner")
        self.side: Side = side

    def compose(self) -> ComposeResult:
        """Lay out the three fields, below the partner as they will be seen."""
        yield Static("", classes="partner-as", markup=False)
        yield from super().compose()

    def on_mount(self) -> None:
        """Show how the partner will be seen, in the same frame as each letter of the name."""
        self.watch(self.line("name"), "value", self._typed, init=False)
        self._show()

    def watch_value(self, before: Partner, value: Partner) -> None:
        """Show the partner as they are now."""
        super().watch_value(before, value)
        self._show()

    def _typed(self) -> None:
        self.read()

    def _show(self) -> None:
        name = self.value.name or ("One of you" if self.side == "a" else "The other")
        shown = Content.assemble(
            (f" {self.value.mark} {name} ", f"bold $hue-ink on {hue(self.value.colour)}")
        )
        self.query_one(".partner-as", Static).update(shown, layout=False)
