"""Moving the dates: what is booked is asked about, and all else moves along."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.hostile import HOSTILE
from tests.support.plans import FRIDAY, plans
from twofold.domain.people import Invalid
from twofold.domain.retreat.beginning import again, with_dates
from twofold.domain.retreat.plan import MOST_DAYS, MOST_SLOTS, Plan, Slot, Todo
from twofold.domain.retreat.slots import date_of
from twofold.domain.retreat.stones import REBOOK, stones, with_moved_dates
from twofold.domain.text import clean_line

THURSDAY = FRIDAY - timedelta(days=1)


def slot(id: str, day: int, **more: Any) -> Slot:
    return Slot(id=id, title=more.pop("title", id), day=day, start=600, **more)


def plan(**more: Any) -> Plan:
    booked = (slot("train", 0, fixed=True), slot("walk", 1), slot("sauna", 1, fixed=True, cost=40),
              slot("home", 2, fixed=True))  # fmt: skip
    parts: dict[str, Any] = {"title": "Ours", "start": FRIDAY, "days": 3, "slots": booked} | more
    return Plan(**parts)


def days_of(plan: Plan) -> dict[str, int]:
    return {each.id: each.day for each in plan.slots}


def test_it_is_said_what_would_become_of_each() -> None:
    told = [(each.slot.id, each.was, each.along, each.day) for each in stones(plan(), THURSDAY, 3)]
    assert told == [
        ("train", FRIDAY, THURSDAY, 1),
        ("sauna", FRIDAY + timedelta(days=1), FRIDAY, 2),
        ("home", FRIDAY + timedelta(days=2), FRIDAY + timedelta(days=1), None),
    ]
    assert stones(plan(), FRIDAY, 5) == (), "where the first day stays, nothing moves"
    assert stones(plan(slots=(slot("walk", 1),)), THURSDAY, 3) == ()


def test_stones_keep_their_dates_and_water_moves() -> None:
    moved = with_moved_dates(plan(), THURSDAY, 3, {"train", "sauna"})
    assert days_of(moved) == {"train": 1, "walk": 1, "sauna": 2, "home": 2}
    assert date_of(moved, days_of(moved)["train"]) == FRIDAY
    assert [todo.what for todo in moved.todos] == [f"{REBOOK}home"]


def test_what_keeps_a_date_that_is_none_of_the_days_goes_with_its_cost() -> None:
    later = FRIDAY + timedelta(days=2)
    moved = with_moved_dates(plan(), later, 2, {"train", "home"})
    assert days_of(moved) == {"walk": 1, "sauna": 1, "home": 0}
    assert "train" in days_of(with_moved_dates(plan(), later, 2))


def test_what_happened_needs_no_booking_any_more() -> None:
    done = plan(slots=(slot("train", 0, fixed=True, happened="done"), slot(" ", 1, fixed=True)))
    assert with_moved_dates(done, THURSDAY, 3).todos == ()


def test_a_to_do_about_what_keeps_its_date_keeps_its_own() -> None:
    due = FRIDAY - timedelta(days=5)
    todos = (
        Todo(id="a", what="Last day to cancel for free: Sauna", due=due),
        Todo(id="b", what="Ask Vera", due=due),
        Todo(id="c", what="Pay for the train", due=due, done=datetime(2026, 11, 1, tzinfo=UTC)),
        Todo(id="d", what="Mind the trains", due=due),
    )
    moved = with_moved_dates(plan(todos=todos), THURSDAY, 3, {"train", "sauna"})
    told = {todo.id: todo.due for todo in moved.todos if todo.id in "abcd"}
    assert told == {"a": due, "b": due - timedelta(days=1), "c": due, "d": due - timedelta(days=1)}


def test_a_booking_is_named_once_and_no_list_overflows() -> None:
    once = with_moved_dates(plan(), THURSDAY, 3)
    assert [each.what for each in with_moved_dates(once, FRIDAY, 3).todos] == [
        f"{REBOOK}{name}" for name in ("train", "sauna", "home")
    ]
    full = plan(todos=tuple(Todo(what=str(n)) for n in range(MOST_SLOTS)))
    assert len(with_moved_dates(full, THURSDAY, 3).todos) == MOST_SLOTS


def test_a_plan_made_again_has_nothing_booked() -> None:
    assert not any(each.fixed for each in again(plan(), datetime(2026, 12, 1, tzinfo=UTC), FRIDAY).slots)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_name_is_taken(text: str) -> None:
    named = plan(slots=(slot("x", 0, title=clean_line(text), fixed=True),), todos=(Todo(what=text[:99]),))
    for kept in ({"x"}, set[str]()):
        moved = with_moved_dates(named, THURSDAY, 3, kept)
        assert all(todo.what == clean_line(todo.what) for todo in moved.todos[1:])


def test_dates_that_no_plan_has_are_refused() -> None:
    for start, days in ((date.max, 3), (THURSDAY, 0), (date.max - timedelta(days=900), MOST_DAYS + 1)):
        with pytest.raises(Invalid):
            with_moved_dates(plan(), start, days)


@given(plans(), st.sets(st.integers(0, 13)), st.integers(-20, 20), st.integers(1, 6), st.data())
def test_water_moves_and_each_stone_is_where_they_said(
    ours: Plan, booked: set[int], by: int, days: int, data: st.DataObject
) -> None:
    ours = ours.with_(slots=tuple(replace(s, fixed=n in booked) for n, s in enumerate(ours.slots)))
    start = ours.start + timedelta(days=by)
    some = {stone.slot.id: stone for stone in stones(ours, start, days)}
    kept = data.draw(st.sets(st.sampled_from(sorted(some)))) if some else set()
    moved = with_moved_dates(ours, start, days, kept)
    water = with_dates(ours, start, days)
    assert (moved.start, moved.days, moved.title) == (start, days, water.title)
    for each in ours.slots:
        there = moved.slot(each.id)
        if each.id in kept:
            assert (there is None) == (some[each.id].day is None)
            assert there is None or date_of(moved, there.day) == date_of(ours, each.day)
            assert there is None or replace(there, day=each.day) == each
        else:
            assert there == each
    if not by:
        assert moved == water
