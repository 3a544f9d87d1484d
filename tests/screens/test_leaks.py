"""No page outlives its visit: memory stays as it was, however often one comes by."""

import gc
from collections import Counter
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from textual.widget import Widget

from tests.support.screens.everywhere import openings
from tests.support.screens.lived import FIRST, GROUPS, SATURDAY
from tests.support.screens.lived import lived as lived
from twofold.frame.rooms import room
from twofold.store import Store

LONGEST = 65.0
"""Seconds after which the last timer of a page that is gone is out of the loop's list as well."""


@pytest.mark.parametrize("group", GROUPS)
async def test_no_page_stays_alive_after_it_was_left(
    opened: Any, clock: Any, lived: Path, tmp_path: Path, group: str
) -> None:
    (tmp_path / "lived.json").write_bytes(lived.read_bytes())
    clock.wall = SATURDAY
    store = Store.open(tmp_path / "lived.json", clock=clock)
    visited: WeakSet[Widget] = WeakSet()
    counted = 0

    async def visit(pilot: Any, place: str, what: dict[str, Any]) -> int:
        page = room(place)(**what)
        visited.add(page)
        pilot.app.push_screen(page)
        await pilot.pause()
        for widget in page.walk_children(Widget):
            visited.add(widget)
        while len(pilot.app.screen_stack) > 1:
            pilot.app.pop_screen()
            await pilot.pause()
        return len(visited)

    async with opened(store) as pilot:
        for place, what in openings(store).items():
            if place.partition(".")[0] == group and place not in FIRST:
                for _ in range(3):
                    counted = max(counted, await visit(pilot, place, what))
        what = {}
        await pilot.pause(LONGEST)
        gc.collect()
        alive = Counter(type(widget).__name__ for widget in visited)
    store.close()
    assert counted > 3, "nothing was visited"
    assert not alive, f"still there: {dict(alive)}"
