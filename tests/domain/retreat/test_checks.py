"""What the checks see, rule by rule, and what they leave alone."""

from typing import Any

import pytest
from hypothesis import given

from tests.domain.retreat.strategies import FRIDAY, plans
from twofold.domain.retreat.checks import Notice, notices
from twofold.domain.retreat.plan import MOST_SLOTS, Budget, Plan, Slot

RULES = {"overlap", "tight", "hungry", "deep", "hard-evening", "hard-arrival", "hard-last", "no-rest",
         "nothing-new", "solo", "full", "budget", "lost"}  # fmt: skip


def slot(title: str, start: float, length: int = 60, **more: Any) -> Slot:
    """A slot that begins at *start* o'clock."""
    return Slot(id=title, title=title, start=round(start * 60), length=length, **more)


def plan(*slots: Slot, days: int = 1, **more: Any) -> Plan:
    return Plan(title="Ours", start=FRIDAY, days=days, slots=slots, **more)


def seen(ours: Plan, rule: str) -> list[Notice]:
    return [notice for notice in notices(ours) if notice.rule == rule]


GOOD_DAY = (
    slot("Breakfast", 9, kind="meal"),
    slot("Cards", 10, 30, depth="deep"),
    slot("Break", 10.5, 30, kind="rest"),
    slot("Worksheet", 11, 45, depth="deep"),
    slot("Lunch", 12.5, kind="meal"),
    slot("Boats", 14, 90, kind="new"),
    slot("Alone", 16.5, kind="solo"),
    slot("Dinner", 18.5, kind="meal"),
    slot("A film", 20, 90),
)


def test_a_good_day_and_an_empty_one_have_nothing_to_say() -> None:
    assert notices(plan(*GOOD_DAY)) == ()
    assert notices(plan()) == ()


def test_three_hours_are_left_alone() -> None:
    short = plan(
        slot("Arrive", 18, 30), slot("Talk", 18.5, 30, depth="deep"), slot("Break", 19, 10, kind="rest"),
        slot("Worksheet", 19.25, 45, depth="deep"), slot("Walk", 20.5, 30),
    )  # fmt: skip
    assert notices(short) == ()
    assert notices(plan(slot("Talk", 18, 30, depth="deep"))) == ()


CASES: list[tuple[str, tuple[Slot, ...], str, str]] = [
    (
        "overlap",
        (slot("Lunch", 12, kind="meal"), slot("the walk", 12.5)),
        "Lunch and the walk overlap by half an hour.",
        "Move the walk to 13:00",
    ),
    (
        "tight",
        (slot("Lunch", 12, place="Home"), slot("Boats", 13, place="Lake")),
        "Nothing lies between Lunch and Boats.",
        "Move Boats to 13:15",
    ),
    (
        "tight",
        (slot("Lunch", 12, kind="meal"), slot("Train", 13 + 1 / 12, kind="travel")),
        "There are only 5 minutes between Lunch and Train.",
        "Move Lunch to 11:50",
    ),
    (
        "hungry",
        (slot("Walk", 10), slot("Film", 15.5)),
        "There is nothing to eat on Friday between 10:00 and 16:30.",
        "Add lunch at 12:30",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 30, depth="deep"), slot("C", 11, 30, depth="deep"),
         slot("D", 12, 30, depth="hard"), slot("E", 13, 30)),
        "Friday has 3 deep talks or exercises.",
        "Make D a rest",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 60, depth="deep"), slot("C", 12, 30)),
        "B goes deep for an hour.",
        "End B at 10:45",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 30, depth="deep"), slot("C", 10.5, 30)),
        "Nothing lies between B and C.",
        "Move C to 10:40",
    ),
    (
        "hard-evening",
        (slot("A", 18), slot("The money talk", 20.5, 30, depth="hard"), slot("Tea", 21.5, 30)),
        "The money talk is a hard talk, and it is in the evening.",
        "Move The money talk to 19:00",
    ),
    (
        "hard-arrival",
        (slot("Way", 10, kind="travel"), slot("Talk", 11.25, 30, depth="deep"), slot("Walk", 13)),
        "Talk comes right after Way.",
        "Move Talk to 11:30",
    ),
    (
        "hard-arrival",
        (slot("Talk", 10, 30, depth="deep"), slot("Walk", 11)),
        "Talk is the very first thing.",
        "Add half an hour to arrive in, from 9:30",
    ),
    (
        "hard-last",
        (slot("Walk", 10), slot("Talk", 12, 30, depth="deep")),
        "Talk is the last thing on Friday.",
        "Add half an hour of quiet at 12:30",
    ),
    ("no-rest", (slot("Walk", 9), slot("Film", 14)), "Friday has no rest.", "Add a rest at 13:30"),
    (
        "nothing-new",
        (slot("Walk", 9), slot("Film", 14)),
        "There is nothing new in it for either of you yet.",
        "Keep time for something new on Friday at 15:00",
    ),
    (
        "solo",
        (slot("Walk", 9), slot("Film", 14)),
        "Friday leaves each of you less than an hour alone.",
        "Add an hour alone at 16:00",
    ),
    (
        "solo",
        (slot("Walk", 9), slot("Run", 14, kind="solo", owner="a")),
        "Friday leaves one of you less than an hour alone.",
        "Add 60 minutes alone at 14:00",
    ),
    (
        "full",
        (slot("Hike", 8, 360), slot("Boats", 14, 360)),
        "Friday leaves hardly any time open.",
        "End Hike at 13:10",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "slots", "words", "offer"), CASES)
