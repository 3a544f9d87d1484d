"""Rounds: where one stands, what is revealed, and in which order rows stand side by side."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.drafts import rows
from twofold.domain.drawers import WritingSummary, finished, writing_id
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.rounds import (
    Band,
    Revealed,
    Shown,
    Worksheet,
    WorksheetSummary,
    bands,
    courses,
    joined,
    requests,
    reveal,
    shown,
    stage_of,
    theme,
)
from twofold.domain.worksheet.sheet import Draft, Guess, Picked, Request, Row

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
DAY = date(2026, 11, 23)
sides = st.lists(rows(), min_size=1, max_size=7).map(tuple)


def opened(a: tuple[Row, ...], b: tuple[Row, ...]) -> Revealed:
    return Revealed(at=NOW, a=Shown(rows=a), b=Shown(rows=b))


def row(group: str, importance: int | None = None, met: int | None = None, **more: Any) -> Row:
    return Row(group=group, importance=importance, met=met, **more)


# Side by side


@given(sides, sides)
def test_no_row_is_lost_or_doubled_side_by_side(a: tuple[Row, ...], b: tuple[Row, ...]) -> None:
    found = bands(opened(a, b))
    for side, written in (("a", a), ("b", b)):
        there = [row.id for band in found for row in band.side(side)]  # type: ignore[arg-type]
        assert sorted(there) == sorted(row.id for row in written)


@given(sides, sides)
def test_what_both_named_first_then_the_widest_gap(a: tuple[Row, ...], b: tuple[Row, ...]) -> None:
    found = bands(opened(a, b))
    assert [band.both for band in found] == sorted((band.both for band in found), reverse=True)
    for band in found:
        themes = {theme(row) for row in (*band.a, *band.b)}
        assert len(themes) == 1
        if band.both:
            assert band.a and band.b and themes != {"own:"}
        else:
            assert len(band.a) + len(band.b) == 1
    apart = {theme(row) for band in found if not band.both for row in band.a} - {"own:"}
    assert not apart & {theme(row) for row in b}, "both named it, and it stands apart"

    def widest(band: Band) -> tuple[int, int]:
        # A gap is at least -10; a row not rated comes after all that are.
        rated = [(row.gap, row.importance or 0) for row in (*band.a, *band.b) if row.gap is not None]
        unrated = [(-11, row.importance or 0) for row in (*band.a, *band.b)]
        return max(rated or unrated)

    for kind in (True, False):
        weights = [widest(band) for band in found if band.both is kind]
        assert weights == sorted(weights, reverse=True)


def test_ties_go_to_the_more_important_then_to_the_first_partner_then_to_the_earlier() -> None:
    a1, a2, a3 = row("", 5, 2, words="a1"), row("", 5, 2, words="a2"), row("", 9, 6, words="a3")
    b1, b2 = row("", 5, 2, words="b1"), row("", None, 3, words="b2")
    order = [(*band.a, *band.b)[0].words for band in bands(opened((a1, a2, a3), (b1, b2)))]
    assert order == ["a3", "a1", "a2", "b1", "b2"]


def test_of_what_both_named_the_wider_gap_of_the_two_counts() -> None:
    a = (row("play", 5, 4), row("closeness", 5, 5), row("safety", 10, 0))
    b = (row("closeness", 8, 1), row("play", None, None))
    assert [theme((*band.a, *band.b)[0]) for band in bands(opened(a, b))] == ["closeness", "play", "safety"]


def test_within_what_both_named_each_side_goes_by_gap() -> None:
    a = (row("play", 5, 4), row("play", 9, 1), row("play", 3, None))
    (band,) = bands(opened(a, (row("play", 1, 1),)))
    assert [r.gap for r in band.a] == [8, 1, None] and len(band.b) == 1


def test_their_own_words_meet_whatever_the_case_and_blank_ones_never() -> None:
    a, b = row("", other="The  Sea"), row("", other="the sea\u200d")
    assert [band.both for band in bands(opened((a,), (b,)))] == [True]
    for blank in ("", " ", "\u200b"):
        found = bands(opened((row("", other=blank),), (row("", other=blank),)))
        assert [band.both for band in found] == [False, False]


@given(sides)
def test_up_to_three_requests_by_the_widest_gap(many: tuple[Row, ...]) -> None:
    asked = requests(many)
    asking = [row for row in many if row.request.what.strip().strip("\u200d")]
    assert len(asked) == min(3, len(asking)) and all(row in asking for row in asked)
    gaps = [-11 if row.gap is None else row.gap for row in asked]
    assert gaps == sorted(gaps, reverse=True)
    rest = [-11 if row.gap is None else row.gap for row in asking if row not in asked]
    assert not rest or max(rest) <= min(gaps)


# Where a round stands


def cards(*done: tuple[str, Side], about: str = "w") -> list[WritingSummary]:
    """Return the writings of the round "w", those in *done* finished."""
    return [
        WritingSummary(
            id=writing_id(kind, about, side),  # type: ignore[arg-type]
            kind=kind,  # type: ignore[arg-type]
            about=about,
            author=side,
            finished=NOW if (kind, side) in done else None,
        )
        for kind, side in product(("sheet", "guess"), SIDES)
    ]


@given(st.sets(st.tuples(st.sampled_from(["sheet", "guess"]), st.sampled_from(SIDES))))
def test_a_round_waits_for_both_at_every_stage(done: set[tuple[str, Side]]) -> None:
    closed = Worksheet(id="w", day=DAY)
    sheets = {("sheet", "a"), ("sheet", "b")} <= done
    guesses = {("guess", "a"), ("guess", "b")} <= done
    stage = stage_of(closed, cards(*done))
    assert stage == ("write" if not sheets else "reveal" if guesses else "guess")
    assert finished(cards(*done), "w", "sheet") == {side for kind, side in done if kind == "sheet"}
    # What belongs to another round, or to nobody, counts for nothing.
    strangers = [*cards(*product(("sheet", "guess"), SIDES), about="other")]
    strangers += [msgspec.structs.replace(card, author=None) for card in cards(*done)]
    assert stage_of(closed, strangers) == "write"


def test_an_open_round_is_together_whatever_is_left_of_the_writings() -> None:
    one = reveal(Worksheet(id="w", day=DAY), Shown(rows=(Row(),)), Shown(rows=(Row(),)), NOW)
    assert stage_of(one, []) == stage_of(one, cards(("sheet", "a"))) == "together"
    card = msgspec.json.decode(msgspec.json.encode(one), type=WorksheetSummary)
    assert stage_of(card, []) == "together" and card.revealed is not None and card.revealed.at == NOW


@given(sides, sides)
def test_a_round_is_opened_once_and_with_both_sides(a: tuple[Row, ...], b: tuple[Row, ...]) -> None:
    guess = Guess(picks=(Picked("play", 4),))
    mine, theirs = shown(Draft(rows=a, since={"x": "met"}), guess), shown(Draft(rows=b), Guess())
    closed = Worksheet(day=DAY)
    one = reveal(closed, mine, theirs, NOW)
    assert one.revealed == Revealed(at=NOW, a=mine, b=theirs)
    assert one.revealed.side("a").guess == guess and one.revealed.side("b").rows == b
    assert one.revealed.side("a").since == {"x": "met"}
    assert one.row(a[0].id) == ("a", a[0]) and one.row(b[-1].id) == ("b", b[-1]) and one.row("none") is None
    assert closed.row(a[0].id) is None
    assert msgspec.json.decode(msgspec.json.encode(one), type=Worksheet) == one
    with pytest.raises(Invalid, match="already open"):
        reveal(one, mine, theirs, NOW)
    for sides_ in ((mine, Shown()), (Shown(), theirs)):
        with pytest.raises(Invalid, match="Each of you"):
            reveal(closed, *sides_, NOW)


# Over the rounds


def rounds_of(*steps: tuple[Row, ...], side: Side = "a") -> list[Worksheet]:
    """Return a round for each of *steps*, which are the rows of *side*; a month between them."""
    found = []
    for number, step in enumerate(steps):
        when = NOW + timedelta(days=30 * number)
        at = Revealed(
            at=when,
            **{
                side: Shown(rows=step),
                "b" if side == "a" else "a": Shown(rows=(Row(words="theirs", met=1),)),
            },
        )
        found.append(Worksheet(day=when.date(), revealed=at))
    return found


@given(st.lists(st.lists(st.none() | st.integers(0, 10), max_size=4), max_size=5), st.sampled_from(SIDES))
def test_each_need_is_followed_through_every_round_that_rated_it(
    mets: list[list[int | None]], side: Side
) -> None:
    """The n-th row of a round goes on from the n-th of the round before, where there is one."""
    steps: list[tuple[Row, ...]] = []
    expected: dict[str, list[int]] = {}
    for values in mets:
        before = steps[-1] if steps else ()
        step = []
        for n, met in enumerate(values):
            old = before[n].id if n < len(before) else None
            new = Row(words=str(n), met=met, before=old)
            expected[new.id] = [*(expected.pop(old, []) if old else []), *([] if met is None else [met])]
            step.append(new)
        steps.append(tuple(step))
    found = courses(list(reversed(rounds_of(*steps, side=side))), side)
    assert {course.row.id: [met for _, met in course.points] for course in found} == {
        name: points for name, points in expected.items() if points
    }
    for course in found:
        days = [day for day, _ in course.points]
        assert days == sorted(set(days)) and course.side == side
        first, last = course.points[0][1], course.points[-1][1]
        assert course.moved == (abs(last - first) >= 3)
    place = {row.id: number for number, step in enumerate(steps) for row in step}
    latest = [place[course.row.id] for course in found]
    assert latest == sorted(latest, reverse=True)


def test_a_round_that_is_not_open_and_the_other_side_count_for_nothing() -> None:
    first = Row(words="rest", met=2)
    open_ones = rounds_of((first,))
    (course,) = courses([*open_ones, Worksheet(day=DAY)], "a")
    assert course.row == first and course.points == ((DAY, 2),) and not course.moved
    (theirs,) = courses(open_ones, "b")
    assert theirs.row.words == "theirs"
    assert courses([], "a") == ()


def test_two_rows_that_go_on_from_the_same_one_do_not_share_its_past() -> None:
    old = Row(words="rest", met=2)
    one, two = Row(met=5, before=old.id), Row(met=6, before=old.id)
    found = {course.row.id: course.points for course in courses(rounds_of((old,), (one, two)), "a")}
    assert [met for _, met in found[one.id]] == [2, 5] and [met for _, met in found[two.id]] == [6]


@pytest.mark.parametrize(
    ("before", "after", "line"), [(4, 6, False), (4, 7, True), (7, 4, True), (0, 0, False)]
)
def test_only_a_change_of_three_is_worth_a_line(before: int, after: int, line: bool) -> None:
    assert joined(before, after) is line


def test_the_request_of_a_row_is_not_part_of_its_theme() -> None:
    mine = Row(group="play", other="sea", request=Request(what="a swim"))
    assert theme(mine) == theme(replace(mine, request=Request(), words="other")) == "play"
