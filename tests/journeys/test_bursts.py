"""Keys that come all at once, as over ssh or to a slow machine: each has its effect before the next."""

import signal
from pathlib import Path

import pytest

from tests.support.journeys.leaving import name_in
from tests.support.journeys.people import to_names
from tests.support.journeys.terminal import KEYS, Terminal
from twofold.store import Store


def burst(*keys: str) -> str:
    """Return *keys* as they come in one burst."""
    return "".join(KEYS.get(key, key) for key in keys)


def test_each_word_lands_in_its_field(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Welcome", "enter Go on")
        terminal.type(burst("enter", "enter", "Ana", "enter", "Ben", "enter", "q"))
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (couple,) = store.couple.all()
    store.close()
    assert (couple.a.name, couple.b.name) == ("Ana", "Ben")


def test_what_follows_a_name_is_no_part_of_it(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type(burst(" of the lake", "escape", "escape", "escape", "q"))
        assert terminal.wait_exit() == 0
    assert name_in(lived) == "Ines of the lake"


@pytest.mark.parametrize("keys", ["r end enter enter", "f8 right", "ctrl+p enter enter"])
def test_no_page_gets_a_key_before_it_is_there(home: Path, lived: Path, keys: str) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        for _ in range(3):
            terminal.type(burst("l", "enter", "down", "enter", "enter", "down"))
            terminal.type(burst(*keys.split(), *["escape"] * 6))
        terminal.press("f9")
        assert terminal.wait_exit(within=10.0) == 0
    assert name_in(lived) == "Ines"


def test_keys_from_the_very_first_moment_wait_for_home(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.type(burst("s", "n", " of the lake", "escape"))
        terminal.wait_for("◆ Ines of the lake")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert name_in(lived) == "Ines of the lake"


def test_clicks_on_pages_that_come_and_go(home: Path, lived: Path) -> None:
    def click(x: int, y: int) -> str:
        return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"

    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        for keys in ("f8", "l", "s", "ctrl+p", "?"):
            terminal.type(burst(keys) + click(10, 5) + burst("right") + click(12, 8) + click(20, 10))
            terminal.type(burst("escape", "escape", "escape"))
        terminal.wait_for("Home", "Ines")
        terminal.press("f9")
        assert terminal.wait_exit(within=10.0) == 0


def test_a_long_burst_of_letters_is_all_there(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.type("abcdefghij" * 3 + burst("enter") + "klm" + burst("f9"))
        assert terminal.wait_exit(within=10.0) == 0
    store = Store.open(lived)
    (couple,) = store.couple.all()
    store.close()
    assert (couple.a.name, couple.b.name) == ("Ines" + "abcdefghij" * 3, "Rowanklm")


def test_a_signal_waits_for_the_keys_before_it(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        terminal.type(burst("s", "n", " of the lake")).signal(signal.SIGINT)
        assert terminal.wait_exit(within=10.0) == 130
    assert name_in(lived) == "Ines of the lake"