def test_a_rule_says_what_is_the_matter(rule: str, slots: tuple[Slot, ...], words: str, offer: str) -> None:
    (notice,) = seen(plan(*slots), rule)
    assert (notice.words, notice.offer) == (words, offer)
    assert notice.why.endswith(".") and notice.day == (None if rule == "nothing-new" else 0)


def test_a_limit_that_is_passed_and_days_that_are_no_more_are_told_last() -> None:
    ours = plan(
        slot("Walk", 9, cost=10), slot("Boats", 9, day=3), slot("Swim", 9, day=4), budget=Budget(limit=9)
    )
    assert [(n.rule, n.day, n.words, n.offer) for n in notices(ours)] == [
        ("budget", None, "It comes to more than the limit you set.", "Raise the limit to what it comes to"),
        (
            "lost",
            None,
            "Boats and 1 more lie on days that are not part of it any more.",
            "Bring them back, to Friday if there is room",
        ),
    ]


def test_time_alone_may_be_at_the_same_time() -> None:
    one, other = slot("Run", 10, kind="solo", owner="a"), slot("Read", 10, kind="solo", owner="b")
    assert notices(plan(one, other)) == ()
    (notice,) = notices(plan(one, slot("Talk", 10.5)))
    assert notice.slots == ("Run", "Talk")


def test_what_lasts_past_midnight_meets_the_next_day() -> None:
    ours = plan(slot("Stars", 23, 180), slot("Tea", 1, 30, day=1), days=2)
    (notice,) = seen(ours, "overlap")
    assert (notice.day, notice.slots, notice.words) == (
        1,
        ("Stars", "Tea"),
        "Stars and Tea overlap by half an hour.",
    )
    assert notice.offer == "Move Tea to 2:00"


def test_what_happened_or_was_skipped_is_not_looked_at_again() -> None:
    walk = slot("Walk", 10)
    assert notices(plan(walk, slot("Talk", 10.5, happened="skipped"))) == ()
    assert notices(plan(walk, slot("Talk", 10.5, happened="done"))) == ()
    assert len(notices(plan(walk, slot("Talk", 10.5)))) == 1


def test_in_more_than_a_week_a_day_is_told_by_its_number() -> None:
    ours = plan(slot("Walk", 9, day=8), slot("Film", 14, day=8), days=9)
    assert seen(ours, "no-rest")[0].words == "Saturday the 5th has no rest."


@given(plans(most=20))
def test_notices_come_in_order_and_each_is_told_once(ours: Plan) -> None:
    told = notices(ours)
    assert {notice.rule for notice in told} <= RULES
    assert len({(n.rule, n.day, n.slots) for n in told}) == len(told)
    days = [len(FRIDAY.isoformat()) + ours.days if n.day is None else n.day for n in told]
    assert days == sorted(days)
    ids = {each.id for each in ours.slots}
    for notice in told:
        assert set(notice.slots) <= ids and notice.words.endswith(".") and not notice.offer.endswith(".")


def test_a_full_plan_is_offered_nothing_that_adds_to_it() -> None:
    ours = plan(*(slot(f"s{n}", n * 3 / 60, 5) for n in range(MOST_SLOTS)))
    assert not any(notice.offer.startswith(("Add", "Keep")) for notice in notices(ours))
