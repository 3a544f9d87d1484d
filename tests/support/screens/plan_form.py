"""The form with the frame of a plan."""

from typing import Any

from tests.support.screens.british import british  # noqa: F401
from twofold.domain.retreat.plan import Plan
from twofold.store import Store


def only(store: Store) -> Plan:
    (plan,) = store.plans.all()
    return plan


async def fill(room: Any, name: str, text: str) -> None:
    """Write *text* into the line *name*, as if it was typed over what stands there."""
    line = room.page.line(name)
    line.focus()
    await room.settle()
    line.value = text
    await room.settle()
