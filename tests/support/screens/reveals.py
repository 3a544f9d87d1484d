"""A round that is ready, and how it is opened."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.sides import ANA, BEN, CHEAP, at, ready, settle
from tests.support.waiting import until
from twofold.domain.drawers import Open
from twofold.domain.records import SIDES
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Guess, Picked
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.passphrase import Unlock

Seen = Callable[[Any], str]


GUESS = Guess((Picked("freedom", 4),))


async def reveal(pilot: Any, worksheet: Worksheet) -> Any:
    """Open the page, with the rounds below it."""
    await at(pilot, "worksheet")
    return await at(pilot, "worksheet.reveal", worksheet_id=worksheet.id)


async def typed(pilot: Any, words: str) -> None:
    """Type a passphrase, and let it be tried."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Unlock))
    door = pilot.app.screen
    assert isinstance(door, Unlock)
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await pilot.press("enter")
    for _ in range(500):
        await pilot.pause(0.01)
        if pilot.app.screen is not door or door._trying is None:
            break
    assert door._trying is None
    await settle(pilot)


def is_private(store: Store, clock: Any, worksheet: Worksheet) -> bool:
    """Return whether all is as it was: the round closed, and four writings in it."""
    kept = store.worksheets.get(worksheet.id)
    assert kept is not None
    return kept == worksheet and len(store.writings.all()) == 4


def is_open(store: Store, clock: Any, worksheet: Worksheet, a: Draft = ANA, b: Draft = BEN) -> bool:
    """Return whether all of both sides is there, and nothing is left in the drawers."""
    kept = store.worksheets.get(worksheet.id)
    assert kept is not None
    if kept.revealed is None or store.writings.all():
        return False
    sides = kept.revealed.a, kept.revealed.b
    assert [side.rows for side in sides] == [a.rows, b.rows]
    assert all(side.guess == GUESS for side in sides)
    for kind in ("sheet", "guess"):
        for side in SIDES:
            left = store.writings._find(f"{kind}-{side}-{worksheet.id}")
            assert left is not None and left.veil == Open() and left.deleted
    return True


async def both(pilot: Any, press: Any) -> None:
    await press(pilot, "opening.first", "opening.second")
    await settle(pilot)


@pytest.fixture
def sealed(store: Store, clock: Any) -> Worksheet:
    """A round in which all is finished; what Ana wrote is sealed."""
    worksheet = ready(store, clock)
    Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    return worksheet
