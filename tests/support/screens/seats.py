"""The two at a seat each: two apps on one file."""

from collections.abc import Awaitable, Callable
from typing import Any

from twofold.domain.records import Side


class Seats:
    """Two apps on one file, at the seat of Ana and at that of Ben."""

    def __init__(self, pilots: dict[Side, Any], clock: Any, press: Any, seen: Callable[[Any], str]) -> None:
        self.pilots, self.clock, self._press, self._seen = pilots, clock, press, seen

    def words(self, side: Side) -> str:
        with self.pilots[side].app._context():
            return " ".join(self._seen(self.pilots[side]).split())

    async def at(self, side: Side, do: Callable[[Any], Awaitable[object]]) -> None:
        """Do something at the seat of *side*, and let the other see it."""
        for one in (side, "b" if side == "a" else "a"):
            pilot = self.pilots[one]
            with pilot.app._context():
                if one == side:
                    await do(pilot)
                pilot.app.look()
                for _ in range(3):
                    await pilot.pause()

    async def press(self, side: Side, *ids: str) -> None:
        await self.at(side, lambda pilot: self._press(pilot, *ids))

    async def key(self, side: Side, key: str) -> None:
        await self.at(side, lambda pilot: pilot.press(key))
