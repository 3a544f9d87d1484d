"""The two at a seat each: two apps on one file."""

from collections.abc import Awaitable, Callable
from typing import Any

from twofold.domain.records import Side
from twofold.domain.routes import Route
from twofold.screens.house import JUST_NOW


class Seats:
    """Two apps on one file, at the seat of Ana and at that of Ben.

    ``in_a_hurry``: they press at once, whatever the other has just changed.
    """

    in_a_hurry = False

    def __init__(self, pilots: dict[Side, Any], clock: Any, press: Any, seen: Callable[[Any], str]) -> None:
        self.pilots, self.clock, self._press, self._seen = pilots, clock, press, seen

    def words(self, side: Side) -> str:
        with self.pilots[side].app._context():
            return " ".join(self._seen(self.pilots[side]).split())

    async def at(self, side: Side, do: Callable[[Any], Awaitable[object]]) -> None:
        """Do something at the seat of *side*, and let the other see it."""
        if not self.in_a_hurry:
            self.clock.advance(JUST_NOW)
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

    async def go(self, route: Route) -> None:
        """Go to the same page at both seats."""
        for pilot in self.pilots.values():
            with pilot.app._context():
                pilot.app.look()
                pilot.app.go(route)
                await pilot.pause()
