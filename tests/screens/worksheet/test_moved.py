"""How it moved: a small chart for each need, over the rounds."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.screens.pictures import Svg
from twofold.domain.text import clean_line
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.routes import MovedRoute
from twofold.domain.worksheet.sheet import Row
from twofold.screens.worksheet.moved import NOISE
from twofold.store import Store
from twofold.widgets.course import AXIS, MOST, ROWS, Chart, Courses, drawn, spread

SIZES = [(40, 11), (80, 24), (120, 40)]
WORDS = {"a": ("an evening without screens", "to be asked first"), "b": ("more touch",)}


def rounds(*mets: Sequence[int | None], days: Sequence[date] = (), words: Any = WORDS) -> list[Worksheet]:
    """Return opened rounds; each of *mets* is how far the needs of a, then of b, were met in one of them."""
    made: list[Worksheet] = []
    before: dict[tuple[str, int], str] = {}
    for number, met in enumerate(mets):
        day = days[number] if days else date(2026, 1, 12) + timedelta(days=49 * number)
        given, sides = iter(met), {}
        for side in ("a", "b"):
            rows = tuple(
                Row(words=text, met=next(given), before=before.get((side, place)))
                for place, text in enumerate(words[side])
            )
            before |= {(side, place): row.id for place, row in enumerate(rows)}
            sides[side] = Shown(rows=rows)
        at = datetime(2026, 1, 12, 20, tzinfo=UTC) + timedelta(days=number)
        made.append(Worksheet(day=day, revealed=Revealed(at=at, a=sides["a"], b=sides["b"])))
    return made


def chart(*met: int, apart: int = 30) -> tuple[Chart, list[date]]:
    days = [date(2026, 1, 1) + timedelta(days=apart * n) for n in range(len(met))]
    return Chart("a need", "◆", "$hue-clay", tuple(zip(days, met, strict=True))), days


def text(chart: Chart, days: Sequence[date], width: int) -> list[str]:
    return [line.plain for line in drawn(chart, days, width)]


async def moved(pilot: Any) -> Courses:
    pilot.app.go(MovedRoute())
    await pilot.pause()
    return pilot.app.screen.query_one(Courses)  # type: ignore[no-any-return]


# The drawing


def test_points_stand_at_their_height_with_their_numbers() -> None:
    assert text(*chart(3, 4, 10), 34) == [
        "10 │                      ╭──────◆",
        "   │                      │     10",
        "   │              4       │       ",
        "   │3             ◆───────╯       ",
        "   │◆                             ",
        " 0 │                              ",
        "    1 Jan      31 Jan        2 Mar",
    ]


@given(st.integers(0, 10), st.integers(0, 10), st.integers(6, 90))
def test_a_line_joins_two_points_only_where_three_or_more_lie_between(a: int, b: int, width: int) -> None:
    lines = "".join(text(*chart(a, b), width)[:ROWS])
    assert lines.count("◆") == 2
    assert any(sign in lines for sign in "╭╮╰╯") == (abs(a - b) >= 3)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60), st.integers(1, 400), st.integers(1, 90))
def test_it_is_as_wide_and_as_high_as_asked(met: list[int], apart: int, width: int) -> None:
    lines = drawn(*chart(*met, apart=apart), width)
    assert len(lines) == ROWS + 1
    assert {line.cell_length for line in lines} == {max(AXIS + 2, width)}


@given(st.lists(st.integers(0, 10), min_size=1, max_size=20))
def test_every_point_is_drawn(met: list[int]) -> None:
    lines = text(*chart(*met), 60)[:ROWS]
    assert "".join(lines).count("◆") == len(met)
    for place, value in enumerate(met):
        column = spread(chart(*met)[1], 60 - AXIS)[chart(*met)[1][place]]
        assert lines[ROWS - 1 - value // 2][AXIS + column] == "◆"


@given(st.lists(st.dates(), min_size=1, max_size=50, unique=True).map(sorted), st.integers(2, 200))
def test_days_keep_their_order_and_stay_inside(days: list[date], width: int) -> None:
    columns = list(spread(days, width).values())
    assert columns == sorted(columns)
    assert columns[0] == 0
    assert columns[-1] == (width - 1 if len(days) > 1 else 0)
    if len(days) <= width:
        assert len(set(columns)) == len(days), "two days share a column though there is room"


def test_two_rounds_of_one_day_share_a_column() -> None:
    day = date(2026, 3, 1)
    lines = text(Chart("", "●", "", ((day, 1), (day, 9))), [day], 30)
    assert [line[AXIS] for line in lines[:ROWS]] == ["9", "●", "│", "│", "│", "●"]


def test_nothing_in_it_is_red_or_names_a_change() -> None:
    ups, downs = (drawn(*chart(*met), 40) for met in ((2, 9), (9, 2)))
    styles = [{str(span.style) for line in lines for span in line.spans} for lines in (ups, downs)]
    assert styles[0] == styles[1] == {"$quiet", "$line", "$hue-clay"}


# The page


@pytest.mark.parametrize("size", SIZES)
async def test_the_needs_of_both_at_every_size(
    opened: Any, store: Store, seen: Any, press: Any, size: Any
) -> None:
    store.save(*rounds((3, 6, 2), (4, 6, 2), (8, 5, 9)))
    async with opened(size=size) as pilot:
        courses = await moved(pilot)
        first = seen(pilot)
        assert first.split("◆ Ana", 1)[1].count("◆ Ana") == 1, "the group says whose it is"
        assert NOISE in " ".join(first.replace("\n", " ").split())
        everything = first
        while courses.scroll_offset.y < courses.max_scroll_y:
            await press(pilot, "moved.page-down")
            everything += seen(pilot)
        for words in ("an evening without screens", "to be asked first", "more touch", "◆ Ana", "● Ben"):
            assert words in everything
        assert everything.index("◆ Ana") < everything.rindex("● more touch")
        assert courses.chart_width <= MOST


async def test_the_keys_move_it(opened: Any, store: Store, seen: Any, press: Any) -> None:
    store.save(*rounds((3, 6, 2), (4, 6, 2), (8, 5, 9)))
    async with opened(size=(40, 11)) as pilot:
        courses = await moved(pilot)
        await press(pilot, "moved.down")
        assert courses.scroll_offset.y == 1
        await press(pilot, "moved.up")
        assert courses.scroll_offset.y == 0
        await press(pilot, "moved.other")
        assert seen(pilot).splitlines()[1].startswith(" ● Ben")
        await press(pilot, "moved.other")
        assert courses.scroll_offset.y == 0
        await press(pilot, "moved.end")
        assert courses.scroll_offset.y == courses.max_scroll_y > 0
        await press(pilot, "moved.top")
        assert courses.scroll_offset.y == 0


async def test_a_shorter_list_keeps_what_is_in_sight_inside(opened: Any, store: Store, press: Any) -> None:
    store.save(*rounds((3, 6, 2), (4, 6, 2)))
    async with opened(size=(40, 11)) as pilot:
        courses = await moved(pilot)
        await press(pilot, "moved.end")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert courses.scroll_offset.y == courses.max_scroll_y == 0


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("size", SIZES)
async def test_too_few_rounds_say_what_to_do(
    opened: Any, store: Store, seen: Any, press: Any, count: int, size: Any
) -> None:
    store.save(*rounds((3, 6, 2))[:count], Worksheet(day=date(2026, 11, 2)))
    async with opened(size=size) as pilot:
        await moved(pilot)
        words = " ".join(seen(pilot).split())
        assert ("one round so far" if count else "not opened a round yet") in words
        assert "Press enter to go to your rounds." in words
        await press(pilot, "moved.rounds")
        assert pilot.app.screen.place == "worksheet"
        pilot.app.go(MovedRoute())
        await pilot.pause()
        await press(pilot, "moved.rounds")
        assert [getattr(screen, "place", "") for screen in pilot.app.screen_stack].count("worksheet") == 1


async def test_rounds_without_a_rating_say_so(opened: Any, store: Store, seen: Any) -> None:
    store.save(*rounds((None, None, None), (None, None, None)))
    async with opened() as pilot:
        await moved(pilot)
        assert "No need has been rated yet." in seen(pilot)


async def test_a_round_without_a_rating_leaves_a_gap(opened: Any, store: Store, seen: Any) -> None:
    store.save(*rounds((3, None, None), (None, None, None), (8, None, None)))
    async with opened() as pilot:
        await moved(pilot)
        shown = "\n".join(seen(pilot).splitlines()[1:])
        assert shown.count("◆") == 4, "his name, the need, and two points"
        assert "to be asked first" not in shown
        assert "Ben" not in shown
        assert all(day in shown for day in ("12 Jan", "2 Mar", "20 Apr"))


async def test_a_new_round_is_drawn_at_once(opened: Any, store: Store, seen: Any) -> None:
    from twofold.screens.page import StoreChanged

    first, second = rounds((3, 6, 2), (4, 6, 2))
    store.save(first)
    async with opened() as pilot:
        await moved(pilot)
        assert "one round so far" in seen(pilot)
        pilot.app.keep(second)
        pilot.app.screen.post_message(StoreChanged())
        await pilot.pause()
        assert "an evening without screens" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_fifty_rounds(opened: Any, store: Store, seen: Any, press: Any, size: Any) -> None:
    store.save(*rounds(*((n % 11, (n * 4) % 11, 5) for n in range(50))))
    async with opened(size=size) as pilot:
        await moved(pilot)
        assert "◆ an evening without screens" in seen(pilot)
        await press(pilot, "moved.end")
        assert "Aug 2032" in seen(pilot)


async def test_only_what_is_in_sight_is_drawn(opened: Any, store: Store, press: Any) -> None:
    alone = [one for n in range(25) for one in rounds((n % 11, 3, 5))]
    store.save(*alone)
    async with opened() as pilot:
        courses = await moved(pilot)
        assert len(courses._shelves) == 38, "two beside each other: 50 of hers, 25 of his"
        assert 0 < len(courses._drawn) < 5
        await press(pilot, "moved.end")
        assert 0 < len(courses._drawn) < 10


async def test_any_words_are_drawn_as_they_are(opened: Any, store: Store, seen: Any) -> None:
    words = {"a": tuple(map(clean_line, HOSTILE)), "b": ("b",)}
    met = tuple(n % 11 for n in range(len(HOSTILE) + 1))
    store.save(*rounds(met, met, words=words))
    async with opened(size=(120, 400)) as pilot:
        await moved(pilot)
        shown = "".join(seen(pilot).split())
        for one in words["a"]:
            assert "".join(one[:12].split()) in shown


async def test_a_scrollbar_that_comes_or_goes_leaves_no_line_without_words(
    opened: Any, store: Store, monkeypatch: Any
) -> None:
    long = "an evening a week without screens, and without anybody who asks what is for supper tomorrow"
    store.save(
        *rounds((3, 6, 5, 2, 7), (4, None, 5, 2, 7), words={"a": (long, long, long), "b": (long, long)})
    )
    async with opened(size=(40, 11)) as pilot:
        courses = await moved(pilot)
        height = courses.virtual_size.height
        monkeypatch.setattr(Courses, "_width", property(lambda _self: 60))
        courses._drawn.clear()
        for y in range(height):
            courses.render_line(y)
        assert height > 10


# How it looks


async def test_picture_of_four_rounds(
    opened: Any, store: Store, picture: Any, snapshot: SnapshotAssertion, look: Any
) -> None:
    words = {
        "a": ("an evening a week without screens", "to be asked before plans are made", "two hours alone"),
        "b": ("more touch, without it having to lead anywhere", "a thank you now and then"),
    }
    store.save(*rounds((3, 6, 5, 2, 7), (4, None, 5, 2, 7), (8, 6, 1, 6, 8), (7, 9, 0, 10, 7), words=words))
    async with opened(**look) as pilot:
        await moved(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)


async def test_picture_of_a_single_round(
    opened: Any, store: Store, picture: Any, snapshot: SnapshotAssertion, look: Any
) -> None:
    store.save(*rounds((3, 6, 2)))
    async with opened(**look) as pilot:
        await moved(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)


def test_home_loads_neither_charts_nor_a_library_for_them() -> None:
    code = (
        "import sys, twofold.app, twofold.screens.home\n"
        "print([m for m in sys.modules if 'plotext' in m or m.endswith('widgets.course')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
