"""Time that does not keep a test waiting: where an app only waits for a timer, its clock moves there at once.

A Pilot waits for an app to come to rest by sleeping for a fiftieth of a second, again and again: most of the
time of a test. Under this clock a sleep ends as soon as nothing is left to do before it: every callback has
run, every earlier timer has rung, no thread is at work. So nothing is waited for less thoroughly, and no
timer rings in another order; only nobody sits through the time between.
"""

import asyncio
import selectors
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual import _time, _wait, app, pilot
from textual.app import App
from textual.pilot import Pilot

from twofold.frame.inorder import KeysInOrder
from twofold.widgets.aside import ASIDE
from twofold.widgets.inside.loop import has_more_to_do, is_at_rest

KEYS = 1000
"""So often a pilot looks whether the keys have had their effect."""
SELDOM = 10
"""While there is more to do, the world is asked once in so many turns of the loop."""
NAP = 1 / 50
"""Seconds in which something must happen for the app to be busy, as Textual has it."""
NAPS = 50
"""So many times an app may be busy until it is taken for one that never rests."""
ALONE = 3
"""So many turns of the loop it takes to wake one who sleeps."""
TURNS = 1000
"""So many turns of the loop a pilot lets go by before it asks every widget."""


class Hurry:
    """A selector of a loop, and the clock of both the loop and Textual: seconds, never going back."""

    def __init__(self, loop: Any) -> None:
        self._loop = loop
        self._selector: selectors.BaseSelector = loop._selector
        self._ahead = 0.0
        self._at_work: set[asyncio.Future[Any]] = set()
        self._closing = False
        self._unasked = 0
        self.turns = 0

    @property
    def is_real(self) -> bool:
        """Whether time passes as it does for everybody, since a thread is at work."""
        return bool(self._at_work) or self._closing or self._is_aside()

    def now(self) -> float:
        """Return what time it is for the loop and for Textual."""
        return time.monotonic() + self._ahead

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait as a selector does, but let *timeout* pass at once where no thread is at work."""
        self.turns += 1
        if timeout == 0:
            # There is more to do. Whether the world has something new need not be asked before each of it.
            self._unasked = (self._unasked + 1) % SELDOM
            return self._selector.select(0) if not self._unasked else []
        events = self._selector.select(0)
        if events:
            return events
        if timeout is None or self.is_real:
            return self._selector.select(timeout)
        self._ahead += timeout
        return events

    def _is_aside(self) -> bool:
        return threading.active_count() > 1 and any(each.name == ASIDE for each in threading.enumerate())

    def watching(self, run: Callable[..., asyncio.Future[Any]]) -> Callable[..., asyncio.Future[Any]]:
        """Return *run*, a loop's ``run_in_executor``, such that time is real while a thread is at work."""

        def running(*what: Any) -> asyncio.Future[Any]:
            work = run(*what)
            self._at_work.add(work)
            work.add_done_callback(self._at_work.discard)
            return work

        return running

    def closing(self, shutdown: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        """Return *shutdown*, a loop's ``shutdown_default_executor``, such that time is real from then on.

        From Python 3.12 on it gives the threads five minutes to end, which must not pass at once.
        """

        def shutting(*what: Any, **more: Any) -> Awaitable[None]:
            self._closing = True
            return shutdown(*what, **more)

        return shutting

    def __getattr__(self, name: str) -> Any:
        return getattr(self._selector, name)


def hurry(loop: Any) -> None:
    """Let *loop*, which is running, and the app in it, hurry until the loop is closed."""
    if isinstance(loop._selector, Hurry):
        return
    loop._selector = clock = Hurry(loop)
    loop.time = clock.now
    loop.run_in_executor = clock.watching(loop.run_in_executor)
    loop.shutdown_default_executor = clock.closing(loop.shutdown_default_executor)
    _time.get_time = clock.now


def _idle(wait: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Return *wait*, which waits until the process has little to do, for where the clock hurries.

    It would ask the system for its time on the processor, which takes long, and depends on the machine. Here
    it goes by whether anything else happened in the meantime.
    """

    async def waiting(*what: Any, **more: Any) -> None:
        clock: Any = getattr(asyncio.get_running_loop(), "_selector", None)
        for _ in range(NAPS):
            if not isinstance(clock, Hurry) or clock.is_real:
                await wait(*what, **more)
                return
            before = clock.turns
            await asyncio.sleep(NAP)
            if clock.turns - before <= ALONE:
                return

    return waiting


def _is_done(pump: Any) -> bool:
    """Return whether *pump* has processed all that it was sent; one that has not begun yet has not."""
    return is_at_rest(pump) if pump.is_running else pump._closing or pump._closed


async def _come_to_rest(app: App[Any]) -> bool:
    """Let the loop of *app* turn until nothing is left to do in it; return whether every widget is done.

    A pilot would send each of them a message and wait until it came to it: half of all messages there were.
    """
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0)
    for _ in range(TURNS):
        if not has_more_to_do(loop):
            break
        await asyncio.sleep(0)
    if not app.screen_stack or app._exception is not None:
        return False
    return all(map(_is_done, (app, *app.screen.walk_children(with_self=True))))


@contextmanager
def hurried() -> Iterator[None]:
    """Let every app that is tested hurry, and every pilot wait for the keys to have their turn."""
    process, get_time, wait = App._process_messages, _time.get_time, Pilot._wait_for_screen

    async def processing(self: App[Any], *what: Any, **more: Any) -> None:
        if more.get("headless"):
            hurry(asyncio.get_running_loop())
        await process(self, *what, **more)

    async def waiting(self: Pilot[Any], timeout: float = 30.0) -> bool:
        keys = getattr(self.app, "keys", None)
        for _ in range(KEYS):
            if not isinstance(keys, KeysInOrder) or keys.settled or self.app._exit:
                break
            await asyncio.sleep(0.002)
        return await _come_to_rest(self.app) or await wait(self, timeout)

    patch = pytest.MonkeyPatch()
    for module in (app, pilot):
        patch.setattr(module, "wait_for_idle", _idle(_wait.wait_for_idle))
    App._process_messages = processing  # type: ignore[method-assign]
    Pilot._wait_for_screen = waiting  # type: ignore[method-assign]
    try:
        yield
    finally:
        App._process_messages = process  # type: ignore[method-assign]
        Pilot._wait_for_screen = wait  # type: ignore[method-assign]
        _time.get_time = get_time
        patch.undo()
