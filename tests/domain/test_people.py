"""Two partners with a name, a colour and a mark each, whom nobody can mix up."""

from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.people import COLOURS, COUPLE_ID, MARKS, Couple, Invalid, Partner, meet, with_partners
from twofold.domain.records import SIDES, other
from twofold.domain.text import NAME_LIMIT


def test_two_people_meet() -> None:
    couple = meet(" Ana\x1b ", "Ben")
    assert (couple.id, couple.a.name, couple.b.name) == (COUPLE_ID, "Ana", "Ben")
    assert couple.a.colour != couple.b.colour
    assert couple.a.mark != couple.b.mark
    assert couple.partner("a") is couple.a
    assert couple.partner("b") is couple.b
    assert [couple.name(hands) for hands in ("a", "b", "both")] == ["Ana", "Ben", "Ana and Ben"]


@pytest.mark.parametrize("name", ["", "  ", "\x00\x1b", "\u200b", "\u200e\u200d", "\ufe0f", "\u3164"])
def test_a_name_can_be_seen(name: str) -> None:
    for pair in ((name, "Ben"), ("Ana", name)):
        with pytest.raises(Invalid, match="name"):
            meet(*pair)


@pytest.mark.parametrize("twin", ["Ana", "ANA", " ana ", "A\u200dna", "A\u200bna", "Ana\ufe0f"])
def test_two_names_differ_to_the_eye(twin: str) -> None:
    with pytest.raises(Invalid, match="different names"):
        meet("Ana", twin)


def test_names_may_be_alike_but_for_a_letter_or_a_space() -> None:
    assert meet("Ana", "Ana B").b.name == "Ana B"
    assert meet("Jo Ann", "Joann").b.name == "Joann"


def test_colours_and_marks_differ() -> None:
    with pytest.raises(Invalid, match="colours"):
        meet("Ana", "Ben", colours=("sky", "sky"))
    with pytest.raises(Invalid, match="marks"):
        meet("Ana", "Ben", marks=("●", "●"))


def test_every_other_choice_is_fine() -> None:
    for (one, two), (left, right) in product(product(COLOURS, repeat=2), product(MARKS, repeat=2)):
        if one != two and left != right:
            couple = meet("Ana", "Ben", (one, two), (left, right))
            assert (couple.b.colour, couple.b.mark) == (two, right)


def test_changing_who_they_are_keeps_the_record() -> None:
    couple = meet("Ana", "Ben").with_(rev=7)
    later = with_partners(couple, Partner("Anna", "plum", "✦"), couple.b)
    assert (later.id, later.rev, later.created) == (couple.id, 7, couple.created)
    assert (later.a.name, later.b) == ("Anna", couple.b)


@given(st.text(max_size=100), st.text(max_size=100))
def test_whatever_they_are_called_it_is_kept_or_there_is_a_sentence(one: str, two: str) -> None:
    try:
        couple = meet(one, two)
    except Invalid as trouble:
        assert str(trouble).endswith(".")
        return
    assert 1 <= len(couple.a.name) <= NAME_LIMIT
    assert msgspec.json.decode(msgspec.json.encode(couple), type=Couple) == couple


def test_the_partner_of_each_is_the_other() -> None:
    assert [other(side) for side in SIDES] == ["b", "a"]
