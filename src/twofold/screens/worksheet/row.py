"""One row of a worksheet, written in private: what it is, how much, and what one asks for."""

from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import Static

from twofold.content import need_groups
from twofold.domain.dates import named_day
from twofold.domain.records import Side
from twofold.domain.text import is_blank
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Row, put
from twofold.domain.worksheet.undoing import merged
from twofold.screens.autosave import Autosave
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale

from .rowform import RowForm, laid_out
from .rowparts import HELP, SHELVES, GroupField
from .summaries import left_behind
from .vocabulary import OWN, Vocabulary


class RowPage(Autosave, PrivatePage[Draft]):
    """The row *row_id* of *side* in the round *about*."""

    place = "worksheet.row"
    heading = "One row"
    why = "One need or want, in your own words, and one small request. Only the request has to be there."
    notes = (
        "Everything is saved as you type. Esc leaves a field, and Esc once more goes back to your rows.",
        "The lines that begin with ~ are hints. They know only plain English, and you may leave them be.",
        "After softened start-up (Gottman), and observation, feeling, need, request (Rosenberg).",
    )
    writing_kind = "sheet"
    shape = Draft
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,v", "words", "Words", tooltip="Words to pick from, for this field", id="row.words"),
        Binding("enter,e", "write", "Write", tooltip="Go back into the field", id="row.write"),
        Binding("n", "turn(1)", "Next row", tooltip="Go to the next row", id="row.next"),
        Binding("p", "turn(-1)", "Row before", tooltip="Go to the row before", id="row.previous"),
        Binding("backspace,delete", "clear", "Take back", tooltip="Leave this scale without an answer",
                id="row.clear", show=False),
        Binding("up", "scroll(-1)", "Up", tooltip="Move the page up", show=False, id="row.up"),
        Binding("down", "scroll(1)", "Down", tooltip="Move the page down", show=False, id="row.down"),
        Binding("pageup", "scroll(-8)", "Page up", tooltip="Move up by much", show=False, id="row.page-up"),
        Binding("pagedown", "scroll(8)", "Page down", tooltip="Move down by much", show=False,
                id="row.page-down"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str, row_id: str) -> None:
        super().__init__(side, about)
        self.row_id = row_id
        self._last = "row-words"
        self._merged = False
        self._left = False

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
        for field in self.query("#row-words"):
            self.set_focus(field)
        self._draw()

    @property
    def form(self) -> RowForm:
        """The fields."""
        return self.query_one(RowForm)

    @property
    def row(self) -> Row | None:
        """The row as it is on screen; None when it is not there."""
        stored = self.value.row(self.row_id)
        if stored is None or not laid_out(self):
            return None
        return self.form.onto(stored)

    def redraw(self) -> None:
        """Show the row as ``value`` has it."""
        if self.is_shut or self._gone():
            return
        row = self.value.row(self.row_id)
        if row is None or not laid_out(self):
            return
        self.form.value = row
        self._draw()

    def _draw(self) -> None:
        """Draw all that is not a field."""
        row = self.row
        if row is None:
            self._gone()
            return
        place = next(n for n, each in enumerate(self.value.rows, 1) if each.id == row.id)
        count = len(self.value.rows)
        beside = f"   row {place} of {count}" if count > 1 else ""
        self.form.draw(row, beside, self._then(row))
        self._draw_help()
        self.refresh_bindings()

    def _then(self, row: Row) -> str:
        """Return how met it was in the last round, where the row goes on from there."""
        now = newest(self.house, Worksheet, self.about)
        last = newest(self.house, Worksheet, now.previous) if row.before and now and now.previous else None
        found = last.row(row.before) if last and row.before else None
        if last is None or found is None or found[0] != self.side or found[1].met is None:
            return ""
        today = self.today
        return f"On {named_day(last.day, today)} it was {found[1].met}."

    def _draw_help(self) -> None:
        row, focused = self.row, self.focused
        if row is None:
            return
        words = self.form.hint_here(row) if self.has_class("-short") else ""
        if not words and focused is not None:
            help_ = HELP.get(self.form.here.rpartition(".")[2], "")
            words = help_.format(words=self._key("words"))
        elif not words:
            words = (
                f"Saved. {self._key('write')} writes on, {self._key('back', 'page')} goes back to your rows."
            )
        line = self.query_one("#row-help", Static)
        line.update(plain(words), layout=False)

    def _key(self, name: str, page: str = "row") -> str:
        key = self.key_of(f"{page}.{name}")
        return key[:1].upper() + key[1:]

    # -- typing, and saving what is typed -------------------------------------------------------------

    def on_form_changed(self, event: RowForm.Changed) -> None:
        """Follow the fields; a want has other examples than a need."""
        event.stop()
        self._typed()
        if event.name in ("kind", "firmness"):
            self._draw()

    def _typed(self) -> None:
        row = self.row
        if row is None:
            return
        self.form.draw_asides(row)
        if self.has_class("-short"):
            self._draw_help()  # the first hint stands there
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
            self._leave("This row was deleted at the other terminal. U brings it back.")
        elif self.writing.finished is not None:
            self._leave("This side was finished at the other terminal meanwhile.")
        return self._left

    def _leave(self, sentence: str) -> None:
        if not self.is_active:
            return  # something lies on top; there is time when it is gone
        self._left = True
        self.house.say(sentence, stays=True)
        self.call_later(self.action_back)

    # -- moving through it ----------------------------------------------------------------------------

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the field, and say what it is for."""
        self._last = event.widget.id or self._last
        self._focus_moved()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Let the hints catch up."""
        self._focus_moved()

    def _focus_moved(self) -> None:
        row = self.row
        if not self.is_shut and row is not None:
            self._draw_help()
            self.form.draw_asides(row)
            self.call_after_refresh(self.form.reveal)
            self.refresh_bindings()

    def bookmark(self) -> Any:
        """Return the row, the field, whether one is in it, and the place of the cursor."""
        place = self.form.place_in(self._last) if self.query(RowForm) else None
        return self.row_id, self._last, self.focused is not None, place

    def return_to(self, place: Any) -> None:
        """Go back into the field."""
        if not isinstance(place, tuple) or len(place) != 4:
            return
        _row, self._last, inside, cursor = place
        self.form.put_in(self._last, cursor)
        self.set_focus(self.form.field(self._last) if inside else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "words":
            return not self.is_shut and self._shelved() is not None
        if action == "write":
            return self.focused is None and not self.is_shut
        if action == "clear":
            return isinstance(self.focused, Scale) and self.focused.value is not None
        if action == "turn":
            return self._beside(1 if parameters == (1,) else -1) is not None
        return super().check_action(action, parameters)

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

    def _shelved(self) -> Widget | None:
        """Return the field that has a vocabulary: the one typed in, or the one that was left."""
        name = self._last if self.focused is None else self.focused.id
        return next(iter(self.query(f"#{name}")), None) if name in SHELVES else None

    def on_group_field_wanted(self, message: GroupField.Wanted) -> None:
        """Show the groups."""
        message.stop()
        self.action_words()

    @work(group="words")
    async def action_words(self) -> None:
        """Let a word be picked, and put it where the cursor is."""
        field = self._shelved()
        if field is None or not self.is_active:
            return
        # Only the name of the field is kept meanwhile: the drawer may lock, and nothing may hold its words.
        name, first = field.id or "", self.form.group.group
        del field
        word = await self.app.push_screen_wait(Vocabulary(SHELVES[name], first))
        if not word or self.is_shut or not self.query(RowForm):
            return
        taking = self.form.field(name)
        if isinstance(taking, GroupField):
            own = word.startswith(OWN)
            taking.value = ("", word.removeprefix(OWN)) if own else (word, "")
        elif isinstance(taking, Line):
            self._insert(taking, word)
            self._group_of(word)
        self.set_focus(taking)
        self._typed()
        self._draw()

    def _insert(self, field: Line, word: str) -> None:
        start, end = sorted(field.selection)
        before = " " if start and not field.value[start - 1].isspace() else ""
        behind = " " if end < len(field.value) and field.value[end].isalnum() else ""
        field.replace(before + word + behind, start, end)

    def _group_of(self, word: str) -> None:
        """A need from the list says what it is about, unless that was said already."""
        about = self.form.group
        group = next((group for group in need_groups() if word in group.words), None)
        if group and not about.group and is_blank(about.other):
            about.value = (group.id, "")
