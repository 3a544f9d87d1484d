"""A store with a couple in it, and the whole app over it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.store import Store
from twofold.store.config import Settings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file with Ana and Ben in it."""
    store = Store.open(tmp_path / "twofold.json")
    store.save(meet("Ana", "Ben"))
    yield store
    store.close()


@asynccontextmanager
async def running(
    store: Store, *, keys: dict[str, str] | None = None, **more: Any
) -> AsyncIterator[tuple[TwofoldApp, Pilot[int]]]:
    """Open the app over *store*, with the couple's own *keys* by the ids of the bindings."""
    app = TwofoldApp(store, Settings(motion=False, keys=keys or {}), **more)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        yield app, pilot
