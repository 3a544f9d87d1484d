"""How the days are drawn: what begins has a line, nothing covers another, and no line is too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.screens.days import canvas, many, words
from twofold.domain.retreat.balance import Balance
from twofold.domain.retreat.plan import DAY, LATEST, Slot
from twofold.screens.retreat.agenda import Agenda
from twofold.screens.retreat.axis import axis, beside
from twofold.screens.retreat.columns import Columns
from twofold.screens.retreat.drawing import CURSOR, Drawing, Pieces, strip
from twofold.screens.retreat.signs import KINDS, STRIP, fit, shares, wrapped


def text(pieces: Pieces) -> str:
    return "".join(piece for piece, _ in pieces)


@given(many(), st.sampled_from([15, 30]), st.none() | st.integers(0, DAY - 1))
def test_every_beginning_has_a_line_and_none_is_empty(slots: list[Slot], step: int, now: int | None) -> None:
    found = axis(slots, step, now)
    assert list(found.marks) == sorted(set(found.marks))
    assert found.marks[0] >= 0
    assert found.marks[-1] < found.end <= LATEST
    for slot in slots:
        assert slot.start in found.marks
        assert found.marks[found.line(slot.start)] == slot.start
        assert found.line(slot.start) <= found.until(slot.end) <= len(found.marks)
        # It is drawn at most as much longer or shorter than it is as half a line.
        until = found.until(slot.end)
        ends = found.marks[until] if until < len(found.marks) else found.end
        assert abs(ends - slot.end) <= step / 2
    longer = found.longer(30, step)
    assert list(longer.marks) == sorted(set(longer.marks))
    assert set(found.marks) <= set(longer.marks)
    assert 0 <= longer.marks[0] <= found.marks[0]
    assert found.end <= longer.end <= max(found.end, DAY)
    assert len(longer.marks) <= len(found.marks) + 30
    if now is not None:
        assert found.marks[found.line(now)] <= now < found.end


@given(many())
def test_nothing_covers_another(slots: list[Slot]) -> None:
    placed = beside(slots)
    assert sorted(p.slot.id for p in placed) == sorted(slot.id for slot in slots)
    at_once = [sum(o.start <= slot.start < o.end for o in slots) for slot in slots]
    assert max((p.lanes for p in placed), default=0) == max(at_once, default=0)
    for one in placed:
        assert 0 <= one.lane < one.lanes
        others = [p for p in placed if p.slot.id != one.slot.id and p.lane == one.lane]
        assert all(p.slot.start >= one.slot.end or p.slot.end <= one.slot.start for p in others)
        # It has all the room there is, unless there is something at the same time.
        alone = all(p.slot.start >= one.slot.end or p.slot.end <= one.slot.start
                    for p in placed if p.slot.id != one.slot.id)  # fmt: skip
        assert (one.lanes == 1) >= alone


@given(
    many(4), st.integers(1, 4), st.integers(20, 220), st.integers(3, 70), st.integers(0, DAY - 1), st.data()
)
def test_every_line_fits_and_the_cursor_is_drawn(
    slots: list[Slot], days: int, width: int, height: int, minute: int, data: st.DataObject
) -> None:
    slots = [slot for slot in slots if slot.day < days]
    day = data.draw(st.integers(0, days - 1))
    here = data.draw(st.sampled_from(["", *(slot.id for slot in slots if slot.day == day)]))
    shown = canvas(slots, days, day, here, data.draw(st.none() | st.just((day, minute))))
    drawing: Drawing = Columns(shown, width, height) if width >= 57 else Agenda(shown, width, height)
    lines = [text(drawing.line(n)) for n in range(drawing.lines)]
    for line in (*map(text, drawing.top()), *lines):
        # A list leaves the last column free for the sign that there is more.
        assert cell_len(line) <= (width if width >= 57 else width - 1)
    if here:
        start, end = drawing.cursor
        assert all(CURSOR in line for line in lines[start:end])
        assert not any(CURSOR in line for line in (*lines[:start], *lines[end:]))
        x = cell_len(lines[start][: lines[start].index(CURSOR)])
        hit = drawing.hit(x, start)
        assert hit is not None
        assert (hit.day, hit.slot) == (day, here)


@given(st.lists(st.integers(0, 900), min_size=6, max_size=6), st.integers(0, 80))
def test_a_strip_shares_all_its_cells_and_forgets_none(amounts: list[int], cells: int) -> None:
    given_ = shares(amounts, cells)
    assert sum(given_) == (cells if sum(amounts) else 0)
    for amount, got in zip(amounts, given_, strict=True):
        assert got >= 0
        assert amount or not got
        if amount and cells >= len(amounts):
            assert got >= 1


def test_a_strip_tells_the_kinds_by_their_signs() -> None:
    drawn = text(strip(Balance(connect=60, new=60, rest=60, solo=60, other=60, open=60), 12))
    assert drawn == "∞∞✧✧≈≈⊙⊙––··"
    assert text(strip(Balance(), 5)) == "·····"


def test_all_signs_are_one_cell_and_all_different() -> None:
    signs = [kind.sign for kind in KINDS.values()]
    assert len(set(signs)) == len(signs)
    strips = [sign for _, sign, _, _ in STRIP]
    assert len(set(strips)) == len(strips)
    assert {cell_len(sign) for sign in (*signs, *strips)} == {1}
    for name, sign, word, _ in STRIP[:4]:
        assert (KINDS[name].sign, KINDS[name].word) == (sign, word)  # type: ignore[index]


@given(words, st.integers(0, 40))
def test_words_are_cut_to_their_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    if cell_len(text) <= width:
        assert fit(text, width).rstrip() == text.rstrip()


@given(words, st.integers(4, 40), st.integers(1, 4))
def test_words_are_wrapped_to_so_many_lines(text: str, width: int, most: int) -> None:
    lines = wrapped(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(cell_len(line) == width for line in lines)


@pytest.mark.parametrize(("height", "step"), [(70, 15), (20, 30)])
def test_where_there_is_room_a_line_is_a_quarter_of_an_hour(height: int, step: int) -> None:
    shown = canvas([Slot(id="a", title="", start=600, length=300)], 1, 0, "a", None)
    start, end = Columns(shown, 80, height).cursor
    assert end - start == 300 // step
