"""The trail: an order of a few works, where the two are on it, and one step that changes one work alone."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.book.entries import Said
from twofold.domain.offers import Tables
from twofold.domain.people import Invalid, meet
from twofold.domain.shelf.entries import entries
from twofold.domain.shelf.records import Slice, Work, WorkState, WorkSummary
from twofold.domain.shelf.removing import REMOVABLE
from twofold.domain.shelf.trail import FULL, moved, next_part, on_trail, put_on, stops, taken_off, took
from twofold.exports.shelf import told

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def work(id: str, state: WorkState = "wanted", *slices: Slice) -> Work:
    return Work(id=id, created=NOW, updated=NOW, title=id, state=state, slices=slices)


def cards(works: list[Work]) -> list[WorkSummary]:
    return [msgspec.convert(msgspec.to_builtins(each), WorkSummary, strict=False) for each in works]


def trail(*works: Work) -> list[Work]:
    made: list[Work] = []
    for each in works:
        made.append(put_on(each, cards(made)))
    return made


def names(works: list[Work]) -> str:
    return "".join(each.id for each in on_trail(cards(works)))


def test_works_follow_in_the_order_in_which_they_were_chosen() -> None:
    works = trail(work("c"), work("a"), work("b"))
    assert names([*reversed(works), work("x")]) == "cab"
    assert names([works[0], taken_off(works[1]), works[2]]) == "cb"
    assert put_on(works[0], cards(works)) is works[0]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from((-1, 1))), max_size=30))
def test_a_move_is_one_place_and_changes_one_work(moves: list[tuple[int, int]]) -> None:
    works = trail(*(work(name) for name in "abcde"))
    order = list("abcde")
    for place, by in moves:
        n = next(n for n, each in enumerate(works) if each.id == order[place])
        works[n] = moved(works[n], cards(works), -1 if by < 0 else 1)
        if 0 <= place + by < len(order):
            order[place], order[place + by] = order[place + by], order[place]
        assert names(works) == "".join(order)


def test_they_are_where_something_is_under_way_else_at_the_first_that_is_not_over() -> None:
    def places(*states: WorkState) -> list[str]:
        works = trail(*(work(str(n), state) for n, state in enumerate(states)))
        return [stop.place for stop in stops(cards(works))]

    assert places("done", "wanted", "wanted") == ["behind", "here", "ahead"]
    assert places("done", "wanted", "under way", "under way") == ["behind", "ahead", "here", "ahead"]
    assert places("put aside", "done") == ["behind", "behind"]


def test_the_part_to_talk_about_is_the_first_they_have_not_talked_about() -> None:
    parts = Slice("1", "one", talked=date(2026, 11, 3)), Slice("2", "two"), Slice("3", "three")
    (stop,) = stops(cards(trail(work("a", "under way", *parts))))
    assert stop.part is not None and stop.part.name == "two"


def test_of_a_book_that_is_not_split_they_talk_about_all_of_it() -> None:
    for one in (work("a"), cards([work("a")])[0]):
        part = next_part(one)
        assert part is not None and (part.id, part.name) == ("whole", "the whole book")
    over = work("a", "under way", Slice("whole", "the whole book", talked=NOW.date()))
    assert next_part(over) is None


def test_a_trail_is_not_a_store() -> None:
    works = trail(*(work(str(n)) for n in range(FULL)))
    with pytest.raises(Invalid, match=r"^There are 12 on it already\."):
        put_on(work("more"), cards(works))


class Kept(dict[type, object]):
    def peek(self, kind: type) -> list[Work]:
        return [took(took(work("Emma"), "a", " ask  twice "), "b", "wait")]

    def __missing__(self, kind: type) -> "Kept":
        return self


def test_what_each_took_is_found_told_and_removed_alone() -> None:
    tables: Tables = Kept()  # type: ignore[assignment]
    (entry,) = entries(tables)
    assert entry.said == (Said("ask twice", "a", "took from it"), Said("wait", "b", "took from it"))
    both = took(took(put_on(work("Emma"), []), "a", "ask twice"), "b", "wait")
    markdown = told([both], ("Ana", "Ben"))
    assert "1. Emma" in markdown and "- Ana took from it: ask twice" in markdown
    rule, couple = REMOVABLE["works"], meet("Ana", "Ben")
    words = {part.words: part.name for part in rule.parts(both, couple)}
    left = rule.left(both, words["what Ben took from “Emma”"])
    assert left.took == ("ask twice", "") and left.title == "Emma"
    assert rule.left(both, "").took == ("", "") and rule.left(both, "").turn is None
