"""Time that does not keep a test waiting: where an app only waits for a timer, its clock moves there at once.

A Pilot waits for an app to come to rest by sleeping for a fiftieth of a second, again and again: most of the
time of a test. Under this clock a sleep ends as soon as nothing is left to do before it: every callback has
run, every earlier timer has rung, no thread is at work. So nothing is waited for less thoroughly, and no
timer rings in another order; only nobody sits through the time between.
"""

import asyncio
import contextvars
import selectors
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual import _time
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot

from twofold.frame.inorder import KeysInOrder
from twofold.widgets.aside import ASIDE

KEYS = 1000
"""So often a pilot looks whether the keys have had their effect."""


class Hurry:
    """A selector of a loop, and the clock of both the loop and Textual: seconds, never going back."""

    each_step = True
    """Whether each step is drawn, as in a terminal; else only what is there when the app rests."""

    def __init__(self, loop: Any) -> None:
        self._loop = loop
        self._selector: selectors.BaseSelector = loop._selector
        self._undrawn: dict[Compositor, contextvars.Context] = {}
        self._ahead = 0.0
        self._at_work: set[asyncio.Future[Any]] = set()
        self._closing = False

    def now(self) -> float:
        """Return what time it is for the loop and for Textual."""
        return time.monotonic() + self._ahead

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wait as a selector does, but let *timeout* pass at once where no thread is at work."""
        if timeout != 0 and self._undrawn:
            while self._undrawn:
                compositor, context = self._undrawn.popitem()
                self._loop.call_soon(draw, compositor, context=context)
            timeout = 0
        busy = self._at_work or self._closing or any(each.name == ASIDE for each in threading.enumerate())
        if not timeout or busy:
            return self._selector.select(timeout)
        events = self._selector.select(0)
        if not events:
            self._ahead += timeout
        return events

    def draw_later(self, compositor: Compositor) -> None:
        """Draw what has changed of *compositor* once nothing else is left to do."""
        self._undrawn[compositor] = contextvars.copy_context()

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


def draw(compositor: Compositor) -> None:
    """Let the widgets of *compositor* draw what has changed: what a headless app would throw away unseen."""
    changed, app = compositor._dirty_regions, active_app.get()
    if not changed or app.screen._compositor is not compositor:
        return
    whole = compositor.size.region
    crop = whole if whole in changed else Region.from_union(list(changed)).intersection(whole)
    changed.clear()
    try:
        for _ in compositor._get_renders(crop):
            pass
    except Exception as error:
        app._handle_exception(error)


def hurry(loop: Any) -> None:
    """Let *loop*, which is running, and the app in it, hurry until the loop is closed."""
    if isinstance(loop._selector, Hurry):
        return
    loop._selector = clock = Hurry(loop)
    loop.time = clock.now
    loop.run_in_executor = clock.watching(loop.run_in_executor)
    loop.shutdown_default_executor = clock.closing(loop.shutdown_default_executor)
    _time.get_time = clock.now


@contextmanager
def hurried() -> Iterator[None]:
    """Let every app that is tested hurry, and every pilot wait for the keys to have their turn."""
    process, get_time, wait = App._process_messages, _time.get_time, Pilot._wait_for_screen
    update = Compositor.render_update

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
        return await wait(self, timeout)

    def updating(
        self: Compositor, full: bool = False, screen_stack: list[Any] | None = None, simplify: bool = False
    ) -> Any:
        clock = asyncio.get_running_loop()._selector  # type: ignore[attr-defined]
        if full or not isinstance(clock, Hurry) or clock.each_step:
            return update(self, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        clock.draw_later(self)
        return None

    App._process_messages = processing  # type: ignore[method-assign]
    Pilot._wait_for_screen = waiting  # type: ignore[method-assign]
    Compositor.render_update = updating  # type: ignore[method-assign]
    try:
        yield
    finally:
        App._process_messages = process  # type: ignore[method-assign]
        Pilot._wait_for_screen = wait  # type: ignore[method-assign]
        Compositor.render_update = update  # type: ignore[method-assign]
        _time.get_time = get_time
