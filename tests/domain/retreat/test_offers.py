"""No offer that nobody would accept: over plans as people make them."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.checks import plan, slot
from tests.support.plans import FRIDAY
from twofold.content import load_templates
from twofold.domain.records import Hands
from twofold.domain.retreat.balance import balance
from twofold.domain.retreat.beginning import from_template
from twofold.domain.retreat.mending import mend, notices
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import DAY, Depth, Plan, Slot, SlotKind, Where
from twofold.domain.retreat.timeline import Timeline
from twofold.domain.retreat.times import clock_of

HOURS = ((360, 630), (690, 870), (1050, 1260))
"""First and last minute at which breakfast, lunch and dinner begin."""


@st.composite
def weekends(draw: st.DrawFn) -> Plan:
    """Plans as people make them: one thing after another, some too close, between the two ways."""
    days = draw(st.integers(1, 3))
    out = Slot(
        id="out", title="Train", kind="travel", start=draw(st.sampled_from([578, 758, 938])), length=71
    )
    home = Slot(
        id="home", title="Train home", kind="travel", day=days - 1, length=71,
        start=draw(st.sampled_from([850, 970, 1090])),
    )  # fmt: skip
    there: list[Slot] = []
    for day in range(days):
        at = draw(st.sampled_from([8, 9, 10])) * 60
        while at < 21 * 60 and draw(st.integers(0, 9)):
            at += draw(st.sampled_from([-20, 0, 0, 5, 15, 30, 60, 90, 150]))
            kind: SlotKind = draw(
                st.sampled_from(["connect", "connect", "new", "rest", "meal", "solo", "logistics"])
            )
            depths: list[Depth] = ["light", "light", "deep", "hard"] if kind == "connect" else ["light"]
            depth = draw(st.sampled_from(depths))
            length = draw(st.sampled_from([30, 45, 60, 90, 120, 180]))
            fixed = draw(st.integers(0, 3)) == 0
            owner: Hands = draw(st.sampled_from(["a", "b", "both"])) if kind == "solo" else "both"
            there.append(
                Slot(
                    id=f"s{len(there)}",
                    title="",
                    day=day,
                    start=at,
                    length=length,
                    kind=kind,
                    depth=depth,
                    owner=owner,
                    fixed=fixed,
                )
            )
            at += length
    inside = [
        each
        for each in there
        if (each.day > 0 or each.start >= out.end - 20)
        and (each.day < days - 1 or each.end <= home.start + 20)
    ]
    where: Where = draw(st.sampled_from(["away", "workshop"]))
    return Plan(title="Ours", start=FRIDAY, days=days, where=where, slots=(out, *inside, home))


def hours_of(start: int) -> int | None:
    """Return which meal may begin at *start*."""
    return next((n for n, (first, last) in enumerate(HOURS) if first <= start <= last), None)


def about(notice: Notice) -> tuple[str, int | None, tuple[str, ...]]:
    return notice.rule, notice.day, notice.slots


@given(weekends())
@settings(max_examples=80)
def test_every_offer_is_one_that_two_tired_people_would_accept(ours: Plan) -> None:
    told = notices(ours)
    rules = Counter(notice.rule for notice in told)
    out, home = ours.slots[0], ours.slots[-1]
    for notice in told:
        if not notice.offer:
            continue
        mended = mend(ours, notice, "new")
        assert mended.slot("out") == out and mended.slot("home") == home
        for each in mended.slots:
            old = ours.slot(each.id)
            if old == each:
                continue
            assert old is None or not old.fixed
            assert each in (out, home) or each.day * DAY + each.start >= out.end
            assert each.day * DAY + each.end <= home.day * DAY + home.start
            is_moved = old is None or (old.day, old.start) != (each.day, each.start)
            assert not is_moved or each.start % 15 == 0
            assert old is not None or (each.start >= 6 * 60 and each.end <= 23 * 60)
            if old is None and each.kind == "meal":
                is_bite = each.title == "Something to eat" and each.length <= 30
                assert is_bite or hours_of(each.start) is not None
                same = [m for m in ours.slots if m.kind == "meal" and m.day == each.day]
                assert is_bite or hours_of(each.start) not in [hours_of(meal.start) for meal in same]
            if old is not None and old.kind == "meal" and hours_of(old.start) is not None:
                assert hours_of(each.start) == hours_of(old.start)
            if old is not None and is_moved and notice.rule == "hungry":
                assert each.day == old.day and 0 < each.start - old.start <= 60
        now = notices(mended)
        after = Counter(each.rule for each in now)
        assert all(after[rule] <= rules[rule] for rule in after)
        assert notice.rule == "full" or about(notice) not in [about(each) for each in now]


def led(*more: Slot) -> Plan:
    """The weekend that people really plan: a train on Friday, a led workshop on Saturday, a train home."""
    return plan(
        slot("Train there", 15 + 38 / 60, 71, kind="travel"),
        slot("The workshop", 9.5, 450, day=1, place="Seminarhaus", fixed=True),
        slot("Train home", 14.2, 71, day=2, kind="travel"),
        *more,
        days=3,
        where="away",
    )


def test_nothing_is_put_before_the_way_out_or_after_the_way_home() -> None:
    ours = led(slot("A talk", 17, 30, depth="deep"), slot("Tea", 13, 30, day=2))
    for _ in range(12):
        notice = next((each for each in notices(ours) if each.offer), None)
        if notice is None:
            break
        ours = mend(ours, notice, f"new{len(ours.slots)}")
    there, back = ours.slot("Train there"), ours.slot("Train home")
    assert there and back
    days = [(each.day, each.start, each.end) for each in ours.slots if "Train" not in each.title]
    assert min(days)[1] >= there.end and max(days)[2] <= back.start
    assert (workshop := ours.slot("The workshop")) and (workshop.start, workshop.length) == (570, 450)


def test_at_home_one_eats_before_the_drive_and_after_it() -> None:
    drives = slot("To the lake", 14, kind="travel"), slot("Back", 18, kind="travel")
    home, away = plan(slot("Walk", 8), *drives), plan(slot("Walk", 8), *drives, where="away")
    first = next(each for each in notices(home) if each.rule == "hungry")
    assert first.offer == "Add lunch at 12:30"
    assert next(each for each in notices(away) if each.rule == "hungry").offer == ""


@pytest.mark.parametrize(
    ("day", "start", "side"), [(0, 9, "out"), (0, 20, "home"), (1, 9, "home")], ids=["first", "late", "last"]
)
def test_a_single_way_is_on_the_side_that_leaves_more_of_the_days(day: int, start: float, side: str) -> None:
    way = slot("Train", start, day=day, kind="travel")
    ours = plan(way, *(slot(f"s{n}", 11 + n) for n in range(4)), days=2, where="away")
    assert Timeline(ours).ways == ((way, None) if side == "out" else (None, way))


def test_a_second_breakfast_is_no_way_out_of_a_hungry_morning() -> None:
    ours = plan(
        slot("Breakfast", 7, 30, kind="meal"), slot("The workshop", 7.5, 390), slot("Walk", 14.25, 45)
    )
    offers = [each.offer for each in notices(ours) if each.rule == "hungry"]
    assert offers and not any("breakfast" in offer for offer in offers)


def test_a_meal_keeps_its_hours_and_what_runs_into_it_gives_way() -> None:
    ours = plan(slot("Boats", 12, 240), slot("Lunch", 13, kind="meal"), slot("Walk", 19))
    (overlap,) = (each for each in notices(ours) if each.rule == "overlap")
    assert overlap.offer == "Move Boats to 9:00"


def test_a_meal_does_not_put_the_whole_day_off() -> None:
    places = ("Home", "the lake")
    ours = plan(*(slot(f"s{n}", 9 + n, place=places[n % 2]) for n in range(12)))
    assert not any("move what follows" in each.offer for each in notices(ours) if each.rule == "hungry")


def test_nothing_of_the_day_is_put_into_the_night() -> None:
    ours = plan(slot("Film", 19, 210), slot("Tea", 22))
    (overlap,) = (each for each in notices(ours) if each.rule == "overlap")
    assert overlap.offer == "End Film at 22:00"
    late = plan(slot("Walk", 12), slot("Supper", 19, kind="meal"), slot("Talk", 22.5, 30, depth="deep"))
    (last,) = (each for each in notices(late) if each.rule == "hard-last")
    assert last.offer == "Move Talk to 13:00"


def test_where_lunch_is_part_of_the_workshop_nobody_is_hungry() -> None:
    day = (slot("Breakfast", 8, 60, kind="meal"), slot("Supper", 18, kind="meal"))
    for with_meal in (False, True):
        ours = plan(*day, slot("The workshop", 9.5, 450, with_meal=with_meal, fixed=True))
        hungry = [each.words for each in notices(ours) if each.rule == "hungry"]
        assert hungry == ([] if with_meal else ["There is nothing to eat on Friday between 9:00 and 18:00."])


def test_where_the_train_comes_late_the_evening_moves_behind_it_in_its_order() -> None:
    template = load_templates().get("weekend")
    assert template is not None
    ours = from_template(template, plan(days=3, where="away"))
    train = slot("Train there", 15 + 38 / 60, 191, kind="travel", fixed=True)
    home = slot("Train home", 15.1, 186, day=2, kind="travel", fixed=True)
    ours = ours.with_(slots=(*ours.slots, train, home))
    first = notices(ours)[0]
    assert first.offer == "Move Arrive and unpack to 19:00, and what follows a little later"
    mended = mend(ours, first, "new")
    evening = sorted((each.start, each.title) for each in mended.slots if each.day == 0)
    assert [(clock_of(start), title) for start, title in evening] == [
        ("15:38", "Train there"), ("19:00", "Arrive and unpack"),
        ("19:30", "Phones away, and the ground rules"), ("19:45", "Small thanks"), ("20:00", "Supper"),
        ("21:00", "A quiet look"), ("21:15", "Nothing more tonight"),
    ]  # fmt: skip
    assert not [each for each in notices(mended) if each.rule in ("overlap", "tight", "hungry")]


@pytest.mark.parametrize(
    ("gap", "words"), [(1, "There is only a minute between"), (5, "There are only 5 minutes between")]
)
def test_how_little_time_there_is_is_said_in_good_english(gap: int, words: str) -> None:
    ours = plan(slot("Lunch", 12, kind="meal"), slot("Train", 13 + gap / 60, kind="travel"))
    assert any(each.words.startswith(words) for each in notices(ours))


def test_a_way_that_only_hands_its_notice_on_is_not_offered() -> None:
    deep = (slot("First", 20, 30, depth="deep"), slot("Second", 22.5, 30, depth="deep"))
    ours = plan(slot("Walk", 9), slot("Lunch", 12.5, kind="meal"), slot("Supper", 18, kind="meal"), *deep)
    (last,) = (each for each in notices(ours) if each.rule == "hard-last")
    # By day, the second would leave the first as the last thing of the evening.
    assert last.slots == ("Second",) and last.offer == ""


def test_a_day_that_is_much_too_full_is_opened_step_by_step() -> None:
    ours = plan(*(slot(f"s{hour}", hour) for hour in range(7, 22)))
    for _ in range(3):
        (full,) = (each for each in notices(ours) if each.rule == "full")
        assert full.offer.startswith("End ")
        mended = mend(ours, full, "new")
        assert balance(mended, 0).open > balance(ours, 0).open
        ours = mended


def test_a_late_thing_is_made_shorter_where_it_stands() -> None:
    ours = plan(slot("Film", 22.5, 90), slot("Train", 23.5, 60, kind="travel", fixed=True))
    (overlap,) = (each for each in notices(ours) if each.rule == "overlap")
    assert overlap.offer == "End Film at 23:15"
    talk = plan(slot("Walk", 12), slot("Talk", 22.5, 60, depth="deep"))
    assert "End Talk at 23:15" in [each.offer for each in notices(talk) if each.rule == "deep"]
