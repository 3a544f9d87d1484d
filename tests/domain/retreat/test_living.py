"""Living a plan: what is on, what comes, what slipped, and the sessions that were held in it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.living import NOON, at, card, ids, plan, slot
from twofold.domain.listening.session import ProtocolName, SessionSummary
from twofold.domain.people import Invalid
from twofold.domain.retreat.living import (
    about,
    begun,
    happened,
    held,
    live,
    stage,
    ticked,
    with_sessions,
)
from twofold.domain.retreat.plan import DAY, Closing, Slot

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


# -- sessions ------------------------------------------------------------------------------------------------


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
