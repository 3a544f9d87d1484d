"""Slots that a calendar brings into a plan: new ones, other times, and those that were called off."""

import pytest
from msgspec.structs import replace

from tests.support.checks import plan, slot
from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import MOST_SLOTS

OURS = plan(slot("Walk", 9, cost=500, place="Dunes", notes="Boots."), slot("Lunch", 12, kind="meal"), days=2)
WALK, LUNCH = OURS.slots


def test_what_is_new_comes_in_and_the_rest_stays() -> None:
    film = slot("Film", 20)
    assert bring_in(OURS, [film]).slots == (WALK, LUNCH, film)
    assert bring_in(OURS, []) == OURS


def test_what_is_there_gets_the_new_time_and_keeps_what_no_calendar_knows() -> None:
    moved = replace(slot("Walk", 10, 90, day=1), title="A long walk")
    walk = bring_in(OURS, [moved]).slot("Walk")
    assert walk == replace(WALK, title="A long walk", day=1, start=600, length=90)
    told = bring_in(OURS, [replace(moved, place="Woods", notes="Hats.")]).slot("Walk")
    assert told is not None and (told.place, told.notes) == ("Woods", "Hats.")


def test_what_was_called_off_goes_if_it_is_still_there() -> None:
    assert bring_in(OURS, [], ["Walk", "never"]).slots == (LUNCH,)


def test_too_many_do_not_come_in() -> None:
    with pytest.raises(Invalid):
        bring_in(OURS, [slot(f"s{n}", 9) for n in range(MOST_SLOTS - 1)])
