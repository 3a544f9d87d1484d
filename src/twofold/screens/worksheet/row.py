"""One row of a worksheet, written in private: what it is, how much, and what one asks for."""

from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Static

from twofold.domain.records import Side
from twofold.domain.worksheet.sheet import Draft, Row, put
from twofold.domain.worksheet.undoing import merged
from twofold.screens.autosave import Autosave
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.screens.vocabulary import Vocabulary
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale
from twofold.widgets.scrolling import scrolling_keys

from .rowform import RowForm
from .rowparts import HELP, SHELVES, GroupField
from .summaries import left_behind, met_before


class RowPage(Autosave, PrivatePage[Draft]):
    """The row *row_id* of *side* in the round *about*."""

    place = "worksheet.row"
    heading = "One row"
    why = "One need or want, in your own words, and one small request. Only the request is required."
    notes = (
        "Everything is saved as you type. Esc leaves a field; a second Esc goes back to your rows.",
        "Lines that begin with ~ are hints. They only know plain English, and you can ignore them.",
        "After softened start-up (Gottman), and observation, feeling, need, request (Rosenberg).",
    )
    writing_kind = "sheet"
    shape = Draft
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,v", "words", "Words", tooltip="Words to choose from, for this field", id="row.words",
                when="has_words"),
        Command("f3,m", "more", "More lines", tooltip="Every line there is", id="row.more", when="is_brief"),
        Command("enter,e", "write", "Write", tooltip="Back into the field", id="row.write", when="has_left"),
        Command("n", "turn(1)", "Next row", tooltip="Go to the next row", id="row.next", when="may_turn"),
        Command("p", "turn(-1)", "Row before", tooltip="The row before", id="row.previous", when="may_turn"),
        Command("backspace,delete", "clear", "Take back", tooltip="Clear this scale",
                id="row.clear", show=False, when="is_on_rating"),
        *scrolling_keys("row"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str, row_id: str) -> None:
        super().__init__(side, about)
        self.row_id = row_id
        self._last = "row-words"
        self._merged = self._left = False

    # -- what is shown --------------------------------------------------------------------------------

    def private_body(self) -> ComposeResult:
        """Lay out the three steps, and a line of help below them."""
        row = self.value.row(self.row_id)
        with Vertical(id="row", classes="column"):
            yield RowForm(row or Row(), id="row-steps")
            yield Static("", id="row-help", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Say what stands there, and begin with one's own words."""
        # Once only: a page that is uncovered while it is put away must not take hold of a field again.
        if self.is_laid_out:
            self.set_focus(self.form.widget("words"))
        self.draw()

    @property
    def form(self) -> RowForm:
        """The fields."""
        return self.query_one(RowForm)

    @property
    def row(self) -> Row | None:
        """The row as it is on screen; None when it is not there."""
        stored = self.value.row(self.row_id)
        return self.form.onto(stored) if stored and self.is_laid_out else None

    def redraw(self) -> None:
        """Show the row as ``value`` has it."""
        if self._gone():
            return
        row = self.value.row(self.row_id)
        if row is not None and self.is_laid_out:
            self.form.value = row
        self.draw()

    def draw(self) -> None:
        """Draw all that is not a field."""
        if (row := self.row) is None:
            self._gone()
        else:
            self.form.draw(row)
            self._draw_help(row)
            super().draw()

    def view(self) -> View:
        """Show where the row stands, and how met it was."""
        row = self.row
        if row is None:
            return {}
        ids = [each.id for each in self.value.rows]
        beside = f"   row {ids.index(row.id) + 1} of {len(ids)}" if len(ids) > 1 else ""
        return {
            "row-place": Content.assemble("What it is", (beside, "not bold $quiet")),
            "row-then": met_before(self, row),
        }

    def _draw_help(self, row: Row) -> None:
        # The page is not laid out anew for it: a letter stays quick, and what is in sight stays there.
        self.query_one("#row-help", Static).update(plain(self._help(row)), layout=False)

    def _help(self, row: Row) -> str:
        """Return what the field is for; where there is no room below it, the first hint on it."""
        if self.is_short and (hint := self.form.hint_here(row)):
            return hint
        if self.focused is None:
            on, back = self.key_at_start("row.write"), self.key_at_start("page.back")
            return f"Saved. {on} goes on writing, {back} goes back to your rows."
        return HELP.get(self.form.here.rpartition(".")[2], "").format(words=self.key_at_start("row.words"))

    # -- typing, and saving what is typed -------------------------------------------------------------

    def on_form_changed(self, event: RowForm.Changed) -> None:
        """Follow the fields; a want has other examples than a need."""
        event.stop()
        self._typed()
        if event.name in ("kind", "firmness"):
            self.draw()

    def _typed(self) -> None:
        if (row := self.row) is not None:
            self.form.draw_asides(row)
            if self.is_short:
                self._draw_help(row)  # the first hint stands there
            if self._unsaved(row):
                self.save_soon()

    def _unsaved(self, row: Row) -> bool:
        return self._merged or row != self.value.row(self.row_id)

    def save_typed(self) -> None:
        """Save the row, if it says anything new."""
        row = self.row
        if self.is_shut or row is None or not self._unsaved(row) or self._gone():
            return
        self._merged = False
        if not self.keep(put(self.value, row)) and self._merged:
            # The other terminal was quicker: what both wrote is together now, and saved as that.
            self.flush()

    def load(self) -> bool:
        """Read ``value`` anew; what was typed here since the last save goes into it."""
        base, mine = self.value.row(self.row_id), self.row if self.is_mounted else None
        if not super().load():
            return False
        theirs = self.value.row(self.row_id)
        if base and mine and theirs and mine != base and theirs != mine:
            self.value = put(self.value, merged(base, mine, theirs))
            self._merged = self.value.row(self.row_id) != theirs
        return True

    def reload(self) -> None:
        """Follow what another page, or the other terminal, saved."""
        if self.is_shut or self.writing is None or self._gone():
            return
        super().reload()
        if self._merged:
            self.flush()

    def _gone(self) -> bool:
        """Go back, with a word, when there is nothing to write any more; return whether that is so."""
        if self._left or self.writing is None:
            return True
        if left_behind(self):
            self._left = self.is_active
            return True
        if self.value.row(self.row_id) is None:
            back = f"{self.key_at_start('sheet.bring-back')} brings it back."
            self._left = self.leave(f"This row was deleted at the other terminal. {back}")
        elif self.is_finished:
            self._left = self.leave("This side was finished at the other terminal.")
        return self._left

    # -- moving through it ----------------------------------------------------------------------------

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the field, and say what it is for."""
        self._last = event.widget.id or self._last
        self._focus_moved()

    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        if (row := self.row) is not None:
            self._draw_help(row)
            self.form.draw_asides(row)
            self.call_after_refresh(self.form.reveal)
            self.refresh_bindings()

    def bookmark(self) -> Any:
        """Return the row, the field, whether one is in it, and the place of the cursor."""
        place = self.form.place_in(self._last) if self.query(RowForm) else None
        return self.row_id, self._last, self.focused is not None, place

    def return_to(self, place: Any) -> None:
        """Go back into the field."""
        _row, self._last, inside, cursor = place
        self.form.put_in(self._last, cursor)
        self.set_focus(self.form.field(self._last) if inside else None)

    @property
    def has_words(self) -> bool:
        """Whether the field has a vocabulary."""
        return not self.is_shut and self._shelved is not None

    @property
    def is_on_rating(self) -> bool:
        """Whether the keyboard is on a number that was given."""
        return isinstance(self.focused, Scale) and self.focused.value is not None

    def may_turn(self, by: int) -> bool:
        """Return whether there is a row *by* places on."""
        return self._beside(by) is not None

    @property
    def is_brief(self) -> bool:
        """Whether only the lines that matter most are there."""
        return not self.is_shut and not self.form.is_whole

    def action_more(self) -> None:
        """Show all the lines there are."""
        self.form.show_rest()
        self.refresh_bindings()

    def action_write(self) -> None:
        """Go back into the field that was left."""
        self.set_focus(self.form.field(self._last))

    def action_clear(self) -> None:
        """Take the number back."""
        if isinstance(self.focused, Scale):
            self.focused.value = None
            self._typed()
            self.refresh_bindings()

    def action_scroll(self, lines: int) -> None:
        """Move the page by *lines*."""
        self.query_one("#row-steps").scroll_relative(y=lines, animate=False)

    def _beside(self, by: int) -> str | None:
        ids = [row.id for row in self.value.rows]
        place = ids.index(self.row_id) + by if self.row_id in ids else -1
        return ids[place] if 0 <= place < len(ids) else None

    def action_turn(self, by: int) -> None:
        """Go to the next row (1), or the one before (-1)."""
        self.flush()
        row_id = self._beside(by)
        if row_id is None or self.is_saving:
            return
        self.row_id = row_id
        self.set_focus(None)
        self._last = "row-words"
        self.redraw()
        self.form.go_to_ends()

    # -- words to pick from ---------------------------------------------------------------------------

    @property
    def _shelved(self) -> str | None:
        """The id of the field that has a vocabulary: the one typed in, or the one that was left."""
        name = self._last if self.focused is None else self.focused.id
        return name if name in SHELVES and self.query(f"#{name}") else None

    def on_group_field_wanted(self, message: GroupField.Wanted) -> None:
        """Show the groups."""
        message.stop()
        self.action_words()

    @work(group="words")
    async def action_words(self) -> None:
        """Let a word be picked, and put it where the cursor is."""
        # Only the name of the field is kept meanwhile: the drawer may lock, and nothing may hold its words.
        name = self._shelved
        if name is None or not self.is_active:
            return
        word = await self.app.push_screen_wait(Vocabulary(SHELVES[name], self.form.group.group))
        if word and not self.is_shut and self.query(RowForm):
            self.form.take(name, word)
            self._typed()
            self.draw()
