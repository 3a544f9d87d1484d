"""Two lines drawn in cells: every point is in sight at every size, and no colour is needed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.book.lines import Pair, Point, in_order, point_of
from twofold.domain.closeness.routes import LookRoute
from twofold.domain.records import SIDES
from twofold.widgets.plot import DOT, GUIDE, HERE, Cell, columns, days_of, frame, page, render

FIRST = date(2026, 3, 2)
ENDS = ("close", "apart")


def pair(days: int, a: float | None, b: float | None, id: str = "") -> Pair:
    first, second = (None if height is None else Point(height, "so") for height in (a, b))
    return Pair(id or f"at-{days}", FIRST + timedelta(days=days), LookRoute("x"), first, second)


MONTHS = [pair(0, 0.34, 0.58), pair(31, 0.46, 0.44), pair(62, 0.7, 0.66), pair(93, 0.62, 0.78)]
heights = st.none() | st.floats(0, 1)
made = st.lists(st.tuples(st.integers(0, 900), heights, heights), min_size=1, max_size=40).map(
    lambda found: in_order(pair(days, a, b, f"id-{n}") for n, (days, a, b) in enumerate(found))
)
widths, tall = st.integers(20, 200), st.integers(3, 60)


def lines(rows: list[list[Cell]]) -> list[str]:
    return ["".join(cell.sign for cell in row) for row in rows]


def in_sight(pairs: tuple[Pair, ...], slots: int, here: Pair) -> tuple[Pair, ...]:
    days = page(days_of(pairs), slots, here.day)
    return tuple(each for each in pairs if each.day in days)


@given(made, widths, tall, st.integers(0, 39), st.booleans())
def test_every_point_is_in_sight_at_every_size(
    pairs: tuple[Pair, ...], width: int, height: int, at: int, cursor: bool
) -> None:
    if not pairs:
        return
    here = pairs[at % len(pairs)]
    where = frame(width, height, ENDS)
    seen = in_sight(pairs, where.slots, here)
    assert here in seen
    rows = render(seen, width, height, here=here.day if cursor else None, ends=ENDS)
    assert len(rows) == height and all(len(row) == width for row in rows)
    slot = columns(days_of(seen), where.slots)
    for each in seen:
        for n, side in enumerate(SIDES):
            if (point := point_of(each, side)) is not None:
                y, x = round((1 - point.height) * (where.rows - 1)), where.left + 2 * slot[each.day] + n
                assert rows[y][x] == Cell("◆●"[n], side)
    marks = {mark: sum(line.count(mark) for line in lines(rows)) for mark in "◆●"}
    for mark, side in zip("◆●", SIDES, strict=True):
        assert marks[mark] <= len([each for each in seen if point_of(each, side)]), "and no other"


@given(made, widths)
def test_every_point_is_on_a_page_of_days_that_follow_each_other(pairs: tuple[Pair, ...], width: int) -> None:
    slots, days = frame(width, 10, ENDS).slots, days_of(pairs)
    found: set[date] = set()
    for here in days:
        seen = page(days, slots, here)
        assert here in seen and seen == days[days.index(seen[0]) :][: len(seen)]
        assert len(seen) == min(len(days), (slots + 1) // 2)
        found |= set(seen)
    assert found == set(days)


@given(made, widths)
def test_days_stand_in_their_order_with_a_column_free_between_them(
    pairs: tuple[Pair, ...], width: int
) -> None:
    if not pairs:
        return
    slots = frame(width, 10, ENDS).slots
    slot = columns(page(days_of(pairs), slots, pairs[-1].day), slots)
    assert all(after - before >= 2 for before, after in pairwise(slot[day] for day in sorted(slot)))
    assert all(0 <= column < slots for column in slot.values())


def test_where_the_two_coincide_both_are_seen_and_their_lines_too() -> None:
    together = [pair(0, 0.5, 0.5), pair(31, 0.5, 0.5), pair(62, 0.5, 0.5)]
    (line,) = (line for line in lines(render(together, 60, 9, ends=ENDS)) if "◆" in line)
    assert line.count("◆●") == 3 and line.count("─") > 8 < line.count(DOT)


def test_the_lines_differ_without_colour_and_may_cross() -> None:
    text = "\n".join(lines(render([pair(0, 1, 0), pair(60, 0, 1)], 60, 9, ends=ENDS)))
    assert "╮" in text and "╰" in text and "─" in text and text.count(DOT) > 10
    only_one = "\n".join(lines(render([pair(0, None, 0), pair(60, None, 1)], 60, 9)))
    assert "─" not in only_one.splitlines()[0] and DOT in only_one and "◆" not in only_one


def test_the_cursor_is_shown_by_a_guide_and_below_the_plot() -> None:
    here = MONTHS[2].day
    plain, pointed = (lines(render(MONTHS, 60, 9, here=on, ends=ENDS)) for on in (None, here))
    assert GUIDE not in "".join(plain) and HERE not in "".join(plain)
    (x,) = {line.index(GUIDE) for line in pointed if GUIDE in line}
    assert pointed[-2][x] == HERE and any(line[x] == "◆" for line in pointed)
    assert HERE not in "".join(lines(render(MONTHS, 30, 4, here=here))), "there is no room for it"


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (70, ["April", "2026", "June", "2026"]),
        (26, ["Apr", "2026", "Jun", "2026"]),
        (20, ["Apr", "Jun"]),
    ],
)
def test_the_first_and_last_month_stand_below(width: int, words: list[str]) -> None:
    assert lines(render(MONTHS[1:], width, 8, ends=ENDS))[-1].split() == words
    assert lines(render(MONTHS[:1], 70, 8, ends=ENDS))[-1].split() == ["March", "2026"]


def test_it_says_where_there_is_more_than_is_in_sight() -> None:
    for before, after in ((True, False), (True, True), (False, True)):
        line = lines(render(MONTHS, 40, 8, ends=ENDS, more=(before, after)))[-1]
        assert (line.split()[0] == "‹", line.endswith("›")) == (before, after)


def test_the_ends_are_named_where_there_is_room_for_them() -> None:
    told = lines(render(MONTHS, 40, 8, ends=ENDS))
    assert told[0].startswith("close │") and told[5].startswith("apart │") and told[6].startswith("      └")
    assert "close" not in "".join(lines(render(MONTHS, 18, 8, ends=ENDS)))
    assert render([], 30, 5) and not "".join(lines(render([], 30, 4))).strip()
