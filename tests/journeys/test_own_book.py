"""After a year: something of a year ago is read again, and one's own book stays one's own."""

from pathlib import Path

from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, unlock
from tests.support.screens.sides import CHEAP
from tests.support.store.hunting import hunt
from twofold.domain.book.records import AGO, Ago
from twofold.domain.records import utc_now
from twofold.store import Store
from twofold.store.vault import Vault

THEN = "You put the phone in the drawer before I had asked."
HERS, HIS = "Your hand on my back", "You sang in the car"


def test_what_was_a_year_ago_is_read_again_and_then_waved_away(lived: Path, home: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("A year ago", "You put the phone", "b  Book")
        terminal.press("down", "down", "down", "down", "down").wait_for("▌   A year ago, to read")
        assert THEN not in terminal.text
        terminal.press("enter").wait_for(THEN, "It reached me.")
        terminal.press("escape").wait_for("▌   A year ago, to read", "b  Book")
        terminal.press("a").wait_gone("A year ago")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(lived)
    (ago,) = store[Ago].all()
    assert ago.id == AGO and ago.shown is not None
    store.close()


def test_ones_own_book_is_behind_the_passphrase(lived: Path, home: Path) -> None:
    store = Store.open(lived)
    Vault(store, utc_now, CHEAP).set_passphrase("a", PASSPHRASE)
    store.close()
    assert hunt(home, HERS) == []
    with Terminal(home=home) as terminal:
        terminal.wait_for("b  Book")
        terminal.press("b").wait_for("F Ines's own", "J Rowan's own", "You made tea before I woke.")
        assert HERS not in terminal.text and HIS not in terminal.text
        terminal.press("F").wait_for("Pass the keyboard to", "Ines")
        terminal.press("enter")
        unlock(terminal, "not ours").wait_for("That did not open it")
        assert HERS not in terminal.text
        unlock(terminal, PASSPHRASE).wait_for("Your own book", "Only yours", HERS)
        assert HIS not in terminal.text
        terminal.press("/").wait_for("words from anything")
        terminal.type("STATION hand").wait_gone("You made tea")
        assert HERS in terminal.text
        terminal.press("escape", "escape").wait_for("You made tea", HERS)
        terminal.press("escape").wait_for("F Ines's own", "You made tea")
        assert HERS not in terminal.text
        terminal.press("F").wait_for("Pass the keyboard to")
        terminal.press("enter").wait_for("passphrase")  # leaving it locked the drawer
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert hunt(home, HERS) == []
