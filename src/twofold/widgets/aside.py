"""Long work beside the page: it stays awake, and leaving waits for nothing."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
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
