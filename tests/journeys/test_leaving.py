"""Every way out: nothing typed is lost, nothing is left on the screen that should not be."""

import fcntl
import os
import signal
from pathlib import Path

import pytest

from tests.journeys.conftest import to_names
from tests.journeys.terminal import Terminal
from twofold.store import Store
from twofold.store.places import journal_file, lock_file

CLEARED = b"\x1b[H\x1b[2J\x1b[3J"
"""The cursor home, the screen cleared, the scrollback cleared."""


def name_in(data: Path) -> str:
    """Return the first partner's name in the file, which must be free to open and sound."""
    store = Store.open(data)
    try:
        assert store.notices == ()
        (couple,) = store.couple.all()
        return couple.a.name
    finally:
        store.close()


def is_free(data: Path) -> bool:
    """Whether nobody holds the lock of *data*."""
    lock = lock_file(data)
    if not lock.exists():
        return True
    handle = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


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
