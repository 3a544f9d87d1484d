"""A talk at keyboards that write other scripts: the bytes as terminals send them."""

from pathlib import Path

import pytest

from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from twofold.store import Store

LATIN = "lfj2tu"
TYPED = {
    "Russian": ("дао2ег", "работа"),
    "Ukrainian": ("дао2ег", "її робота"),
    "Greek": ("λφξ2τθ", "η δουλειά"),
    "Hebrew": ("ךכח2או", "העבודה"),
    "Arabic": ("مبت٢فع", "العمل"),
}
"""The keys of LATIN as they arrive, and a topic."""


def talk(terminal: Terminal, keys: list[str], topic: str) -> None:
    """Meet, and have the beginning of a talk about *topic* with *keys*, which stand for LATIN."""
    listen, first, second, two, timeout, undo = keys
    meet(terminal, "Ana", "Ben")
    terminal.press(listen).wait_for("Appreciations", "Outside stress")
    terminal.press("down").wait_for("outside the two of you")
    terminal.press("enter").wait_for("What would you like to talk about?", "Enter begins.")
    terminal.type(topic).wait_until(lambda: len(terminal.line.split()) > 0, "to take in the topic")
    terminal.press("enter").wait_for("breathe in", "s Stop")
    terminal.press("enter").wait_for("Is now okay for both of you?")
    terminal.press(first).wait_for("now is okay")
    terminal.press(second).wait_for("Ana, what would help?")
    terminal.press(two).wait_for("Ben guesses a number")
    terminal.press("enter").wait_for("Ana speaks")
    terminal.press(timeout).wait_for("When will you be back?")
    terminal.press("enter").wait_for("Time-out until", "Pressed by mistake?")
    terminal.press(undo).wait_for("Ana speaks")
    terminal.press("f9")
    assert terminal.wait_exit() == 0


def kept(data: Path) -> tuple[str, list[str]]:
    """Return the topic of the only talk in *data*, and the last two things that were done in it."""
    store = Store.open(data)
    (session,) = store.sessions.all()
    store.close()
    return session.topic, [event.do for event in session.events[-2:]]


@pytest.mark.parametrize(("keys", "topic"), TYPED.values(), ids=list(TYPED))
def test_a_talk_with_letters_of_another_script(home: Path, data: Path, keys: str, topic: str) -> None:
    with Terminal(home=home) as terminal:
        talk(terminal, list(keys), topic)
    assert kept(data) == (topic, ["timeout", "undo"])


def test_a_talk_where_the_terminal_tells_the_places(home: Path, data: Path) -> None:
    # Georgian is in no table of ours; kitty and its kin say where each key stands.
    georgian = dict(zip(LATIN, "ლფჯ2ტუ", strict=True))
    keys = [
        letter if letter == latin else f"\x1b[{ord(letter)}::{ord(latin)};;{ord(letter)}u"
        for latin, letter in georgian.items()
    ]
    with Terminal(home=home) as terminal:
        terminal.wait_for("Welcome")
        assert b"\x1b[>29u" in terminal.raw, "they are asked to"
        talk(terminal, keys, "სამუშაო")
    assert kept(data) == ("სამუშაო", ["timeout", "undo"])
