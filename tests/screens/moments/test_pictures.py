"""How the moments look. ``--snapshot-update`` redraws them; look at them before keeping them."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.letters import at
from tests.support.screens.moments import HAND, keeps, shown
from tests.support.screens.pictures import views
from twofold.store import Store

PLACES = ("moments", "moments.own", "moments.write")


@pytest.mark.parametrize(("look", "what"), views(*PLACES), indirect=["look"])
async def test_moments(
    opened: Any, store: Store, clock: Any, picture: Callable[[Any], str], drawn: SnapshotAssertion, look: Any,
    what: str,
) -> None:  # fmt: skip
    shown(store, clock)
    keeps(store, clock, words=HAND)
    given = {"moments": {}, "moments.own": {"side": "a"}, "moments.write": {"side": "a", "about": "m1"}}
    async with opened(**look) as pilot:
        await at(pilot, what, **given[what])
        assert picture(pilot) == drawn
