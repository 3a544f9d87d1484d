"""Work beside the page: what it finds and what it raises come back, and nobody waits for it who has gone."""

import asyncio
import threading

import pytest

from twofold.widgets.aside import ASIDE, Watch, aside, watched


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


async def test_how_far_it_is_is_heard_and_once_nobody_waits_the_work_ends() -> None:
    heard: list[float] = []
    go_on, ended = threading.Event(), threading.Event()

    def work(watch: Watch) -> None:
        watch(0.25)
        go_on.wait(60)
        try:
            watch(0.5)
        finally:
            ended.set()

    task = asyncio.create_task(watched(work, heard.append))
    while not heard:
        await asyncio.sleep(0)
    assert heard == [0.25]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    assert ended.wait(60)
    await asyncio.sleep(0)
    assert heard == [0.25], "nobody hears what nobody waits for"
    assert await watched(lambda watch: "done", heard.append) == "done"
