"""Every way out: nothing typed is lost, nothing is left on the screen that should not be."""

import signal
import sys
from pathlib import Path

import pytest

from tests.support.journeys.leaving import CLEARED, is_free, name_in
from tests.support.journeys.people import to_names
from tests.support.journeys.terminal import Terminal
from twofold.store.places import journal_file


@pytest.mark.parametrize("keys", [("f9",), ("Z", "Z")])
def test_a_quick_exit_clears_the_screen_and_says_nothing(
    home: Path, lived: Path, keys: tuple[str, ...]
) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        terminal.press(*keys)
        assert terminal.wait_exit() == 0
    assert terminal.text == ""
    assert terminal.raw.count(CLEARED) >= 1
    _, _, after = bytes(terminal.raw).rpartition(CLEARED)
    assert after == b"\x1b]2;\x07", "the window's title is taken off, and nothing is written any more"
    assert name_in(lived) == "Ines"


def test_a_quick_exit_while_typing_loses_nothing(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("ZZtop").wait_for("InesZZtop")  # in a field, a Z is a letter
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    assert terminal.text == ""
    assert name_in(lived) == "InesZZtop"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_at_once_with_everything_saved(
    home: Path, lived: Path, number: signal.Signals, code: int
) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("tta").wait_for("◆ Inestta")
        terminal.signal(number)
        assert (
            terminal.wait_exit(within=2.0) == code
        )  # a fraction of a second; twice a second for slow machines
    assert is_free(lived)
    assert name_in(lived) == "Inestta"
    assert "Traceback" not in terminal.raw.decode("utf-8", "replace")


def test_a_kill_while_it_begins_gives_the_terminal_back(home: Path, lived: Path) -> None:
    # It holds the terminal, and home is not there yet.
    script = (
        "import os, signal\n"
        "from twofold.app import TwofoldApp\n"
        "from twofold.cli import main\n"
        "begin = TwofoldApp.on_mount\n"
        "TwofoldApp.on_mount = lambda app: (os.kill(os.getpid(), signal.SIGTERM), begin(app))\n"
        "raise SystemExit(main())\n"
    )
    with Terminal((sys.executable, "-c", script), home=home) as terminal:
        assert terminal.wait_exit() == 143
    assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(b"\x1b[?1049l") == 1
    assert terminal.raw.rindex(b"\x1b[?1000l") > terminal.raw.rindex(b"\x1b[?1000h")
    assert is_free(lived)


def test_a_closed_window_ends_it_with_everything_saved(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("tta").wait_for("◆ Inestta")
        terminal.hang_up()
    assert is_free(lived)
    assert name_in(lived) == "Inestta"


def test_a_kill_loses_nothing_that_was_shown_as_kept(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("tta").wait_for("◆ Inestta  ● Rowan")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert is_free(lived)
    with Terminal(home=home) as again:
        again.wait_for("Home", "◆ Inestta")
        again.press("q")
        assert again.wait_exit() == 0
    assert name_in(lived) == "Inestta"


def test_a_clean_end_leaves_one_whole_file(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("tta").wait_for("◆ Inestta  ● Rowan")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    journal = journal_file(lived)
    assert not journal.exists() or len(journal.read_bytes().splitlines()) <= 1
    assert b"Inestta" in lived.read_bytes()
    assert name_in(lived) == "Inestta"
