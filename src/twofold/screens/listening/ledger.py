"""A list of sessions that draws only the lines in sight, so that ten years of them open at once."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime

from rich.segment import Segment
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from twofold.domain.dates import column_day, moment_words, month_words, short_length
from twofold.domain.listening.lookback import NOT_OVER, Shelf
from twofold.domain.listening.session import SessionSummary, Status

NARROW = 60
"""Cells below which a session's columns are stacked."""
_DAY = 6
_GAP = "   "
_WORDS: dict[Status, str] = {
    "timeout": "time-out until",
    "open": "in the middle",
    "planned": "planned for",
    "chosen": "chosen, not begun",
}


class Ledger(ScrollView, can_focus=False, inherit_bindings=False):
    """Sessions in months, one of them under the cursor; its page has the keys, and a click opens one."""

    class Opened(Message):
        """The session ``id`` was clicked on."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    class Ready(Message):
        """There is room to show something in: the frame is laid out."""

    class Moved(Message):
        """Another session, ``card``, is under the cursor (None: there is none)."""

        def __init__(self, card: SessionSummary | None) -> None:
            super().__init__()
            self.card = card

    cursor: reactive[int] = reactive(0)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shelf = Shelf((), ())
        self._cards: tuple[SessionSummary, ...] = ()
        self._now: datetime | None = None
        self._lines: list[tuple[str, int, int]] = []
        self._at: list[int] = []
        self._titles = self._lengths = 0
        self._laid_for: tuple[bool, bool] | None = None

    @property
    def current(self) -> SessionSummary | None:
        """The session under the cursor, or None in an empty list."""
        return self._cards[self.cursor] if self._cards else None

    @property
    def _width(self) -> int:
        """The cells of a line, beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def _narrow(self) -> bool:
        """Whether there is room for stacked columns only."""
        return self.size.width < NARROW

    @property
    def _airy(self) -> bool:
        """Whether there is room for empty lines between the months."""
        return self.content_size.height >= 12

    def show(self, shelf: Shelf, now: datetime) -> None:
        """Show *shelf* as seen from *now* (aware); the cursor stays with its session, else with its row."""
        here, place = self.current, self.cursor
        self._shelf, self._cards, self._now = shelf, shelf.cards, now
        kept = (i for i, card in enumerate(self._cards) if here is not None and card.id == here.id)
        self._lay()
        self.cursor = next(kept, max(0, min(place, len(self._cards) - 1)))
        self._reveal()
        self.post_message(self.Moved(self.current))

    def _lay(self) -> None:
        """Decide what stands on each line: a heading, or line *part* of a session."""
        self._laid_for = (self._narrow, self._airy)
        lines: list[tuple[str, int, int]] = []
        self._at = []
        number = 0
        names = {card.protocol.name for card in self._cards}
        self._titles = max((Content(name).cell_length for name in names), default=0)
        self._lengths = max((len(short_length(card.seconds)) for card in self._cards), default=0)
        groups = [("Not over yet", self._shelf.not_over)] if self._shelf.not_over else []
        groups += [(month_words(date(m.year, m.month, 1)), m.cards) for m in self._shelf.months]
        for title, cards in groups:
            if lines and self._airy:
                lines.append(("", -1, 0))
            lines.append((title, -1, 0))
            for card in cards:
                self._at.append(len(lines))
                parts = 1 + (self._narrow and bool(card.topic)) + (card.status in NOT_OVER)
                lines += [("", number, part) for part in range(parts)]
                number += 1
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Lay it out anew where more or fewer lines are needed."""
        if self._laid_for is None:
            self.post_message(self.Ready())
        if self._laid_for != (self._narrow, self._airy):
            self._lay()
        self._reveal()

    def watch_cursor(self) -> None:
        """Keep what is under the cursor in sight."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.current))

    def _reveal(self) -> None:
        if not self._cards or not self.is_attached:
            return
        top = self._at[self.cursor]
        # A month is told by its heading: let it come into sight with its first session.
        above = 1 if self._lines[top - 1][0] else 0
        height = sum(1 for line in self._lines[top : top + 3] if line[1] == self.cursor)
        region = Region(0, top - above, self._width, height + above)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    # What it looks like

    def render_line(self, y: int) -> Strip:
        """Draw the line *y* of what is in sight."""
        width, number = self._width, self.scroll_offset.y + y
        if not 0 <= number < len(self._lines):
            return Strip.blank(width, self.rich_style)
        title, index, part = self._lines[number]
        if index < 0:
            line = self._heading(title, width) if title else Content(" ")
            here = False
        else:
            here = index == self.cursor
            card = self._cards[index]
            line = self._session(card, part, width, here).stylize(Style.from_meta({"session": index}))
            line = line.pad_right(max(0, width - line.cell_length))
            if here:
                line = line.stylize("on $panel")
        strip = Visual.to_strips(self, line, width, 1, self.visual_style)
        return strip[0] if strip else Strip([Segment(" " * width)])

    @staticmethod
    def _heading(title: str, width: int) -> Content:
        rule = "─" * max(0, width - len(title) - 3)
        return Content.assemble("  ", (title, "$quiet"), (f" {rule}", "$line"))

    def _session(self, card: SessionSummary, part: int, width: int, here: bool) -> Content:
        sign = Content.styled("▸ ", "bold $accent") if here and part == 0 else Content("  ")
        # As the lines were laid out: in a window that was made wider just now they are still the narrow ones.
        narrow = self._laid_for is not None and self._laid_for[0]
        room = width - 2 - _DAY - len(_GAP)
        if part:
            below = (
                Content.styled(card.topic, "$quiet")
                if part == 1 and narrow and card.topic
                else self._state(card, narrow)
            )
            return sign + " " * _DAY + _GAP + below.truncate(room, ellipsis=True)
        when = card.created.astimezone()
        day = Content.styled(column_day(when), "$quiet")
        length = "" if card.status in NOT_OVER else short_length(card.seconds)
        right = Content.styled(length if narrow else length.rjust(self._lengths), "$quiet")
        room -= (len(length) if narrow else self._lengths) + 1
        weight = "bold" if here else ""
        name = Content.styled(card.protocol.name, weight)
        if narrow:
            return sign + day + _GAP + _fit(name, room) + " " + right
        topic = Content(card.topic)
        titles = min(self._titles, width * 3 // 10)
        rest = room - titles - 2 * len(_GAP)
        return sign + day + _GAP + _fit(name, titles) + _GAP + _fit(topic, rest) + _GAP + right + " "

    def _state(self, card: SessionSummary, narrow: bool) -> Content:
        now, due = self._now, card.due
        at = moment_words(due, now).removeprefix("today at ") if due and now else ""
        if card.status == "timeout" and due and now and due <= now:
            words = "your time-out is over"
        elif narrow:
            # The time must be there, whatever else is cut.
            name = {"timeout": "time-out, ", "planned": "planned, "}.get(card.status, "")
            words = name + at.replace(" at ", " ") if name else _WORDS[card.status]
        else:
            words = f"{_WORDS[card.status]} {at}".rstrip()
        return Content.styled(words, "$accent")

    # Moving about

    def move(self, by: int) -> None:
        """Go *by* sessions down (up, if negative); the list has ends."""
        if self._cards:
            self.cursor = max(0, min(len(self._cards) - 1, self.cursor + by))

    def go_to(self, session_id: str) -> None:
        """Put the cursor on a session, if it is in the list."""
        for place, card in enumerate(self._cards):
            if card.id == session_id:
                self.cursor = place

    def page(self, way: int) -> None:
        """Go a page down (1) or up (-1)."""
        if not self._cards:
            return
        line = self._at[self.cursor] + way * max(1, self.content_size.height - 1)
        there = bisect_right(self._at, line) - 1 if way > 0 else bisect_left(self._at, line)
        self.cursor = max(0, min(len(self._cards) - 1, there if there != self.cursor else there + way))

    def first(self) -> None:
        """Go to the top."""
        self.cursor = 0
        self.scroll_to(y=0, animate=False)

    def last(self) -> None:
        """Go to the bottom."""
        self.cursor = max(0, len(self._cards) - 1)

    def on_click(self, event: Click) -> None:
        """Open the session under the mouse."""
        index = event.style.meta.get("session")
        if index is not None and index < len(self._cards):
            self.cursor = index
            self.post_message(self.Opened(self._cards[index].id))


def _fit(text: Content, width: int) -> Content:
    """Return *text* in exactly *width* cells, with an ellipsis where it is cut."""
    cut = text.truncate(max(0, width), ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))
