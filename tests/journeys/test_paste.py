"""A megabyte pasted by accident: cut, with a word about it, and the keyboard stays quick."""

from pathlib import Path

from tests.support.journeys.people import meet, to_names
from tests.support.journeys.terminal import Terminal
from twofold.domain.text import NAME_LIMIT, TEXT_LIMIT
from twofold.store import Store

MEGABYTE = "the sea was calm and " * 50_000


def to_note(terminal: Terminal) -> None:
    """From home through a session that is stopped at once, to the field of its note."""
    terminal.wait_for("l  Listen")
    terminal.press("l").wait_for("Appreciations")
    terminal.press("enter").wait_for("Done typing")
    terminal.press("escape").wait_for("Begin")
    terminal.press("enter").wait_for("breathe in")
    terminal.press("p").wait_for("Is now okay for both of you?")
    terminal.press("f", "j").wait_for("speaks")
    terminal.press("s").wait_for("You stopped here")
    terminal.press("n").wait_for("Would you both like to write something down?")
    terminal.press("f", "j").wait_for("Done typing")


def test_into_a_note(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_note(terminal)
        terminal.paste(MEGABYTE).wait_for("That was too long to fit.", f"{TEXT_LIMIT:,}")
        terminal.press(*["backspace"] * 30).wait_for("calm and\n\n")
        terminal.type("And still it answers.").wait_for("And still it answers.")
        terminal.press("escape", "escape").wait_for("You stopped here")
        terminal.press("escape").wait_for("l  Listen")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (note,) = store.notes.all()
    store.close()
    assert "And still it answers." in note.text
    assert TEXT_LIMIT - 100 < len(note.text) <= TEXT_LIMIT


def test_into_a_name(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.paste(MEGABYTE).wait_for("That was too long to fit.")
        terminal.press("escape").wait_for("Back")
        terminal.press("escape", "escape").wait_for("Open between you")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    store = Store.open(lived)
    couple = store.couple.get("couple")
    store.close()
    assert couple is not None
    assert len(couple.a.name) <= NAME_LIMIT
    assert "sea" in couple.a.name
