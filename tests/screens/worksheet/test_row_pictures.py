"""How a row and its vocabulary look, at three sizes."""

from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.pictures import HOME, Picture, Svg
from tests.support.screens.sides import EVENING, QUIET, at, earlier, round_of, settle, wrote
from twofold.domain.worksheet.sheet import Draft, Opening, Request, Row
from twofold.store import Store
from twofold.store.config import Settings

HINTED = replace(
    EVENING,
    id="here",
    before=EVENING.id,
    opening=Opening("ignored", "how you are always on the phone", "time that is only ours"),
    request=Request("put the phone away; less television"),
)


@pytest.mark.parametrize(("size", "theme"), [HOME], ids=["80x24"])
async def test_how_it_looks(
    opened: Any,
    store: Store,
    clock: Any,
    picture: Picture,
    snapshot: SnapshotAssertion,
    size: Any,
    theme: str,
) -> None:
    drawn = snapshot.use_extension(Svg)
    before = earlier(clock, 21, a=Draft(rows=(EVENING,)))
    worksheet = round_of(clock, previous=before.id)
    store.save(before, worksheet)
    wrote(store, clock, worksheet, "a", Draft(rows=(Row(id="new"), HINTED, QUIET)), finished=False)
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        page = await at(pilot, "worksheet.row", side="a", about=worksheet.id, row_id="new")
        assert picture(pilot) == drawn(name="empty")
        page.set_focus(None)
        page.action_turn(1)
        await settle(pilot)
        assert picture(pilot) == drawn(name="written")
        for name in ("need", "when"):
            page.query_one(f"#row-{name}").focus()
            await settle(pilot)
            assert picture(pilot) == drawn(name=name)
        page.query_one("#row-feeling").focus()
        await pilot.press("f2", *"low")
        await settle(pilot)
        assert picture(pilot) == drawn(name="vocabulary")
