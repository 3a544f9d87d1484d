"""A list to choose from, whose words may come from people."""

from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from twofold.domain.routes import Route

from .inside.lists import OpenList
from .plain import plain

WIDE = 50
"""Cells from which notes stand beside their titles."""
CURSOR = "▌"
"""Stands before the choice under the cursor, which colour alone must not show."""


class Choice:
    """One thing to choose.

    ``id``: names it, any text. ``title``: what it is called. ``note``: a quiet word about it. ``key``: the
    key that chooses it too, for show. ``sign``: one cell before the title, as content. ``heading``: a
    line between choices that cannot be chosen. ``spare``: the note is left out where it is narrow.
    ``brief``: the title keeps to one line, without the note, where it is narrow.
    ``also``: other words by which it is found, where no title has what is typed.
    ``route``: where it leads. ``value``: what it stands for, to the page that made it.
    """

    def __init__(
        self,
        id: str,
        title: str | Content,
        note: str | Content = "",
        key: str = "",
        sign: Content | None = None,
        heading: bool = False,
        spare: bool = False,
        *,
        route: Route | None = None,
        value: object = None,
    ) -> None:
        self.spare = spare
        self.brief = False
        self.also: tuple[str, ...] = ()
        self.heading = heading
        self.id = id
        self.title = plain(title) if isinstance(title, str) else title
        self.note = plain(note) if isinstance(note, str) else note
        self.key = key
        self.sign = sign
        self.route = route
        self.value = value

    @property
    def shown(self) -> tuple[object, ...]:
        """All of it, to compare: two choices that are shown alike are alike."""
        return (
            self.id,
            self.title,
            self.title.spans,
            self.note,
            self.note.spans,
            self.key,
            self.sign,
            self.heading,
            self.brief,
            self.route,
        )


def sections(*parts: tuple[str | Content, Sequence[Choice]]) -> list[Choice]:
    """Return the choices of *parts* in one list: each under its title, if it has one, with blanks between.

    A part without choices is left out.
    """
    rows: list[Choice] = []
    for title, choices in parts:
        if choices:
            rows += [Choice("", "", heading=True)] if rows else []
            rows += [Choice("", title, heading=True)] if title else []
            rows += choices
    return rows


class _Row(Option):
    """A line of the list, which knows its *choice* however the list is set anew."""

    def __init__(self, words: Content, choice: Choice) -> None:
        super().__init__(words, disabled=choice.heading)
        self.choice = choice


