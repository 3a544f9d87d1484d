"""What the two do instead if it rains, and back to what they had planned."""

import pytest
from msgspec.structs import replace

from tests.support.weekend import a_weekend
from twofold.domain.people import Invalid
from twofold.domain.retreat.asplanned import AsPlanned
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.slots import duplicate
from twofold.domain.retreat.weather import change_over, changed_over, other_way, other_words

BOAT = Slot(
    id="boat", title="A boat to the seals", day=1, start=840, length=120, kind="new", place="The old pier",
    notes="Warm coats.", practice="questions", fixed=True, link="https://seals.example", number="AB1",
    phone="12345", address="Pier 4", file="/t.pdf", cost=48_00, owner="b", instead="The aquarium",
)  # fmt: skip


def plan(slot: Slot = BOAT) -> Plan:
    return a_weekend(slots=(slot,))


def test_the_other_way_has_its_time_and_nothing_of_the_booking() -> None:
    wet = changed_over(BOAT)
    assert wet == Slot(
        id="boat", title="The aquarium", day=1, start=840, length=120, kind="new", cost=48_00, owner="b",
        planned=AsPlanned(
            title="A boat to the seals", place="The old pier", notes="Warm coats.", practice="questions",
            fixed=True, link="https://seals.example", number="AB1", phone="12345", address="Pier 4",
            file="/t.pdf",
        ),
    )  # fmt: skip
    assert (other_way(BOAT), other_way(wet)) == ("The aquarium", "A boat to the seals")
    assert other_words(BOAT) == "If it rains: The aquarium"
    assert other_words(wet) == "Instead of: A boat to the seals"


def test_back_again_it_is_as_it_was_but_for_what_was_changed_meanwhile() -> None:
    assert changed_over(changed_over(BOAT)) == BOAT
    wet = replace(changed_over(BOAT), title="The museum", start=900, place="In town", happened="done")
    dry = replace(BOAT, instead="The museum", start=900, happened="done")
    assert changed_over(wet) == dry
    # What they named for the rain anew, while it rains, is what counts the next time.
    assert changed_over(replace(wet, instead="The sauna")).instead == "The sauna"


def test_where_nobody_said_there_is_no_other_way() -> None:
    bare = replace(BOAT, instead="")
    assert other_way(bare) == other_words(bare) == ""
    with pytest.raises(Invalid, match="There is no plan for rain yet"):
        change_over(plan(bare), "boat")
    with pytest.raises(Invalid, match="no longer in the plan"):
        change_over(plan(), "gone")


def test_a_booking_that_comes_again_is_changed_and_the_rain_stays() -> None:
    wet = change_over(plan(), "boat")
    moved = Slot(id="boat", title="A boat to the seals (2)", day=1, start=900, length=60, number="CD2")
    after = bring_in(wet, (moved,)).slot("boat")
    assert after is not None and (after.title, after.start, after.number) == ("The aquarium", 900, "")
    dry = changed_over(after)
    assert (dry.title, dry.number, dry.place) == ("A boat to the seals (2)", "CD2", "The old pier")


def test_a_copy_of_what_is_done_instead_is_only_that() -> None:
    copy = duplicate(change_over(plan(), "boat"), "boat", "copy").slot("copy")
    assert copy is not None and (copy.title, copy.planned, copy.instead) == ("The aquarium", None, "")
