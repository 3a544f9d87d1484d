"""Long work beside the page: it stays awake, and leaving waits for nothing."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
_PAUSE = 0.25
"""Seconds between two words about how far it is."""
Watch = Callable[[float], None]
"""Is told, now and then, which part of the work is done (0 to 1)."""
ASIDE = "aside"
"""The name of every such thread."""


async def aside(work: Callable[[], T]) -> T:
    """Return what *work* returns, done in a thread; raises what it raises.

    Nobody joins that thread: whoever leaves, leaves at once, and the work ends with the program. So it must
    be work that may be cut off, such as reading.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[T] = loop.create_future()

    def tell(result: T | None, error: Exception | None) -> None:
        if found.done():
            return  # nobody waits any more
        if error is not None:
            found.set_exception(error)
        else:
            found.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop has gone, and so has whoever waited
            loop.call_soon_threadsafe(tell, result, error)

    Thread(target=run, name=ASIDE, daemon=True).start()
    return await found


class _Left(Exception):
    """Nobody waits for the work any more."""


async def watched(work: Callable[[Watch], T], tell: Watch) -> T:
    """Return what *work* returns, as `aside` does; *work* says now and then how far it is, and *tell* hears
    it beside the page. Once nobody waits any more, *work* ends the next time that it says so."""
    loop = asyncio.get_running_loop()
    left = Event()
    told = monotonic() - _PAUSE

    def heard(part: float) -> None:
        if not left.is_set():
            tell(part)

    def watch(part: float) -> None:
        nonlocal told
        if left.is_set():
            raise _Left
        if monotonic() - told < _PAUSE:
            return  # to draw each step would take longer than the work
        told = monotonic()
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(heard, part)

    try:
        return await aside(lambda: work(watch))
    finally:
        left.set()
