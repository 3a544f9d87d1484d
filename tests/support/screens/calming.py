"""Now, as its tests breathe through it and see what is named."""

from typing import Any

from twofold.domain.now.records import RETURN, Return
from twofold.store import Store

SIZES = [(40, 11), (80, 24), (120, 40)]


MINUTE = 60


async def passes(pilot: Any, clock: Any, seconds: float) -> None:
    """Let so many seconds pass, and the page see it."""
    clock.advance(seconds)
    pilot.app.screen.look()
    await pilot.pause()


async def calm(pilot: Any) -> None:
    for _ in range(3):
        await pilot.pause()


def kept(store: Store) -> Return:
    found = store[Return].get(RETURN)
    assert found is not None and found.author is None
    return found


async def look(pilot: Any) -> None:
    pilot.app.screen.look()
