"""Who is busy when, and how much room things need."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plans import FRIDAY, plans, slots
from twofold.domain.dates import spoken_minutes
from twofold.domain.retreat.plan import DAY, Plan, Slot
from twofold.domain.retreat.timeline import Timeline, called, room, share, sides, spoken_day


def slot(start: int, length: int = 60, **more: Any) -> Slot:
    return Slot(title="Walk", start=start, length=length, **more)


def test_a_place_is_looked_at_again_after_each_step() -> None:
    ours = Plan(title="Ours", start=FRIDAY, slots=(slot(630, place="Home"), slot(640, 10, place="Lake")))
    meal = slot(600, 30, kind="meal", place="Home")
    assert Timeline(ours).place(meal, 0, 600) == 690


@given(plans(most=24), slots(days=1), st.integers(0, DAY))
def test_a_place_is_clear_and_the_first(ours: Plan, wanted: Slot, after: int) -> None:
    line = Timeline(ours)

    def clear(start: int) -> bool:
        for each in (each for day in line.days for each in day):
            begins = each.day * DAY + each.start
            ends = begins + each.length
            before = start + wanted.length + room(wanted, each)[0] <= begins
            if share(each, wanted) and not before and start < ends + room(each, wanted)[0]:
                return False
        return True

    first = next((start for start in range(after, DAY - wanted.length + 1) if clear(start)), None)
    assert line.place(wanted, 0, after) == (first if first is None or first < DAY else None)


def test_only_time_alone_and_chores_leave_the_other_free() -> None:
    assert sides(slot(0, owner="a")) == "ab" and sides(slot(0, kind="meal", owner="b")) == "ab"
    run, read = slot(0, kind="solo", owner="a"), slot(0, kind="logistics", owner="b")
    assert (sides(run), sides(read)) == ("a", "b") and not share(run, read)
    assert share(run, slot(0)) and share(slot(0), read) and share(run, run)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "a minute"),
        (15, "15 minutes"),
        (30, "half an hour"),
        (60, "an hour"),
        (75, "an hour and 15 minutes"),
        (90, "an hour and a half"),
        (120, "2 hours"),
        (150, "2 and a half hours"),
        (140, "2 hours and 20 minutes"),
    ],
)
def test_how_long_is_said_as_people_say_it(minutes: int, words: str) -> None:
    assert spoken_minutes(minutes) == words


def test_a_slot_without_a_title_is_called_by_its_kind() -> None:
    assert called(Slot(title=" ", start=0, kind="meal")) == "A meal"
    assert called(Slot(title="x" * 60, start=0)) == "x" * 39 + "…"


def test_a_day_that_no_calendar_has_is_told_by_its_number() -> None:
    assert spoken_day(Plan(title="Ours", start=date.max, days=2), 1) == "Day 2"
