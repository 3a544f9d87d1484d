"""Work beside the page: what it finds and what it raises come back, and nobody waits for it who has gone."""

import asyncio
import threading

import pytest

from twofold.widgets.aside import ASIDE, aside


async def test_what_it_finds_and_what_it_raises_come_back() -> None:
    assert await aside(lambda: threading.current_thread().name) == ASIDE
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)


async def test_who_is_cancelled_gets_nothing_and_the_work_is_no_trouble() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        go_on.wait(60)
        return "too late"

    task = asyncio.create_task(aside(work))
    while not begun.is_set():
        await asyncio.sleep(0)
    (thread,) = [each for each in threading.enumerate() if each.name == ASIDE]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    thread.join(60)
    assert thread.daemon, "no exit joins it"
    await asyncio.sleep(0)
