"""What one key mends."""

from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from tests.support.checks import CASES, plan, slot
from tests.support.plans import FRIDAY, plans
from twofold.domain.people import Invalid
from twofold.domain.retreat.checks import findings
from twofold.domain.retreat.mending import AT_ONCE, leave, left_as_it_is, look_again, mend, notices, offers
from twofold.domain.retreat.money import totals
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import LATEST, Budget, Plan, Slot


def key(notice: Notice) -> tuple[Any, ...]:
    return notice.rule, notice.day, notice.slots


@given(plans(most=24))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_mend_does_away_with_its_notice(ours: Plan) -> None:
    told = notices(ours)
    rules = Counter(notice.rule for notice in told)
    for notice in told:
        if not notice.offer:
            with pytest.raises(Invalid, match="needs the two of you"):
                mend(ours, notice, "new")
            continue
        mended = mend(ours, notice, "new")
        assert mended != ours and msgspec.convert(msgspec.to_builtins(mended), Plan) == mended
        assert all(each.end <= LATEST for each in mended.slots)
        assert {each.id for each in ours.slots} <= {each.id for each in mended.slots}
        assert {each for each in ours.slots if each.happened and each.day < ours.days} <= set(mended.slots)
        now = notices(mended)
        assert Counter(each.rule for each in now)[notice.rule] <= rules[notice.rule]
        # A day that is much too full takes more than one step.
        assert notice.rule == "full" or key(notice) not in {key(each) for each in now}


@pytest.mark.parametrize(("rule", "slots", "words", "offer"), CASES)
def test_the_offer_is_what_is_done(rule: str, slots: tuple[Slot, ...], words: str, offer: str) -> None:
    ours = plan(*slots)
    notice = next(each for each in notices(ours) if each.rule == rule and each.words == words)
    mended = mend(ours, notice, "new")
    assert notice.words not in [each.words for each in notices(mended)] or rule == "full"
    changed = [each for each in mended.slots if each not in ours.slots]
    assert len(changed) == 1 and (changed[0].id == "new") == offer.startswith(("Add", "Keep"))
    if " at " in offer:
        hour, minute = offer.split(" at ")[1].split(":")
        time = int(hour) * 60 + int(minute)
        assert time == (changed[0].end if offer.startswith("End") else changed[0].start)


def test_a_third_deep_one_goes_to_a_day_with_room() -> None:
    deep = [slot(name, 10 + n, 30, depth="deep") for n, name in enumerate("ABC")]
    ours = plan(
        slot("Tea", 9), *deep, slot("Walk", 14), slot("Market", 10, day=1), slot("Film", 20, day=1), days=2
    )
    notice = next(each for each in notices(ours) if each.rule == "deep")
    assert notice.offer == "Move C to Saturday at 9:00"
    moved = mend(ours, notice, "new").slot("C")
    assert moved and (moved.day, moved.start, moved.depth) == (1, 540, "deep")


def test_what_becomes_a_rest_keeps_what_it_was() -> None:
    deep = [slot(name, 10 + n, 30, depth="deep", notes="Bring pens.") for n, name in enumerate("ABC")]
    ours = plan(slot("Tea", 9), *deep, slot("Walk", 14))
    rest = mend(ours, next(each for each in notices(ours) if each.rule == "deep"), "new").slot("C")
    assert rest and (rest.kind, rest.depth, rest.notes) == ("rest", "light", "In place of: C\nBring pens.")


def test_a_meal_goes_where_nothing_is_free_by_moving_what_follows() -> None:
    ours = plan(*(slot(f"s{n}", 9 + n) for n in range(8)))
    notice = next(each for each in notices(ours) if each.rule == "hungry")
    assert notice.offer == "Add lunch at 14:00, and move what follows a little later"
    mended = mend(ours, notice, "new")
    assert [(each.id, each.start) for each in mended.slots][4:] == [
        ("s4", 780), ("s5", 870), ("s6", 930), ("s7", 990), ("new", 840),
    ]  # fmt: skip
    assert not [each for each in notices(mended) if each.rule == "overlap"]


def test_a_crowded_day_gives_something_to_the_next() -> None:
    ours = plan(slot("Hike", 8, 360), slot("Boats", 14, 180), slot("Games", 17, 180), days=2)
    notice = next(each for each in notices(ours) if each.rule == "full")
    assert notice.offer == "Move Boats to Saturday at 9:00"
    assert not [each for each in notices(mend(ours, notice, "new")) if each.rule == "full"]


def test_travel_keeps_its_time() -> None:
    ours = plan(slot("Walk", 12, 90), slot("Train", 13, 60, kind="travel"))
    notice = next(each for each in notices(ours) if each.rule == "overlap")
    mended = mend(ours, notice, "new")
    assert mended.slot("Train") == ours.slot("Train") and not notices(mended)


