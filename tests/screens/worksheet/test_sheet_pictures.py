"""How a side of the worksheet looks."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.pictures import Svg, views
from tests.support.screens.sheets import sheet
from tests.support.screens.sides import ANA, UNASKED, earlier, round_of, settle, wrote
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.store import Store
from twofold.store.config import Settings


@pytest.mark.parametrize(("look", "what"), views("empty", "rows", "since", small=["rows"], large=["rows"]))
async def test_how_it_looks(
    opened: Any, store: Store, clock: Any, picture: Any, snapshot: SnapshotAssertion, look: Any, what: str
) -> None:
    last = earlier(clock, 42)
    store.save(last)
    (worksheet,) = store.save(round_of(clock, previous=last.id if what == "since" else None))
    assert isinstance(worksheet, Worksheet)
    if what in ("rows", "finished"):
        rows = (*ANA.rows, UNASKED, Row()) if what == "rows" else ANA.rows
        wrote(store, clock, worksheet, "a", Draft(rows=rows), finished=what == "finished")
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await sheet(pilot, worksheet)
        if what == "since":
            await pilot.press("1")
            await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)
