"""Two lines over days, drawn in cells: a row for each height, and two columns for each day.

Each partner has a column of their own in each day, so that where the two stand at the same height both are
seen, side by side. The first one's line is drawn through, the other's is dotted: they differ without colour.

Drawn by hand: libraries for plots scale axes with numbers, which nothing here has, let one line hide the
other where they meet, and bring colours (or numpy) of their own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from twofold.domain.book.lines import Pair, point_of
from twofold.domain.dates import MONTHS
from twofold.domain.records import SIDES, Side

from .course import spread

AIR = 3
"""Days' columns between two points, where there is room."""
PLOT = 12
"""The least cells of the lines that leave room for words beside them."""
FOOT = 5
"""Lines from which there is room for a line below the plot."""
GUIDE, DOT, HERE = "┊", "·", "▴"

Kind = Literal["", "a", "b", "axis", "words", "here"]


class Cell(NamedTuple):
    """A character, and what it is part of."""

    sign: str
    kind: Kind


class Frame(NamedTuple):
    """Where what stands in a drawing so wide and so high: cells of the words at the left, and of the plot."""

    left: int
    slots: int
    rows: int
    foot: bool


Cells = dict[tuple[int, int], Cell]
Place = tuple[int, int]


def frame(width: int, height: int, ends: tuple[str, str]) -> Frame:
    """Return how a drawing of *width* by *height* cells is divided; *ends*: the words of top and bottom."""
    words = max(map(len, ends))
    left = words + 2 if words and width - words - 2 >= PLOT else 0
    foot = height >= FOOT
    return Frame(left, max(1, (width - left) // 2), max(1, height - 1 - foot), foot)


def days_of(pairs: Sequence[Pair]) -> list[date]:
    """Return the days of *pairs*, each once, in order."""
    return sorted({pair.day for pair in pairs})


def page(days: Sequence[date], slots: int, here: date) -> Sequence[date]:
    """Return those of *days* (in order) that are in sight beside *here*, which is one of them.

    As many as keep a column free between them; the pages go back from the latest day.
    """
    most = (slots + 1) // 2
    back = (len(days) - 1 - bisect_left(days, here)) // most
    first = max(0, len(days) - (back + 1) * most)
    return days[first : first + most]


def columns(days: Sequence[date], slots: int) -> dict[date, int]:
    """Return in which column each of *days* (a page of them) stands."""
    return spread(days, slots, AIR)


def render(
    pairs: Sequence[Pair],
    width: int,
    height: int,
    *,
    here: date | None = None,
    marks: tuple[str, str] = ("◆", "●"),
    ends: tuple[str, str] = ("", ""),
    more: tuple[bool, bool] = (False, False),
) -> list[list[Cell]]:
    """Return *height* rows of *width* cells: the lines of *pairs* (a page of them), and their months.

    *here*: the day that is pointed at; *marks*: the signs of the two; *ends*: what the top means, and the
    bottom; *more*: whether there are pages before, and after.
    """
    where, days = frame(width, height, ends), days_of(pairs)
    slot = columns(days, where.slots)
    cells: Cells = {}
    if here is not None:
        cells |= {(2 * slot[here], y): Cell(GUIDE, "axis") for y in range(where.rows)}
    for side in SIDES:
        for start, end in pairwise(_places(pairs, side, slot, where.rows)):
            _join(cells, start, end, side)
    for side, mark in zip(SIDES, marks, strict=True):
        cells |= {place: Cell(mark, side) for place in _places(pairs, side, slot, where.rows)}
    rows = [_row(cells, y, where, ends, width) for y in range(where.rows)]
    if where.foot:
        foot = {(x, 0): Cell("─", "axis") for x in range(2 * where.slots)}
        if here is not None:
            foot[2 * slot[here], 0] = Cell(HERE, "here")
        edge = Cell("└", "axis") if where.left else Cell("", "")
        rows.append(
            _filled([*_blank(where.left - 1), edge, *(foot[x, 0] for x in range(2 * where.slots))], width)
        )
    rows.append(_months(days, where, width, more))
    return rows[:height]


def _places(pairs: Sequence[Pair], side: Side, slot: dict[date, int], rows: int) -> list[Place]:
    """Return where the points of *side* stand."""
    found = []
    for pair in pairs:
        if (point := point_of(pair, side)) is not None:
            found.append((2 * slot[pair.day] + SIDES.index(side), round((1 - point.height) * (rows - 1))))
    return found


def _join(cells: Cells, start: Place, end: Place, side: Side) -> None:
    """Draw the way of *side* from *start* to *end*; where the other's is in the way, both show by turns."""
    for (x, y), sign in _way(start, end):
        there = cells.get((x, y))
        if there is None or there.kind == "axis" or there.kind == side or (there.sign == "─" and x % 2):
            cells[x, y] = Cell(sign if side == "a" else DOT, side)


def _way(start: Place, end: Place) -> Iterator[tuple[Place, str]]:
    """Yield the cells between *start* and *end*: along, up or down half-way there, and along."""
    (x0, y0), (x1, y1) = start, end
    turn = (x0 + x1 + 1) // 2
    for x in range(x0 + 1, x1):
        if x != turn or y0 == y1:
            yield (x, y0 if x < turn else y1), "─"
    if y0 != y1 and x0 < turn < x1:
        first, last = ("╯", "╭") if y1 < y0 else ("╮", "╰")
        yield (turn, y0), first
        yield from (((turn, y), "│") for y in range(min(y0, y1) + 1, max(y0, y1)))
        yield (turn, y1), last


def _row(cells: Cells, y: int, where: Frame, ends: tuple[str, str], width: int) -> list[Cell]:
    line = [cells.get((x, y), Cell(" ", "")) for x in range(2 * where.slots)]
    if where.left:
        words = {0: ends[0], where.rows - 1: ends[1]}.get(y, "") if where.rows > 1 else ""
        beside = [Cell(sign, "words") for sign in words.rjust(where.left - 2)]
        line = [*beside, Cell(" ", ""), Cell("│", "axis"), *line]
    return _filled(line, width)


def _months(days: Sequence[date], where: Frame, width: int, more: tuple[bool, bool]) -> list[Cell]:
    """Return the line with the first and the last month in sight, in as many words as there is room for.

    *more*: as above.
    """
    room, line = width - where.left, ""
    for told in _named(days[0], days[-1]) if days else ():
        before, after = "‹ " * more[0], " ›" * more[1]
        words = [before + told[0], told[-1] + after] if len(told) > 1 else [before + told[0] + after]
        gap = room - sum(map(len, words))
        if gap >= len(words) - 1:
            line = (" " * gap).join(words)
            break
    return _filled([*_blank(where.left), *(Cell(sign, "words") for sign in line)], width)


def _named(first: date, last: date) -> Iterator[tuple[str, ...]]:
    """Yield the months of *first* and *last* in ever fewer words; one where it is the same month."""
    days = (first,) if (first.year, first.month) == (last.year, last.month) else (first, last)
    yield tuple(f"{MONTHS[day.month - 1]} {day.year}" for day in days)
    yield tuple(f"{MONTHS[day.month - 1][:3]} {day.year}" for day in days)
    yield tuple(MONTHS[day.month - 1][:3] for day in days)


def _blank(count: int) -> list[Cell]:
    return [Cell(" ", "")] * count


def _filled(line: list[Cell], width: int) -> list[Cell]:
    line = [cell for cell in line if cell.sign]
    return [*line, *_blank(width - len(line))][:width]
