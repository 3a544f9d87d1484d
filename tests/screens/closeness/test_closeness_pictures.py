"""A picture of each page of how close they feel."""

from typing import Any

import pytest

from tests.support.screens.closeness import HERS, HIS, seal
from tests.support.screens.closeness import look as a_look
from tests.support.screens.locking import settle
from tests.support.screens.pictures import Picture, views
from twofold.domain.closeness.records import Felt
from twofold.domain.closeness.routes import ClosenessRoute, FeltRoute, LookRoute, OpenClosenessRoute
from twofold.store import Store

WAYS = {
    "looks": ClosenessRoute(),
    "write": FeltRoute("a", "closeness-3"),
    "open": OpenClosenessRoute("closeness-3"),
    "look": LookRoute("closeness-2"),
}


@pytest.mark.parametrize(("look", "what"), views(*WAYS, small=("looks",)), indirect=["look"])
async def test_pictures(
    opened: Any, store: Store, clock: Any, look: dict[str, Any], what: str, drawn: Any, picture: Picture
) -> None:
    store.save(a_look(clock, 1, back=61), a_look(clock, 2, back=30, b=Felt(96, "home")))
    if what == "open":
        seal(store, clock, "a", HERS, "closeness-3")
        seal(store, clock, "b", HIS, "closeness-3")
    elif what == "write":
        seal(store, clock, "a", HERS, "closeness-3", finished=False)
    async with opened(**look) as pilot:
        pilot.app.go(WAYS[what])
        await settle(pilot)
        assert picture(pilot) == drawn
