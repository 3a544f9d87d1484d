"""The program is stopped for a while in the middle of something timed: no time is used up by it."""

import os
import signal
import time
from pathlib import Path

from tests.support.journeys.listening import settle_in
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from twofold.domain.clock import STANDSTILL


def stop_for_a_while(terminal: Terminal) -> None:
    """Stop the program without a warning, for longer than is taken for a slow moment, and let it go on."""
    terminal.signal(signal.SIGSTOP)
    terminal.wait_until(lambda: is_stopped(terminal.pid), "to stand still")
    since = time.monotonic()
    terminal.wait_until(lambda: time.monotonic() - since > STANDSTILL + 3, "to let a while pass")
    terminal.signal(signal.SIGCONT)


def is_stopped(pid: int) -> bool:
    """Tell, once, that the child *pid* was stopped."""
    found, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
    return found == pid and os.WIFSTOPPED(status)


def test_a_turn_is_interrupted_and_goes_on_where_it_was(home: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        settle_in(terminal, "the visit")
        stop_for_a_while(terminal)
        terminal.wait_for("You were interrupted", "Everything is as you left it.")
        terminal.press("space").wait_for("Ana speaks")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_a_look_at_each_other_goes_on_when_they_say_so(home: Path, lived: Path) -> None:
    with Terminal(home=home, size=(40, 11)) as terminal:
        terminal.wait_for("Ines", "b Book")
        terminal.press("e").wait_for("Eye to eye", "one minute")
        terminal.press("1").wait_for("breathe in")
        terminal.press("space").wait_until(lambda: not terminal.text.strip(), "to go dark")
        stop_for_a_while(terminal)
        terminal.wait_for("was stopped")
        terminal.press("space").wait_until(lambda: not terminal.text.strip(), "to go dark again")
        terminal.press("space").wait_for("One word each")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
