"""What the tests of the path share."""

from datetime import date
from typing import Any

from tests.support.screens.locking import settle
from twofold.domain.drawers import Writing
from twofold.domain.path.paths import begin, opened
from twofold.domain.path.records import Path, Prepared
from twofold.domain.records import Side
from twofold.store import Store
from twofold.store.vault import Vault

TODAY = date(2026, 11, 23)
ABOUT = "path-1"
PROBLEM = "Who does what in the evening"
HERS = Prepared(
    happens="The dishes stand there until nine.", do="I wash them loudly", feel="alone with it",
    wish="that you begin before I ask", harder="the late shift",
)  # fmt: skip
HIS = Prepared(do="I go out for a smoke", feel="scolded", wish="a quarter of an hour to arrive")


def a_path(clock: Any, id: str = ABOUT, problem: str = PROBLEM) -> Path:
    """Return a path that was begun just now."""
    return begin(problem, clock.now()).with_(id=id)


def an_open_path(clock: Any, id: str = ABOUT) -> Path:
    """Return a path of which both have opened what they prepared."""
    return opened(a_path(clock, id), HERS, HIS, clock.now())


def seal(
    store: Store, clock: Any, side: Side, prepared: Prepared, about: str = ABOUT, *, finished: bool = True
) -> Writing:
    """Let *side* have prepared *prepared*."""
    vault = Vault(store, clock.now)
    writing = vault.writing("path", about, side)
    (saved,) = store.save(vault.finish(writing, prepared) if finished else vault.write(writing, prepared))
    assert isinstance(saved, Writing)
    return saved


def kept(store: Store, clock: Any, side: Side = "a", about: str = ABOUT) -> Prepared:
    """Return what *side* prepares, as it is in the file."""
    vault = Vault(store, clock.now)
    return vault.read(vault.writing("path", about, side), Prepared)


def now(store: Store) -> Path:
    """Return the path as it is in the file."""
    found = store[Path].get(ABOUT)
    assert found is not None
    return found


async def go(pilot: Any, route: Any) -> Any:
    """Go to the page of *route*, and return it."""
    pilot.app.go(route)
    await settle(pilot)
    return pilot.app.screen