def test_the_limit_is_raised_to_what_it_comes_to() -> None:
    ours = plan(slot("Walk", 9, cost=10, spent=25), budget=Budget(limit=9, split=True))
    (notice,) = notices(ours)
    mended = mend(ours, notice, "new")
    assert mended.budget == Budget(limit=25, split=True) and totals(mended).left == 0


def test_what_is_lost_comes_back_where_there_is_room() -> None:
    ours = plan(slot("Walk", 9), slot("Boats", 9, day=3), slot("Swim", 9, day=4))
    mended = mend(ours, notices(ours)[-1], "new")
    assert [(each.id, each.day, each.start) for each in mended.slots] == [
        ("Walk", 0, 540), ("Boats", 0, 600), ("Swim", 0, 660),
    ]  # fmt: skip


def test_what_is_in_order_by_now_says_so() -> None:
    ours = plan(slot("Lunch", 12), slot("Walk", 12.5))
    (notice,) = notices(ours)
    mended = mend(ours, notice, "new")
    with pytest.raises(Invalid, match="fine already"):
        mend(mended, notice, "newer")
    assert mended.start == FRIDAY


def hours(first: int, last: int, *without: int, **more: Any) -> list[Slot]:
    """Return a slot for each hour of a day from *first* until *last*, but those *without*."""
    return [slot(f"s{hour}", hour, **more) for hour in range(first, last) if hour not in without]


@pytest.mark.parametrize(
    ("rule", "ours", "changed"),
    [
        ("no-rest", plan(slot("Walk", 9), slot("Film", 14)), [("new", "A rest", 0, 13.5, 30, "rest")]),
        (
            "no-rest",
            plan(*hours(6, 24), days=2),
            [("s6", "s6", 1, 9, 60, "connect"), ("new", "A rest", 0, 6, 30, "rest")],
        ),
        (
            "no-rest",
            plan(*hours(6, 24, kind="logistics"), days=2),
            [("s6", "s6", 1, 9, 60, "logistics"), ("new", "A rest", 0, 6, 30, "rest")],
        ),
        (
            "nothing-new",
            plan(slot("Walk", 9), slot("Film", 14)),
            [("new", "Something new, together", 0, 15, 90, "new")],
        ),
        ("nothing-new", plan(*hours(6, 24, 15)), [("new", "Something new, together", 0, 15, 60, "new")]),
        ("solo", plan(slot("Walk", 9), slot("Film", 14)), [("new", "An hour each alone", 0, 16, 60, "solo")]),
        (
            "solo",
            plan(slot("Walk", 9), slot("Read", 14.5, 30, kind="solo")),
            [("new", "Time each alone", 0, 16, 30, "solo")],
        ),
        (
            "solo",
            plan(slot("Walk", 9), slot("Run", 14, kind="solo", owner="a")),
            [("new", "Time alone", 0, 14, 60, "solo")],
        ),
        ("hungry", plan(slot("Walk", 10), slot("Film", 15.5)), [("new", "Lunch", 0, 12.5, 60, "meal")]),
    ],
)
def test_what_a_day_lacks_comes_by_its_name_at_its_time(
    rule: str, ours: Plan, changed: list[tuple[str, str, int, float, int, str]]
) -> None:
    notice = next(each for each in notices(ours) if each.rule == rule)
    mended = mend(ours, notice, "new")
    assert [
        (each.id, each.title, each.day, each.start / 60, each.length, each.kind)
        for each in mended.slots
        if each not in ours.slots
    ] == changed


def test_time_alone_is_for_the_one_who_has_none() -> None:
    for has, needs in (("a", "b"), ("b", "a")):
        ours = plan(slot("Walk", 9), slot("Run", 14, kind="solo", owner=has))
        alone = mend(ours, next(each for each in notices(ours) if each.rule == "solo"), "new").slot("new")
        assert alone is not None and alone.owner == needs


def test_a_day_gives_to_another_only_what_leaves_that_one_a_fifth_open() -> None:
    crowded = (slot("Hike", 8, 360), slot("Boats", 14, 180), slot("Games", 17, 180))
    for length, offer in (
        (8 * 60 + 12, "Move Boats to Saturday at 9:00"),
        (8 * 60 + 13, "End Hike at 13:10"),
    ):
        ours = plan(*crowded, slot("Market", 13, length, day=1), days=2)
        (notice,) = (each for each in notices(ours) if (each.rule, each.day) == ("full", 0))
        assert notice.offer == offer


FULL = slot("Busy", 6, 14 * 60)
DEEP = [(name, 10 + n) for n, name in enumerate("ABC")]


