"""Who is busy when, and how much room things need."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plans import FRIDAY, plans, slots
from twofold.domain.dates import spoken_minutes
from twofold.domain.retreat.plan import DAY, STEP, Plan, Slot
from twofold.domain.retreat.timeline import Timeline, called, room, share, sides, spoken_day


def slot(start: int, length: int = 60, **more: Any) -> Slot:
    return Slot(title="Walk", start=start, length=length, **more)


def test_a_place_is_looked_at_again_after_each_step() -> None:
    ours = Plan(title="Ours", start=FRIDAY, slots=(slot(630, place="Home"), slot(640, 10, place="Lake")))
    meal = slot(600, 30, kind="meal", place="Home")
    assert Timeline(ours).place(meal, 0, 600) == 690


@given(plans(most=24), slots(days=1), st.integers(0, DAY), st.integers(0, 3))
def test_a_place_is_clear_and_the_first(ours: Plan, wanted: Slot, after: int, day: int) -> None:
    line, day = Timeline(ours), min(day, ours.days - 1)

    def clear(start: int) -> bool:
        for each in (each for things in line.days for each in things):
            begins = (each.day - day) * DAY + each.start
            ends = begins + each.length
            before = start + wanted.length + room(wanted, each)[0] <= begins
            if share(each, wanted) and not before and start < ends + room(each, wanted)[0]:
                return False
        return True

    quarters = range(-(-after // STEP) * STEP, DAY - wanted.length + 1, STEP)
    first = next((start for start in quarters if clear(start)), None)
    assert line.place(wanted, day, after) == (first if first is None or first < DAY else None)


def test_only_time_alone_and_chores_leave_the_other_free() -> None:
    assert sides(slot(0, owner="a")) == "ab" and sides(slot(0, kind="meal", owner="b")) == "ab"
    run, read = slot(0, kind="solo", owner="a"), slot(0, kind="logistics", owner="b")
    assert (sides(run), sides(read)) == ("a", "b") and not share(run, read)
    massage = slot(0, share="a")
    assert sides(massage) == "a" and share(massage, run) and not share(massage, read)
    assert sides(slot(0, kind="solo", owner="b", share="a")) == "a"
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
    assert called(Slot(title="x" * 60, start=0)) == called(Slot(title="x" * 41, start=0)) == "x" * 39 + "…"
    assert called(Slot(title="x" * 40, start=0)) == "x" * 40


def test_a_day_that_no_calendar_has_is_told_by_its_number() -> None:
    assert spoken_day(Plan(title="Ours", start=date.max, days=2), 1) == "Day 2"


def test_only_what_takes_a_way_or_goes_deep_needs_room() -> None:
    way, walk, meal = slot(0, kind="travel"), slot(0), slot(0, kind="meal")
    deep, rest = slot(0, depth="deep"), slot(0, kind="rest")
    assert room(way, walk) == room(walk, way) == room(meal, way) == (15, "tight")
    assert room(way, meal) == room(rest, way) == (0, "deep")
    assert room(deep, walk) == (10, "deep") and room(deep, meal) == room(deep, rest) == (0, "deep")
    assert (
        room(slot(0, place="Lake"), slot(0, place=" lake"))
        == room(slot(0, place="Lake"), walk)
        == (0, "deep")
    )
    assert room(slot(0, place="Lake"), slot(0, place="Home")) == (15, "tight")


def test_what_has_just_the_room_it_needs_is_not_crowded() -> None:
    for minutes, crowded in ((10, False), (9, True), (0, True)):
        deep = Slot(id="deep", title="Talk", start=600, length=30, depth="deep")
        walk = Slot(id="walk", title="Walk", start=630 + minutes)
        line = Timeline(Plan(title="Ours", start=FRIDAY, slots=(deep, walk)))
        assert line.crowds(deep) is line.crowds(walk) is crowded


def test_in_a_long_plan_a_day_is_told_by_its_number_in_the_month() -> None:
    long = Plan(title="Ours", start=date(2026, 12, 1), days=14)
    told = [spoken_day(long, day).rpartition(" the ")[2] for day in range(14)]
    assert told == ["1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 15))]
    late = Plan(title="Ours", start=date(2026, 12, 20), days=12)
    assert [spoken_day(late, day)[-4:] for day in range(12)] == [
        "20th", "21st", "22nd", "23rd", "24th", "25th", "26th", "27th", "28th", "29th", "30th", "31st",
    ]  # fmt: skip
    assert spoken_day(Plan(title="Ours", start=FRIDAY, days=7), 6) == "Thursday"
    assert spoken_day(Plan(title="Ours", start=FRIDAY, days=8), 0) == "Friday the 27th"
