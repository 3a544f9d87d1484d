"""The silent double ballot: two people, one keyboard, nobody's answer before both have opened theirs."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from twofold.domain.listening.pulse import (
    ANSWERS,
    KEYS,
    QUESTIONS,
    Pulse,
    answer,
    ballots,
    rate,
    reveal,
    take_back,
    without_names,
)
from twofold.domain.listening.session import Ballot
from twofold.domain.records import SIDES, Side, other

sides = st.sampled_from(SIDES)
ratings = st.none() | st.integers(1, 5)


def filled(side: Side, *answers: int | None, pulse: Pulse | None = None) -> Pulse:
    pulse = pulse or Pulse()
    for rating in answers:
        pulse = rate(pulse, side, rating)
    return pulse


def test_each_of_the_ten_digits_is_a_rating_of_one_of_them() -> None:
    assert [KEYS[key] for key in "12345"] == [("a", n) for n in range(1, 6)]
    assert [KEYS[key] for key in "67890"] == [("b", n) for n in range(1, 6)]
    assert len(KEYS) == 10


def test_there_are_three_questions_and_a_ballot_has_a_place_for_each() -> None:
    assert [key for key, _ in QUESTIONS] == list(Ballot.__struct_fields__)
    assert len(ANSWERS) == 5


def test_both_answer_and_open_together() -> None:
    pulse = filled("a", 5, None, 3)
    pulse = filled("b", 1, 2, None, pulse=pulse)
    with pytest.raises(ValueError, match="together"):
        ballots(reveal(pulse, "b"))
    assert ballots(reveal(reveal(pulse, "b"), "a")) == (Ballot(5, None, 3), Ballot(1, 2, None))


def test_both_are_asked_one_question_at_a_time() -> None:
    pulse = answer(answer(Pulse(), "a", 5), "a", 4)
    assert (pulse.a, pulse.asked, pulse.has_answered("a"), pulse.has_answered("b")) == ((4,), 0, True, False)
    pulse = answer(pulse, "b", None)
    assert (pulse.asked, pulse.has_answered("a"), pulse.has_answered("b")) == (1, False, False)
    for side in ("b", "a", "a", "b"):
        pulse = answer(pulse, side, 1)
    assert (pulse.a, pulse.b, pulse.asked) == ((4, 1, 1), (None, 1, 1), None)
    assert answer(pulse, "a", 5) is pulse


def test_what_one_left_out_names_nobody() -> None:
    assert without_names(Ballot(5, None, 3), Ballot(1, 2, None)) == (Ballot(5), Ballot(1))


@pytest.mark.parametrize("wrong", [0, 6, -1])
def test_a_rating_is_one_to_five(wrong: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        rate(Pulse(), "a", wrong)


def test_an_answer_is_taken_back_until_both_have_opened() -> None:
    pulse = reveal(filled("a", 5, 4, 3), "a")
    again = take_back(pulse, "a")
    assert (again.given("a"), again.ready, again.question("a")) == ((5, 4), (), 2)
    both = reveal(reveal(filled("b", 1, 1, 1, pulse=filled("a", 5, 4, 3)), "a"), "b")
    assert take_back(both, "a") is both
    assert take_back(Pulse(), "b") == Pulse()


def test_nobody_opens_before_they_are_through() -> None:
    assert reveal(filled("a", 1, 2), "a").ready == ()
    assert reveal(filled("a", 1, 2, 3), "b").ready == ()


class Voting(RuleBasedStateMachine):
    """Any keys of both, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.pulse = Pulse()
        self.mine: dict[Side, list[int | None]] = {"a": [], "b": []}
        self.opened: tuple[Ballot, Ballot] | None = None

    def move(self, side: Side, after: Pulse) -> None:
        there = other(side)
        assert after.given(there) == self.pulse.given(there), "one's key moved the other's ballot"
        assert (there in after.ready) == (there in self.pulse.ready)
        self.pulse = after

    @rule(side=sides, rating=ratings)
    def rate(self, side: Any, rating: int | None) -> None:
        if len(self.mine[side]) < len(QUESTIONS):
            self.mine[side].append(rating)
        self.move(side, rate(self.pulse, side, rating))

    @rule(side=sides)
    def take_back(self, side: Any) -> None:
        if self.opened is None:
            self.mine[side] = self.mine[side][:-1]
        self.move(side, take_back(self.pulse, side))

    @rule(side=sides)
    def reveal(self, side: Any) -> None:
        self.move(side, reveal(self.pulse, side))

    @invariant()
    def both_or_nothing(self) -> None:
        for side in SIDES:
            assert self.pulse.given(side) == tuple(self.mine[side])
            assert side not in self.pulse.ready or len(self.mine[side]) == len(QUESTIONS)
        if self.pulse.open:
            shown = ballots(self.pulse)
            assert shown == (Ballot(*self.mine["a"]), Ballot(*self.mine["b"]))
            assert self.opened in (None, shown), "it changed after it was opened"
            self.opened = shown
        else:
            assert self.opened is None
            with pytest.raises(ValueError, match="together"):
                ballots(self.pulse)


TestVoting = Voting.TestCase


@given(st.lists(st.tuples(sides, ratings), max_size=20))
def test_the_order_of_the_two_does_not_matter(keys: list[tuple[Side, int | None]]) -> None:
    mixed, apart = Pulse(), Pulse()
    for side, rating in keys:
        mixed = rate(mixed, side, rating)
    for turn in SIDES:
        for side, rating in keys:
            apart = rate(apart, side, rating) if side == turn else apart
    assert mixed == apart
