"""How the book looks. ``--snapshot-update`` redraws them; look at them before keeping them."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.screens.book import at_book, filled, typed
from tests.support.screens.locking import settle
from tests.support.screens.pictures import views
from twofold.store import Store

STATES = ("list", "found", "entry")


@pytest.mark.parametrize(
    ("look", "what"), views(*STATES, small=("found",), large=("found",)), indirect=["look"]
)
async def test_book(
    opened: Any, store: Store, clock: Any, press: Any, picture: Callable[[Any], str],
    drawn: SnapshotAssertion, look: Any, what: str,
) -> None:  # fmt: skip
    filled(store, clock)
    async with opened(**look) as pilot:
        await at_book(pilot, press)
        await press(pilot, "book.star")
        if what == "found":
            await typed(pilot, press, "lamp")
        elif what == "entry":
            await press(pilot, "book.next", "book.read")
        await settle(pilot)
        assert picture(pilot) == drawn
