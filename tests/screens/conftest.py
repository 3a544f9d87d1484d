"""A fake clock, a real store with a couple in it, and an app over both."""

import gc
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
import tzlocal
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.support.screens.clock import FakeClock
from tests.support.screens.locking import reached
from tests.support.screens.pictures import HOME, Svg, named
from tests.support.screens.seats import Seats
from tests.support.screens.talks import Room
from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.frame import household
from twofold.store import Store
from twofold.store.config import Settings


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing blink, look at the file when a test says so, and let the sun rise over Greenwich."""
    # Else a busy machine takes in what the other terminal saved before the key that a test presses next.
    monkeypatch.setattr(household, "GLANCE", 3600.0)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _self: None)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    # It remembers the zone that somebody asked for before.
    tzlocal.reload_localzone()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True, scope="module")
def passed_over(request: pytest.FixtureRequest) -> None:
    """Let the collector pass over what is there before tests that call it again and again."""
    own = vars(request.module)
    if "gc" in own or "remembered" in own or own.get("reached") is reached:
        gc.collect()
        gc.freeze()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def empty_store(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A new file: the two have not met."""
    store = Store.open(tmp_path / "twofold.json", clock=clock)
    yield store
    store.close()


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A file with Ana and Ben in it."""
    empty_store.save(meet("Ana", "Ben"))
    return empty_store


class Open(Protocol):
    """Opens an app on *store* (else the ready one) and gives its pilot."""

    def __call__(
        self, store: Store | None = None, *, size: tuple[int, int] = (80, 24), **more: Any
    ) -> AbstractAsyncContextManager[Pilot[int]]: ...


@pytest.fixture
def opened(request: pytest.FixtureRequest, clock: FakeClock, tmp_path: Path) -> Open:
    """Open an app: ``async with opened(size=(40, 11)) as pilot``."""

    @asynccontextmanager
    async def opening(
        store: Store | None = None, *, size: tuple[int, int] = (80, 24), **more: Any
    ) -> AsyncIterator[Pilot[int]]:
        settings = more.pop("settings", Settings(motion=False))
        more.setdefault("config", tmp_path / "config" / "config.toml")
        app = TwofoldApp(store or request.getfixturevalue("store"), settings, clock=clock, **more)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot

    return opening


Press = Callable[[Pilot[int], str], Awaitable[None]]


@pytest.fixture
def press() -> Press:
    """Press the key of a binding, named by its id: tests do not know the keys."""

    async def pressing(pilot: Pilot[int], *ids: str) -> None:
        for id_ in ids:
            active = pilot.app.screen.active_bindings.values()
            keys = [a.binding.key for a in active if a.binding.id == id_ and a.enabled]
            assert keys, f"no key for {id_} here: {sorted(a.binding.id or a.binding.key for a in active)}"
            await pilot.press(keys[0])
            await pilot.pause()

    return pressing


@pytest.fixture
def picture() -> Callable[[Pilot[int]], str]:
    """Give the screen as SVG, the same for the same screen."""

    def taking(pilot: Pilot[int]) -> str:
        return re.sub(r"terminal-\d+", "terminal", pilot.app.export_screenshot(title="twofold"))

    return taking


@pytest.fixture
def drawn(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Svg)


@pytest.fixture(params=[HOME], ids=named)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    size, theme = request.param
    return {"size": size, "settings": Settings(motion=False, theme=theme)}


@pytest.fixture
def enter(clock: FakeClock, press: Any, seen: Any) -> Callable[[Pilot[int]], Room]:
    """Make a Room, with all that two people do in it, of a pilot."""
    return lambda pilot: Room(pilot, clock, press, seen)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put the machine in Berlin, an hour ahead of UTC."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def seats(opened: Any, store: Store, clock: FakeClock, press: Any, seen: Any) -> Any:
    """Open two apps on the file, at the seat of Ana and at that of Ben: ``async with seats() as two``.

    *seated* False: neither terminal was given to one of them.
    """

    @asynccontextmanager
    async def opening(*, seated: bool = True) -> AsyncIterator[Seats]:
        other = Store.open(store.path, clock=clock)
        a, b = ("a", "b") if seated else (None, None)
        try:
            async with opened(store, seat=a) as hers, opened(other, seat=b) as his:
                yield Seats({"a": hers, "b": his}, clock, press, seen)
        finally:
            other.close()

    return opening
