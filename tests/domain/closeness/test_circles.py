"""The two circles are drawn nearer the nearer somebody feels, in every size, and never farther."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.closeness.circles import SIZES, apart, drawn, moved, outline, pair, words_of
from twofold.domain.closeness.records import Felt

NEAR = st.integers(0, 100)
WIDTH = st.sampled_from(sorted(SIZES))
MARKS = ("◆", "●")


def places(near: int, width: int) -> tuple[int, int]:
    """Return where the left edges of the two circles are drawn."""
    middle = drawn(near, width, MARKS)[len(SIZES[width]) // 2]
    found = [next(x for x, (_, cell) in enumerate(middle) if cell == whose) for whose in ("own", "other")]
    return found[0], found[1]


@given(NEAR, NEAR, WIDTH)
def test_closer_is_never_drawn_farther(one: int, another: int, width: int) -> None:
    far, near = sorted((one, another))
    left, right = places(near, width)
    further_left, further_right = places(far, width)
    assert right - left <= further_right - further_left
    assert right - left == apart(near, width) > 0
    assert len(pair(Felt(near))) <= len(pair(Felt(far)))


@given(NEAR, WIDTH)
def test_every_drawing_has_both_marks_and_the_same_room(near: int, width: int) -> None:
    rows = drawn(near, width, MARKS)
    assert {len(row) for row in rows} == {apart(0, width) + width} and len(rows) == len(SIZES[width])
    signs = [cell for row in rows for cell in row]
    assert signs.count(("◆", "own")) == signs.count(("●", "other")) == 1


@given(st.none() | NEAR, st.sampled_from([1, -1]), WIDTH)
def test_a_key_moves_them_by_what_can_be_seen_or_to_the_end(near: int | None, by: int, width: int) -> None:
    after = moved(near, by, width)
    assert 0 <= after <= 100
    if after not in (0, 100):
        assert abs(apart(after, width) - apart(near or 0, width)) == 1
    if near is not None:
        assert (after - near) * by >= 0


@pytest.mark.parametrize("width", SIZES)
def test_the_keys_go_from_one_end_to_the_other(width: int) -> None:
    near, seen = 0, {0}
    while near < 100:
        near = moved(near, 1, width)
        assert near not in seen
        seen.add(near)
    assert {apart(each, width) for each in seen} == {apart(each, width) for each in range(101)}


@pytest.mark.parametrize("width", SIZES)
def test_a_circle_is_the_same_from_both_sides(width: int) -> None:
    lines, turned = outline(width), str.maketrans("╭╮╰╯", "╮╭╯╰")
    assert all(line == line[::-1].translate(turned) and len(line) == width for line in lines)
    assert lines[0].strip().startswith("╭─") and lines[-1].strip().startswith("╰─")


def test_the_words_go_one_way_and_name_no_number() -> None:
    said = [words_of(near) for near in range(101)]
    assert all(said) and not any(letter.isdigit() for words in said for letter in words)
    assert len(set(said)) == 1 + sum(one != after for one, after in pairwise(said))
    assert words_of(None) == "" == pair(Felt())
