"""One side of a worksheet: whatever is done to its rows, none is lost and there are never more than seven."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.drafts import ids, ratings, rows
from twofold.domain.people import Invalid
from twofold.domain.worksheet.sheet import (
    ROWS,
    Draft,
    Guess,
    Opening,
    Picked,
    Request,
    Row,
    add,
    bring_back,
    delete,
    done,
    duplicate,
    go_on_from,
    move,
    next_draft,
    put,
    top,
    unready,
)


@st.composite
def drafts(draw: Any, least: int = 0) -> Draft:
    """A side with rows, some of them deleted."""
    draft = Draft(rows=tuple(draw(st.lists(rows(), min_size=least, max_size=ROWS))))
    for _ in range(draw(st.integers(0, max(0, len(draft.rows) - least)))):
        draft = delete(draft, draw(st.sampled_from(draft.rows)).id)
    return draft


# Adding, moving, deleting, bringing back


class Desk:
    """Somebody at a worksheet, and what they ought to have."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.everything: dict[str, Row] = {}

    def do(self, what: str, place: int, row: Row, by: int) -> None:
        here = self.draft.rows[place % len(self.draft.rows)] if self.draft.rows else None
        before = self.draft
        full = len(before.rows) >= ROWS
        try:
            if what == "add":
                self.draft = add(before, row, after=here.id if here and place % 2 else None)
                self.everything[row.id] = row
            elif what == "back":
                self.draft = bring_back(before)
            elif here is None:
                return
            elif what == "duplicate":
                self.draft, copy = duplicate(before, here.id)
                assert ids(self.draft).index(copy) == ids(before).index(here.id) + 1
                self.everything[copy] = replace(here, id=copy, before=None)
            elif what == "put":
                self.everything[here.id] = replace(row, id=here.id)
                self.draft = put(before, self.everything[here.id])
            elif what == "move":
                self.draft = move(before, here.id, by)
            else:
                self.draft = delete(before, here.id)
        except Invalid:
            assert self.draft == before
            assert what in ("add", "duplicate", "back")
            assert full or not before.removed

    def check(self) -> None:
        kept = [*self.draft.rows, *(gone.row for gone in self.draft.removed)]
        assert len(self.draft.rows) <= ROWS
        assert {row.id: row for row in kept} == self.everything
        assert len(kept) == len(self.everything), "a row is there twice"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "duplicate", "move", "put", "delete", "back"]),
            st.integers(0, 20),
            rows(),
            st.integers(-9, 9),
        ),
        max_size=30,
    )
)
def test_no_row_is_lost_or_doubled_and_there_are_never_more_than_seven(steps: list[Any]) -> None:
    desk = Desk()
    for step in steps:
        desk.do(*step)
        desk.check()


@given(drafts(least=1), st.data())
def test_moving_changes_the_place_of_that_row_alone(draft: Draft, data: Any) -> None:
    name, by = data.draw(st.sampled_from(ids(draft))), data.draw(st.integers(-9, 9))
    moved = move(draft, name, by)
    assert [row for row in ids(moved) if row != name] == [row for row in ids(draft) if row != name]
    wanted = ids(draft).index(name) + by
    assert ids(moved).index(name) == min(max(wanted, 0), len(draft.rows) - 1)
    assert sorted(ids(moved)) == sorted(ids(draft)) and moved.removed == draft.removed


@given(drafts(least=1), st.data())
def test_what_was_deleted_comes_back_where_it_stood(draft: Draft, data: Any) -> None:
    gone = draft
    for _ in range(data.draw(st.integers(1, len(draft.rows)))):
        gone = delete(gone, data.draw(st.sampled_from(ids(gone))))
    while len(gone.removed) > len(draft.removed):
        gone = bring_back(gone)
    assert gone == draft


def test_seven_are_enough() -> None:
    draft = Draft()
    for _ in range(ROWS):
        draft = add(draft)
    with pytest.raises(Invalid, match="Seven"):
        add(draft)
    with pytest.raises(Invalid, match="Seven"):
        duplicate(draft, draft.rows[0].id)
    full = add(delete(draft, draft.rows[0].id))
    with pytest.raises(Invalid, match="seven"):
        bring_back(full)
    assert len(full.rows) == ROWS and len(full.removed) == 1


def test_what_is_not_there_cannot_be_changed() -> None:
    draft = add(Draft())
    for change in (
        lambda: move(draft, "none", 1),
        lambda: delete(draft, "none"),
        lambda: duplicate(draft, "none"),
    ):
        with pytest.raises(LookupError):
            change()
    assert put(draft, Row(words="late")) == draft
    with pytest.raises(Invalid, match="Nothing was deleted"):
        bring_back(draft)


# Being finished


@given(drafts())
def test_a_side_is_finished_when_every_written_row_asks_for_something(draft: Draft) -> None:
    lacking = unready(draft)
    written = [row for row in draft.rows if not row.blank]
    assert set(lacking) <= {row.id for row in written}
    if lacking:
        with pytest.raises(Invalid, match=rf"^Row {ids(draft).index(lacking[0]) + 1} "):
            done(draft)
    elif not written:
        with pytest.raises(Invalid, match="no row"):
            done(draft)
    else:
        finished = done(draft)
        assert list(finished.rows) == written and finished.removed == ()
        assert all(row.request.what.strip() for row in finished.rows)
        assert done(finished) == finished