@pytest.mark.parametrize(
    ("rule", "ours", "offer"),
    [
        (
            "overlap",
            plan(slot("Train", 10, 120, kind="travel"), slot("Bus", 11, 90, kind="travel")),
            "Move Bus to 12:00",
        ),
        ("overlap", plan(slot("Film", 22, 90), slot("Tea", 23, 90)), "Move Tea to 23:30"),
        ("overlap", plan(slot("Walk", 12, 90), slot("Train", 13, kind="travel")), "End Walk at 12:45"),
        ("overlap", plan(slot("Walk", 12), slot("Train", 12 + 1 / 12, kind="travel")), "Move Walk to 9:00"),
        (
            "tight",
            plan(slot("A", 10), slot("Lunch", 11, kind="meal"), slot("Train", 12 + 1 / 12, kind="travel")),
            "End Lunch at 11:50",
        ),
        (
            "tight",  # of twenty minutes for lunch none can be spared
            plan(
                slot("A", 10, 100), slot("Lunch", 11 + 40 / 60, 20, kind="meal"),
                slot("Train", 12 + 1 / 12, kind="travel"),
            ),
            "",
        ),
        (
            "tight",
            plan(
                slot("Train", 10, kind="travel"), slot("Boat", 11, 90, kind="new"),
                slot("Lunch", 12.5, kind="meal"),
            ),
            "Begin Boat at 11:15",
        ),
        ("hard-evening", plan(FULL, slot("Talk", 20, depth="hard"), slot("Tea", 21.5)), "End Talk at 20:30"),
        (
            "hard-evening",
            plan(FULL, slot("Talk", 20.25, depth="hard"), slot("Tea", 21.5)),
            "End Talk at 20:30",
        ),
        ("hard-evening", plan(FULL, slot("Talk", 20.5, depth="hard"), slot("Tea", 21.5)), ""),
        (
            "deep",  # the other day has its two already
            plan(
                slot("Tea", 9), *(slot(name, hour, 30, depth="deep") for name, hour in DEEP),
                slot("Walk", 14), slot("Market", 9, day=1), slot("Film", 20, day=1),
                *(slot(f"{name}2", hour, 30, day=1, depth="deep") for name, hour in DEEP[:2]), days=2,
            ),
            "Make C a rest",
        ),
        (
            "deep",  # a day before will do
            plan(
                slot("Tea", 9), slot("Walk", 14), slot("Market", 9, day=1), slot("Film", 20, day=1),
                *(slot(name, hour, 30, day=1, depth="deep") for name, hour in DEEP), days=2,
            ),
            "Move C to Friday at 10:00",
        ),
    ],
)  # fmt: skip
def test_what_is_offered_is_the_least_that_helps(rule: str, ours: Plan, offer: str) -> None:
    (notice,) = (each for each in notices(ours) if each.rule == rule)
    assert notice.offer == offer


def test_two_or_three_ways_are_offered_and_each_does_what_it_says() -> None:
    ours = plan(slot("Walk", 10, 150), slot("Boats", 11.75, 90))
    notice = next(each for each in notices(ours) if each.rule == "overlap")
    assert offers(ours, notice) == (notice.offer, "End Walk at 11:45", "Move Walk to 9:00")
    for offer in offers(ours, notice):
        mended = mend(ours, replace(notice, offer=offer), "new")
        assert "overlap" not in [each.rule for each in notices(mended)]
        changed = [each for each in mended.slots if each not in ours.slots]
        assert [each.title for each in changed] == [offer.split()[1]]
    with pytest.raises(Invalid, match="have changed"):
        mend(ours, replace(notice, offer="Move Walk to the moon"), "new")
    assert offers(plan(), notice) == ()


def test_what_is_left_as_it_is_is_not_said_until_it_is_looked_at_again() -> None:
    ours = plan(slot("Walk", 10), slot("Film", 15.5))
    told = [each.rule for each in notices(ours)]
    hungry = next(each for each in notices(ours) if each.rule == "hungry")
    left = leave(ours, hungry)
    assert [each.rule for each in notices(left)] == [rule for rule in told if rule != "hungry"]
    assert left_as_it_is(left) == 1 and left.slots == ours.slots
    # Said of other things, it is another one.
    other = left.with_(slots=(slot("Run", 10), slot("Film", 15.5)))
    assert "hungry" in [each.rule for each in notices(other)] and left_as_it_is(other) == 0
    with pytest.raises(Invalid, match="fine already"):
        leave(left, hungry)
    assert look_again(left) == ours and left_as_it_is(ours) == 0
    with pytest.raises(Invalid, match="looked at all of it"):
        look_again(ours)


def test_of_very_many_the_first_have_their_offers_and_the_others_come_up() -> None:
    ours = plan(*(slot(f"s{n}", 8 + n % 12, 45, day=n // 12) for n in range(96)), days=14)
    ours = ours.with_(slots=(*ours.slots, *(slot(f"t{n}", 8 + n % 12, 45, day=n // 12) for n in range(96))))
    told = notices(ours)
    assert len(told) > AT_ONCE and told[0].offer and not any(each.offer for each in told[AT_ONCE:])
    assert any(offers(ours, each) for each in told[AT_ONCE:])
    assert [each.about for each in told] == [found.notice.about for found in findings(ours)]
