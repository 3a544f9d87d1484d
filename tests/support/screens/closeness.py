"""What the tests of how close they feel share."""

from datetime import date, timedelta
from typing import Any

from twofold.domain.closeness.looks import opened
from twofold.domain.closeness.records import MONTHLY, Closeness, Felt, Monthly
from twofold.domain.drawers import Writing
from twofold.domain.records import Side
from twofold.store import Store
from twofold.store.vault import Vault

TODAY = date(2026, 11, 23)
ABOUT = "closeness-1"
HERS = Felt(40, "the visit", "an evening that nobody needs us")
HIS = Felt(80, "home")


def look(clock: Any, number: int = 1, *, back: int = 0, a: Felt = HERS, b: Felt = HIS) -> Closeness:
    """Return a look that was opened so many days *back*."""
    at = clock.now() - timedelta(days=back)
    return opened(f"closeness-{number}", a, b, at, TODAY - timedelta(days=back))


def monthly(clock: Any, day: int) -> Monthly:
    """Return the choice, made long ago, to be offered it from *day* on."""
    at = clock.now() - timedelta(days=90)
    return Monthly(id=MONTHLY, created=at, updated=at, day=day)


def seal(
    store: Store, clock: Any, side: Side, felt: Felt, about: str = ABOUT, *, finished: bool = True
) -> Writing:
    """Let *side* have written *felt*."""
    vault = Vault(store, clock.now)
    writing = vault.writing("closeness", about, side)
    (saved,) = store.save(vault.finish(writing, felt) if finished else vault.write(writing, felt))
    assert isinstance(saved, Writing)
    return saved


def kept(store: Store, clock: Any, side: Side = "a", about: str = ABOUT) -> Felt:
    """Return what *side* writes, as it is in the file."""
    vault = Vault(store, clock.now)
    return vault.read(vault.writing("closeness", about, side), Felt)
