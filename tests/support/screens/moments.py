"""Moments in a store, for the tests of their pages and of those that offer them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.support.screens.locking import settle
from twofold.domain.moments.records import Jotted, Moment
from twofold.domain.moments.showing import show
from twofold.domain.records import Side
from twofold.store import Store
from twofold.store.vault import Vault

SIZES = [(40, 11), (80, 24)]
Seen = Callable[[Any], str]
TEA = "You made tea before I woke."
HAND = "Your hand on my back at the station."


def keeps(store: Store, clock: Any, side: Side = "a", words: str = TEA, id: str = "m1") -> None:
    """Save a moment that *side* keeps for themselves, written without opening the drawer."""
    vault = Vault(store, clock.now)
    store.save(vault.write(vault.writing("moment", id, side), Jotted(words)))


def kept(store: Store, clock: Any, side: Side = "a") -> list[str]:
    """Return what *side* keeps for themselves, in a drawer without a passphrase."""
    vault = Vault(store, clock.now)
    found = [each for each in store.writings.all() if (each.kind, each.author) == ("moment", side)]
    return [vault.read(each, Jotted).words for each in found]


def shown(store: Store, clock: Any, side: Side = "a", words: str = TEA, id: str = "s1") -> Moment:
    """Save a moment that *side* showed to the other an hour ago."""
    at = clock.now() - timedelta(hours=1)
    (saved,) = store.save(show(id, side, words, at, at))
    assert isinstance(saved, Moment)
    return saved


def words_of(seen: Seen, pilot: Any) -> str:
    """Return what is on the screen as words, in one line."""
    return " ".join(seen(pilot).split())


async def go(pilot: Any, press: Any, *ids: str) -> None:
    """Press the keys *ids*, and wait until all is still."""
    await press(pilot, *ids)
    await settle(pilot)
