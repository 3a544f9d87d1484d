"""The lines of the form with which a plan begins."""

from typing import TYPE_CHECKING, Any

import msgspec
from textual.app import ComposeResult
from textual.widgets import Static

from twofold.domain.leftout import counted
from twofold.domain.retreat.plan import WHERE, Where
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Field, Pick, Text
from twofold.widgets.plain import plain

from .plans import WHERES

if TYPE_CHECKING:
    from twofold.content import Templates

OPENINGS = "such as: to wake without an alarm · to laugh together again · to see what we want next year"
DEFAULT, EMPTY = "weekend", "begin-empty"
"""The template under the cursor at first, and the choice of none."""


class Frame(msgspec.Struct, frozen=True):
    """The frame of a plan as it is typed. ``template``: the id of what it begins with, or EMPTY. ``rate``:
    what one of its currency before was in this one, or ""."""

    purpose: str = ""
    where: Where = "away"
    template: str = DEFAULT
    start: str = ""
    days: str = ""
    title: str = ""
    zone: str = ""
    currency: str = ""
    rate: str = ""


class Template(Field):
    """What a plan begins with, from a list."""

    def __init__(self, label: str, templates: "Templates") -> None:
        super().__init__("template", label, id="begin-templates")
        self._rows = _choices(templates)

    def make(self, id: str, limit: int, part: Any) -> Choices:
        """Return the list."""
        return Choices(self._rows, id=id)

    def read(self, widget: Choices) -> str:
        """Return the id of what is under the cursor."""
        return widget.current or DEFAULT

    def show(self, widget: Choices, part: str) -> None:
        """Bring it under the cursor, else the first."""
        ids = [row.id for row in self._rows]
        widget.highlighted = ids.index(part) if part in ids else 0


class BeginForm(Form[Frame]):
    """The frame *value*; with *templates* to begin with, or without. *openings*: it may need some ideas."""

    def __init__(self, value: Frame, templates: "Templates | None", openings: bool = True) -> None:
        self._templates, self._openings = templates, openings
        fields = (
            Text("purpose", "Purpose", "one sentence, or nothing"),
            Pick("where", "Where", [(each, WHERES[each].removeprefix("a led "), "", "") for each in WHERE]),
            *([Template("Begin with", templates)] if templates is not None else []),
            Day("start", "First day", "Friday"),
            Text("days", "Days", anew=True),
            Text("title", "Called"),
            Text("zone", "Time zone", "Europe/Berlin", anew=True),
            Text("currency", "Currency", anew=True),
            *([Text("rate", "Rate", "0.95", anew=True)] if templates is None else []),
        )
        super().__init__(value, fields, "begin", id="begin", classes="column")

    def compose(self) -> ComposeResult:
        """Lay out the lines, and what is said below them."""
        yield self.row("purpose")
        if self._openings:
            yield Static(OPENINGS, id="begin-openings", classes="below", markup=False)
        yield self.row("where")
        if self._templates is not None:
            yield self.row("template", id="row-templates")
            yield _below("template")
        yield from self.rows("start", "days")
        yield _below("dates")
        yield self.row("title")
        for name in ("zone", "currency", "rate"):
            if name not in self.fields:
                continue
            yield self.row(name)
            yield _below(name)
        yield _below("end")
        if self._templates is not None and self._templates.troubles:
            troubles = own_troubles(self._templates.troubles)
            yield Static(troubles, id="begin-troubles", classes="below", markup=False)
        yield Static("", id="begin-end", markup=False)


def _below(name: str) -> Static:
    return Static("", id=f"begin-said-{name}", classes="below", markup=False)


def own_troubles(troubles: tuple[str, ...]) -> str:
    """Return what is said about files of their own that cannot be used."""
    return f"{counted(len(troubles))} The first page shows what was left out."


def _choices(templates: "Templates") -> list[Choice]:
    rows = [
        Choice(
            each.id,
            plain(each.name),
            WHERES[each.where].removeprefix("a led ") + (f", {each.days} days" if each.days > 1 else ""),
            spare=True,
        )
        for each in templates.templates
    ]
    return [*rows, Choice(EMPTY, "Nothing yet", "write your own", spare=True)]
