"""The way into a talk."""

import time

from tests.support.journeys.terminal import Terminal
from twofold.screens.listening.acts import HANDOVER


def settle_in(terminal: Terminal, topic: str) -> None:
    """From home to the first words of a Floor and mirror about *topic*, Ana first."""
    terminal.wait_for("Listen")
    terminal.press("l").wait_for("Appreciations", "Floor and mirror")
    terminal.press("down", "down", "down").wait_for("a hard talk")
    terminal.press("enter").wait_for("What would you like to talk about?", "Who begins", "Done typing")
    terminal.type(topic).wait_for(topic)
    terminal.press("enter").wait_for("breathe in")
    terminal.press("enter").wait_for("Is now okay for both of you?")
    terminal.press("f").wait_for("now is okay")
    terminal.press("j").wait_for("Ana speaks")


def take_the_floor(terminal: Terminal, name: str) -> None:
    """Pass the keyboard; a key pressed too soon does not take the floor."""
    terminal.wait_for("Pass the keyboard to", name)
    since = time.monotonic()
    terminal.wait_until(lambda: time.monotonic() - since > HANDOVER, "to let a moment pass")
    terminal.press("enter").wait_for(f"{name} speaks")


def begin_together(terminal: Terminal) -> None:
    """Begin what both do, once both hold the floor: too soon after a hand-over a key does nothing."""

    def begun() -> bool:
        if "when it is done" in terminal.text:
            return True
        terminal.press("enter")
        return False

    terminal.wait_for("Now both of you together")
    terminal.wait_until(begun, "to begin together")
