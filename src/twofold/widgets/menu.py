"""What can be done, side by side: a key and a name each, in as many columns as there is room for."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from .choices import CURSOR, Choice, Choices

CELLS = 12
"""The fewest cells of a column: a key and the longest name."""
MOST = 5
"""The most columns; more would be looked through less easily."""


class Menu(Widget, can_focus=True):
    """A few choices in columns, with the note of the one under the cursor below them.

    In one column each has its note beside it. ``narrow``: the notes are left out.
    """

    class Chosen(Message):
        """The choice ``choice`` was taken."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    class Left(Message):
        """The cursor went over the edge: ``down``, or up; ``aside``: to the side of a single column."""

        def __init__(self, down: bool, aside: bool = False) -> None:
            super().__init__()
            self.down, self.aside = down, aside

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(0, 1)", "Next", tooltip="The one below", show=False, id="menu.down"),
        Binding("up", "move(0, -1)", "Previous", tooltip="The one above", show=False, id="menu.up"),
        Binding("right", "move(1, 0)", "Right", tooltip="The one to the right", show=False, id="menu.right"),
        Binding("left", "move(-1, 0)", "Left", tooltip="The one to the left", show=False, id="menu.left"),
        Binding("enter", "take", "Choose", tooltip="Take this one", show=False, id="menu.take"),
        Binding("end", "last", "Last", tooltip="The last one", show=False, id="menu.last"),
    ]

    ALLOW_SELECT = False
    place: reactive[int] = reactive(0, repaint=False)
    single: reactive[bool] = reactive(False, layout=True)
    """Whether they stand in one column, each with its note."""
    narrow: reactive[bool] = reactive(False, layout=True)

    def __init__(
        self, choices: Sequence[Choice], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._choices = tuple(choices)
        self._looks: dict[str, RichStyle] = {}

    @property
    def under(self) -> Choice | None:
        """The choice under the cursor, while the keyboard is here."""
        return self._choices[self.place] if self.has_focus and self.place < len(self._choices) else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show *choices*; the cursor stays with its choice, else with its place."""
        if [each.shown for each in choices] == [each.shown for each in self._choices]:
            return
        here = self._choices[self.place].id if self.place < len(self._choices) else ""
        self._choices = tuple(choices)
        ids = [each.id for each in choices]
        self.place = ids.index(here) if here in ids else min(self.place, max(len(ids) - 1, 0))
        self.refresh(layout=True)

    def _columns(self, width: int) -> int:
        return 1 if self.single else max(1, min(MOST, width // CELLS))

    @property
    def columns(self) -> int:
        """In how many columns they stand."""
        return self._columns(self.content_size.width or self.app.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines they take at *width*."""
        return -(-len(self._choices) // self._columns(width)) + self._has_line

    @property
    def _has_line(self) -> bool:
        return not self.single and not self.narrow

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in *crop*, which all look alike."""
        self._looks = self._looks_now()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw a row of them, or what is to be said of the one under the cursor; by hand, to be quick."""
        width, columns = self.content_size.width, self.columns
        row = self._choices[y * columns : (y + 1) * columns]
        looks = self._looks
        drawn: list[Segment] = []
        if row:
            titles = max(each.title.cell_length for each in self._choices)
            cell = max(width // columns, 1)
            for at, each in enumerate(row):
                drawn += self._cell(y * columns + at, each, cell, titles, looks)
        elif self.under is not None and self._has_line:
            drawn.append(Segment(_fit(f" {self.under.note.plain}", width), looks["quiet"]))
        return Strip(drawn).adjust_cell_length(width, looks[""]).simplify()

    def _looks_now(self) -> dict[str, RichStyle]:
        """What the parts of a line look like, by their names; those under the cursor begin with "here"."""
        theme = self.app.theme_variables
        base = self.visual_style
        here = base + Style.parse("on $panel", theme)
        accent, key, quiet = (Style.parse(each, theme) for each in ("$accent", "bold $accent", "$quiet"))
        return {
            f"{name}{part}": (under + look).rich_style
            for name, under in (("", base), ("here ", here))
            for part, look in (("", Style()), ("cursor", accent), ("key", key), ("quiet", quiet))
        }

    def _cell(
        self, place: int, choice: Choice, width: int, titles: int, looks: Mapping[str, RichStyle]
    ) -> list[Segment]:
        here = place == self.place and self.has_focus
        of = "here " if here else ""
        gap = "  " if width > CELLS + 1 else " "
        left = width - 2 - len(gap)
        title, note = choice.title.plain, choice.note.plain if self.single else ""
        if note:
            title += " " * (titles - choice.title.cell_length + 3)
        if not note or cell_len(title) > left:
            title = _fit(title, left)
        left -= cell_len(title)
        return [
            Segment(CURSOR if here else " ", looks[f"{of}cursor"]),
            Segment(choice.key or " ", looks[f"{of}key"]),
            Segment(f"{gap}{title}", looks[of]),
            Segment(_fit(note, left), looks[f"{of}quiet"]),
        ]

    def watch_place(self, before: int, here: int) -> None:
        """Draw the rows that the cursor left and came to, and the note below them."""
        rows = {before // self.columns, here // self.columns, -(-len(self._choices) // self.columns)}
        self.refresh(*(Region(0, row, self.size.width, 1) for row in rows))

    def action_move(self, across: int, down: int) -> None:
        """Move the cursor by a column, or by a row: over the edge, it leaves."""
        columns = self.columns
        if columns == 1 and across:
            self.post_message(self.Left(True, aside=True))
            return
        to = self.place + across + down * columns
        if 0 <= to < len(self._choices):
            self.place = to
        elif down > 0 and self.place // columns < (len(self._choices) - 1) // columns:
            self.place = len(self._choices) - 1  # the last row is shorter
        elif down:
            self.post_message(self.Left(down > 0))

    def action_last(self) -> None:
        """Go to the last of them."""
        self.place = max(len(self._choices) - 1, 0)

    def action_take(self) -> None:
        """Take the one under the cursor."""
        if self._choices:
            self.post_message(self.Chosen(self._choices[self.place]))

    def enter(self, *, last: bool = False) -> None:
        """Take the keyboard, at the first of them or in the *last* row."""
        self.place = (len(self._choices) - 1) // self.columns * self.columns if last else 0
        self.focus()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Take what was clicked on."""
        event.stop()
        columns = self.columns
        column = event.x // max(self.content_size.width // columns, 1)
        place = event.y * columns + column
        if column < columns and place < len(self._choices):
            self.place = place
            self.action_take()


def _fit(text: str, width: int) -> str:
    """Return *text* in just *width* cells: filled up, or cut with a mark."""
    if width <= 0:
        return ""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


class Panes(Container):
    """A list with a menu below or beside it: the cursor goes from one to the other, and around."""

    @property
    def list(self) -> "Above":
        """The list."""
        return self.query_one(Above)

    @property
    def menu(self) -> Menu:
        """The menu."""
        return self.query_one(Menu)

    def on_above_left(self, event: "Above.Left") -> None:
        """Go on in the menu: at its beginning, in its last row, or at its end."""
        event.stop()
        self.menu.enter(last=not event.down)
        if event.far:
            self.menu.action_last()

    def on_menu_left(self, event: Menu.Left) -> None:
        """Go back to the list: to its end from below, to its beginning from the end of the menu."""
        event.stop()
        if self.list.display:
            self.list.enter(last=not event.down)
        elif not event.aside:
            self.menu.enter(last=not event.down)


class Above(Choices):
    """A list that a menu stands below: its cursor goes on there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "aside", "What you can do", tooltip="To what you can do", show=False,
                id="above.aside"),
    ]  # fmt: skip

    class Left(Message):
        """The cursor went over the edge: ``down``, or up. ``far``: to the very end."""

        def __init__(self, down: bool, far: bool = False) -> None:
            super().__init__()
            self.down, self.far = down, far

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor: it is in the menu."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the list; the sign of the cursor stands where the keyboard is, and there alone."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if self.has_focus or first is None or first.text != CURSOR:
            return strip
        return Strip.join([Strip([Segment(" ", first.style)], 1), strip.crop(1)])

    def _ends(self) -> tuple[int | None, int | None]:
        places = [place for place, choice in enumerate(self._choices) if not choice.heading]
        return (places[0], places[-1]) if places else (None, None)

    def action_cursor_down(self) -> None:
        """Go to the next one; from the last one, to the menu."""
        if self.highlighted == self._ends()[1]:
            self.post_message(self.Left(True))
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go to the one before; from the first one, to the end of the menu."""
        if self.highlighted == self._ends()[0]:
            self.post_message(self.Left(False))
        else:
            super().action_cursor_up()

    def action_aside(self) -> None:
        """Go to what stands beside or below the list."""
        self.post_message(self.Left(True))

    def action_last(self) -> None:
        """Go to the end of the page, in the menu."""
        self.post_message(self.Left(True, far=True))

    def enter(self, *, last: bool = False) -> None:
        """Take the keyboard, at the first of them or at the *last*."""
        self.highlighted = self._ends()[last]
        self.focus()
