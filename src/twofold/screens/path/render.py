"""A path in words, and its circle as it is drawn: clockwise in two columns, or as a loop in one."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content
from textual.style import Style

from twofold.content.path import path_words
from twofold.domain.dates import on_day
from twofold.domain.path.circle import around
from twofold.domain.path.paths import PARTS, Stage, look_day, prepared_by, stage, talked
from twofold.domain.path.records import Link, Path, PathSummary, Prepared, TalkName
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.text import is_blank
from twofold.screens.house import House
from twofold.widgets.choices import CURSOR
from twofold.widgets.plain import plain, signed

WIDE = 56
"""Cells from which the circle has two columns."""
BROADEST = 96
"""The most cells it takes."""
STAGES: dict[Stage, str] = {
    "prepare": "each of you prepares alone",
    "understand": "the first talk is next",
    "circle": "the second talk is next",
    "try": "the third talk is next",
    "look": "how is it now?",
    "left": "put aside",
    "ended": "over",
}


def stage_words(path: PathSummary | Path, had: Mapping[TalkName, date], today: date) -> str:
    """Return in a few words where the two are on *path*, when they *had* these talks."""
    where = stage(path, had, today)
    if where == "living" and (look := look_day(path, had)) is not None:
        return f"you look at it again {on_day(look, today)}"
    if (
        where in ("understand", "circle", "try")
        and (day := path.talk(where).day) is not None
        and day >= today
    ):
        return f"{STAGES[where].removesuffix(' is next')} {on_day(day, today)}"
    return STAGES[where]


def had_talks(house: House, path: PathSummary | Path) -> dict[TalkName, date]:
    """Return which talks of *path* they had, and when."""
    from twofold.domain.listening.session import SessionSummary

    if path.opened is None:
        return {}
    return talked(path, house.store.sessions.peek(SessionSummary))


def talk_state(path: Path, name: TalkName, had: Mapping[TalkName, date], today: date) -> str:
    """Return how the talk *name* of *path* stands, in a few words; "" where nothing is to be said."""
    if name in had:
        return f"you talked {on_day(had[name], today)}"
    day = path.talk(name).day
    return on_day(day, today) if day is not None else ""


def prepared_words(prepared: Prepared) -> Content:
    """Return what one of them prepared, a line for each part that says something."""
    told = [
        Content.assemble((f"{words.label}: ", "$quiet"), plain(said))
        for name, words in path_words().parts.items()
        if name in PARTS and not is_blank(said := getattr(prepared, name))
    ]
    return Content("\n").join(told)


def both_prepared(path: Path, couple: Couple, *, gaps: bool) -> Content:
    """Return what both prepared, each under their name; *gaps*: with room between the two."""
    each = [signed(couple, side) + "\n" + prepared_words(prepared_by(path, side)) for side in SIDES]
    return Content("\n\n" if gaps else "\n").join(each)


def ring(links: Sequence[Link], couple: Couple, width: int, at: int | None = None) -> Content:
    """Return the circle of *links* in *width* cells; the link *at* that place has the cursor.

    Each cell of a link tells in its style ("link") which it is. Empty where there is none.
    """
    if not links or width < 10:
        return Content("")
    width = min(width, BROADEST)
    lines = _columns(links, couple, width, at) if width >= WIDE else _loop(links, couple, width, at)
    return Content("\n").join(lines)


def _columns(links: Sequence[Link], couple: Couple, width: int, at: int | None) -> list[Content]:
    left, right = around(len(links))
    room = (width - 6) // 2
    lines = [_edge("╭", "╮", "▶", width)]
    for row in range(max(len(left), len(right))):
        if row:
            lines.append(Content.assemble(("▲", "$quiet"), " " * (width - 2), ("▼", "$quiet")))
        cells = [
            _link(links, column[row], couple, room, at) if row < len(column) else []
            for column in (left, right)
        ]
        for n in range(max(map(len, cells))):
            parts = [cell[n] if n < len(cell) else Content("") for cell in cells]
            padded = [part + " " * (room - part.cell_length) for part in parts]
            rest = " " * (width - 2 * room - 4)
            lines.append(Content.assemble(("│", "$quiet"), padded[0], "  ", padded[1], rest, ("│", "$quiet")))
    return [*lines, _edge("╰", "╯", "◀", width)]


def _edge(first: str, last: str, arrow: str, width: int) -> Content:
    before = (width - 3) // 2
    return Content.styled(f"{first}{'─' * before}{arrow}{'─' * (width - 3 - before)}{last}", "$quiet")


def _loop(links: Sequence[Link], couple: Couple, width: int, at: int | None) -> list[Content]:
    lines: list[Content] = []
    for n in range(len(links)):
        for row, line in enumerate(_link(links, n, couple, width - 2, at)):
            sign = "│ " if row else "├▼" if n else "╭▶"
            lines.append(Content.styled(sign, "$quiet") + line)
    last = lines[-1]
    return [*lines[:-1], Content.styled("╰─", "$quiet") + last[2:]]


def _link(links: Sequence[Link], n: int, couple: Couple, room: int, at: int | None) -> list[Content]:
    link, here = links[n], n == at
    head = Content.assemble(
        (CURSOR if here else " ", "$accent"), signed(couple, link.side), (f" {link.kind}", "$quiet")
    )
    words = plain(link.words) if not is_blank(link.words) else Content.styled("…", "$quiet")
    if here:
        words = words.stylize("bold")
    told = [head.truncate(room, ellipsis=True)]
    told += [Content.assemble("   ", line) for line in words.wrap(max(room - 4, 1))]
    meta = Style.from_meta({"link": n})
    return [line.stylize(meta) for line in told]
