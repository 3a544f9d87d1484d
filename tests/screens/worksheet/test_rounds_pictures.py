"""How the front page of the worksheet looks."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.home import begun
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import ANA, at, earlier, settle, wrote
from twofold.store import Store


@pytest.mark.parametrize(("look", "what"), views("writing", "opened", "letting-go"))
async def test_how_it_looks(
    opened: Any,
    store: Store,
    clock: Any,
    press: Any,
    picture: Any,
    snapshot: SnapshotAssertion,
    look: Any,
    what: str,
) -> None:
    from twofold.store.config import Settings

    if what != "empty":
        store.save(earlier(clock, 42), earlier(clock, 130))
    if what in ("writing", "letting-go"):
        worksheet = begun(store, clock)
        wrote(store, clock, worksheet, "a", ANA)
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await at(pilot, "worksheet")
        if what == "letting-go":
            await press(pilot, "rounds.let-go", "letgo.first")
            await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)
