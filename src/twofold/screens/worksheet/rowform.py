"""The fields of a row on one scrolling page, and what is read back and hinted under them."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from twofold.domain.hints import Hint, opening_hints, request_hints
from twofold.domain.text import clean
from twofold.domain.worksheet.sheet import LONG, Opening, Request, Row
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale
from twofold.widgets.words import Words

from .rowparts import OPENING_FIELDS, REQUEST_FIELDS, GroupField, aside, placeholders, steps


def laid_out(page: Widget) -> bool:
    """Return whether all the fields are on *page*."""
    # Asked at every key: a search of the whole page would take longer than all else a letter does.
    last = page.query_one_optional("#row-firmness")
    return last is not None and (last.is_attached or bool(page.query("#row-firmness")))


class RowForm(VerticalScroll, can_focus=False):
    """Shows *row*; `read` gives it back with what was typed since."""

    def __init__(self, row: Row, *, id: str) -> None:
        super().__init__(id=id)
        self._row = row

    def compose(self) -> ComposeResult:
        """Lay out the three steps."""
        yield from steps(self._row)
        self._row = Row()

    def on_mount(self) -> None:
        """Let Enter go on to the next field."""
        for line in self.query(Line):
            line.on_enter = self._onward

    def _onward(self) -> None:
        self.screen.focus_next()

    def line(self, name: str) -> Line:
        """Return the field of one line called *name*."""
        return self.query_one(f"#row-{name}", Line)

    def text(self, name: str) -> Words:
        """Return the field of several lines called *name*."""
        return self.query_one(f"#row-{name}", Words)

    def pick(self, name: str) -> Pick:
        """Return the choice called *name*."""
        return self.query_one(f"#row-{name}", Pick)

    def scale(self, name: str) -> Scale:
        """Return the scale called *name*."""
        return self.query_one(f"#row-{name}", Scale)

    @property
    def group(self) -> GroupField:
        """The field for what it is about."""
        return self.query_one("#row-group", GroupField)

    def field(self, id: str) -> Widget | None:
        """Return the field *id*, or None when there is none of that name."""
        return next(iter(self.query(f"#{id}")), None)

    def read(self, stored: Row) -> Row:
        """Return *stored* with what stands in the fields."""
        return replace(
            stored,
            kind=self.pick("kind").value,
            group=self.group.group,
            other=self.group.other,
            words=self.line("words").line,
            why=clean(self.text("why").text, LONG),
            importance=self.scale("importance").value,
            met=self.scale("met").value,
            moment=clean(self.text("moment").text, LONG),
            opening=Opening(*(self.line(name).line for name in ("feeling", "about", "need"))),
            request=Request(*(self.line(name).line for name in ("what", "when", "often", "until"))),
            firmness=self.pick("firmness").value,
        )

    def show(self, row: Row) -> None:
        """Put *row* into the fields; cursors stay where they can."""
        texts = {
            "words": row.words, "feeling": row.opening.feeling, "about": row.opening.about,
            "need": row.opening.need, "what": row.request.what, "when": row.request.when,
            "often": row.request.often, "until": row.request.until,
        }  # fmt: skip
        with self.prevent(Input.Changed, TextArea.Changed):
            for name, text in texts.items():
                line = self.line(name)
                if line.line != text:
                    here = line.cursor_position
                    line.value = text
                    line.cursor_position = min(here, len(text))
            for name, text in (("why", row.why), ("moment", row.moment)):
                area = self.text(name)
                if clean(area.text, LONG) != text:
                    place = area.cursor_location
                    area.text = text
                    area.move_cursor(place)
        self.pick("kind").value = row.kind
        self.pick("firmness").value = row.firmness
        self.scale("importance").value = row.importance
        self.scale("met").value = row.met
        self.group.choose(row.group, row.other)

    def draw(self, row: Row, beside: str, then: str) -> None:
        """Draw all that is not a field: *beside* the first heading, and what was *then*."""
        head = Content.assemble("What it is", (beside, "not bold $quiet"))
        self.query_one("#row-place", Static).update(head)
        for name, text in placeholders(row).items():
            field = self.field(name)
            if isinstance(field, Line | Words) and field.placeholder != text:
                field.placeholder = text
        line = self.query_one("#row-then", Static)
        line.update(plain(then))
        line.display = bool(then)
        self.draw_asides(row)

    def draw_asides(self, row: Row) -> None:
        """Read the opening and the request back, with the hints."""
        request = row.request.words if row.request.words != row.request.what else ""
        self._say("#row-opening", row.opening.words, opening_hints(row.opening))
        self._say("#row-request", request, self._request_hints(row))

    def hint_here(self, row: Row) -> str:
        """Return the first hint on what the field with the keyboard belongs to, or ""."""
        name = (self.screen.focused.id or "") if self.screen.focused is not None else ""
        hints: tuple[Hint, ...] = ()
        if name in OPENING_FIELDS:
            hints = opening_hints(row.opening)
        elif name in REQUEST_FIELDS:
            hints = self._request_hints(row)
        return hints[0].words if hints else ""

    def _request_hints(self, row: Row) -> tuple[Hint, ...]:
        hints = request_hints(row.request)
        if self.line("what").has_focus:
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
        focused = self.screen.focused
        name = (focused.id or "") if focused is not None else ""
        aside_of = "#row-opening" if name in OPENING_FIELDS else "#row-request"
        if focused is None or self.screen.has_class("-short") or name not in OPENING_FIELDS + REQUEST_FIELDS:
            return
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
