"""Living a plan: what is on, what comes, what slipped, and the sessions that were held in it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.listening.session import ProtocolName, SessionSummary, Status
from twofold.domain.people import Invalid
from twofold.domain.retreat.living import (
    about,
    begun,
    happened,
    held,
    live,
    moved,
    slip,
    stage,
    ticked,
    to_free,
    to_now,
    with_sessions,
)
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, Closing, Plan, Slot
from twofold.domain.retreat.slots import on_day

FRIDAY = date(2026, 11, 27)
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def slot(id: str, day: int, start: str, length: int = 60, **more: Any) -> Slot:
    hours, _, minutes = start.partition(":")
    return Slot(id=id, title=id, day=day, start=int(hours) * 60 + int(minutes or 0), length=length, **more)


def plan(*slots: Slot, **more: Any) -> Plan:
    parts: dict[str, Any] = {"title": "By the sea", "start": FRIDAY, "days": 3} | more
    return Plan(id="p", slots=slots, **parts)


def ids(slots: tuple[Slot, ...]) -> list[str]:
    return [each.id for each in slots]


def at(day: int, clock: str) -> datetime:
    hours, _, minutes = clock.partition(":")
    return datetime(2026, 11, 27, tzinfo=UTC) + timedelta(
        days=day, hours=int(hours), minutes=int(minutes or 0)
    )


def starts(plan: Plan) -> dict[str, tuple[int, str]]:
    return {each.id: (each.day, f"{each.start // 60}:{each.start % 60:02}") for each in plan.slots}


# -- how it stands -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        (at(-1, "23:59"), "coming"),
        (at(0, "0"), "on"),
        (at(2, "23:59"), "on"),
        (at(3, "5:59"), "on"),
        (at(3, "6"), "over"),
        (at(300, "6"), "over"),
    ],
)
def test_a_plan_is_on_from_midnight_to_the_morning_after(now: datetime, stands: str) -> None:
    assert stage(plan(), now) == stands
    assert stage(plan(closing=Closing()), now) == stands
    assert stage(plan(closing=Closing(at=now)), now) == "closed"


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Pacific/Auckland", datetime(2026, 11, 26, 11, 0, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 11, 27, 8, 0, tzinfo=UTC)),
    ],
)
def test_its_days_are_those_of_its_own_zone(zone: str, begins: datetime) -> None:
    there = plan(slot("early", 0, "0:00", 30), zone=zone)
    assert stage(there, begins - timedelta(seconds=1)) == "coming"
    assert stage(there, begins) == "on"
    assert ids(live(there, begins).now) == ["early"]


def test_a_plan_of_an_unknown_zone_is_lived_all_the_same() -> None:
    assert ids(live(plan(slot("x", 1, "12"), zone="Mars/Olympus"), NOON).now) == ["x"]


def test_the_day_is_told_apart() -> None:
    of_day = plan(
        slot("sauna", 1, "20"),
        slot("breakfast", 1, "9", happened="done"),
        slot("swim", 1, "10", happened="skipped"),
        slot("talk", 1, "11", 45),
        slot("lunch", 1, "12"),
        slot("boat", 1, "14"),
        slot("walk", 1, "16"),
        slot("yesterday", 0, "18"),
        slot("home", 2, "10"),
        slot("lost", 5, "12"),
    )
    here = live(of_day, at(1, "12:30"))
    assert (here.day, here.minutes) == (1, 750)
    assert ids(here.now) == ["lunch"]
    assert here.next is not None and here.next.id == "boat"
    assert ids(here.left) == ["walk", "sauna"]
    assert ids(here.slipped) == ["talk"], "what was yesterday's is not held against anyone"
    assert ids(here.done) == ["breakfast", "swim"]


def test_in_the_evening_the_next_is_on_another_day() -> None:
    here = live(plan(slot("walk", 0, "9"), slot("home", 2, "10"), slot("later", 2, "12")), at(1, "22"))
    assert here.next is not None and here.next.id == "home"
    assert here.now == here.left == here.slipped == ()
    assert live(plan(slot("walk", 0, "9")), at(1, "22")).next is None


def test_what_lasts_past_midnight_is_still_on() -> None:
    stars = plan(slot("stars", 0, "23:30", 90), slot("breakfast", 1, "9"))
    assert ids(live(stars, at(1, "0:59")).now) == ["stars"]
    assert live(stars, at(1, "1")).now == ()
    assert live(stars, at(1, "1")).slipped == ()


def test_when_the_clocks_change_the_order_stays() -> None:
    # 25 October 2026, Berlin: 3:00 becomes 2:00 again, one hour comes twice.
    autumn = plan(slot("film", 0, "1:30", 90), slot("tea", 0, "3:30"), start=date(2026, 10, 25), days=1,
                  zone="Europe/Berlin")  # fmt: skip
    before = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert ids(live(autumn, before).now) == ["film"]
    assert ids(live(autumn, before + timedelta(minutes=149)).now) == ["film"], "the hour that comes twice"
    assert ids(live(autumn, before + timedelta(hours=3)).now) == ["tea"]
    # 29 March 2026: 2:00 to 3:00 is no time at all.
    spring = plan(slot("gap", 0, "2:15", 45), start=date(2026, 3, 29), days=1, zone="Europe/Berlin")
    seen = [ids(live(spring, datetime(2026, 3, 29, 1, minute, tzinfo=UTC)).now) for minute in (14, 15, 59)]
    assert seen == [[], ["gap"], ["gap"]]


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, DAY - 1), st.integers(5, 300)), max_size=12),
    st.integers(-DAY, 4 * DAY),
    st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_nothing_open_of_this_day_is_forgotten_or_told_twice(
    many: list[tuple[int, int, int]], minute: int, zone: str
) -> None:
    slots = tuple(Slot(id=str(n), title="x", day=d, start=s, length=le) for n, (d, s, le) in enumerate(many))
    whole = plan(*slots, zone=zone)
    here = live(whole, at(0, "0") + timedelta(minutes=minute))
    told = [*here.now, *here.left, *here.slipped, *here.done, *([here.next] if here.next else [])]
    assert len(told) == len({each.id for each in told})
    today = {each.id for each in whole.slots if each.day == here.day}
    if here.minutes >= DAY:  # in the night the day is over
        today = {each.id for each in whole.slots if each.day == here.day and each.end > here.minutes + DAY}
    assert today <= {each.id for each in told}
    assert {each.id for each in told if each.day != here.day} <= {
        *(each.id for each in here.now),
        *([here.next.id] if here.next else []),
    }


# -- what happened -------------------------------------------------------------------------------------------


def test_space_goes_round() -> None:
    one = plan(slot("walk", 0, "9"))
    seen = []
    for _ in range(4):
        one = ticked(one, "walk")
        seen.append(one.slots[0].happened)
    assert seen == ["done", "skipped", "", "done"]
    assert happened(one, "walk", "skipped").slots[0].happened == "skipped"
    with pytest.raises(Invalid):
        ticked(one, "gone")


def test_what_begins_is_told_once() -> None:
    whole = plan(slot("walk", 1, "12"), slot("done", 1, "12", happened="done"), slot("lost", 3, "12"))
    assert begun(whole, at(3, "11"), at(3, "13")) == ()
    assert ids(begun(whole, at(1, "11:59"), at(1, "12"))) == ["walk"]
    assert begun(whole, at(1, "12"), at(1, "12:01")) == ()


# -- what slipped --------------------------------------------------------------------------------------------


def test_moved_to_now_it_pushes_only_what_it_must() -> None:
    day = plan(
        slot("talk", 1, "9", 45),
        slot("swim", 1, "12:30", 60),
        slot("lunch", 1, "13:45", 60),
        slot("boat", 1, "16"),
        slot("other day", 2, "12:30"),
    )
    late = slip(day, "talk", at(1, "12:02"))
    assert starts(late) == {
        "talk": (1, "12:00"),
        "swim": (1, "12:45"),
        "lunch": (1, "13:45"),
        "boat": (1, "16:00"),
        "other day": (2, "12:30"),
    }
    later = slip(day, "talk", at(1, "12:29"))
    assert starts(later)["swim"] == (1, "13:10") and starts(later)["lunch"] == (1, "14:10")
    assert starts(later)["boat"] == (1, "16:00")


def test_what_stands_side_by_side_stays_side_by_side() -> None:
    day = plan(slot("talk", 1, "9"), slot("ana alone", 1, "12:30"), slot("ben alone", 1, "12:30"))
    late = starts(slip(day, "talk", at(1, "12")))
    assert late["ana alone"] == late["ben alone"] == (1, "13:00")


def test_what_is_done_let_go_or_under_way_is_not_moved() -> None:
    day = plan(
        slot("talk", 1, "9"),
        slot("under way", 1, "11:30"),
        slot("done", 1, "12:30", happened="done"),
        slot("not now", 1, "12:30", happened="skipped"),
    )
    assert to_now(day, "talk", NOON).behind == ()


def test_what_begins_just_now_is_moved_and_what_begins_when_it_ends_is_not() -> None:
    day = plan(slot("talk", 0, "9"), slot("swim", 0, "12"), slot("train", 0, "14", kind="travel"))
    assert starts(slip(day, "talk", at(0, "12")))["swim"] == (0, "13:00")
    assert to_now(day, "talk", at(0, "13")).behind == ()


def test_a_train_does_not_wait() -> None:
    day = plan(slot("talk", 1, "9"), slot("train", 1, "12:30", kind="travel"))
    with pytest.raises(Invalid, match="“train”"):
        slip(day, "talk", NOON)
    assert starts(slip(day, "talk", NOON, free=True))["talk"] == (1, "13:30")


def test_what_is_booked_does_not_wait_and_is_not_moved() -> None:
    day = plan(slot("talk", 1, "9"), slot("table", 1, "12:30", fixed=True))
    with pytest.raises(Invalid, match="not enough time for it before “table”"):
        slip(day, "talk", NOON)
    for free in (False, True):
        with pytest.raises(Invalid, match="It is booked, so it keeps its time"):
            slip(day, "table", NOON, free=free)


def test_never_past_the_end_of_the_day() -> None:
    day = plan(slot("talk", 1, "9", 60), slot("sauna", 1, "22", 90))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "23:30"))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "21:45"))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "23:10"), free=True)
    assert starts(slip(plan(slot("talk", 1, "9")), "talk", at(1, "23")))["talk"] == (1, "23:00")
    with pytest.raises(Invalid, match="no free place"):
        slip(plan(slot("talk", 1, "9"), slot("film", 1, "20", 240)), "talk", at(1, "21"), free=True)
    up = plan(slot("talk", 1, "9"), slot("party", 1, "20", 360), slot("tea", 1, "23:30", 10))
    assert starts(slip(up, "talk", at(1, "23")))["tea"] == (1, "24:00")
    # Where they planned to stay up, the day is as long as that.
    long = plan(slot("talk", 1, "9", 60), slot("stars", 1, "23", 120))
    assert starts(slip(long, "talk", at(1, "23:30")))["talk"] == (1, "23:30")


def test_the_next_free_place_moves_nothing_else() -> None:
    day = plan(slot("talk", 0, "9"), slot("lunch", 1, "12"), slot("boat", 1, "13:30"),
               slot("not now", 1, "15", happened="skipped"))  # fmt: skip
    move = to_free(day, "talk", at(1, "12:20"))
    assert (move.day, move.start, move.behind) == (1, 14 * 60 + 30, ())
    assert starts(moved(day, move))["lunch"] == (1, "12:00")


@pytest.mark.parametrize("now", [at(-1, "12"), at(3, "4"), at(9, "12")])
@pytest.mark.parametrize("free", [True, False])
def test_there_is_no_now_outside_of_the_days(now: datetime, free: bool) -> None:
    with pytest.raises(Invalid):
        slip(plan(slot("talk", 1, "9")), "talk", now, free)


def test_what_is_done_or_gone_is_not_moved() -> None:
    with pytest.raises(Invalid):
        slip(plan(slot("talk", 1, "9", happened="done")), "talk", NOON)
    with pytest.raises(Invalid):
        slip(plan(), "talk", NOON)
    again = slip(plan(slot("talk", 1, "9", happened="skipped")), "talk", NOON)
    assert again.slots[0].happened == ""


@given(
    st.lists(st.tuples(st.integers(DAWN, DAY - 60), st.integers(5, 120)), min_size=1, max_size=10),
    st.integers(DAWN, DAY + DAWN - 1),
    st.booleans(),
)
def test_moving_keeps_every_length_and_every_order(
    many: list[tuple[int, int]], minute: int, free: bool
) -> None:
    slots = tuple(Slot(id=str(n), title="x", day=1, start=s, length=le) for n, (s, le) in enumerate(many))
    whole = plan(*slots)
    try:
        after = slip(whole, "0", at(1, "0") + timedelta(minutes=minute), free)
    except Invalid:
        return
    assert ids(after.slots) == ids(whole.slots)
    assert [each.length for each in after.slots] == [each.length for each in whole.slots]
    end = LATEST if minute >= DAY else max(DAY, *(each.end for each in slots))
    assert all(each.end <= end <= LATEST for each in after.slots)
    changed = [new.id for old, new in zip(slots, after.slots, strict=True) if old != new and new.id != "0"]
    if free:
        assert changed == []
    mine = after.slots[0]
    for new, old in ((new, whole.slot(new.id)) for new in after.slots[1:]):
        assert old is not None and new.start >= old.start, "nothing moves forward"
        if new.id in changed or (free and new.end > mine.start):
            assert new.start >= mine.end, "it still overlaps"
    before = [each.id for each in on_day(whole, 1) if each.id in changed]
    order = sorted(before, key=lambda id_: next(each.start for each in after.slots if each.id == id_))
    assert order == before


# -- sessions ------------------------------------------------------------------------------------------------


def card(id: str, slot_id: str, status: Status, hour: int = 0) -> SessionSummary:
    made = NOON + timedelta(hours=hour)
    return SessionSummary(id, made, made, ProtocolName("p", "P"), status=status, about=about(plan(), slot_id))


def test_the_last_session_that_is_over_belongs_to_its_slot() -> None:
    whole = plan(slot("talk", 1, "9"), slot("other", 1, "10"))
    assert about(whole, "talk") == "slot:p:talk" and about(whole) == "slot:p:"
    cards = [
        card("first", "talk", "stopped"),
        card("third", "talk", "finished", 2),
        card("second", "talk", "finished", 1),
        card("open", "other", "open"),
        SessionSummary("x", NOON, NOON, ProtocolName("p", "P"), status="finished", about="slot:q:talk"),
    ]
    assert {id_: each.id for id_, each in held(whole, cards).items()} == {"talk": "third"}


def test_a_finished_session_ticks_its_slot_once() -> None:
    whole = plan(slot("talk", 1, "9"), slot("stopped", 1, "10"), slot("let go", 1, "11", happened="skipped"))
    cards = [card("1", "talk", "finished"), card("2", "stopped", "stopped"), card("3", "let go", "finished")]
    after = with_sessions(whole, held(whole, cards))
    assert [each.happened for each in after.slots] == ["done", "", "skipped"]
    assert [each.session for each in after.slots] == ["1", "2", "3"]
    opened = happened(after, "talk", "")
    assert with_sessions(opened, held(opened, cards)) == opened, "they opened it again"
    gone = plan()
    assert with_sessions(gone, held(gone, cards)) == gone
