"""What each of you needs: written once, and read by every retreat."""

from typing import Annotated, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.records import Record, Side
from twofold.domain.retreat.needs import LIMIT, NEEDS, Need, Needs, new_needs, read_needs
from twofold.screens.autosave import FormTyping
from twofold.screens.edit import Edit
from twofold.screens.house import House, newest
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long
from twofold.widgets.plain import signed
from twofold.widgets.words import Words

HOW = "Saved as you type. Tab goes on; Esc leaves the field."
"""What is said below the fields while somebody writes in one."""


def needs_of(house: House) -> tuple[Need, ...]:
    """Return what each of the two needs, as it is kept now."""
    needs = newest(house, Needs, NEEDS)
    return read_needs(None if needs is None or needs.deleted else needs, house.couple_or_none())


class Written(msgspec.Struct, frozen=True):
    """What stands in the fields: that of each of the two."""

    a: Annotated[str, msgspec.Meta(max_length=LIMIT)] = ""
    b: Annotated[str, msgspec.Meta(max_length=LIMIT)] = ""


class NeedsPage(FormTyping[Needs, Written]):
    """A field for each of the two, with a line for each thing."""

    place = "retreat.needs"
    heading = "What each needs"
    why = "An hour alone, vegetarian, no stairs: write it once, and every retreat knows."
    notes = (
        "You can both read it, and so does every retreat. It checks the days for time alone, and "
        "suggests a to-do for what a place should know.",
        "It is printed on the page for the fridge. Leave out what is nobody else's business.",
        "It is saved as you type. Outside the fields u takes it back.",
    )
    undo_named = True
    redraws_on = ("mount", "focus")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first field", id="needs.edit"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="retreat.undo",
                when="may_undo"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Needs, NEEDS, history=NEEDS)

    @property
    def history(self) -> str:
        """What was written is taken back here."""
        return NEEDS

    def edit_of(self, record: Record) -> Edit[Needs]:
        """Return the edit of the needs."""
        return self.edit

    def body(self) -> ComposeResult:
        """Lay out both fields."""
        self.edit.begin(new_needs(self.house.clock.now()))
        self.begin_typing()
        couple = self.house.couple()
        hints: tuple[tuple[Side, str], ...] = (
            ("a", "such as: an hour alone"),
            ("b", "such as: vegetarian, no stairs"),
        )
        fields = [Long(side, signed(couple, side), hint, paper=True) for side, hint in hints]
        assert self.base is not None
        self.form = Form(self.base, fields, "needs", id="needs-form")
        with Vertical(id="needs", classes="column"):
            yield Static("One line for each thing.", id="needs-lead", classes="quiet", markup=False)
            yield self.form
            yield Static("", id="needs-end", classes="quiet", markup=False)

    def view(self) -> View:
        """Say how it is kept."""
        return {"needs-end": HOW if isinstance(self.focused, Words) else ""}

    def typed_of(self, record: Needs) -> Written:
        """Return what is written."""
        return Written(record.a, record.b)

    def with_typed(self, record: Needs, value: Written) -> Needs:
        """Return *record* with what is written."""
        return record.with_(a=value.a, b=value.b)

    def action_edit(self) -> None:
        """Go to the first field."""
        self.query_one("#needs-a", Words).focus()
