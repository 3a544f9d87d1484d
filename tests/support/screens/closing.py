"""Closing a retreat: what is typed and what is kept."""

import pytest

from tests.support.screens.talks import Room
from tests.support.weekend import a_weekend
from twofold.domain.retreat.closing import (
    with_checkin,
    with_promise,
    with_takeaway,
)
from twofold.domain.retreat.plan import Plan
from twofold.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    return store.plans.save(a_weekend())


def written(plan: Plan) -> Plan:
    """Return *plan* with words of both, and a check-in."""
    plan = with_takeaway(plan, "a", 0, "That we laughed in the boat, and got wet")
    plan = with_takeaway(plan, "b", 0, "You asked me what I needed, and then you waited")
    plan = with_promise(with_promise(plan, "a", "ask how your day was"), "b", "put my phone away at nine")
    return with_checkin(plan, day="in 10 days", time="19:30")


async def typed(room: Room, words: str) -> None:
    await room.pilot.press(*("space" if sign == " " else sign for sign in words))
    await room.settle()
