"""Packing: a pasted list in one go, and nothing twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.people import Invalid
from twofold.domain.retreat.packing import (
    add_things,
    of,
    read_list,
    remove_thing,
    replace_thing,
    things,
    tick,
)
from twofold.domain.retreat.plan import Plan, Thing

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


def test_what_cannot_be_kept_is_said() -> None:
    with pytest.raises(Invalid, match="what it is"):
        replace_thing(PLAN, Thing(what="  "))
    with pytest.raises(Invalid, match=r"^A packing list holds 400 things"):
        add_things(PLAN, things([str(n) for n in range(401)], "both"))
    assert len(add_things(PLAN, things([str(n) for n in range(400)], "both")).packing) == 400
