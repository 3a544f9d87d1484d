"""What one of them copies alone stays theirs: neither the other nor the terminal ever gets it."""

from base64 import b64encode
from pathlib import Path

import pytest

from tests.support.journeys.letters import HERONS, alone, to_letters
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal

OSC52 = b"\x1b]52;"
"""How a program asks its terminal to put something into the clipboard of the system."""


def test_copied_words_of_one_are_not_there_for_the_other(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_letters(terminal).press("f")
        alone(terminal, "Ana").wait_for("Nobody sees it until you give it")
        terminal.type(HERONS).wait_for(HERONS)
        terminal.press("f7").type("\x18").wait_gone(HERONS)  # ctrl+x
        terminal.type("\x16").wait_for(HERONS)  # ctrl+v: here it can be pasted
        terminal.press("f1").wait_for("Ana", "Keys here")
        assert "both of you" not in terminal.text.splitlines()[0]
        terminal.press("escape").wait_for(HERONS)
        terminal.press("escape", "escape").wait_for("writes a new letter", "is writing")
        terminal.press("j")
        alone(terminal, "Ben").wait_for("Nobody sees it until you give it")
        terminal.type("dear \x16Ana").wait_for("dear Ana")
        assert HERONS not in terminal.text
        assert OSC52 not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("way_out", [("escape", "escape"), ("ctrl+q",), ("f9",)])
def test_a_message_reaches_the_terminal_by_its_key_until_one_leaves(
    home: Path, data: Path, way_out: tuple[str, ...]
) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_letters(terminal).press("f")
        alone(terminal, "Ana").wait_for("Nobody sees it until you give it")
        terminal.type(HERONS).wait_for(HERONS)
        terminal.press("shift+tab", "right", "right", "right").wait_for("[message]", "f5 Copy it")
        assert OSC52 not in terminal.raw
        terminal.press("f5").wait_for("Copied, if your terminal allows it.")
        given = OSC52 + b"c;" + b64encode(HERONS.encode())
        assert terminal.raw.count(given) == 1 and OSC52 + b"c;\x07" not in terminal.raw
        terminal.press(*way_out)
        if way_out == ("escape", "escape"):
            terminal.wait_for("writes a new letter")
            terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.raw.count(OSC52 + b"c;\x07") == 1 and terminal.raw.count(OSC52) == 2
