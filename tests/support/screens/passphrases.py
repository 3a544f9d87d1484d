"""Passphrases set, changed and taken away on the page of the drawers, as its tests do it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from textual.events import Paste

from twofold.domain.drawers import Open
from twofold.domain.routes import DrawersRoute
from twofold.screens.drawers import AskPassphrase, Drawers
from twofold.store import Store
from twofold.store import drawers as drawers_of_store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain

QUICK = Cost(ops=1, mem=8 << 20)


SIZES = [(40, 11), (80, 24), (120, 40)]


WORDS = "our song"


THEIRS = drawers_of_store.make("a", b"theirs", QUICK, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture
def written(store: Store, clock: Any) -> Store:
    """A store in which both wrote something alone."""
    vault = Vault(store, clock.now, QUICK)
    for side in ("a", "b"):
        writing = vault.writing("sheet", "w1", side)
        store.save(writing.with_(veil=Open(f"PRIVATE of {side}")))
    return store


async def type_in(pilot: Any, words: str) -> None:
    """Paste *words* into the field, and press Enter."""
    if words:
        pilot.app.post_message(Paste(words))
        await pilot.pause()
    await pilot.press("enter")


async def give(pilot: Any, words: str) -> None:
    """Paste *words* into the field, press Enter, and wait for what comes of it."""
    await type_in(pilot, words)
    for worker in [worker for worker in pilot.app.workers if worker.group == "unlock"]:
        await worker.wait()
    await pilot.pause()
    await pilot.pause()


async def to_ask(pilot: Any, press: Any, id_: str) -> None:
    """Come to the fields of a binding, through the curtain."""
    pilot.app.vault.cost = QUICK
    if not isinstance(pilot.app.screen, Drawers):
        pilot.app.go(DrawersRoute())
        await pilot.pause()
    await press(pilot, id_)
    assert isinstance(pilot.app.screen, Curtain)
    await press(pilot, "curtain.open")
    await pilot.pause()
    assert isinstance(pilot.app.screen, AskPassphrase)


async def set_for_ana(pilot: Any, press: Any, words: str = WORDS) -> None:
    await to_ask(pilot, press, "drawers.a")
    await give(pilot, words)
    await give(pilot, words)


def veils(store: Store) -> dict[str, type]:
    return {str(writing.author): type(writing.veil) for writing in store.writings.all()}
