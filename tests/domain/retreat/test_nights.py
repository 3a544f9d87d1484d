"""The nights of a plan: one place for each time, what they are called, and what the clocks do in them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given

from tests.support.plans import FRIDAY, plans
from twofold.domain.retreat.balance import balance
from twofold.domain.retreat.checks import findings
from twofold.domain.retreat.living import live, slip
from twofold.domain.retreat.nights import after_midnight, clock_words, lived, meant_words, night_words, when
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, Plan, Slot
from twofold.domain.retreat.slots import add, lost
from twofold.domain.retreat.times import instant


def slot(clock: float, length: int = 60, day: int = 0, **more: Any) -> Slot:
    fields: dict[str, Any] = {"id": "it", "title": "It"} | more
    return Slot(day=day, start=int(clock * 60), length=length, **fields)


def plan(*slots: Slot, **more: Any) -> Plan:
    parts: dict[str, Any] = {"title": "Ours", "start": FRIDAY, "days": 3} | more
    return Plan(slots=slots, **parts)


def at(day: int, clock: float) -> datetime:
    return datetime(2026, 11, 27, tzinfo=UTC) + timedelta(days=day, hours=clock)


# -- where it stands -----------------------------------------------------------------------------------------


def test_what_begins_in_a_night_belongs_to_the_evening_before() -> None:
    ours = plan(slot(0.25, day=2), slot(4, day=2, id="early"), slot(0.5, day=0, id="first"))
    assert [(each.day, each.start) for each in ours.slots] == [(1, DAY + 15), (2, 240), (0, 30)]
    read = msgspec.json.decode(msgspec.json.encode(ours), type=Plan)
    assert read == ours
    # What lasts on into the morning is of that morning.
    assert plan(slot(1, 7 * 60, day=2)).slots[0].day == 2


def test_the_night_after_the_last_day_is_part_of_it() -> None:
    ours = add(plan(), slot(0.25, day=3))
    assert (ours.slots[0].day, ours.slots[0].start) == (2, DAY + 15)
    assert lost(ours) == ()


@given(plans())
def test_each_moment_has_one_place(ours: Plan) -> None:
    for each in ours.slots:
        assert each.end <= LATEST
        if each.day > 0 and each.start < DAWN:
            assert each.end + DAY > LATEST
        assert plan(each).slots[0] == each, "nothing moves twice"


def test_it_is_said_which_night_it_is() -> None:
    ours = plan(slot(24.25, day=1))
    night = ours.slots[0]
    assert when(ours, night) == "Sun 29, 0:15–1:15, the night after Saturday"
    assert when(ours, night, long=True) == "Sun 29 Nov, 0:15–1:15, the night after Saturday"
    assert after_midnight(ours, night) == "Sunday, after midnight"
    assert meant_words(ours, night) == "1 h, the night after Saturday"
    assert when(ours, slot(0.5)) == "Fri 27, 0:30–1:30, the night after Thursday"
    assert after_midnight(ours, slot(0.5)) == "the night before"
    assert when(ours, slot(23.5)) == "Fri 27, 23:30–0:30"
    assert night_words(ours, slot(4)) == after_midnight(ours, slot(4)) == ""


# -- it is now -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "there"),
    [
        (at(1, 0.25), (0, DAY + 15)),
        (at(1, 4), (1, 240)),
        (at(3, 1), (2, DAY + 60)),
        (at(3, 4), (3, 240)),
        (at(0, 0.25), (0, 15)),  # the night before it all is no night of theirs
        (at(4, 1), (4, 60)),
    ],
)
def test_until_dawn_it_is_still_the_day_before(now: datetime, there: tuple[int, int]) -> None:
    assert lived(plan(), now) == there


def test_after_midnight_the_evening_goes_on() -> None:
    ours = plan(slot(23, id="film"), slot(24.25, id="stars"), slot(25.5, id="tea"), slot(9, day=1, id="walk"))
    here = live(ours, at(1, 0.5))
    assert ([each.id for each in here.now], here.next and here.next.id) == (["stars"], "tea")
    assert here.day == 0 and here.slipped == () and not here.is_night
    late = live(ours, at(1, 3))
    assert late.next and late.next.id == "walk" and late.is_night
    assert [each.id for each in late.slipped] == ["stars", "tea"]


def test_what_slipped_may_begin_in_the_night() -> None:
    ours = plan(slot(23, 30, id="film"), slot(24.5, 30, id="stars"))
    after = slip(ours, "film", at(1, 0.25))
    assert {each.id: each.start for each in after.slots} == {"film": DAY + 15, "stars": DAY + 45}


# -- the night is not open -----------------------------------------------------------------------------------


def test_the_night_is_not_open() -> None:
    evening = [slot(14, 300), slot(20, 60, id="film")]
    usual = balance(plan(*evening), 0)
    with_stars = balance(plan(*evening, slot(25, 30, id="stars")), 0)
    assert with_stars.open == usual.open, "from the film to the stars they sleep, or stay up"
    assert with_stars.waking == usual.waking + 30
    early = balance(plan(slot(0.25, 30, id="land"), slot(9, 60), slot(17, 60, id="walk")), 0)
    assert early.open == 3 * 60 + 7 * 60 + 4 * 60, "it is open from six on"


def test_a_late_arrival_is_no_whole_day() -> None:
    ours = plan(slot(19, id="train"), slot(24.25, id="stars"))
    assert balance(ours, 0).waking == 60 + 120 + 60
    assert [each.notice.rule for each in findings(ours)] == []


# -- the clocks ----------------------------------------------------------------------------------------------

NO = "There is no 2:30 on Sunday: the clocks go forward."
TWICE = "comes twice on Sunday: the clocks go back."
SPRING, AUTUMN = date(2027, 3, 27), date(2026, 10, 24)


@pytest.mark.parametrize(
    ("start", "clock", "length", "words"),
    [
        (SPRING, 26.5, 90, f"{NO} It begins at 3:30, and lasts 30 min."),
        (SPRING, 25, 90, f"{NO} It ends at 3:30."),
        (SPRING, 23, 300, "The clocks go forward in between, so it lasts 4 h."),
        (SPRING, 27, 60, ""),
        (AUTUMN, 26.5, 60, f"2:30 {TWICE} It begins at the first, and lasts 2 h."),
        (AUTUMN, 26.25, 15, f"2:15 {TWICE} It begins at the first."),
        (AUTUMN, 25, 90, f"2:30 {TWICE} It ends at the first."),
        (AUTUMN, 23, 300, "The clocks go back in between, so it lasts 6 h."),
        (AUTUMN, 20, 60, ""),
    ],
)  # fmt: skip
def test_what_the_clocks_do_is_said(start: date, clock: float, length: int, words: str) -> None:
    ours = plan(slot(clock, length), start=start, zone="Europe/Berlin", days=2)
    assert clock_words(ours, ours.slots[0]) == words
    told = [each.notice.words for each in findings(ours) if each.notice.rule == "clocks"]
    assert told == ([f"It: {words}"] if "2:" in words[:16] else [])


def test_now_is_right_in_the_hour_that_comes_twice() -> None:
    ours = plan(
        slot(25, 60, id="stars"), slot(26.5, 60, id="tea"), start=AUTUMN, zone="Europe/Berlin", days=2
    )
    midnight = instant(ours, 1, 0)
    seen = []
    for minutes in (90, 149, 150, 210, 269, 270):
        here = live(ours, midnight + timedelta(minutes=minutes))
        seen.append((here.day, here.minutes, [each.id for each in here.now]))
    night = DAY + 120
    assert seen == [
        (0, night - 30, ["stars"]), (0, night + 29, []), (0, night + 30, ["tea"]), (0, night + 30, ["tea"]),
        (0, night + 89, ["tea"]), (0, night + 90, []),
    ]  # fmt: skip


@given(plans())
def test_there_are_words_for_every_plan(ours: Plan) -> None:
    for each in ours.slots:
        assert when(ours, each) and not clock_words(ours, each).startswith("The clocks go  ")
