"""A picture of each page of the path."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, HERS, HIS, TODAY, a_path, an_open_path, seal
from tests.support.screens.pictures import Picture, views
from twofold.domain.path.paths import with_day, with_done, with_now
from twofold.domain.path.routes import (
    CircleRoute,
    OnPathRoute,
    OpenPreparedRoute,
    PathLookRoute,
    PathRoute,
    PathTalkRoute,
    PrepareRoute,
)
from twofold.store import Store

WAYS = {
    "list": PathRoute(),
    "begun": OnPathRoute("begun"),
    "on": OnPathRoute(ABOUT),
    "prepare": PrepareRoute("a", "begun"),
    "open": OpenPreparedRoute("begun"),
    "understand": PathTalkRoute(ABOUT, "understand"),
    "second": PathTalkRoute(ABOUT, "circle"),
    "try": PathTalkRoute(ABOUT, "try"),
    "circle": CircleRoute(ABOUT),
    "look": PathLookRoute(ABOUT),
}


@pytest.mark.parametrize(
    ("look", "what"),
    views(*WAYS, small=("list", "on", "prepare", "circle", "look"), large=("circle", "second")),
    indirect=["look"],
)
async def test_pictures(
    opened: Any, store: Store, clock: Any, look: dict[str, Any], what: str, drawn: Any, picture: Picture
) -> None:
    path = with_day(
        with_done(an_open_path(clock), "understand", TODAY), "circle", TODAY + timedelta(3), TODAY
    )
    store.save(with_now(path, ("lighter", "")), a_path(clock, "begun", "Keys, and who has them"))
    seal(store, clock, "a", HERS, "begun", finished=what == "open")
    seal(store, clock, "b", HIS, "begun")
    async with opened(**look) as pilot:
        pilot.app.go(WAYS[what])
        await settle(pilot)
        assert picture(pilot) == drawn
