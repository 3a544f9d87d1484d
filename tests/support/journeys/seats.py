"""The two at a seat each: one terminal is hers, one is his."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.journeys.people import LATER
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import DOT, on_line
from twofold.domain import people
from twofold.screens.house import JUST_NOW
from twofold.store import Store

NAMES = ("Ana", "Ben")
LOCKS = ("seven grey herons by the mill", "four green apples at noon")
"""The passphrase of each."""
HELD_BACK = "That changed at the other"


class Two(NamedTuple):
    """The terminal of Ana and that of Ben."""

    hers: Terminal
    his: Terminal

    def wait_for(self, *texts: str) -> None:
        """Wait until both screens show all of *texts*."""
        for each in self:
            each.wait_for(*texts)

    def leave(self) -> None:
        """Out, both, from wherever they are."""
        for each in self:
            each.press("ctrl+q")
        assert [each.wait_exit() for each in self] == [0, 0]


def have_met(data: Path) -> None:
    """Make a file in which Ana and Ben have met."""
    data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store.open(data)
    store.save(people.meet(*NAMES))
    store.close()


def seat(home: Path, name: str, *, when: str = "", size: tuple[int, int] = (80, 24)) -> Terminal:
    """The terminal of *name*; *when*: so many days from now, or a moment, as `later` takes it."""
    command = (sys.executable, str(LATER), when) if when else None
    return Terminal(command, home=home, arguments=["--as", name], size=size)


@contextmanager
def seats(home: Path, *, when: str = "", size: tuple[int, int] = (80, 24)) -> Iterator[Two]:
    """Both at their seats, at home."""
    hers, his = (seat(home, name, when=when, size=size) for name in NAMES)
    with hers, his:
        two = Two(hers, his)
        two.wait_for("Home", "your seat")
        yield two


def act(terminal: Terminal, key: str, *shows: str) -> Terminal:
    """Press *key*, and once more when the other had just changed what stood there; wait for *shows*.

    What the other changed must be on the screen by now.
    """

    def shown() -> bool:
        return all(words in terminal.text for words in shows)

    said = HELD_BACK in terminal.look()
    if said:
        _moment(terminal)
    terminal.press(key).wait_until(lambda: shown() or (not said and HELD_BACK in terminal.text), f"{shows}")
    if not shown():
        _moment(terminal)
        terminal.press(key).wait_for(*shows)
    return terminal


def _moment(terminal: Terminal) -> None:
    """Let the moment pass in which a key is held back."""
    since = time.monotonic()
    terminal.wait_until(lambda: time.monotonic() - since > JUST_NOW, "to let a moment pass")


def lock(terminal: Terminal, key: str, words: str) -> None:
    """From home and back: whoever sits there gives their own drawer a passphrase, *key* is theirs."""
    terminal.wait_for("s  Settings")
    terminal.press("s").wait_for("d  Drawers")
    terminal.press("d").wait_for("has no passphrase")
    terminal.press(key).wait_for("Nobody can recover a passphrase", "A few words")
    terminal.type(words).wait_for(DOT * len(words))
    terminal.press("enter")
    on_line(terminal, "The same words again")
    terminal.type(words).wait_until(lambda: terminal.text.count(DOT * len(words)) == 2, "both to be there")
    terminal.press("enter").wait_for("Remove the passphrase")
    terminal.press("escape").wait_for("d  Drawers")
    terminal.press("escape").wait_for("Worksheet")
