"""To-dos, ground rules that both accept, and what comes next."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.people import Invalid
from twofold.domain.records import new_id
from twofold.domain.retreat.parts import next_part, parts
from twofold.domain.retreat.plan import (
    MOST_SLOTS,
    Plan,
    Rule,
    Todo,
)
from twofold.domain.retreat.preparing import (
    accept,
    add_rule,
    add_todo,
    hand_on,
    in_order,
    next_due,
    read_todo,
    remove_rule,
    remove_todo,
    replace_rule,
    replace_todo,
    still_to_do,
    tick_todo,
    with_rules,
)

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
DAYS_OF_A_LIFE = st.dates(date(1990, 1, 1), date(2200, 1, 1))


# -- what is to be done ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("book the room by Friday", "book the room", FRIDAY),
        ("Book the room, by 12 March", "Book the room", date(2027, 3, 12)),
        ("stand by me", "stand by me", None),
        ("learn songs by heart by tomorrow", "learn songs by heart", date(2026, 11, 24)),
        ("go by train until Friday", "go by train", FRIDAY),
        ("pack before Friday", "pack", date(2026, 11, 26)),
        ("by Friday", "by Friday", None),
        ("standby Friday", "standby Friday", None),
        ("pay by 3/4", "pay by 3/4", None),
        ("pay by 0001-01-01", "pay", date.min),
        ("pay before 0001-01-01", "pay before 0001-01-01", None),
        ("", "", None),
    ],
)
def test_a_day_at_the_end_is_when_it_is_due(text: str, what: str, due: date | None) -> None:
    assert read_todo(text, MONDAY) == (what, due)


@given(st.text(max_size=60), DAYS_OF_A_LIFE)
def test_any_words_can_be_read(text: str, today: date) -> None:
    what, due = read_todo(text, today)
    assert what == what.strip() and (due is not None or what == " ".join(what.split()))


def test_to_dos_are_written_changed_ticked_and_removed() -> None:
    plan = add_todo(a_weekend(todos=()), Todo(id="t", what="  book\nthe room "))
    assert plan.todos == (Todo(id="t", what="book the room"),)
    plan = tick_todo(plan, "t", NOW)
    assert plan.todos[0].done == NOW and still_to_do(plan, MONDAY) == ()
    plan = tick_todo(plan, "t", NOW)
    assert [todo.id for todo in still_to_do(plan, MONDAY)] == ["t"]
    assert [hand_on(plan, "t").todos[0].owner] == ["a"]
    assert hand_on(hand_on(hand_on(plan, "t"), "t"), "t") == plan
    assert replace_todo(plan, Todo(id="t", what="rest")).todos[0].what == "rest"
    assert remove_todo(plan, "t").todos == () and remove_todo(plan, "other") == plan


def test_what_cannot_be_done_is_said() -> None:
    plan = a_weekend()
    full = plan.with_(todos=(Todo(what="x"),) * MOST_SLOTS, rules=(Rule(words="x"),) * MOST_SLOTS)
    changes: list[tuple[str, Callable[[], Plan]]] = [
        ("what needs doing", lambda: add_todo(plan, Todo(what=" \u200d "))),
        ("what needs doing", lambda: replace_todo(plan, Todo(id="room", what=""))),
        ("This is gone", lambda: replace_todo(plan, Todo(id="gone", what="rest"))),
        ("This is gone", lambda: tick_todo(plan, "gone", NOW)),
        ("This is gone", lambda: hand_on(plan, "gone")),
        ("what you want to keep to", lambda: add_rule(plan, Rule(words=" "))),
        ("This is gone", lambda: replace_rule(plan, Rule(id="gone", words="x"))),
        ("no ground rule to say yes to", lambda: accept(plan.with_(rules=()), "a")),
        ("^A list holds 400 lines", lambda: add_todo(full, Todo(what="y"))),
        ("^A list holds 400 lines", lambda: add_rule(full, Rule(words="y"))),
        ("too much for one list", lambda: with_rules(plan, [Rule(words="x")] * (MOST_SLOTS + 1))),
    ]
    for says, change in changes:
        with pytest.raises(Invalid, match=says):
            change()


def test_what_is_due_first_stands_first_until_the_days_are_past() -> None:
    plan = a_weekend()
    assert [todo.id for todo in still_to_do(plan, MONDAY)] == ["sitter", "tyres", "music"]
    assert [todo.id for todo in in_order(plan.todos)] == ["room", "sitter", "tyres", "music"]
    assert still_to_do(plan, plan.last) and still_to_do(plan, plan.last + timedelta(days=1)) == ()


def test_what_is_past_is_not_what_comes_next() -> None:
    plan = a_weekend()
    assert next_due(plan, MONDAY) == date(2026, 11, 25)
    assert next_due(plan, date(2026, 11, 26)) == next_due(plan, FRIDAY) == FRIDAY
    assert (
        next_due(plan, FRIDAY + timedelta(days=1)) is None and next_due(a_weekend(todos=()), MONDAY) is None
    )


# -- ground rules ---------------------------------------------------------------------------------------


def test_each_accepts_and_may_take_it_back() -> None:
    plan = accept(accept(a_weekend(), "b"), "a")
    assert set(plan.accepted) == {"a", "b"}
    assert accept(plan, "b").accepted == ("a",)


@given(st.sampled_from(["add", "remove", "words", "same", "gone", "all"]))
def test_any_change_of_the_rules_asks_both_anew(what: str) -> None:
    plan = a_weekend(accepted=("a", "b"))
    changed = {
        "add": lambda: add_rule(plan, Rule(id=new_id(), words="Rest after lunch.")),
        "remove": lambda: remove_rule(plan, "late"),
        "words": lambda: replace_rule(plan, Rule(id="late", words="No hard talks after nine.")),
        "same": lambda: replace_rule(plan, plan.rules[1]),
        "gone": lambda: remove_rule(plan, "gone"),
        "all": lambda: with_rules(plan, ()),
    }[what]()
    assert changed.accepted == (("a", "b") if changed.rules == plan.rules else ())
    assert (changed.rules == plan.rules) is (what in ("same", "gone"))


# -- what comes next ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "changes", "today", "more", "part"),
    [
        ("coming", {}, MONDAY, {}, "before"),
        ("coming", {}, FRIDAY - timedelta(days=6), {"notices": 2}, "days"),
        ("coming", {}, date(2026, 11, 22), {"notices": 2}, "before"),
        ("coming", {"todos": ()}, MONDAY, {"notices": 2}, "days"),
        ("coming", {"todos": ()}, MONDAY, {"given": {"a"}}, "ideas"),
        ("coming", {"todos": ()}, MONDAY, {}, "rules"),
        ("coming", {"todos": (), "accepted": ("a", "b")}, MONDAY, {}, "days"),
        ("coming", {"todos": ()}, FRIDAY - timedelta(days=1), {}, "packing"),
        ("coming", {"todos": (Todo(what="x"),), "accepted": ("b", "a")}, MONDAY, {}, "before"),
        ("coming", {"todos": (), "slots": ()}, MONDAY, {}, "ideas"),
        ("coming", {"todos": (), "slots": (), "ideas": ()}, MONDAY, {}, "days"),
        ("on", {}, FRIDAY, {}, "today"),
        ("on", {"slots": ()}, date(2026, 11, 29), {}, "closing"),
        ("over", {}, date(2026, 12, 1), {}, "closing"),
        ("closed", {}, date(2026, 12, 1), {}, "memory"),
    ],
)
def test_what_comes_next(stage: str, changes: Any, today: date, more: Any, part: str) -> None:
    what = {"given": set(), "notices": 0, **more}
    found = next_part(a_weekend(**changes), stage, today, **what)
    assert found == part and found in parts(stage)
