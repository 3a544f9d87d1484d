"""What the list of rounds says of each of the two before both sides are written."""

from typing import Any

from tests.support.screens.home import Seen, begun
from tests.support.screens.sides import BEN, at, settle, wrote
from twofold.screens.page import StoreChanged
from twofold.store import Store


async def test_nobody_writes_in_a_new_round_until_one_does(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    worksheet = begun(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        assert seen(pilot).count("has not begun") == 2
        wrote(store, clock, worksheet, "b", BEN, finished=False)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert seen(pilot).count("has not finished") == 2, "it does not tell which of them has begun"
        wrote(store, clock, worksheet, "b", BEN)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert seen(pilot).count("has not finished") == 1
