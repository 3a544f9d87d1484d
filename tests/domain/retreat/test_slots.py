"""Moving the slots of a plan."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.plans import FRIDAY, plans
from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, MOST_DAYS, MOST_SLOTS, Plan, Slot, Todo
from twofold.domain.retreat.slots import (
    add,
    at,
    date_of,
    duplicate,
    fix,
    free_place,
    lost,
    move_dates,
    nudge,
    on_day,
    remove,
    replaced,
    shift,
    stretch,
    to_day,
)


def slot(id: str, start: int, length: int = 60, day: int = 0) -> Slot:
    return Slot(id=id, title=id, day=day, start=start, length=length)


def plan(*slots: Slot, days: int = 2) -> Plan:
    return Plan(title="Ours", start=FRIDAY, days=days, slots=slots)


def times(plan: Plan) -> dict[str, tuple[int, int, int]]:
    return {each.id: (each.day, each.start, each.length) for each in plan.slots}


def test_a_day_is_read_in_the_order_in_which_it_happens() -> None:
    ours = plan(
        slot("c", 600), slot("b", 540, 30), slot("a", 540, 90), slot("d", 300, day=1), slot("z", 540, 90)
    )
    assert [each.id for each in on_day(ours, 0)] == ["a", "z", "b", "c"]
    assert [each.id for each in on_day(ours, 1)] == ["d"]
    assert on_day(ours, 5) == ()


@pytest.mark.parametrize(
    ("start", "day", "by", "there"),
    [
        (600, 0, 15, (0, 615)),
        (600, 0, -15, (0, 585)),
        (23 * 60 + 50, 0, 15, (0, DAY + 5)),  # over midnight, into the night
        (23 * 60 + 50, 1, 15, (1, DAY + 5)),
        (DAY + 5, 0, -15, (0, 23 * 60 + 50)),
        (5, 1, -15, (0, 23 * 60 + 50)),
        (DAY + DAWN - 5, 0, 15, (1, DAWN + 10)),  # from dawn on it is another day
        (DAWN + 5, 1, -15, (0, DAY + DAWN - 10)),
        (DAWN + 5, 0, -15, (0, DAWN - 10)),
    ],
)
def test_a_slot_moves_by_minutes(start: int, day: int, by: int, there: tuple[int, int]) -> None:
    assert times(nudge(plan(slot("a", start, day=day)), "a", by))["a"] == (*there, 60)


@pytest.mark.parametrize(
    ("start", "length", "day", "by", "words"),
    [
        (5, 60, 0, -15, "It cannot begin before the plan does."),
        (DAY + DAWN - 10, 60, 1, 15, "That is the end of the last day."),
        (23 * 60, 7 * 60, 0, 15, "It would last past six in the morning. Make it shorter, or begin earlier."),
        (0, 24 * 60, 1, -15, "It would last past six in the morning. Make it shorter, or begin earlier."),
    ],
)
def test_a_slot_that_cannot_move_says_why(start: int, length: int, day: int, by: int, words: str) -> None:
    with pytest.raises(Invalid) as trouble:
        nudge(plan(slot("a", start, length, day)), "a", by)
    assert str(trouble.value) == words


def test_a_slot_on_a_day_that_is_no_more_moves_within_it() -> None:
    assert times(nudge(plan(slot("a", 600, day=5)), "a", 15))["a"] == (5, 615, 60)


def test_a_slot_grows_and_shrinks_as_far_as_it_can() -> None:
    ours = plan(slot("a", 600, 20))
    assert times(stretch(ours, "a", 15))["a"] == (0, 600, 35)
    short = stretch(ours, "a", -15)
    assert times(short)["a"] == (0, 600, 15)
    assert times(stretch(short, "a", 0)) == times(short)
    with pytest.raises(Invalid, match="as short as it can be"):
        stretch(short, "a", -15)
    long = stretch(ours, "a", 10_000)
    assert long.slots[0].end == LATEST
    with pytest.raises(Invalid, match="six in the morning"):
        stretch(long, "a", 15)
    assert times(stretch(plan(slot("a", 600, 10)), "a", 15))["a"] == (0, 600, 25)


def test_a_slot_goes_to_another_day_at_its_time() -> None:
    ours = plan(slot("a", 600), slot("gone", 700, day=6))
    assert times(to_day(ours, "a", 1))["a"] == (1, 600, 60)
    assert times(to_day(plan(slot("a", 600, day=1)), "a", -1))["a"] == (0, 600, 60)
    with pytest.raises(Invalid, match="first day"):
        to_day(ours, "a", -1)
    with pytest.raises(Invalid, match="last day"):
        to_day(to_day(ours, "a", 1), "a", 1)
    assert times(to_day(ours, "gone", -1))["gone"] == (1, 700, 60)  # back to the last day there is
    with pytest.raises(Invalid, match="last day"):
        to_day(ours, "gone", 1)


def test_two_neighbours_change_places_and_keep_their_gap() -> None:
    ours = plan(slot("a", 600, 60), slot("b", 690, 30))
    for changed in (shift(ours, "a", 1), shift(ours, "b", -1)):
        assert times(changed) == {"b": (0, 600, 30), "a": (0, 660, 60)}
    inside = plan(slot("a", 600, 180), slot("b", 630, 30))
    assert times(shift(inside, "a", 1)) == {"b": (0, 600, 30), "a": (0, 630, 180)}
    with pytest.raises(Invalid, match="first of its day"):
        shift(ours, "a", -1)
    with pytest.raises(Invalid, match="last of its day"):
        shift(ours, "b", 1)
    night = plan(slot("a", 1380, 30), slot("b", 1410, 120))
    assert times(shift(night, "a", 1)) == {"b": (0, 1380, 120), "a": (0, 1500, 30)}


@given(plans(beyond=0), st.data())
def test_changing_places_keeps_the_span_and_both_lengths(ours: Plan, data: st.DataObject) -> None:
    day = data.draw(st.integers(0, ours.days - 1))
    things = on_day(ours, day)
    assume(len(things) > 1)
    place = data.draw(st.integers(0, len(things) - 2))
    first, second = things[place : place + 2]
    try:
        changed = shift(ours, first.id, 1)
    except Invalid:
        behind = first.start + second.length
        assert behind + first.length > LATEST or second.end > DAY or first.end > DAY
        return
    new_first, new_second = changed.slot(first.id), changed.slot(second.id)
    assert new_first and new_second
    assert (new_first.length, new_second.length) == (first.length, second.length)
    moment = first.day * DAY + first.start  # what is shorter now may fit into the night before
    assert new_second.day * DAY + new_second.start == moment <= new_first.day * DAY + new_first.start
    if second.end > first.end:
        assert new_first.day * DAY + new_first.end == second.day * DAY + second.end
    assert {k: v for k, v in times(changed).items() if k not in (first.id, second.id)} == {
        k: v for k, v in times(ours).items() if k not in (first.id, second.id)
    }


def test_a_copy_stands_behind_the_slot_or_in_the_next_free_place() -> None:
    done = Slot(id="a", title="Swim", start=600, cost=5, spent=6, payer="a", happened="done", session="s")
    copy = duplicate(plan(done), "a", "new").slot("new")
    assert copy == Slot(id="new", title="Swim", start=660, cost=5)
    assert times(duplicate(plan(slot("a", 600), slot("b", 660)), "a", "new"))["new"] == (0, 720, 60)
    late = plan(slot("a", 1400), slot("b", 540, day=1))
    assert times(duplicate(late, "a", "new"))["new"] == (1, 600, 60)
    assert times(duplicate(plan(slot("a", 1400), days=1), "a", "new"))["new"] == (0, 1400, 60)


def test_a_slot_is_put_at_a_time() -> None:
    ours = plan(slot("a", 600))
    assert times(at(ours, "a", 700))["a"] == (0, 700, 60)
    assert times(at(ours, "a", 700, 5))["a"] == (0, 700, 5)
    assert times(at(ours, "a", DAY + 15))["a"] == (0, DAY + 15, 60)
    for start, length in ((-1, 60), (LATEST, 60), (600, 4), (600, LATEST)):
        with pytest.raises(Invalid):
            at(ours, "a", start, length)


def test_what_is_gone_says_so() -> None:
    for change in (nudge, stretch, to_day, shift):
        with pytest.raises(Invalid, match="no longer in the plan"):
            change(plan(), "a", 1)
    with pytest.raises(Invalid, match="no longer in the plan"):
        remove(plan(), "a")
    with pytest.raises(Invalid, match="no longer in the plan"):
        replaced(plan(), slot("a", 600))


def test_a_plan_takes_no_more_than_it_holds() -> None:
    full = plan(*(slot(f"s{n}", 600) for n in range(MOST_SLOTS)))
    with pytest.raises(Invalid, match=str(MOST_SLOTS)):
        add(full, slot("new", 600))
    with pytest.raises(Invalid, match="not part of this plan"):
        add(plan(), slot("a", 600, day=2))
    with pytest.raises(Invalid, match="six in the morning"):
        add(plan(), slot("a", 1200, 700))
    again = add(add(plan(), slot("a", 600)), slot("a", 630))
    assert times(again) == {"a": (0, 630, 60)}


@given(plans(), st.integers(5, 300), st.integers(0, DAY))
def test_a_free_place_is_free_and_the_first(ours: Plan, length: int, after: int) -> None:
    taken = [(each.day * DAY + each.start, each.day * DAY + each.end) for each in ours.slots]
    for day in range(ours.days):
        place = free_place(ours, day, length, after)

        def free(start: int, day: int = day) -> bool:
            begins = day * DAY + start
            return all(end <= begins or begins + length <= start_ for start_, end in taken)

        if place is not None:
            assert after <= place and place + length <= DAY and free(place)
        first = next((start for start in range(after, DAY - length + 1) if free(start)), None)
        assert place == first


def test_a_free_place_knows_the_night_before_and_the_morning_after() -> None:
    ours = plan(slot("late", 1380, 180), slot("early", 0, 90, day=1), slot("walk", 600, day=1))
    assert free_place(ours, 1, 60, 0) == 120
    assert free_place(ours, 0, 60, 1320) == 1320
    assert free_place(ours, 0, 61, 1320) is None


@given(plans(), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, MOST_DAYS))
def test_new_dates_move_the_plan_and_lose_nothing(ours: Plan, start: date, days: int) -> None:
    moved = move_dates(ours, start, days)
    assert moved.slots == ours.slots and date_of(moved, 0) == start and moved.last == date_of(moved, days - 1)
    assert {each.id for each in lost(moved)} == {each.id for each in ours.slots if each.day >= days}
    assert move_dates(moved, ours.start, ours.days) == ours


def test_what_is_still_to_do_keeps_its_distance() -> None:
    due = FRIDAY - timedelta(days=3)
    done = Todo(id="d", what="Book", due=due, done=Plan(title="", start=FRIDAY).created)
    ours = plan().with_(todos=(Todo(id="a", what="Pack", due=due), Todo(id="b", what="Ask"), done))
    moved = move_dates(ours, FRIDAY + timedelta(days=7), 2)
    assert [each.due for each in moved.todos] == [due + timedelta(days=7), None, due]


@pytest.mark.parametrize(("start", "days"), [(FRIDAY, 0), (FRIDAY, MOST_DAYS + 1), (date.max, 2)])
def test_dates_that_no_plan_has_are_refused(start: date, days: int) -> None:
    with pytest.raises(Invalid):
        move_dates(plan(), start, days)


CHANGES = st.sampled_from(["nudge", "stretch", "to_day", "shift", "duplicate", "remove", "at"])


@given(plans(), CHANGES, st.integers(-300, 300), st.data())
def test_every_change_keeps_what_it_does_not_touch_and_can_be_undone(
    ours: Plan, name: str, by: int, data: st.DataObject
) -> None:
    assume(ours.slots)
    which = data.draw(st.sampled_from([each.id for each in ours.slots]))
    changes = {
        "nudge": lambda: nudge(ours, which, by),
        "stretch": lambda: stretch(ours, which, by),
        "to_day": lambda: to_day(ours, which, by % 3 - 1),
        "shift": lambda: shift(ours, which, 1 if by > 0 else -1),
        "duplicate": lambda: duplicate(ours, which, "new"),
        "remove": lambda: remove(ours, which),
        "at": lambda: at(ours, which, abs(by), 60),
    }
    try:
        changed = changes[name]()
    except Invalid as trouble:
        assert str(trouble).endswith(".")
        return
    kept = {each.id for each in changed.slots} ^ {each.id for each in ours.slots}
    assert kept == ({"new"} if name == "duplicate" else {which} if name == "remove" else set())
    assert all(0 <= each.start < LATEST and each.length >= 5 and each.end <= LATEST for each in changed.slots)
    assert undone(changed, ours, changed) == ours


def test_a_copy_of_what_lies_behind_the_end_stands_on_the_last_day() -> None:
    there = duplicate(plan(slot("a", 600, day=5), slot("b", 540, 120, day=1)), "a", "new")
    assert times(there)["new"] == (1, 11 * 60, 60)


def test_what_is_booked_keeps_its_time_until_another_is_typed() -> None:
    ours = fix(plan(slot("train", 938), slot("tea", 1020), slot("walk", 1200)), "train")
    for change in (nudge, stretch, to_day, shift):
        with pytest.raises(Invalid, match="“train” is booked, so it keeps its time"):
            change(ours, "train", 1)
    with pytest.raises(Invalid, match="“train” is booked"):
        shift(ours, "tea", -1)
    assert times(at(ours, "train", 900))["train"] == (0, 900, 60)
    assert times(shift(ours, "tea", 1))["walk"] == (0, 1020, 60)
    assert nudge(fix(ours, "train"), "train", 15).slot("train") == Slot(id="train", title="train", start=953)
    assert (copy := duplicate(ours, "train", "new").slot("new")) is not None and not copy.fixed
