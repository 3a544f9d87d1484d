"""A picture of each page of the path."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, HERS, HIS, TODAY, a_path, an_open_path, seal
from tests.support.screens.pictures import Picture, says, views
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
    "on": OnPathRoute(ABOUT),
    "prepare": PrepareRoute("a", "begun"),
    "open": OpenPreparedRoute("begun"),
    "second": PathTalkRoute(ABOUT, "circle"),
    "circle": CircleRoute(ABOUT),
    "look": PathLookRoute(ABOUT),
}


def begin(store: Store, clock: Any, *, finished: bool) -> None:
    """Save a path that they are on, and one for which ◆ Ana may have *finished*, and ● Ben has."""
    path = with_day(
        with_done(an_open_path(clock), "understand", TODAY), "circle", TODAY + timedelta(3), TODAY
    )
    store.save(with_now(path, ("lighter", "")), a_path(clock, "begun", "Keys, and who has them"))
    seal(store, clock, "a", HERS, "begun", finished=finished)
    seal(store, clock, "b", HIS, "begun")


@pytest.mark.parametrize(
    ("look", "what"),
    views(*WAYS, small=("on", "circle"), large=("circle",)),
    indirect=["look"],
)
async def test_pictures(
    opened: Any, store: Store, clock: Any, look: dict[str, Any], what: str, drawn: Any, picture: Picture
) -> None:
    begin(store, clock, finished=what == "open")
    async with opened(**look) as pilot:
        pilot.app.go(WAYS[what])
        await settle(pilot)
        assert picture(pilot) == drawn


SAID = {
    OnPathRoute("begun"): ("Keys, and who has them", "f  ◆ Ana   prepares alone",
                           "j  ● Ben   has prepared, sealed", "e Reword"),
    PathTalkRoute(ABOUT, "understand"): ("The first talk", "You talked today.", "enter The second talk",
                                         "t Still to come", "What makes it harder from outside: the late"),
    PathTalkRoute(ABOUT, "try"): ("The third talk", "◆ Ana wishes: that you begin before I ask",
                                  "d chooses a day for it, t says that you talked.", "enter Write one down"),
}  # fmt: skip
"""Pages that differ from one of which there is a picture in nothing but their words."""


@pytest.mark.parametrize("route", SAID, ids=lambda route: type(route).__name__)
async def test_what_it_says(opened: Any, store: Store, clock: Any, seen: Any, route: Any) -> None:
    begin(store, clock, finished=False)
    async with opened() as pilot:
        pilot.app.go(route)
        await settle(pilot)
        says(seen(pilot), *SAID[route])
