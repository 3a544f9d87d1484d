"""How a test waits: for what is to be seen, and however slow the machine is."""

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

LOOKS = 3000
"""So often it is looked, a moment apart, before a test gives up: while a thread is at work about a minute."""


async def until(pilot: Pilot[Any], true: Callable[[], object]) -> None:
    """Wait until *true* says so, with everything drawn; AssertionError when it never does."""
    for _ in range(LOOKS):
        if true():
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")


async def ended(pilot: Pilot[Any], group: str) -> None:
    """Wait until nothing of *group* is under way: for what leaves nothing new to be seen."""
    await until(pilot, lambda: all(each.is_finished for each in pilot.app.workers if each.group == group))