def test_a_request_of_spaces_asks_for_nothing() -> None:
    for what in ("", "  ", "\u200b\u200d"):
        draft = add(Draft(), Row(words="quiet", request=Request(what=what, when="on Friday")))
        assert list(unready(draft)) == ids(draft)
    assert unready(add(Draft(), Row(request=Request(what="one walk")))) == ()


@pytest.mark.parametrize(
    "some",
    [
        {"group": "play"},
        {"other": "sea"},
        {"words": "w"},
        {"why": "w"},
        {"importance": 0},
        {"met": 0},
        {"moment": "m"},
        {"opening": Opening(about="the week")},
        {"request": Request(until="May")},
    ],
)
def test_a_row_with_anything_in_it_is_not_blank(some: Any) -> None:
    assert not Row(**some).blank
    assert Row(kind="want", firmness="core", words="\u200b ").blank


# A next round


@given(st.lists(rows(), max_size=ROWS), drafts(), st.data())
def test_what_still_matters_goes_on_once(last: list[Row], own: Draft, data: Any) -> None:
    since = {row.id: data.draw(st.sampled_from(["still", "met", "gone"])) for row in last}
    draft = next_draft(replace(own, since=since), tuple(last))
    assert draft.rows[: len(own.rows)] == own.rows, "a row of one's own is gone"
    added = draft.rows[len(own.rows) :]
    still = [row for row in last if since[row.id] == "still"]
    assert [row.before for row in added] == [row.id for row in still][: ROWS - len(own.rows)]
    for row, old in zip(added, still, strict=False):
        assert (row.words, row.importance, row.why) == (old.words, old.importance, old.why)
        assert row.met is None and row.request == Request() and row.id != old.id
    assert next_draft(draft, tuple(last)) == draft, "asking twice adds twice"


def test_a_need_that_is_met_takes_its_row_along_unless_it_was_written_in() -> None:
    old = Row(words="a walk", importance=8, met=3, request=Request(what="one walk"))
    draft = next_draft(Draft(since={old.id: "still"}), (old,))
    (row,) = draft.rows
    assert next_draft(replace(draft, since={old.id: "met"}), (old,)).rows == ()
    written = put(draft, replace(row, met=7))
    assert next_draft(replace(written, since={old.id: "gone"}), (old,)) == replace(
        written, since={old.id: "gone"}
    )


def test_a_deleted_row_of_the_last_round_comes_back_only_when_asked() -> None:
    old = Row(words="a walk")
    draft = next_draft(Draft(since={old.id: "still"}), (old,))
    gone = delete(draft, draft.rows[0].id)
    assert next_draft(gone, (old,)) == gone
    assert bring_back(gone) == draft


# The rest


@given(st.lists(rows(), max_size=ROWS))
def test_the_top_three_are_the_most_important_the_earlier_first(many: list[Row]) -> None:
    best = top(tuple(many))
    assert len(best) == min(3, len(many))
    marks = [(-(row.importance or 0), many.index(row)) for row in best]
    assert marks == sorted(marks)
    rest = [(-(row.importance or 0), n) for n, row in enumerate(many) if row not in best]
    assert all(mark < other for mark in marks for other in rest)


@given(drafts(), st.data())
def test_a_side_survives_being_written_down(draft: Draft, data: Any) -> None:
    fates = st.dictionaries(st.text(max_size=5), st.sampled_from(["still", "met", "gone"]), max_size=7)
    draft = replace(draft, since=data.draw(fates))
    assert msgspec.json.decode(msgspec.json.encode(draft), type=Draft) == draft
    picks = data.draw(
        st.lists(st.builds(Picked, group=st.sampled_from(["play", "safety"]), met=ratings), max_size=3)
    )
    guess = Guess(picks=tuple(picks))
    assert msgspec.json.decode(msgspec.json.encode(guess), type=Guess) == guess


@pytest.mark.parametrize(
    "text",
    [
        b'{"rows":[{"importance":11}]}',
        b'{"rows":[{"met":-1}]}',
        b'{"rows":[{"kind":"wish"}]}',
        b'{"since":{"x":"perhaps"}}',
        b'{"rows":[{"words":"%s"}]}' % (b"x" * 201),
    ],
)
def test_what_makes_no_sense_is_refused(text: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Draft)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(
            b'{"picks":[{"group":"a"},{"group":"b"},{"group":"c"},{"group":"d"}]}', type=Guess
        )


@given(rows())
def test_the_gap_is_importance_less_met(row: Row) -> None:
    if row.importance is None or row.met is None:
        assert row.gap is None
    else:
        assert row.gap == row.importance - row.met
    fresh = go_on_from(row)
    assert fresh.before == row.id and fresh.gap is None


def test_openings_and_requests_read_as_sentences() -> None:
    full = Opening(feeling="alone", about="our evenings", need="an hour together.")
    assert full.words == "I feel alone about our evenings. I need an hour together."
    assert Opening(about="our evenings").words == "It is about our evenings."
    assert Opening(need="rest").words == "I need rest." and Opening().words == ""
    request = Request(what="a walk", when="on Sunday", often="each week", until="until May")
    assert request.words == "a walk, on Sunday, each week, until May"
    assert Request().words == ""
