"""What makes the tests quick takes nothing from what they prove."""

import asyncio
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from textual import _time
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.widgets import Static

from twofold.widgets.aside import aside

HERE = ("a sheet", "")


def drawn(css: str, **variables: str) -> Any:
    """Return the colour that *css*, at the same place each time, gives a screen."""
    sheet = Stylesheet(variables=variables)
    sheet.add_source(css, read_from=HERE)
    (rule,) = sheet.rules
    return rule.styles.color


async def test_timers_ring_in_their_order_and_a_sleeper_wakes_after_all_that_comes_before() -> None:
    rung: list[float] = []
    app: App[None] = App()
    async with app.run_test():
        begun = _time.get_time()
        for delay in (400.0, 0.01, 90.0, 600.0):
            app.set_timer(delay, lambda delay=delay: rung.append(delay))
        await asyncio.sleep(500)
        assert rung == [0.01, 90.0, 400.0]
        assert 500 <= _time.get_time() - begun < 600


async def test_a_pilot_waits_while_one_thing_leads_to_the_next() -> None:
    app: App[None] = App()
    done: list[int] = []

    def go_on(number: int) -> None:
        done.append(number)
        if number < 20:
            app.set_timer(0.015, lambda: go_on(number + 1))

    async with app.run_test() as pilot:
        go_on(0)
        await pilot.pause()
        assert len(done) == 21


async def test_a_pilot_waits_no_longer_where_something_never_rests() -> None:
    app: App[None] = App()
    rung: list[float] = []
    async with app.run_test() as pilot:
        app.set_interval(0.01, lambda: rung.append(_time.get_time()))
        await pilot.pause()
        assert rung and rung[-1] - rung[0] < 30


@pytest.mark.parametrize("beside", [asyncio.to_thread, aside])
async def test_nothing_is_hurried_while_a_thread_is_at_work(beside: Any) -> None:
    app: App[None] = App()
    async with app.run_test():
        sleep = asyncio.create_task(asyncio.sleep(50))
        work = asyncio.create_task(beside(lambda: threading.Event().wait(0.2)))
        await asyncio.wait({sleep, work}, return_when=asyncio.FIRST_COMPLETED)
        assert work.done() and not sleep.done()
        await sleep


async def test_nothing_is_hurried_once_a_loop_closes() -> None:
    app: App[None] = App()
    async with app.run_test():
        asyncio.get_running_loop().run_in_executor(None, int)
        await asyncio.get_running_loop().shutdown_default_executor()
        begun = time.monotonic()
        await asyncio.sleep(0.2)
        assert time.monotonic() - begun > 0.19


class Counted(Static):
    """Keeps what it has drawn; cannot draw "mistake"."""

    def __init__(self) -> None:
        super().__init__("begun")
        self.drawn: list[str] = []

    def render(self) -> Any:
        self.drawn.append(str(self.content))
        assert self.content != "mistake"
        return super().render()


async def test_what_cannot_be_drawn_stops_the_app() -> None:
    app: App[None] = App()
    with pytest.raises(AssertionError, match="mistake"):
        async with app.run_test() as pilot:
            counted = Counted()
            await app.screen.mount(counted)
            await pilot.pause()
            counted.update("mistake")
            await pilot.pause()
    assert counted.drawn[-1] == "mistake"


def test_what_is_not_open_cannot_be_synced(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        number = file.fileno()
        os.fsync(number)
    with pytest.raises(OSError, match="descriptor"):
        os.fsync(number)


def test_a_sheet_is_parsed_anew_for_another_text_or_other_variables() -> None:
    red, blue = drawn("Screen { color: red; }"), drawn("Screen { color: blue; }")
    assert red != blue
    of_ours = "Screen { color: $ours; }"
    assert (drawn(of_ours, ours="red"), drawn(of_ours, ours="blue")) == (red, blue)


async def test_a_handler_that_is_given_or_taken_between_two_apps_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[str] = []

    async def hears() -> list[str]:
        heard.clear()
        app: App[None] = App()
        async with app.run_test() as pilot:
            await app.screen.mount(Counted())
            await pilot.pause()
        return [*heard]

    assert await hears() == []
    with monkeypatch.context() as patch:
        patch.setattr(Counted, "on_mount", lambda self: heard.append("mount"), raising=False)
        assert await hears() == ["mount"]
        patch.setattr(Counted, "on_mount", lambda self: heard.append("another"))
        assert await hears() == ["another"]
    assert await hears() == []
