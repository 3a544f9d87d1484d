"""Taking back what was done to a side of the worksheet: nothing that was written since is lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.drafts import ids
from twofold.domain.people import Invalid
from twofold.domain.worksheet.sheet import (
    ROWS,
    Draft,
    Row,
    add,
    bring_back,
    delete,
    duplicate,
    move,
    put,
)
from twofold.domain.worksheet.undoing import merged, undone, undone_words

SEVEN = Draft(rows=tuple(Row(id=f"{n}", words=f"row {n}") for n in range(ROWS)))
SIX = replace(SEVEN, rows=SEVEN.rows[:-1])
CHANGES: dict[str, Callable[[Draft], Draft]] = {
    "delete": lambda draft: delete(draft, "2"),
    "move": lambda draft: move(draft, "1", 3),
    "write": lambda draft: put(draft, Row(id="4", words="anew")),
    "fate": lambda draft: replace(draft, since={"old": "met"}),
    "add": lambda draft: add(draft, Row(id="new")),
    "duplicate": lambda draft: duplicate(draft, "3")[0],
    "back": bring_back,
}
WITH_ONE_AWAY = replace(delete(SEVEN, "5"), since={"old": "still"})


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_taken_back(change: str) -> None:
    after = CHANGES[change](WITH_ONE_AWAY)
    assert after != WITH_ONE_AWAY
    assert undone(after, WITH_ONE_AWAY, after) == WITH_ONE_AWAY


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_written_since_stays(change: str) -> None:
    after = CHANGES[change](WITH_ONE_AWAY)
    since = after
    for row in after.rows:
        since = put(since, replace(row, why=f"{row.why} and more"))
    back = undone(since, WITH_ONE_AWAY, after)
    assert {row.id: row for row in since.rows}.items() <= {row.id: row for row in back.rows}.items()


def test_seven_rows_one_deleted_and_one_duplicated_are_all_there_again() -> None:
    six = delete(SEVEN, "2")
    full, copy = duplicate(six, "4")
    with pytest.raises(Invalid, match="Delete another one first"):
        undone(full, SEVEN, six)
    again = undone(full, six, full)
    assert again == six and copy not in ids(again)
    assert undone(again, SEVEN, six) == SEVEN


def test_any_deleted_row_can_be_named() -> None:
    gone = delete(delete(SEVEN, "2"), "4")
    assert ids(bring_back(gone)) == ["0", "1", "3", "4", "5", "6"]
    assert ids(bring_back(gone, "2")) == ["0", "1", "2", "3", "5", "6"]
    assert [each.row.id for each in bring_back(gone, "2").removed] == ["4"]


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=8))
def test_many_changes_are_taken_back_one_by_one(changes: list[str]) -> None:
    now, steps = WITH_ONE_AWAY, []
    for name in changes:
        try:
            after = CHANGES[name](now)
        except (Invalid, LookupError):
            continue
        if len(set(ids(after))) < len(after.rows):
            continue  # the same row added twice
        steps.append((now, after))
        now = after
    for before, after in reversed(steps):
        now = undone(now, before, after)
        assert (now.rows, now.since) == (before.rows, before.since)
        assert {gone.row.id for gone in now.removed} == {gone.row.id for gone in before.removed}
    assert now.rows == WITH_ONE_AWAY.rows


@pytest.mark.parametrize(
    ("change", "words"),
    [("delete", "Row 3 is back."), ("add", "It is gone again."), ("move", "The order is as before."),
     ("fate", "Taken back.")],
)  # fmt: skip
def test_it_says_what_comes_back(change: str, words: str) -> None:
    after = CHANGES[change](SIX)
    assert undone_words(after, undone(after, SIX, after)) == words
    assert undone_words(after, after) == "That has been changed since, so it stays."


BASE = Row(id="r", words="air", why="I", importance=3)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"words": "more air"}, {"why": "I choke"}, {"words": "more air", "why": "I choke"}),
        ({"words": "mine"}, {"words": "theirs"}, {"words": "theirs / mine"}),
        ({"words": "air and light"}, {"words": "air and"}, {"words": "air and light"}),  # typed on
        ({"words": "air and"}, {"words": "air and light"}, {"words": "air and light"}),
        ({"why": "I mine"}, {"why": "I theirs"}, {"why": "I theirs\n\nI mine"}),
        ({"moment": "mine"}, {"moment": "theirs"}, {"moment": "theirs\n\nmine"}),
        ({"importance": 9}, {"importance": 1}, {"importance": 1}),
        ({"importance": 9}, {"words": "x"}, {"importance": 9, "words": "x"}),
        ({"kind": "want", "group": "play"}, {"group": "rest"}, {"kind": "want", "group": "rest"}),
        ({"firmness": "core"}, {"firmness": "dream"}, {"firmness": "dream"}),
        ({"words": "m" * 200}, {"words": "t" * 150}, {"words": "t" * 150 + " / " + "m" * 47}),
    ],
)
def test_what_two_terminals_wrote_at_once_is_all_there(
    mine: dict[str, object], theirs: dict[str, object], both: dict[str, object]
) -> None:
    there = merged(BASE, replace(BASE, **mine), replace(BASE, **theirs))
    assert there == replace(BASE, **both)


def test_a_row_that_is_back_is_not_among_the_deleted_any_more() -> None:
    after = delete(delete(SEVEN, "2"), "4")
    back = undone(after, SEVEN, delete(SEVEN, "2"))
    assert ids(back) == ["0", "1", "2", "3", "5", "6"]
    assert [gone.row.id for gone in back.removed] == ["4"]
    there = put(SEVEN, Row(id="4", words="anew"))
    assert undone(replace(there, removed=after.removed), there, there).removed == ()


def test_how_many_rows_come_and_go_is_said() -> None:
    assert undone_words(delete(delete(SEVEN, "2"), "4"), SEVEN) == "2 rows are back."
    assert undone_words(SEVEN, delete(delete(SEVEN, "2"), "4")) == "2 rows are gone again."
