"""A new couple's first three evenings: a talk, a few questions, a moment; and the book that holds them."""

import sys
from pathlib import Path

from tests.support.journeys.listening import close, rounds, settle_in
from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from twofold.store import Store
from twofold.store.book import entries

PLUMS = "You washed the plums"


def evening(home: Path, days: int) -> Terminal:
    """twofold, in so many *days*."""
    return Terminal((sys.executable, str(LATER), str(days)), home=home)


def test_the_first_three_evenings_of_a_new_couple(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben").wait_for("Nothing here yet. Press l to begin")
        settle_in(terminal, "who cooks on Sundays")
        rounds(terminal)
        close(terminal)
        terminal.wait_for("Tonight", "o Begin").strip()
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with evening(home, 1) as terminal:
        terminal.wait_for("Tonight", "o Begin", "z 15 minutes, tired")
        terminal.press("z").wait_gone("z 15 minutes, tired")
        terminal.press("d").wait_for("A card at a time", "How deep")
        terminal.press("enter").wait_for("reads it aloud and answers first")
        terminal.press("k").wait_for("kept")
        terminal.press("e").wait_for("You kept", "Thank you,")
        terminal.press("escape").wait_for("How deep")
        terminal.press("escape").wait_for("Tonight", "Worksheet")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with evening(home, 2) as terminal:
        terminal.wait_for("Tonight", "o Begin")
        terminal.press("g").wait_for("It is yours alone until you show it.")
        terminal.press("f").wait_for("Only you see it, until you show it.")
        terminal.press("enter").wait_for("Done typing")
        terminal.type(PLUMS).wait_for(PLUMS)
        terminal.press("f2").wait_for("Moments", "Shown")
        terminal.press("escape").wait_for("A moment was shown to you")
        terminal.press("b").wait_for("Moment", PLUMS, "Kept card", "Talk", "who cooks on Sundays")
        terminal.press("/").wait_for("Done typing")
        terminal.type("sund cook").wait_gone(PLUMS)
        terminal.press("enter").wait_gone("Done typing")
        terminal.press("enter").wait_for("who cooks on Sundays", "Open its page")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        assert [each.kind for each in sorted(entries(store), key=lambda each: each.day)] == [
            "Talk",
            "Kept card",
            "Moment",
        ]
    finally:
        store.close()
