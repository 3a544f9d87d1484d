"""Packing: a pasted list in one go, and nothing twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.merge import merged
from twofold.domain.people import Invalid
from twofold.domain.retreat.packing import (
    add_things,
    as_last_time,
    belongs_to,
    in_bags,
    new_things,
    of,
    read_list,
    remove_thing,
    replace_thing,
    still_out,
    things,
    tick,
)
from twofold.domain.retreat.plan import Plan, Thing, Whose

PLAN = Plan(title="Us", start=date(2026, 11, 27))


def test_a_pasted_list_is_read_line_by_line() -> None:
    text = "- Warm socks\n* [ ] Torch\n[x] Tickets\n3. Candles\n\n  \n• warm socks\n☐ Two mugs, and a flask"
    assert read_list(text) == ("Warm socks", "Torch", "Tickets", "Candles", "Two mugs, and a flask")


def test_one_line_is_parted_by_its_commas() -> None:
    assert read_list("socks, torch; , tickets") == ("socks", "torch", "tickets")
    assert read_list("2 mugs") == ("2 mugs",)
    assert read_list("\n  socks, torch\n\n") == ("socks", "torch")


@given(st.text(max_size=200))
def test_any_text_gives_clean_lines(text: str) -> None:
    found = read_list(text)
    assert all(what == what.strip() and "\n" not in what and "\x1b" not in what and what for what in found)
    assert len({what.casefold() for what in found}) == len(found)


def test_nothing_is_there_twice() -> None:
    plan = add_things(PLAN, things(["Socks", "socks", " Torch "], "a"))
    plan = add_things(plan, things(["SOCKS", "Candles"], "a"))
    plan = add_things(plan, things(["Socks"], "both"))
    assert [(thing.what, thing.whose) for thing in plan.packing] == [
        ("Socks", "a"), ("Torch", "a"), ("Candles", "a"), ("Socks", "both"),
    ]  # fmt: skip
    assert [thing.what for thing in of(plan, "a")] == ["Socks", "Torch", "Candles"]


def test_things_are_ticked_changed_and_left_at_home() -> None:
    plan = add_things(PLAN, (Thing(id="s", what="Socks"), Thing(id="t", what="Torch")))
    plan = tick(plan, "s")
    assert [thing.packed for thing in plan.packing] == [True, False]
    assert not tick(plan, "s").packing[0].packed
    plan = replace_thing(plan, Thing(id="t", what=" Big torch ", whose="b"))
    assert [thing.what for thing in of(plan, "b")] == ["Big torch"]
    assert [thing.id for thing in remove_thing(plan, "s").packing] == ["t"]


def test_what_each_needs_is_ticked_by_each() -> None:
    plan = add_things(PLAN, (Thing(id="brush", what="Toothbrush", whose="each"), Thing(id="t", what="Torch")))
    assert in_bags(plan) == (0, 3) and still_out(plan) is None
    plan = tick(plan, "brush", "b")
    assert plan.packing[0].packed_by == (False, True)
    assert (in_bags(plan), still_out(plan), plan.packing[0].missing) == ((1, 3), "a", 1)
    assert tick(plan, "brush", "b").packing[0].packed_by == (False, False)
    plan = tick(plan, "brush", "a")
    assert plan.packing[0].packed_by == (True, True) and still_out(plan) is None
    plan = tick(plan, "t", "a")
    assert plan.packing[1].packed and in_bags(plan) == (3, 3)
    assert tick(plan, "brush").packing[0].packed_by == (False, False), "out of both bags"
    assert tick(tick(plan, "brush", "a"), "brush").packing[0].packed_by == (True, True), "into both"
    assert still_out(PLAN) is None


def test_both_tick_at_once_at_two_terminals() -> None:
    base = add_things(PLAN, (Thing(id="brush", what="Toothbrush", whose="each"),))
    both = merged(base, tick(base, "brush", "a"), tick(base, "brush", "b"))
    assert both.packing[0].packed_by == (True, True)


@pytest.mark.parametrize(
    ("whose", "packed", "by", "then", "is_packed", "are_packed"),
    [
        ("both", True, (False, False), "each", False, (True, True)),
        ("a", True, (False, False), "each", False, (True, False)),
        ("b", True, (False, False), "each", False, (False, True)),
        ("each", False, (True, False), "a", True, (False, False)),
        ("each", False, (True, False), "b", False, (False, False)),
        ("each", False, (True, False), "both", False, (False, False)),
        ("each", False, (True, True), "both", True, (False, False)),
        ("each", False, (True, False), "each", False, (True, False)),
        ("a", True, (False, False), "b", True, (False, False)),
    ],
)
def test_what_is_in_a_bag_stays_there_when_it_becomes_anothers(
    whose: Whose, packed: bool, by: tuple[bool, bool], then: Whose, is_packed: bool,
    are_packed: tuple[bool, bool],
) -> None:  # fmt: skip
    thing = belongs_to(Thing(what="Boots", whose=whose, packed=packed, packed_by=by), then)
    assert (thing.whose, thing.packed, thing.packed_by) == (then, is_packed, are_packed)


def test_the_list_of_last_time_is_used_again_and_nothing_of_it_doubled() -> None:
    last = add_things(PLAN, (
        Thing(what="Socks", whose="a", packed=True), Thing(what="Boots", whose="b"),
        Thing(what="Brush", whose="each", packed_by=(True, False)), Thing(what="Map"),
    ))  # fmt: skip
    begun = add_things(PLAN, (Thing(id="mine", what="socks", whose="a", packed=True),))
    plan = add_things(begun, as_last_time(last))
    assert [(t.what, t.whose, t.packed, t.packed_by) for t in plan.packing] == [
        ("socks", "a", True, (False, False)), ("Boots", "b", False, (False, False)),
        ("Brush", "each", False, (False, False)), ("Map", "both", False, (False, False)),
    ]  # fmt: skip
    assert not {thing.id for thing in plan.packing} & {thing.id for thing in last.packing}
    assert new_things(plan, last.packing) == () and add_things(plan, as_last_time(last)) == plan


def test_what_both_have_on_lists_of_their_own_is_there_for_each() -> None:
    old = add_things(PLAN, (*things(["Brush"], "a"), *things(["brush"], "b")))
    assert new_things(old, things(["Brush"], "each")) == ()
    assert len(new_things(add_things(PLAN, things(["Brush"], "a")), things(["Brush"], "each"))) == 1
    assert new_things(add_things(PLAN, things(["Brush"], "each")), things(["Brush"], "a")) == ()
    assert len(new_things(add_things(PLAN, things(["Brush"], "each")), things(["Brush"], "both"))) == 1


def test_what_cannot_be_kept_is_said() -> None:
    with pytest.raises(Invalid, match="what it is"):
        replace_thing(PLAN, Thing(what="  "))
    with pytest.raises(Invalid, match=r"^A packing list holds 400 things"):
        add_things(PLAN, things([str(n) for n in range(401)], "both"))
    assert len(add_things(PLAN, things([str(n) for n in range(400)], "both")).packing) == 400
