"""Days with something to look at, and the way there."""

from textual.pilot import Pilot

from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.plan import Plan
from twofold.screens.retreat.checks import Checks

NAP = slot("nap", "Nap", 1, 12.75, 30, kind="rest")


def crowded() -> Plan:
    """A nap in the midst of lunch."""
    return a_weekend(slots=(*a_weekend().slots, NAP))


async def to(pilot: Pilot[int], page: Checks, rule: str) -> None:
    """Put the cursor on the notice of *rule*."""
    for _ in range(40):
        if page.current is not None and page.current.rule == rule:
            return
        await pilot.press("down")
    raise AssertionError(f"{rule} is not there")
