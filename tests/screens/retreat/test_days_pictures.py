"""How the days of a plan, one slot, and what there is to look at are drawn."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.routes import route
from tests.support.screens.british import british  # noqa: F401
from tests.support.screens.pictures import HOME, LARGE, SMALL, named
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.plan import Plan

Picture = Callable[[Any], str]


def crowded() -> Plan:
    """A nap in the midst of lunch."""
    return a_weekend(slots=(*a_weekend().slots, slot("nap", "Nap", 1, 12.75, 30, kind="rest")))


async def go(pilot: Any, place: str, plan: Plan, **what: Any) -> None:
    pilot.app.store.save(plan)
    pilot.app.go(route(place, plan_id=plan.id, **what))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("look", [HOME, SMALL, LARGE], ids=named, indirect=True)
async def test_the_days(
    opened: Any, clock: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    clock.wall = datetime(2026, 11, 28, 13, 10, tzinfo=UTC)
    async with opened(**look) as pilot:
        await go(pilot, "retreat.days", crowded(), slot_id="seals")
        assert picture(pilot) == drawn


async def test_a_time_being_typed(
    opened: Any, press: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(**look) as pilot:
        await go(pilot, "retreat.days", a_weekend(), slot_id="sauna")
        await press(pilot, "days.time")
        await pilot.press(*"19 for 45")
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_empty_days(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        await go(pilot, "retreat.days", a_weekend(slots=()))
        assert picture(pilot) == drawn


async def test_a_slot(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        await go(pilot, "retreat.slot", a_weekend(), slot_id="thanks")
        assert picture(pilot) == drawn


async def test_the_practices(
    opened: Any, press: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(**look) as pilot:
        await go(pilot, "retreat.slot", a_weekend(), slot_id="thanks")
        await press(pilot, "field.leave", "slot.practice")
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_what_there_is_to_look_at(
    opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any
) -> None:
    async with opened(**look) as pilot:
        await go(pilot, "retreat.checks", crowded())
        assert picture(pilot) == drawn
