"""The way out of a program that is busy, hangs, or waits: it is never kept for what nobody needs any more."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.support.journeys.leaving import CLEARED
from tests.support.journeys.terminal import Terminal

BUSY = Path(__file__).parents[1] / "support" / "journeys" / "busy.py"
ROOT = Path(__file__).parents[2]


def busy(home: Path) -> Terminal:
    """Return the busy app, with its field empty and its first widget waiting for a key."""
    terminal = Terminal(
        (sys.executable, str(BUSY)), arguments=(str(home / "kept"),), home=home,
        env={"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
    )  # fmt: skip
    terminal.wait_for("ready")
    return terminal


def test_the_screen_is_cleared_while_it_answers_nobody(home: Path) -> None:
    with busy(home) as terminal:
        terminal.press("tab", "typed", "shift+tab", "b").wait_for("blocks", "typed")
        began = time.monotonic()
        terminal.wait_until(lambda: time.monotonic() - began > 0.5, "to be blocked")
        terminal.press("f9")
        terminal.wait_until(lambda: CLEARED in terminal.raw, "to clear the screen")
        assert terminal.text == ""
        assert terminal.alive
        assert terminal.wait_exit() == 0
    assert terminal.text == ""
    assert (home / "kept").read_text() == "typed"


@pytest.mark.parametrize("way", ["f9", "ctrl+q"])
@pytest.mark.parametrize(("key", "does"), [("h", "hangs"), ("w", "waits"), ("t", "works")])
def test_nothing_that_waits_is_waited_for(home: Path, way: str, key: str, does: str) -> None:
    with busy(home) as terminal:
        terminal.press("tab", "typed", "shift+tab", key).wait_for(does, "typed")
        terminal.press("enter", way)
        assert terminal.wait_exit() == 0
    assert (home / "kept").read_text() == "typed"
