"""The lines of the form with which a plan begins."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from twofold.domain.retreat.plan import WHERE
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import plain

from .plans import WHERES

if TYPE_CHECKING:
    from twofold.content import Templates

LINES = ("purpose", "start", "days", "title", "zone", "currency")
LABELS = {
    "purpose": "What for",
    "where": "Where",
    "templates": "Begin with",
    "start": "First day",
    "days": "Days",
    "title": "Called",
    "zone": "Time zone",
    "currency": "Currency",
}
OPENINGS = (
    "Perhaps: to rest and wake without an alarm · to laugh together again · to find out what we want of "
    "next year"
)
DEFAULT, EMPTY = "weekend", "begin-empty"
"""The template under the cursor at first, and the choice of none."""


def form(values: Mapping[str, str], where: str, templates: "Templates | None") -> ComposeResult:
    """Yield the form with *values* by the names of LINES; with *templates* to begin with, or without."""
    hints = {"purpose": "one sentence, or nothing", "start": "Friday", "zone": "Europe/Berlin"}
    with Vertical(id="begin", classes="column"):
        yield from _row("purpose", Line(values["purpose"], placeholder=hints["purpose"], id="begin-purpose"))
        yield Static(OPENINGS, id="begin-openings", classes="plan-said", markup=False)
        options = [(each, WHERES[each].removeprefix("a led "), "", "") for each in WHERE]
        yield from _row("where", Pick(options, where, id="begin-where"))
        if templates is not None:
            yield from _row("templates", Choices(_choices(templates), id="begin-templates"))
            yield Static("", id="begin-said-template", classes="plan-said", markup=False)
        for name in LINES[1:]:
            line = Line(values[name], placeholder=hints.get(name, ""), id=f"begin-{name}")
            yield from _row(name, line)
            if name != "start" and name != "title":
                said = "dates" if name == "days" else name
                yield Static("", id=f"begin-said-{said}", classes="plan-said", markup=False)
        yield Static("", id="begin-said-end", classes="plan-said", markup=False)
        if templates is not None and templates.troubles:
            yield Static(
                own_troubles(templates.troubles), id="begin-troubles", classes="plan-said", markup=False
            )
        yield Static("", id="begin-end", markup=False)


def own_troubles(troubles: tuple[str, ...]) -> str:
    """Return what is said about files of their own that cannot be used."""
    more = len(troubles) - 2
    return " ".join(troubles[:2]) + (f" And {more} more." if more > 0 else "")


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


def _row(name: str, field: Widget) -> ComposeResult:
    with Horizontal(id=f"row-{name}", classes="plan-row"):
        yield Static(plain(LABELS[name]), classes="plan-label", markup=False)
        field.add_class("plan-value")
        yield field
