"""A year found again: words typed, an entry read, a star kept, and what another terminal shows of it."""

from pathlib import Path

import pytest

from tests.support.journeys.terminal import Terminal
from twofold.domain.book.records import Star
from twofold.store import Store


@pytest.mark.parametrize("size", [(80, 24), (40, 11)], ids=["80x24", "40x11"])
def test_a_year_is_looked_through(home: Path, lived: Path, size: tuple[int, int]) -> None:
    with Terminal(home=home, size=size) as here, Terminal(home=home) as there:
        here.wait_for("Book")
        here.press("b").wait_for("20", "esc Back")
        here.press("/").wait_for("words from anything")
        # Quickly, as people type; accents and capitals do not matter.
        here.press(*"PARKÍNG").wait_for("parking")
        here.press("enter").wait_for("esc Show all")
        here.press("enter").wait_for("You laughed at the parking ticket.", "Rowan", "esc Back")
        here.press("*").wait_for("★ You laughed")
        here.press("enter").wait_for("Moments")
        here.press("escape").wait_for("Moment", "★")
        here.press("escape").wait_for("esc Show all")
        here.press("escape").wait_for("esc Back")
        there.wait_for("b  Book")
        there.press("b").wait_for("Your book")
        there.press("s").wait_for("Only starred.", "parking ticket")
        here.press("ctrl+q")
        assert here.wait_exit() == 0
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    store = Store.open(lived)
    assert any(star.entry.startswith("moments/") for star in store[Star].all())
    store.close()
