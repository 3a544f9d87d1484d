"""The fields that say who the two are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from twofold.domain.people import COLOURS, MARKS, Colour, Mark, Partner
from twofold.domain.records import Side
from twofold.domain.text import NAME_LIMIT

from .fields import Line
from .pick import Pick
from .plain import hue


class NameA(Line):
    """The name of the one who types first; Enter is shown, because it leads to the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next name", tooltip="Go to the other name", id="names.other"),
    ]


class NameB(Line):
    """The name of the other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go on", tooltip="Both names are there: go on", id="names.onward"),
    ]


class PartnerFields(Vertical):
    """Name, colour and mark of the partner on *side*."""

    class Changed(Message):
        """Something about the partner on ``side`` was changed."""

        def __init__(self, fields: "PartnerFields") -> None:
            super().__init__()
            self.fields = fields
            self.side = fields.side

    def __init__(self, side: Side, partner: Partner | None, colour: Colour, mark: Mark) -> None:
        super().__init__(classes="partner")
        self.side: Side = side
        self._was = partner
        self._colour: Colour = partner.colour if partner else colour
        self._mark: Mark = partner.mark if partner else mark

    def compose(self) -> ComposeResult:
        """Lay out the three fields."""
        yield Static("", classes="partner-as", markup=False)
        name = self._was.name if self._was else ""
        yield Static("Name", classes="label", markup=False)
        hint = "what you are called here" if self.side == "a" else "and you?"
        kind = NameA if self.side == "a" else NameB
        yield kind(name, placeholder=hint, limit=NAME_LIMIT, id=f"name-{self.side}")
        yield Static("Colour", classes="label", markup=False)
        yield Pick([(c, "■", hue(c), c) for c in COLOURS], self._colour, id=f"colour-{self.side}")
        yield Static("Mark", classes="label", markup=False)
        yield Pick([(m, m, hue(self._colour), "") for m in MARKS], self._mark, id=f"mark-{self.side}")

    def on_mount(self) -> None:
        """Show how the partner will be seen, in the same frame as each letter of the name."""
        self.watch(self.query_one(Line), "value", self._show)

    @property
    def typed(self) -> str:
        """The name as it stands in the field, trimmed; may be empty."""
        return self.query_one(Line).line

    @property
    def colour(self) -> Colour:
        """The colour chosen."""
        return self._colour

    @property
    def mark(self) -> Mark:
        """The mark chosen."""
        return self._mark

    def show(self, partner: Partner) -> None:
        """Show *partner*, without saying that anything was changed."""
        self._colour, self._mark = partner.colour, partner.mark
        line = self.query_one(Line)
        with self.prevent(Input.Changed, Pick.Changed):
            if line.line != partner.name:
                line.value = partner.name
            self.query_one(f"#colour-{self.side}", Pick).value = partner.colour
            self.query_one(f"#mark-{self.side}", Pick).value = partner.mark
        self._show()

    def _show(self) -> None:
        name = self.typed or ("One of you" if self.side == "a" else "The other")
        style = hue(self._colour)
        self.query_one(".partner-as", Static).update(
            Content.assemble((f" {self._mark} {name} ", f"bold $hue-ink on {style}")), layout=False
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the name."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """Follow the colour and the mark."""
        event.stop()
        colour, mark = (
            self.query_one(f"#colour-{self.side}", Pick),
            self.query_one(f"#mark-{self.side}", Pick),
        )
        self._colour = next(c for c in COLOURS if c == colour.value)
        self._mark = next(m for m in MARKS if m == mark.value)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.post_message(self.Changed(self))
