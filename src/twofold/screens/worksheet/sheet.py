"""One partner's side of a worksheet, in private: up to seven rows, and what became of the last ones."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.people import Invalid
from twofold.domain.records import other
from twofold.domain.routes import DrawersRoute
from twofold.domain.worksheet.routes import RowRoute
from twofold.domain.worksheet.sheet import (
    ROWS,
    Draft,
    Fate,
    Row,
    add,
    delete,
    done,
    duplicate,
    move,
    next_draft,
    unready,
)
from twofold.screens.door import has_lock
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, leads

from .lines import row_choices
from .summaries import last_rows, left_behind, say_finished
from .takingback import TakesBack

FATES: tuple[Fate, ...] = ("still", "met", "gone")


class SheetPage(TakesBack):
    """The rows of *side* in the round *about*; a row opens on a page of its own."""

    place = "worksheet.sheet"
    heading = "Needs and wants"
    why = "Your own side, in your own words. Nobody else sees it before you both open the round."
    notes = (
        "Up to seven rows are enough; three that matter are better than seven that do not.",
        "Each row needs one request, something small that the other could do. The rest may stay empty.",
        "u brings a deleted row back, even tomorrow, until you say that you have finished.",
    )
    writing_kind = "sheet"
    shape = Draft
    AUTO_FOCUS = "#rows"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("1", "fate('still')", "Still matters", tooltip="It still matters: it goes on in this round",
                id="sheet.still", when="is_on_last"),
        Command("2", "fate('met')", "Met", tooltip="It is met now", id="sheet.met", when="is_on_last"),
        Command("3", "fate('gone')", "Gone", tooltip="It no longer matters", id="sheet.gone",
                when="is_on_last"),
        Command("n", "new", "New row", tooltip="Write another row", id="sheet.new", when="may_write"),
        Command("c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="sheet.finish", when="may_write"),
        Command("t", "take_back", "Take back", tooltip="Take it back and keep writing", id="sheet.take-back",
                when="may_take_back"),
        Command("x", "delete", "Delete", tooltip="Delete this row, at once", id="sheet.delete",
                when="is_on_row"),
        Command("u", "bring_back", "Bring back", tooltip="Take the last change back, or bring back a row",
                id="sheet.bring-back", show=False, when="may_bring_back"),
        Command("d", "duplicate", "Duplicate", tooltip="Make a copy of this row", id="sheet.duplicate",
                show=False, when="is_on_row"),
        Command("K,shift+up", "move(-1)", "Move up", tooltip="Move this row up", id="sheet.up", show=False,
                when="is_on_row"),
        Command("J,shift+down", "move(1)", "Move down", tooltip="Move this row down", id="sheet.down",
                show=False, when="is_on_row"),
        leads("p", DrawersRoute(), "Drawers", tooltip="Set or change the passphrase of a drawer",
                id="sheet.drawers", show=False),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out a word about what to do, the rows, and who can read them."""
        with Vertical(id="sheet", classes="column"):
            yield Static("", id="sheet-words", markup=False)
            yield Choices(self._choices(), id="rows")
            yield Static("", id="sheet-veil", classes="quiet", markup=False)

    # What is shown

    def _choices(self) -> list[Choice]:
        keys = [self.key_of(f"sheet.{fate}") or str(n) for n, fate in enumerate(FATES, 1)]
        return row_choices(self.value, None if self.is_finished else last_rows(self), keys, self.today)

    def view(self) -> View:
        """Show the rows as they are."""
        return {"rows": self._choices(), "sheet-words": self._words(), "sheet-veil": self._veil()}

    def _words(self) -> str:
        name = self.house.couple().name(other(self.side))
        if self.is_finished:
            yet = "" if self.is_short else f" {name} sees nothing of it yet."
            return f"You have finished.{yet} {self.key_at_start('sheet.take-back')} takes it back."
        if self.is_short and self.value.rows:
            return ""
        if (last := last_rows(self)) and any(row.id not in self.value.since for row in last[1]):
            return "What has become of it? It still matters, it is met now, or it no longer matters."
        if not self.value.rows:
            new = self.key_at_start("sheet.new")
            return f"What do you need, or want? A few rows, in your own words. {new} begins one."
        return f"Enter opens a row. {self.key_at_start('sheet.finish')} says that you have finished."

    def _veil(self) -> str:
        if has_lock(self.house, self.side):
            return (
                "Sealed with your passphrase." if self.is_short else "Sealed: only your passphrase opens it."
            )
        how = "" if self.is_short or self.house.seat else ": only the curtain hides it"
        return f"Not sealed{how}. {self.key_at_start('sheet.drawers')} sets a passphrase."

    # Where one is

    def _current(self, kind: str) -> Row | None:
        """Return the row under the cursor, if it is of this *kind*: "row", or "last" (of the last round)."""
        under = next((listed.under for listed in self.query("#rows").results(Choices)), None)
        what, row_id = under.value if under and isinstance(under.value, tuple) else ("", "")
        if what != kind:
            return None
        last = last_rows(self) if kind == "last" else None
        return next((row for row in (last[1] if last else self.value.rows) if row.id == row_id), None)

    @property
    def is_on_row(self) -> bool:
        """Whether the cursor is on a row of this round, which can be changed."""
        return self.may_write and self._current("row") is not None

    @property
    def is_on_last(self) -> bool:
        """Whether the cursor is on a row of the last round, of which it can be said what became of it."""
        return self.may_write and self._current("last") is not None

    def _go_to(self, choice_id: str) -> None:
        if self.query_one("#rows", Choices).go_to(choice_id):
            self.refresh_bindings()

    def go_to(self, row_id: str) -> None:
        """Put the cursor on a row."""
        self._go_to(f"row:{row_id}")

    def bookmark(self) -> Any:
        """Return the id of the line under the cursor."""
        return next((listed.current for listed in self.query("#rows").results(Choices)), None)

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.draw()
        self.query_one("#rows").focus()
        if isinstance(place, str):
            self._go_to(place)

    def reload(self) -> None:
        """Follow the other terminal, and what was written on the page of a row."""
        if self.is_shut or self.writing is None or left_behind(self):
            return
        self.follow()
        self.draw()

    # Keys

    def on_option_list_option_highlighted(self) -> None:
        """Other keys for other lines."""
        self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open a row; a row of the last round still matters, until something else is said."""
        event.stop()
        if self.is_finished:
            self.house.say(
                f"You have finished this side. {self.key_at_start('sheet.take-back')} takes it back."
            )
        elif (row := self._current("row")) is not None:
            self._open(row.id)
        elif (row := self._current("last")) is not None and row.id not in self.value.since:
            self.action_fate("still")

    def _open(self, row_id: str) -> None:
        if self.is_active:
            self.house.go(RowRoute(self.side, self.about, row_id))

    def action_new(self) -> None:
        """Write another row; one in which nothing stands is taken first."""
        blank = next((row for row in self.value.rows if row.blank), None)
        row = blank or Row()
        if blank is None and not self.change(lambda draft: add(draft, row)):
            return
        self._go_to(f"row:{row.id}")
        self._open(row.id)

    def action_duplicate(self) -> None:
        """Copy the row, and go to the copy."""
        if (row := self._current("row")) is None:
            return
        name = row.id
        if self.change(lambda draft: duplicate(draft, name)[0]):
            place = next(n for n, each in enumerate(self.value.rows) if each.id == name)
            self._go_to(f"row:{self.value.rows[place + 1].id}")

    def action_delete(self) -> None:
        """Delete the row; it can be brought back."""
        row = self._current("row")
        if row is not None and self.change(lambda draft: delete(draft, row.id)):
            it = "the one from before" if self.wanted else "it"
            self.house.say(f"Deleted. {self.key_at_start('sheet.bring-back')} brings {it} back.")

    def action_move(self, by: int) -> None:
        """Move the row *by* places down (up, if negative)."""
        if (row := self._current("row")) is not None:
            self.change(lambda draft: move(draft, row.id, by))

    def action_fate(self, fate: Fate) -> None:
        """Say what became of a row of the last round; the cursor goes to the next one."""
        row, last = self._current("last"), last_rows(self)
        if row is None or last is None:
            return
        since = {**self.value.since, row.id: fate}
        if not self.change(lambda draft: next_draft(replace(draft, since=since), last[1])):
            return
        if fate == "still" and all(each.before != row.id for each in self.value.rows):
            away = [gone.row.id for gone in self.value.removed if gone.row.before == row.id]
            self.wanted = away[-1] if away else ""
            back = f"You deleted its row. {self.key_at_start('sheet.bring-back')} brings it back."
            self.house.say(
                back if away else f"There are already {ROWS} rows, so it could not get one. Delete one first."
            )
            return
        undecided = [each.id for each in last[1] if each.id not in self.value.since]
        if undecided:
            self._go_to(f"last:{undecided[0]}")
        elif self.value.rows:
            self._go_to(f"row:{self.value.rows[0].id}")

    def action_finish(self) -> None:
        """Say that this side is finished. Only a row without a request keeps it from being so."""
        if left_behind(self):
            return
        try:
            value = done(self.value)
        except Invalid as trouble:
            self.house.say(str(trouble))
            if lacking := unready(self.value):
                self._go_to(f"row:{lacking[0]}")
            return
        if self.keep(value, finished=True):
            say_finished(self, "sheet")
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back and keep writing."""
        if not left_behind(self) and self.keep(self.value):
            self.draw()
            self.house.say("Taken back. Keep writing as long as you like.")
