"""What the checks see, rule by rule, and what they leave alone."""

import pytest
from hypothesis import given

from tests.support.checks import CASES, plan, slot
from tests.support.plans import FRIDAY, plans
from twofold.domain.retreat.mending import notices
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import MOST_SLOTS, Budget, Plan, Slot

RULES = {"overlap", "tight", "hungry", "deep", "hard-evening", "hard-arrival", "hard-last", "no-rest",
         "nothing-new", "solo", "full", "budget", "lost"}  # fmt: skip


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
            "Boats and 1 more lie on days that are no longer part of it.",
            "Bring them back, to Friday",
        ),
    ]


def test_one_that_is_left_behind_is_told_alone() -> None:
    (notice,) = seen(plan(slot("Walk", 9), slot("Boats", 9, day=3)), "lost")
    assert notice.words == "Boats lies on days that are no longer part of it."
    assert notice.slots == ("Boats",)


def test_hunger_is_told_of_what_it_lies_between() -> None:
    ours = plan(slot("Walk", 10), slot("Film", 15.5), slot("Dinner", 17, kind="meal"))
    (notice,) = seen(ours, "hungry")
    assert notice.slots == ("Walk", "Dinner")


def test_three_deep_ones_are_too_many_even_when_one_of_them_is_over() -> None:
    deep = [slot(name, hour, 30, depth="deep") for name, hour in (("A", 10), ("B", 12), ("C", 14))]
    over = [slot(each.title, each.start / 60, 30, depth="deep", happened="done") for each in deep]
    assert seen(plan(over[0], *deep[1:], slot("Tea", 16)), "deep")[0].slots == ("A", "B", "C")
    assert seen(plan(*over, slot("Tea", 16)), "deep") == []


def test_time_alone_may_be_at_the_same_time() -> None:
    one, other = slot("Run", 10, kind="solo", owner="a"), slot("Read", 10, kind="solo", owner="b")
    assert notices(plan(one, other)) == ()
    (notice,) = notices(plan(one, slot("Talk", 10.5)))
    assert notice.slots == ("Run", "Talk")


def test_what_lasts_past_midnight_meets_the_next_day() -> None:
    ours = plan(slot("Stars", 23, 180), slot("Tea", 1, 30, day=1), days=2)
    (notice,) = seen(ours, "overlap")
    assert (notice.day, notice.slots, notice.words) == (
        0,  # one o'clock is in the night of the first day
        ("Stars", "Tea"),
        "Stars and Tea overlap by half an hour.",
    )
    assert notice.offer == "End Stars at 1:00", "nothing is put into a night"


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
