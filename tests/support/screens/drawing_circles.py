"""Circles, drawn and finished, as their tests do it."""

from typing import Any

from textual.pilot import Pilot

from tests.support.screens.circles import ID
from tests.support.waiting import ended
from twofold.app import TwofoldApp
from twofold.domain.drawers import Writing, writing_id
from twofold.domain.records import Side
from twofold.domain.worksheet.requests import Circles, Reply
from twofold.domain.worksheet.routes import RequestRoute
from twofold.screens.worksheet.circles import CirclesPage
from twofold.screens.worksheet.request import RequestPage
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock

SIZES = [(40, 11), (80, 24), (120, 40)]


CHEAP = Cost(ops=1, mem=8 << 10)


ANA = Circles(core=("one evening",), flexible=("which day",))


BEN = Circles(flexible=("how long", "who cooks"))


def finish(store: Store, clock: Any, side: Side, circles: Circles) -> None:
    """Let *side* have finished *circles*."""
    vault = Vault(store, clock.now, CHEAP)
    store.save(vault.finish(vault.writing("circles", ID, side), circles))


def writing(store: Store, side: Side) -> Writing | None:
    return store.writings.get(writing_id("circles", ID, side))


def reply(store: Store) -> Reply:
    found = store.replies.get(ID)
    assert found is not None
    return found


async def at_request(pilot: Pilot[int]) -> RequestPage:
    assert isinstance(pilot.app, TwofoldApp)
    pilot.app.go(RequestRoute("round", "evening"))
    await settle(pilot)
    assert isinstance(pilot.app.screen, RequestPage)
    return pilot.app.screen


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()


async def draw(pilot: Pilot[int], press: Any, key: str) -> CirclesPage:
    """Go through the curtain to one's circles."""
    await press(pilot, key)
    await settle(pilot)
    assert isinstance(pilot.app.screen, Curtain)
    await press(pilot, "curtain.open")
    await settle(pilot)
    page = pilot.app.screen
    assert isinstance(page, CirclesPage)
    return page


async def unlock(pilot: Pilot[int], words: str) -> None:
    assert isinstance(pilot.app.screen, Unlock)
    await pilot.press(*words, "enter")
    await ended(pilot, "unlock")
    await settle(pilot)