class Choices(OpenList):
    """A list of choices in columns: key, title, note. Up, down and Enter, or the mouse, choose.

    Where it is narrow (under 50 cells) the note stands below its title. The cursor stays with its choice
    when the list is set anew. One that *hides* is away while there is nothing to choose.
    """

    class Chosen(Message):
        """The choice ``choice``, whose id is ``id``, was taken from the list ``choices``."""

        def __init__(self, choices: "Choices", choice: Choice) -> None:
            super().__init__()
            self.choices = choices
            self.choice = choice
            self.id = choice.id

        @property
        def control(self) -> "Choices":
            """The list."""
            return self.choices

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "cursor_down", "Next", tooltip="The next one", show=False, id="choices.next"),
        Binding("up", "cursor_up", "Previous", tooltip="The one before", show=False, id="choices.previous"),
        Binding("enter", "select", "Choose", tooltip="Take this one", show=False, id="choices.take"),
        Binding("home", "first", "First", tooltip="The first one", show=False, id="choices.first"),
        Binding("end", "last", "Last", tooltip="The last one", show=False, id="choices.last"),
        Binding("pageup", "page_up", "Page up", tooltip="A page up", show=False, id="choices.page-up"),
        Binding(
            "pagedown", "page_down", "Page down", tooltip="A page down", show=False, id="choices.page-down"
        ),
    ]

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        hides: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._choices: tuple[Choice, ...] = tuple(choices)
        self._hides = hides
        if hides:
            self.display = bool(choices)
        self._drawn_for, self._keys = -1, 0
        self._columns: list[int] = []

    @property
    def current(self) -> str | None:
        """The id of the choice under the cursor, or None in an empty list."""
        return self.under.id if self.under else None

    @property
    def under(self) -> Choice | None:
        """The choice under the cursor, or None in an empty list."""
        place = self.highlighted
        return None if place is None or place >= len(self._choices) else self._choices[place]

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show *choices*; the cursor stays with its choice, else with its row."""
        if [c.shown for c in choices] == [c.shown for c in self._choices]:
            return
        if self._hides:
            self.display = bool(choices)
        here, place = self.current, self.highlighted
        self._choices = tuple(choices)
        self._draw(self._width())
        ids = [choice.id for choice in self._choices]
        if here in ids:
            self.highlighted = ids.index(here)
        elif ids and place is not None:
            self.highlighted = min(place, len(ids) - 1)
            if self._choices[self.highlighted].heading:
                self.action_cursor_down()
        else:
            self.first()

    def go_to(self, id: str) -> bool:
        """Put the cursor on the choice *id*; return whether there is one."""
        ids = [choice.id for choice in self._choices]
        if id in ids:
            self.highlighted = ids.index(id)
        return id in ids

    def first(self) -> None:
        """Put the cursor on the first choice."""
        places = [place for place, choice in enumerate(self._choices) if not choice.heading]
        self.highlighted = places[0] if places else None

    def on_mount(self) -> None:
        """Draw at once, or the list would be missing in the first frame."""
        self._draw(self._width())
        self.first()

    def _width(self) -> int:
        # Before the first layout: what a column will have. A wrong guess is drawn again when it is known.
        return self.content_size.width or min(72, self.app.size.width - 5)

    def _draw(self, width: int) -> None:
        self._drawn_for = width
        self._keys = max((len(choice.key) for choice in self._choices), default=0)
        # Each section has a column of its own: a long title in one leaves the others alone.
        self._columns = []
        for place, choice in enumerate(self._choices):
            if choice.heading or place == 0:
                column = self._column(place + choice.heading, width) if width >= WIDE else 0
            self._columns.append(column)
        self.clear_options()
        self.add_options(_Row(self._row(place), choice) for place, choice in enumerate(self._choices))

    def _column(self, start: int, width: int) -> int:
        """Return the cells of the titles in the section that begins at *start*: notes get what they need."""
        section = [c for c in takewhile(lambda c: not c.heading, self._choices[start:]) if c.note]
        room = width - self._keys - 8
        # Where a note need not be shown, titles are cut; elsewhere the longest go above their notes.
        kept = [c for c in section if c.spare or c.title.cell_length + c.note.cell_length <= room]
        kept.sort(key=lambda c: c.title.cell_length)
        while kept:
            titles, notes = kept[-1].title.cell_length, max(c.note.cell_length for c in kept)
            if titles + notes <= room or kept[-1].spare:
                return min(titles, max(room - notes, room * 2 // 5))
            kept.pop()
        return 0

    def _row(self, place: int) -> Content:
        """Return the choice at *place* drawn."""
        choice, column = self._choices[place], self._columns[place]
        if choice.heading:
            return choice.title.stylize_before("$quiet")
        head = Content("")
        if self._keys:
            head = Content.styled(choice.key.rjust(self._keys) + "  ", "bold $accent")
        if choice.sign is not None:
            head = head + choice.sign + " "
        room = max(self._drawn_for - head.cell_length - 3, 1)
        note = choice.note.stylize_before("$quiet")
        # A title is cut only for a note that may go: any other note moves down and leaves it whole.
        beside = choice.title.cell_length <= column and column + 3 + note.cell_length <= room
        if note and column and (choice.spare or beside):
            title = choice.title.truncate(column, ellipsis=True, pad=True) + "   "
            return head + title + note.truncate(max(room - title.cell_length, 1), ellipsis=True)
        if choice.brief:
            return head + choice.title.truncate(room, ellipsis=True)
        lines = choice.title.wrap(room)
        if note and not choice.spare:
            lines += note.wrap(room)
        return head + Content("\n" + " " * head.cell_length).join(lines)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the list; the lines of the choice under the cursor begin with a sign.

        Not while the keyboard is in another list: then the cursor is there.
        """
        strip = super().render_line(y)
        first = next(iter(strip), None)
        if first is None or first.style is None or self.highlighted is None or self._is_elsewhere:
            return strip
        if first.style.meta.get("option") != self.highlighted:
            return strip
        # As a visual style, for that is known until the theme changes.
        hue = self.get_visual_style("choices--cursor", partial=True).foreground
        style = first.style + Style.from_color(hue and hue.rich_color)
        return Strip.join([Strip([Segment(CURSOR, style)], 1), strip.crop(1)])

    @property
    def _is_elsewhere(self) -> bool:
        return not self.has_focus and isinstance(self.screen.focused, Choices)

    def on_focus(self) -> None:
        """Show the cursor, and in no other list."""
        for each in self.screen.query(Choices):
            each.refresh()

    def on_resize(self, event: Resize) -> None:
        """Draw again for another width."""
        width = self.content_size.width
        if width and self._choices and width != self._drawn_for:
            place = self.highlighted
            self._draw(width)
            self.highlighted = place
            # Once this layout is done: in the midst of it the list has already been measured.
            self.call_after_refresh(self.refresh, layout=True)

    def on_click(self, event: Click) -> None:
        """Take no click on a line of a longer list, which is still drawn where this one will be."""
        if event.style.meta.get("option", -1) >= len(self._choices):
            event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which choice was taken; one that is not in the list any more was not meant for what is now."""
        event.stop()
        if isinstance(row := event.option, _Row) and row.choice.shown in [c.shown for c in self._choices]:
            self.post_message(self.Chosen(self, row.choice))
