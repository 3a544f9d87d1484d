"""The page of a day of a retreat, on its Saturday, and what is kept of a slot there."""

from datetime import UTC, datetime
from typing import Any

from tests.support.screens.talks import Enter, Room
from twofold.domain.retreat.plan import Slot
from twofold.domain.retreat.routes import TodayRoute
from twofold.store import Store
from twofold.widgets.choices import Choices

SATURDAY_NOON = datetime(2026, 11, 28, 12, 5, tzinfo=UTC)


def kept(store: Store, slot_id: str) -> Slot:
    """Return the slot as it is in *store*."""
    saved = store.plans.get("by-the-sea")
    assert saved is not None
    found = saved.slot(slot_id)
    assert found is not None
    return found


async def opened_today(pilot: Any, enter: Enter) -> Room:
    """Open the day, and return the room with it."""
    room = enter(pilot)
    await room.go(TodayRoute("by-the-sea"))
    return room


async def to(room: Room, slot_id: str) -> None:
    """Put the cursor on *slot_id*, with the arrows."""
    choices = room.page.query_one(Choices)
    for _ in range(40):
        if choices.current == slot_id:
            await room.settle()
            return
        await room.pilot.press("down")
    raise AssertionError(f"{slot_id} is not here: {room.text}")
