"""Stopped and brought back by the shell: nothing stays on the screen meanwhile, and it goes on as it was."""

import signal
import termios
from pathlib import Path

from tests.support.journeys.people import to_names
from tests.support.journeys.suspending import LEFT, is_stopped
from tests.support.journeys.terminal import Terminal


def test_a_stop_hides_the_page_and_going_on_draws_it_again(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("mid").wait_for("Inesmid")
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda: LEFT in terminal.raw, "the alternate screen left")
        # To go on before it stands still would be no going on, and it would stand still for ever.
        terminal.wait_until(lambda: is_stopped(terminal.pid), "to stand still")
        before = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda: b"Inesmid" in terminal.raw[before:], "the page drawn again")
        terminal.type("dle").wait_for("Inesmiddle")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_ctrl_z_and_ctrl_c_stop_nothing(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        terminal.type("\x1a").press("ctrl+c")
        terminal.press("s").wait_for("n Names")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_stopped_without_warning_it_takes_over_the_terminal_again(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        before = terminal.modes
        to_names(terminal)
        ours = terminal.modes
        assert not ours[3] & termios.ICANON
        terminal.signal(signal.SIGSTOP)
        terminal.wait_until(lambda: is_stopped(terminal.pid), "to stand still")
        # A shell takes the terminal back, as it likes it.
        terminal.modes = before
        drawn = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda: b"Ines" in terminal.raw[drawn:], "the page drawn again")
        terminal.wait_until(lambda: terminal.modes[:4] == ours[:4], "to have its modes again")
        terminal.type("middle of a day").wait_for("Inesmiddle of a day")
        terminal.press("ctrl+q")
        terminal.wait_until(lambda: LEFT in terminal.raw[drawn:], "the alternate screen left")
        assert terminal.wait_exit(close=False) == 0
        assert terminal.modes[:4] == before[:4], "it is left as it was found"
