"""Two terminals of the couple, one file."""

import signal
from functools import partial
from pathlib import Path

from tests.journeys.conftest import to_names
from tests.journeys.terminal import Terminal
from twofold.store import Store


def marked(terminal: Terminal) -> str:
    """The lines under the cursor of a list."""
    return "\n".join(line for line in terminal.text.splitlines() if line.lstrip().startswith("▌"))


def to_row(terminal: Terminal, words: str) -> Terminal:
    """Move the cursor of the list down to the row that says *words*."""
    while words not in (here := marked(terminal)):
        terminal.press("down").wait_until(partial(moved, terminal, here), "to move the cursor")
    return terminal


def moved(terminal: Terminal, here: str) -> bool:
    """Whether the cursor of the list is somewhere else than *here*."""
    return marked(terminal) != here


def test_what_one_changes_the_other_sees(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "◆ Ines")
        to_names(here)
        here.type("tta").wait_for("◆ Inestta  ● Rowan")
        there.wait_for("Home", "◆ Inestta")
        here.press("ctrl+q")
        assert here.wait_exit() == 0
        # The one who stays goes on, on the file that the other folded.
        to_names(there)
        there.type("X").wait_for("◆ InesttaX  ● Rowan")
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    store = Store.open(lived)
    assert [couple.a.name for couple in store.couple.all()] == ["InesttaX"]
    assert store.notices == ()
    store.close()


def test_a_session_begun_at_one_is_found_open_at_the_other(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "o Go on")
        here.wait_for("Home", "o Go on")
        to_row(here, "Floor and mirror").press("enter").wait_for("Floor and mirror", "enter Go on")
        here.press("enter")
        there.wait_for("left open")
        here.press("ctrl+q")
        assert here.wait_exit() == 0
        there.press("q")
        assert there.wait_exit() == 0


def test_one_may_be_killed_and_the_other_goes_on(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "◆ Ines")
        to_names(here)
        here.type("tta").wait_for("◆ Inestta  ● Rowan")
        here.signal(signal.SIGKILL)
        assert here.wait_exit() == -signal.SIGKILL
        there.wait_for("Home", "◆ Inestta")
        to_names(there)
        there.type("X").wait_for("◆ InesttaX  ● Rowan")
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    with Terminal(home=home) as again:
        again.wait_for("Home", "◆ InesttaX")
