"""Pictures of the charts: alone, all four, small, without colour, and where there is not enough."""

from typing import Any

import pytest

from tests.support.screens.charts import cards, looks, rounds, talks
from tests.support.screens.locking import settle
from tests.support.screens.pictures import HOME, LARGE, SMALL, Picture, named
from twofold.domain.book.routes import ChartsRoute
from twofold.store import Store

DARK_SMALL = ((40, 11), "twofold-dark")
SEEN: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (HOME, "closeness", ()),
    (LARGE, "all", ("charts.next",)),
    (SMALL, "closeness", ()),
    (DARK_SMALL, "felt", ("charts.previous",)),
    (HOME, "colourless", ()),
    (HOME, "little", ()),
)


@pytest.mark.parametrize(
    ("look", "what", "keys"),
    [pytest.param(look, what, keys, id=f"{what}-{named(look)}") for look, what, keys in SEEN],
    indirect=["look"],
)
async def test_pictures(
    opened: Any, store: Store, clock: Any, look: dict[str, Any], what: str, keys: tuple[str, ...], press: Any,
    drawn: Any, picture: Picture, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if what == "colourless":
        monkeypatch.setenv("NO_COLOR", "1")
    if what != "little":
        store.save(*looks(clock), *cards(clock), *rounds(clock), *talks(clock))
    async with opened(**look) as pilot:
        pilot.app.go(ChartsRoute())
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await press(pilot, *keys)
        assert picture(pilot) == drawn
