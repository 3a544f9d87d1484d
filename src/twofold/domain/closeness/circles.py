"""The two circles: how far apart they are drawn, in lines of characters, and in words.

Our own drawing. The idea of circles that overlap is that of Aron, Aron and Smollan (1992); that they move
freely follows the continuous version of it.
"""

from typing import Literal

from .records import Felt

Cell = Literal["", "own", "other"]
"""Whose line a cell is part of."""
STEP = 2
"""The least that a key moves the circles."""
SIZES: dict[int, tuple[int, ...]] = {13: (2, 0, 0, 0, 2), 19: (4, 2, 0, 0, 0, 2, 4)}
"""The widths in which a circle is drawn: how far its line is in from the left, row by row."""
WORDS: tuple[tuple[int, str], ...] = (
    (10, "far apart"),
    (26, "some way apart"),
    (38, "side by side"),
    (55, "just overlapping"),
    (75, "close"),
    (92, "very close"),
    (101, "almost one"),
)
"""What the circles say, each below its bound."""


def words_of(near: int | None) -> str:
    """Return in a few words how near the circles are; "" where they were not moved."""
    return "" if near is None else next(words for below, words in WORDS if near < below)


def apart(near: int, width: int) -> int:
    """Return how many cells the second circle stands to the right of the first: fewer, the nearer."""
    most, least = round(1.4 * width), 2
    return most - round((most - least) * near / 100)


def moved(near: int | None, by: int, width: int) -> int:
    """Return *near* after a key: nearer (*by* 1) or farther (-1), so that it can be seen in this *width*."""
    first = after = 0 if near is None else near
    while 0 <= after + by * STEP <= 100:
        after += by * STEP
        if apart(after, width) != apart(first, width):
            return after
    return 0 if by < 0 else 100


def drawn(near: int, width: int, marks: tuple[str, str]) -> list[list[tuple[str, Cell]]]:
    """Return the two circles in rows of cells, each a character and whose it is; the second lies on top.

    *marks*: the signs of the two, each in what is theirs alone. It is as wide however near they are, so that
    nothing else moves.
    """
    right, most = apart(near, width), apart(0, width)
    left = (most - right) // 2
    rows: list[list[tuple[str, Cell]]] = [[(" ", "")] * (most + width) for _ in SIZES[width]]
    places: tuple[tuple[int, Cell], ...] = ((left, "own"), (left + right, "other"))
    for at, whose in places:
        for row, line in zip(rows, outline(width), strict=True):
            for x, sign in enumerate(line):
                if sign != " ":
                    row[at + x] = (sign, whose)
    middle, inside = rows[len(rows) // 2], max(1, min(right, width) // 2)
    middle[left + inside] = (marks[0], "own")
    middle[left + right + width - 1 - inside] = (marks[1], "other")
    return rows


def outline(width: int) -> list[str]:
    """Return one circle, *width* cells wide, as lines."""
    ins, lines = SIZES[width], []
    middle = len(ins) // 2
    for y, start in enumerate(ins):
        upper = y < middle
        inner = width - 2 * start - 2
        if y in (0, len(ins) - 1):
            body = f"{'╭' if upper else '╰'}{'─' * inner}{'╮' if upper else '╯'}"
        elif (reach := (ins[y - 1] if upper else ins[y + 1]) - start) > 0 and y != middle:
            edge = "─" * (reach - 1)
            ends = ("╭", "╯", "╰", "╮") if upper else ("╰", "╮", "╭", "╯")
            gap = " " * (width - 2 * start - 2 * (reach + 1))
            body = f"{ends[0]}{edge}{ends[1]}{gap}{ends[2]}{edge}{ends[3]}"
        else:
            body = f"│{' ' * inner}│"
        lines.append(f"{' ' * start}{body}{' ' * start}")
    return lines


def pair(felt: Felt) -> str:
    """Return the circles as the smallest drawing there is, such as "o  o"; "" where they were not moved."""
    return "" if felt.near is None else f"o{' ' * round(4 * (100 - felt.near) / 100)}o"
