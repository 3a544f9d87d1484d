"""The book of a year is chosen by both: either takes in and out, and a yes is a yes to exactly that."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from twofold.domain.book.entries import Said
from twofold.domain.book.year import (
    MOST,
    Leaf,
    YearChoice,
    agreed,
    agreed_book,
    book_of,
    called,
    dedicated,
    first,
    is_agreed,
    is_in,
    is_other_choice,
    taken,
    turned,
)
from twofold.domain.merge import undone, undone_words
from twofold.domain.people import Invalid
from twofold.domain.records import Side

NOW = datetime(2026, 12, 30, 20, tzinfo=UTC)
BOTH: tuple[Side, Side] = ("b", "a")
LEAVES = tuple(
    Leaf(f"moments/{n}", "moments", date(2026, 1, 1) + timedelta(days=n), f"Moment {n}", starts=n % 2 == 0)
    for n in range(6)
)
CHOICE = first(2026, NOW)


def test_it_begins_with_what_starts_in_it() -> None:
    assert CHOICE.id == "year-2026" and CHOICE.agreed is None
    assert book_of(CHOICE, LEAVES).leaves == LEAVES[::2]


def test_either_takes_in_and_out_one_by_one_or_all() -> None:
    choice = turned(turned(CHOICE, LEAVES[0]), LEAVES[1])
    assert book_of(choice, LEAVES).leaves == (LEAVES[1], LEAVES[2], LEAVES[4])
    assert turned(turned(choice, LEAVES[1]), LEAVES[1]).chosen == choice.chosen
    assert book_of(taken(choice, LEAVES, False), LEAVES).leaves == ()
    assert book_of(taken(choice, LEAVES, True), LEAVES).leaves == LEAVES


def test_lines_are_cleaned_and_stand_in_the_book() -> None:
    choice = dedicated(called(CHOICE, " The year of\x1b[2J the boat\n"), "for us")
    book = book_of(choice, LEAVES)
    assert (book.title, book.dedication) == ("The year of[2J the boat", "for us")


@pytest.mark.parametrize("by", [(), ("a",), ("b", "b"), ("a", "a")])
def test_one_of_them_is_not_both(by: tuple[Side, ...]) -> None:
    with pytest.raises(Invalid, match="It takes both of you"):
        agreed(CHOICE, LEAVES, by, NOW)


def test_nothing_at_all_is_no_book() -> None:
    with pytest.raises(Invalid, match="There is nothing in it yet"):
        agreed(taken(CHOICE, LEAVES, False), LEAVES, BOTH, NOW)


def test_nothing_is_written_before_both_said_yes() -> None:
    for choice in (None, CHOICE):
        with pytest.raises(Invalid, match="not both said yes"):
            agreed_book(choice, LEAVES)
    yes = agreed(CHOICE, LEAVES, BOTH, NOW)
    assert agreed_book(yes, LEAVES) == book_of(CHOICE, LEAVES)
    assert yes.agreed is not None and yes.agreed.by == BOTH
    with pytest.raises(Invalid, match="has changed since you both said yes"):
        agreed_book(yes, LEAVES[1:])


change = st.one_of(
    st.tuples(st.just("turn"), st.integers(0, 5)),
    st.tuples(st.just("title"), st.sampled_from(["", "A", "B"])),
    st.tuples(st.just("dedication"), st.sampled_from(["", "A", "B"])),
    st.tuples(st.just("all"), st.booleans()),
    st.tuples(st.just("yes"), st.sampled_from([("a", "b"), ("b", "a"), ("a",), ()])),
    st.tuples(st.just("words"), st.integers(0, 5)),
    st.tuples(st.just("gone"), st.integers(0, 5)),
    st.tuples(st.just("new"), st.just(0)),
)


def changed(choice: YearChoice, leaves: tuple[Leaf, ...], what: str, value: Any) -> YearChoice:
    if what == "turn" and value < len(leaves):
        return turned(choice, leaves[value])
    if what == "title":
        return called(choice, value)
    if what == "dedication":
        return dedicated(choice, value)
    if what == "all":
        return taken(choice, leaves, value)
    return choice


@settings(max_examples=300)
@given(st.lists(change, max_size=14))
def test_what_is_written_is_what_both_said_yes_to_last_and_nothing_else(steps: list[tuple[str, Any]]) -> None:
    """A yes holds until anything of the book is another: a tick, a line, a word in it, or what it is of."""
    choice, leaves, agreed_to = CHOICE, LEAVES, None
    for what, value in steps:
        before = book_of(choice, leaves)
        if what == "yes":
            try:
                choice = agreed(choice, leaves, value, NOW)
                agreed_to = before
            except Invalid:
                assert len(value) < 2 or not before.leaves
        elif what == "words":
            leaves = tuple(replace(leaf, said=(*leaf.said, Said("x"))) if n == value else leaf
                           for n, leaf in enumerate(leaves))  # fmt: skip
        elif what == "gone":
            leaves = leaves[:value] + leaves[value + 1 :]
        elif what == "new":
            new = Leaf(
                f"letters/{len(leaves)}{len(leaves[0].said) if leaves else 0}", "letters", date(2026, 3, 3)
            )
            leaves = (*leaves, new)
        else:
            after = changed(choice, leaves, what, value)
            if book_of(after, leaves) != before:
                agreed_to = None
                assert after.agreed is None
            elif after.agreed is None:
                agreed_to = None
            choice = after
        now = book_of(choice, leaves)
        if agreed_to is not None and agreed_to == now:
            assert agreed_book(choice, leaves) == now
        else:
            with pytest.raises(Invalid):
                agreed_book(choice, leaves)
        assert msgspec.json.decode(msgspec.json.encode(choice), type=YearChoice) == choice


def test_a_leaf_that_may_start_otherwise_by_now_changes_nothing_of_what_is_in_it() -> None:
    choice = agreed(turned(CHOICE, LEAVES[1]), LEAVES, BOTH, NOW)
    starred = tuple(replace(leaf, starts=True) if leaf is LEAVES[1] else leaf for leaf in LEAVES)
    assert is_agreed(choice, starred)
    assert not is_agreed(choice, tuple(replace(leaf, starts=True) for leaf in LEAVES))


def test_what_each_terminal_took_in_is_in_it_and_one_change_is_taken_back_alone() -> None:
    mine, theirs = turned(CHOICE, LEAVES[0]), turned(CHOICE, LEAVES[1])
    both = undone(theirs, mine, CHOICE)
    assert not is_in(both, LEAVES[0]) and is_in(both, LEAVES[1])
    back = undone(both, CHOICE, mine)
    assert is_in(back, LEAVES[0]) and is_in(back, LEAVES[1])
    assert undone_words(CHOICE, mine) == "What is in it is as before."
    assert undone_words(CHOICE, called(CHOICE, "x")) == "The title is as before."
    assert undone_words(CHOICE, dedicated(CHOICE, "x")) == "The dedication is as before."


def test_a_line_or_a_tick_is_another_choice_and_a_yes_alone_is_none() -> None:
    for other in (called(CHOICE, "x"), dedicated(CHOICE, "x"), turned(CHOICE, LEAVES[0])):
        assert is_other_choice(CHOICE, other) and is_other_choice(other, CHOICE)
    assert not is_other_choice(CHOICE, agreed(CHOICE, LEAVES, BOTH, NOW))


def test_there_is_an_end_to_what_is_chosen_one_by_one() -> None:
    many = tuple(Leaf(f"moments/{n}", "moments", date(2026, 1, 1)) for n in range(MOST + 1))
    with pytest.raises(Invalid, match="too much to choose"):
        taken(CHOICE, many, True)
    assert len(taken(CHOICE, many[:-1], True).chosen) == MOST
