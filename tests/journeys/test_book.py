"""The book of a year: a year ago tonight, words found as they are typed, a star, and the year on paper."""

import stat
from pathlib import Path

from tests.support.journeys.terminal import Terminal
from twofold.domain.book.records import Star
from twofold.domain.records import SIDES
from twofold.store import Store

ANEW = "We tell each other"
LEFT_OUT = "You laughed at the parking ticket."
PUT_IN = "You made tea before I woke."


def to_row(terminal: Terminal, words: str) -> None:
    """Go down until *words* are on the screen."""

    def there() -> bool:
        if words in terminal.text:
            return True
        terminal.press("down")
        return False

    terminal.wait_until(there, f"to come to {words}")


def test_a_year_found_again_and_put_on_paper(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Ines", "A year ago")
        to_row(terminal, "to read to each other")
        terminal.press("b").wait_for("November 2026", PUT_IN)
        terminal.press("/").wait_for("Done typing")
        terminal.type("harbour").wait_for("September 2026").strip()
        assert PUT_IN not in terminal.text
        terminal.press("enter").wait_gone("Done typing")
        terminal.press("*").wait_for("★")
        terminal.press("enter").wait_for("The photographs of the harbour.", "Ines appreciated")
        terminal.press("escape").wait_for("Find")
        terminal.press("escape").wait_for(PUT_IN)
        terminal.press("y").wait_for("2026 on paper", "Both of you said yes.")
        terminal.press("space").wait_gone("Both of you said yes.")
        terminal.press("space").wait_for(f"✓ {ANEW}")
        terminal.press("f").wait_for("◆ Ines ✓")
        terminal.press("j").wait_for("Both of you said yes.")
        terminal.press("p").wait_for("A page to print", "It is not sealed")
        terminal.press("w").wait_for("Written to")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    page = home / "twofold-2026.html"
    words = page.read_text("utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert ANEW in words and PUT_IN in words and LEFT_OUT not in words
    store = Store.open(lived)
    try:
        assert any(star.entry.startswith("days/") for star in store[Star].all())
        couple = store.couple.all()[0]
        assert all(couple.name(side) in words for side in SIDES)
    finally:
        store.close()
