"""Small charts of how far needs were met, from 0 to 10 over days: points always, a line where there is one.

Drawn by hand: a chart of seven lines has no room for a frame, its colours are the theme's, and the point
signs are the partners' marks.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from twofold.domain.dates import MONTHS
from twofold.domain.worksheet.rounds import joined
from twofold.domain.worksheet.sheet import TOP

ROWS = 6
"""Lines from 0 to 10."""
AXIS = 4
"""Cells of the scale at the left."""
LEAST, MOST = 34, 72
"""Cells of a chart."""
GAP = 4
"""Cells between two charts."""
_AIR = 4
"""Cells between two points that have their numbers beside them."""

Cells = dict[tuple[int, int], tuple[str, str]]
"""What stands at (column, line): a character and its style."""


class Chart(msgspec.Struct, frozen=True):
    """One need: ``title`` in its owner's words, their ``mark`` and style ``hue``, and (day, met) in order."""

    title: str
    mark: str
    hue: str
    points: tuple[tuple[date, int], ...]


class Group(msgspec.Struct, frozen=True):
    """The ``charts`` of one partner, whose signed name is ``heading``."""

    heading: Content
    charts: tuple[Chart, ...]


def spread(days: Sequence[date], width: int, air: int = _AIR) -> dict[date, int]:
    """Return a column (0 to *width* - 1) for each of *days*, which are in order and all different.

    Days far from each other stand far from each other; those close together keep a gap (of *air* columns)
    while there is room.
    """
    if len(days) < 2:
        return dict.fromkeys(days, 0)
    gap = min(air, (width - 1) // (len(days) - 1))
    rest = width - 1 - gap * (len(days) - 1)
    whole = (days[-1] - days[0]).days
    return {day: gap * n + round(rest * (day - days[0]).days / whole) for n, day in enumerate(days)}


def drawn(chart: Chart, days: Sequence[date], width: int) -> list[Content]:
    """Return *chart* as lines of *width* cells, without its title: the scale, the points, the days below.

    *days*: every day of the time that all charts share, in order, each once.
    """
    room = max(2, width - AXIS)
    columns = spread(days, room)
    points = [(columns[day], ROWS - 1 - met * (ROWS - 1) // TOP, met) for day, met in chart.points]
    cells: Cells = {}
    for (x0, y0, before), (x1, y1, after) in pairwise(points):
        if joined(before, after):
            _line(cells, (x0, y0), (x1, y1), chart.hue)
    for x, y, _ in points:
        cells[x, y] = (chart.mark, chart.hue)
    steps = [x1 - x0 for (x0, _, _), (x1, _, _) in pairwise(points)]
    for x, y, met in points if min(steps, default=_AIR) >= _AIR else points[-1:]:
        _number(cells, x, y, met, room)
    lines = []
    for y in range(ROWS):
        scale = {0: str(TOP), ROWS - 1: "0"}.get(y, "")
        line = [(f"{scale:>2}", "$quiet"), (" │", "$line")]
        line += [cells.get((x, y), (" ", "")) for x in range(room)]
        lines.append(Content.assemble(*line))
    return [*lines, Content.styled(" " * AXIS + _named(columns, room), "$quiet")]


def _line(cells: Cells, start: tuple[int, int], end: tuple[int, int], hue: str) -> None:
    """Draw a way from *start* along, up or down half-way there, and along to *end*."""
    (x0, y0), (x1, y1) = start, end
    turn = (x0 + x1 + 1) // 2
    first, last = ("╯", "╭") if y1 < y0 else ("╮", "╰")
    way: dict[tuple[int, int], str] = {(x, y0): "─" for x in range(x0 + 1, turn)}
    way |= {(turn, y): "│" for y in range(min(y0, y1) + 1, max(y0, y1))}
    way |= {(turn, y0): first, (turn, y1): last}
    way |= {(x, y1): "─" for x in range(turn + 1, x1)}
    cells |= {place: (sign, hue) for place, sign in way.items()}


def _number(cells: Cells, x: int, y: int, met: int, width: int) -> None:
    """Write *met* above the point, or else below, where nothing else is."""
    words = str(met)
    left = max(0, min(x, width - len(words)))
    for line in (y - 1, y + 1):
        if 0 <= line < ROWS and all((left + n, line) not in cells for n in range(-1, len(words) + 1)):
            cells |= {(left + n, line): (sign, "") for n, sign in enumerate(words)}
            return


def _named(columns: Mapping[date, int], width: int) -> str:
    """Return the line with as many of the days as there is room for: the last, the first, the others."""
    days = list(columns)
    same_year = len({day.year for day in days}) == 1
    line = [" "] * width
    for day in dict.fromkeys((*days[-1:], *days)):
        month = MONTHS[day.month - 1][:3]
        words = f"{day.day} {month}" if same_year else f"{month} {day.year}"
        left = max(0, min(columns[day] - len(words) // 2, width - len(words)))
        if not "".join(line[max(0, left - 2) : left + len(words) + 2]).strip():
            line[left : left + len(words)] = words
    return "".join(line)[:width]


class Courses(ScrollView, can_focus=False, inherit_bindings=False):
    """Charts side by side where there is room, in groups; only those in sight are drawn."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""
        self._groups: tuple[Group, ...] = ()
        self._days: tuple[date, ...] = ()
        self._shelves: list[tuple[Chart, ...]] = []
        self._lines: list[Content | tuple[int, int]] = []
        self._tops: list[int] = []
        self._drawn: dict[int, list[Content]] = {}
        self._laid = 0  # the cells it was laid out for; a scrollbar may take one since

    def show(self, words: str, groups: Sequence[Group], days: Sequence[date]) -> None:
        """Show *words*, and below them *groups* over *days* (in order, each once)."""
        self._words, self._groups, self._days = words, tuple(groups), tuple(days)
        self._lay()

    def next_group(self) -> None:
        """Bring the next group to the top; after the last one the first."""
        here = self.scroll_offset.y
        lower = [top for top in self._tops[1:] if top > here]
        self.scroll_to(y=lower[0] if lower and here < self.max_scroll_y else 0, animate=False)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def chart_width(self) -> int:
        """The cells of one chart."""
        across = self._across
        return min(MOST, (self._laid - GAP * (across - 1)) // across)

    @property
    def _across(self) -> int:
        """How many charts stand beside each other: fewer where many days need room."""
        wanted = max(LEAST, AXIS + 2 * len(self._days))
        return min(3, max(1, (self._laid + GAP) // (wanted + GAP)))

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._lay()

    def _lay(self) -> None:
        """Decide what stands on each line: words, or a line of a shelf of charts."""
        self._lines, self._tops, self._shelves, self._drawn = [], [], [], {}
        self._laid = self._width
        if self._laid > 0 and self._groups:
            width, across = self.chart_width, self._across
            whole = width * across + GAP * (across - 1)
            self._lines += [line.stylize("$quiet") for line in Content(self._words).wrap(whole)]
            for group in self._groups:
                self._lines.append(Content(""))
                self._tops.append(len(self._lines))
                name = group.heading.truncate(whole, ellipsis=True)
                rule = "─" * (whole - name.cell_length - 1)
                self._lines.append(Content.assemble(name, (rule and f" {rule}", "$line")))
                for start in range(0, len(group.charts), across):
                    shelf = group.charts[start : start + across]
                    height = max(len(self._title(chart)) for chart in shelf) + ROWS + 1
                    if start:
                        self._lines.append(Content(""))
                    self._lines += [(len(self._shelves), n) for n in range(height)]
                    self._shelves.append(shelf)
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _title(self, chart: Chart) -> list[Content]:
        room = self.chart_width - 2
        lines = Content(chart.title).expand_tabs(4).wrap(room) or [Content("")]
        mark = Content.assemble((chart.mark, chart.hue), " ")
        return [(mark if not n else Content("  ")) + line for n, line in enumerate(lines)]

    def _shelf(self, number: int) -> list[Content]:
        """Return the lines of a shelf; those in sight are kept."""
        if number not in self._drawn:
            if len(self._drawn) > 40:
                self._drawn.clear()
            width, shelf = self.chart_width, self._shelves[number]
            titles = [self._title(chart) for chart in shelf]
            head = max(map(len, titles))
            columns = [
                [Content("")] * (head - len(title)) + title + drawn(chart, self._days, width)
                for title, chart in zip(titles, shelf, strict=True)
            ]
            self._drawn[number] = [
                Content(" " * GAP).join(_filled(line, width) for line in lines)
                for lines in zip(*columns, strict=True)
            ]
        return self._drawn[number]

    def render_line(self, y: int) -> Strip:
        """Draw the line *y* of what is in sight."""
        number = self.scroll_offset.y + y
        if not 0 <= number < len(self._lines):
            return Strip.blank(self._width, self.rich_style)
        line = self._lines[number]
        if not isinstance(line, Content):
            shelf, part = line
            line = self._shelf(shelf)[part]
        strips = Visual.to_strips(self, line, self._width, 1, self.visual_style)
        return strips[0] if strips else Strip.blank(self._width, self.rich_style)


def _filled(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))
