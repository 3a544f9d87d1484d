"""The shortlist: ideas written down, hearts given blind, what both like, and the way into the plan."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.retreat.ideas import (
    add_idea,
    give,
    missing,
    opened,
    ranked,
    remove_idea,
    replace_idea,
    to_rate,
    veto,
)
from twofold.domain.retreat.intoplan import take
from twofold.domain.retreat.plan import MOST_SLOTS, Hearts, Idea, Plan


def plan_of(*ideas: Idea, **more: Any) -> Plan:
    return Plan(title="A weekend", start=date(2026, 11, 27), days=3, ideas=ideas, **more)


SAUNA, HIKE, PLAY = (Idea(id=name, title=name.capitalize()) for name in ("sauna", "hike", "play"))


def test_an_idea_is_added_cleaned_and_needs_a_name() -> None:
    plan = add_idea(plan_of(SAUNA), Idea(title="  A \x1b[2J walk ", link="example.org/a", notes="a\x07b\nc"))
    assert [idea.title for idea in plan.ideas] == ["Sauna", "A [2J walk"]
    assert plan.ideas[1].link == "https://example.org/a" and plan.ideas[1].notes == "ab\nc"
    for nothing in ("", "  ", "\u200b"):
        with pytest.raises(Invalid, match="name"):
            add_idea(plan, Idea(title=nothing))
    with pytest.raises(Invalid, match="https"):
        add_idea(plan, Idea(title="A trap", link="javascript:alert(1)"))
    full = plan_of(*(Idea(title="x") for _ in range(MOST_SLOTS)))
    with pytest.raises(Invalid, match=r"^A plan holds 400 ideas\. Remove one"):
        add_idea(full, SAUNA)


def test_changing_an_idea_leaves_what_both_decided_about_it() -> None:
    plan = plan_of(
        Idea(id="sauna", title="Sauna", hearts=(3, 2), slot="s"), Idea(id="x", title="X", vetoed=True)
    )
    changed = replace_idea(plan, Idea(id="sauna", title="The sauna", price=2000))
    assert changed.ideas[0] == Idea(id="sauna", title="The sauna", price=2000, hearts=(3, 2), slot="s")
    assert replace_idea(plan, Idea(id="x", title="Y")).ideas[1].vetoed
    with pytest.raises(Invalid, match="removed"):
        replace_idea(plan, Idea(id="gone", title="Gone"))


def test_a_removed_idea_comes_back_where_it_was() -> None:
    before = plan_of(SAUNA, HIKE, PLAY)
    after = remove_idea(before, "hike")
    assert [idea.id for idea in after.ideas] == ["sauna", "play"]
    assert undone(after, before, after).ideas == before.ideas


def test_hearts_and_one_veto() -> None:
    hearts = give(give(Hearts(), "sauna", 3), "hike", 0)
    assert hearts.given == {"sauna": 3, "hike": 0}
    hearts = veto(hearts, "play")
    assert missing(plan_of(SAUNA, HIKE, PLAY), hearts) == ()
    hearts = veto(hearts, "hike")
    assert hearts.veto == "hike" and missing(plan_of(SAUNA, HIKE, PLAY), hearts) == (PLAY,)
    assert veto(hearts, "hike").veto == ""
    assert give(hearts, "hike", 1) == Hearts({"sauna": 3, "hike": 1})
    for many in (-1, 4):
        with pytest.raises(ValueError):
            give(hearts, "hike", many)


def test_matches_come_first_by_the_smaller_and_then_the_sum() -> None:
    given: dict[str, tuple[int, int]] = {
        "low": (0, 1), "one": (3, 1), "even": (2, 2), "best": (3, 3), "more": (2, 3), "zero": (0, 0),
        "far": (3, 0), "mild": (1, 1),
    }  # fmt: skip
    plan = plan_of(*(Idea(id=name, title=name) for name in given), Idea(id="veto", title="veto"), HIKE)
    a = Hearts({name: pair[0] for name, pair in given.items()} | {"veto": 3})
    b = Hearts({name: pair[1] for name, pair in given.items()}, "veto")
    shown = ranked(opened(plan, a, b))
    assert [idea.id for idea in shown.matches] == ["best", "more", "even"]
    assert [idea.id for idea in shown.others] == ["one", "mild", "far", "low", "zero"]
    assert [idea.id for idea in shown.vetoed] == ["veto"]
    assert [idea.id for idea in shown.unrated] == ["hike"]


@pytest.mark.parametrize("who", ["a", "b"])
def test_nobody_can_see_whose_veto_it_was(who: str) -> None:
    liked, out = Hearts({"sauna": 3}), Hearts({"sauna": 0}, "sauna")
    pair = (out, liked) if who == "a" else (liked, out)
    assert opened(plan_of(SAUNA), *pair).ideas == (Idea(id="sauna", title="Sauna", vetoed=True),)
    both = opened(plan_of(SAUNA), out, out)
    assert both.ideas == (Idea(id="sauna", title="Sauna", vetoed=True),)


def test_a_further_round_rates_only_what_is_new() -> None:
    plan = opened(plan_of(SAUNA), Hearts({"sauna": 3}), Hearts({"sauna": 2}))
    plan = add_idea(plan, HIKE)
    assert to_rate(plan) == (HIKE,)
    again = opened(plan, Hearts({"sauna": 0, "hike": 1}, "sauna"), Hearts({"sauna": 0, "hike": 2}))
    assert [idea.hearts for idea in again.ideas] == [(3, 2), (1, 2)] and not again.ideas[0].vetoed


def test_what_one_has_not_rated_waits_and_nothing_is_opened_for_nothing() -> None:
    plan = plan_of(SAUNA, HIKE)
    some = opened(plan, Hearts({"sauna": 1}), Hearts({"sauna": 1, "hike": 3}))
    assert some.ideas[0].hearts == (1, 1) and some.ideas[1] == HIKE
    with pytest.raises(Invalid, match="both given hearts"):
        opened(plan, Hearts({"sauna": 1}), Hearts({"hike": 1}))


@given(
    a=st.dictionaries(st.sampled_from("uvwxyz"), st.integers(0, 3)),
    b=st.dictionaries(st.sampled_from("uvwxyz"), st.integers(0, 3)),
    vetoes=st.tuples(st.sampled_from(["", *"uvwxyz"]), st.sampled_from(["", *"uvwxyz"])),
)
def test_every_idea_is_shown_once_and_only_what_both_rated_has_hearts(
    a: dict[str, int], b: dict[str, int], vetoes: tuple[str, str]
) -> None:
    plan = plan_of(*(Idea(id=name, title=name) for name in "uvwxy"))
    try:
        after = opened(plan, Hearts(a, vetoes[0]), Hearts(b, vetoes[1]))
    except Invalid:
        after = plan
        assert not {*a} & {*b} & set("uvwxy") and not {*vetoes} & set("uvwxy")
    shown = ranked(after)
    every = (*shown.matches, *shown.others, *shown.vetoed, *shown.unrated)
    assert sorted(idea.id for idea in every) == list("uvwxy")
    for idea in every:
        assert idea.vetoed == (idea.id in vetoes)
        assert (idea.hearts is not None) == (not idea.vetoed and idea.id in a and idea.id in b)
    keys = [(-min(i.hearts), -sum(i.hearts)) for i in (*shown.matches, *shown.others) if i.hearts]
    assert keys == sorted(keys)


def test_an_idea_in_the_plan_needs_no_hearts_and_removing_it_leaves_the_plan() -> None:
    plan = take(plan_of(SAUNA, HIKE), "sauna", "new")
    assert to_rate(plan) == (HIKE,)
    assert opened(plan, Hearts({"hike": 1}, "sauna"), Hearts({"hike": 1})).ideas[0] == plan.ideas[0]
    assert remove_idea(plan, "sauna").slot("new") is not None
