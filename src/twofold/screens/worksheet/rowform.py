"""The fields of a row on one scrolling page, and what is read back and hinted under them."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from twofold.content import need_groups
from twofold.domain.hints import Hint, opening_hints, request_hints, words_hints
from twofold.domain.text import is_blank
from twofold.domain.worksheet.sheet import Row
from twofold.screens.softly import aside, put_word
from twofold.screens.vocabulary import OWN
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.words import Words

from .rowparts import GroupField, fields, placeholders

REST = ("moment", "opening.feeling", "opening.about", "opening.need", "request.often", "request.until",
        "firmness")  # fmt: skip
"""Fields that are out of the way until they are wanted, or something stands in them."""


class RowForm(Form[Row]):
    """Shows *row*, in three steps."""

    private = True
    is_whole = False
    """Whether all fields are there, and not only those that matter most."""

    def __init__(self, row: Row, *, id: str) -> None:
        super().__init__(row, fields(row), "row", id=id)

    def compose(self) -> ComposeResult:
        """Lay out the three steps."""
        with Vertical(classes="row-step"):
            yield Static("", id="row-place", classes="row-head", markup=False)
            yield from self.rows("words", "kind", "group", "why")
            yield Static("", id="row-said", classes="row-aside", markup=False)
        with Vertical(classes="row-step"):
            yield Static("How much", classes="row-head", markup=False)
            yield from self.rows("importance", "met")
            yield Static("", id="row-then", classes="quiet", markup=False)
            yield self.row("moment")
        with Vertical(classes="row-step"):
            yield Static("What I ask for", classes="row-head", markup=False)
            yield from self.rows("opening.feeling", "opening.about", "opening.need")
            yield Static("", id="row-opening", classes="row-aside", markup=False)
            yield self.row("request.what", classes="row-apart")
            yield from self.rows("request.when", "request.often", "request.until")
            yield Static("", id="row-request", classes="row-aside", markup=False)
            yield self.row("firmness", classes="row-apart")

    @property
    def group(self) -> GroupField:
        """The field for what it is about."""
        return self.query_one("#row-group", GroupField)

    def show_rest(self, row: Row | None = None) -> None:
        """Show the fields that may be done without; with *row*, only where something stands in them there.

        They stay, though they are emptied: nothing goes from under the cursor.
        """
        blank = Row()
        said = row is None or any(self.fields[name].get(row) != self.fields[name].get(blank) for name in REST)
        more = said and not self.is_whole
        self.is_whole = self.is_whole or said
        self.set_class(not self.is_whole, "-brief")
        for name in REST:
            self.show_row(name, self.is_whole)
        if more:
            self.call_after_refresh(self._keep_in_sight)

    def field(self, id: str) -> Widget | None:
        """Return the field *id*, or None when there is none of that name."""
        return next(iter(self.query(f"#{id}")), None)

    def draw(self, row: Row) -> None:
        """Draw what goes with *row* and is not a field: its examples, and what is read back."""
        self.show_rest(row)
        for name, text in placeholders(row).items():
            field = self.widget(name)
            if isinstance(field, Line | Words) and field.placeholder != text:
                field.placeholder = text
        self.draw_asides(row)

    def draw_asides(self, row: Row) -> None:
        """Give the hints on one's own words; read the opening and the request back, with theirs."""
        self._say("#row-said", "", words_hints(row))
        # A time without anything to do at it is no request yet, as the list of rows says.
        ready = not is_blank(row.request.what) and row.request.words != row.request.what
        request = row.request.words if ready else ""
        self._say("#row-opening", row.opening.words, opening_hints(row.opening))
        self._say("#row-request", request, self._request_hints(row))

    def hint_here(self, row: Row) -> str:
        """Return the first hint on what the field with the keyboard belongs to, or ""."""
        hints: tuple[Hint, ...] = ()
        if self.here.startswith("opening."):
            hints = opening_hints(row.opening)
        elif self.here.startswith("request."):
            hints = self._request_hints(row)
        elif self.here in ("words", "why"):
            hints = words_hints(row)
        return hints[0].words if hints else ""

    def _request_hints(self, row: Row) -> tuple[Hint, ...]:
        hints = request_hints(row.request)
        if self.here == "request.what":
            # A time is asked for in the next fields: no need to miss it at the first letter.
            hints = tuple(hint for hint in hints if hint.rule != "no-time")
        return hints

    def _say(self, where: str, sentence: str, hints: tuple[Hint, ...]) -> None:
        line = self.query_one(where, Static)
        words = aside(sentence, hints, line.content_size.width or self._width())
        before = line.content if isinstance(line.content, Content) else Content("")
        if words == before and line.display == bool(words):
            return
        # The page is laid out anew only when a line more, or less, is needed: a letter stays quick.
        grown = words.plain.count("\n") != before.plain.count("\n") or line.display != bool(words)
        line.update(words, layout=grown)
        line.display = bool(words)
        if grown:
            # What grew may stand above the field that has the keyboard by now.
            self.call_after_refresh(self._keep_in_sight)

    def _width(self) -> int:
        # Before the first layout: what there will be. It is drawn again when that is known.
        return max(min(self.app.size.width, 79) - (22 if self.app.size.width >= 60 else 5), 10)

    def reveal(self) -> None:
        """Bring what is read back into view, with the field that is typed in."""
        focused, part = self.screen.focused, self.here.partition(".")[0]
        if focused is None or self.screen.has_class("-short") or part not in ("opening", "request"):
            return
        aside_of = f"#row-{part}"
        hidden = self.query_one(aside_of).region.bottom - self.region.bottom
        room = focused.region.y - self.region.y
        if min(hidden, room) > 0:
            self.scroll_relative(y=min(hidden, room), animate=False)

    def on_resize(self) -> None:
        """Keep the field in sight when what is said below takes more room than it did."""
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)
            self.reveal()

    # -- where one is ---------------------------------------------------------------------------------

    def go_to_ends(self) -> None:
        """Show the beginning of the page; whoever goes into a field goes on at its end."""
        for line in self.query(Line):
            line.cursor_position = len(line.value)
        for area in self.query(Words):
            area.move_cursor(area.document.end)
        self.scroll_home(animate=False)

    def place_in(self, id: str) -> Any:
        """Return the place of the cursor in the field *id*, or None where there is none."""
        field = self.field(id)
        if isinstance(field, Line):
            return field.cursor_position
        return field.cursor_location if isinstance(field, Words) else None

    def put_in(self, id: str, place: Any) -> None:
        """Put the cursor of the field *id* at *place*."""
        field = self.field(id)
        if isinstance(field, Line) and isinstance(place, int):
            field.cursor_position = min(place, len(field.value))
        elif isinstance(field, Words) and isinstance(place, tuple):
            field.move_cursor(place)

    # -- a word from a list ---------------------------------------------------------------------------

    def take(self, id: str, word: str) -> None:
        """Put *word* into the field *id*, where the cursor is; a group by its id, or own words.

        Once it is said what the row is about, the next field has the keyboard; a line is written on.
        """
        field = self.field(id)
        if isinstance(field, GroupField):
            own = word.startswith(OWN)
            field.value = ("", word.removeprefix(OWN)) if own else (word, "")
        elif isinstance(field, Line):
            put_word(field, word)
            self._group_of(word)
        self.screen.set_focus(field)
        if isinstance(field, GroupField):
            self.screen.focus_next()

    def _group_of(self, word: str) -> None:
        """A need from the list says what it is about, unless that was said already."""
        group = next((group for group in need_groups() if word in group.words), None)
        if group and not self.group.group and is_blank(self.group.other):
            self.group.value = (group.id, "")
