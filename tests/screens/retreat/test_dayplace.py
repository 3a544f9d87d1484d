"""Where the cursor of the days goes: from thing to thing, to other days, and along with what it is on."""

from datetime import UTC, datetime

from msgspec.structs import replace

from tests.support.weekend import a_weekend
from twofold.domain.retreat import slots
from twofold.screens.retreat.dayplace import MORNING, Place, beside, first, follow, near

BEFORE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 13, 30, tzinfo=UTC)
WEEKEND = a_weekend(zone="UTC")
KNOWN = {slot.id for slot in WEEKEND.slots}


def begun(slot: str = "", day: int | None = None, now: datetime = BEFORE) -> Place:
    return follow(WEEKEND, first(WEEKEND, slot, day, now), ())


def test_it_begins_on_what_was_asked_for_else_on_what_is_now_else_on_the_first_thing() -> None:
    assert begun("seals") == Place(1, "seals", 14 * 60)
    assert begun(day=2).slot == "walk" and begun(day=9).day == 2
    assert begun(now=SATURDAY).slot == "lunch"
    assert begun() == Place(0, "drive", 15 * 60)
    assert begun("gone") == Place(0, "drive", 15 * 60)


def test_up_and_down_stay_on_the_day() -> None:
    drive = begun()
    arrive = beside(WEEKEND, drive, 1)
    assert arrive == Place(0, "arrive", 18 * 60)
    assert arrive is not None and beside(WEEKEND, arrive, -1) == drive
    assert beside(WEEKEND, drive, -1) is None and beside(WEEKEND, begun("thanks"), 1) is None


def test_on_an_empty_place_up_and_down_begin_from_the_minute() -> None:
    noon = Place(1, "", 12 * 60)
    later, earlier = beside(WEEKEND, noon, 1), beside(WEEKEND, noon, -1)
    assert later is not None and later.slot == "lunch"
    assert earlier is not None and earlier.slot == "worksheet"


def test_another_day_is_entered_at_the_same_time_which_is_kept() -> None:
    there = near(WEEKEND, begun("seals"), 2)
    assert there.slot == "closing" and there.minute == 14 * 60
    assert near(a_weekend(slots=()), Place(), 1) == Place(1, "", MORNING)


def test_it_stays_with_its_slot_or_goes_to_the_one_that_is_new_or_to_the_next_in_time() -> None:
    moved = slots.to_day(WEEKEND, "seals", 1)
    assert follow(moved, begun("seals"), KNOWN) == Place(2, "seals", 14 * 60)
    twice = slots.duplicate(WEEKEND, "seals", "copy")
    assert follow(twice, begun("seals"), KNOWN).slot == "copy"
    gone = slots.remove(WEEKEND, "seals")
    assert follow(gone, begun("seals"), KNOWN).slot == "alone"
    assert follow(slots.remove(WEEKEND, "thanks"), begun("thanks"), KNOWN).slot == "supper"


def test_on_a_day_that_is_no_more_it_goes_to_the_last_one() -> None:
    shorter = replace(WEEKEND, days=2)
    assert follow(shorter, begun("closing"), KNOWN).day == 1
