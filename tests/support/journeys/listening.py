"""The way into a talk, through it, and home again."""

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


def heard(terminal: Terminal, speaker: str, listener: str, answer: str) -> None:
    """The speaker is done with a piece, the listener says it back, the speaker answers."""
    terminal.press("enter").wait_for(f"{listener} says it back")
    terminal.press("enter").wait_for(f"did {listener} get it?")
    terminal.press(answer).wait_gone(f"did {listener} get it?")


def rounds(terminal: Terminal) -> None:
    """All four turns of a Floor and mirror, one with a "not quite", one with more to say."""
    heard(terminal, "Ana", "Ben", "2")
    terminal.wait_for("Just that bit, once more.")
    heard(terminal, "Ana", "Ben", "1")
    take_the_floor(terminal, "Ben")
    heard(terminal, "Ben", "Ana", "3")
    terminal.wait_for("Ben speaks")
    heard(terminal, "Ben", "Ana", "1")
    for speaker, listener in (("Ana", "Ben"), ("Ben", "Ana")):
        take_the_floor(terminal, speaker)
        heard(terminal, speaker, listener, "1")


def close(terminal: Terminal) -> None:
    """From the last good word to home, with the pulse."""
    terminal.wait_for("a last good word")
    terminal.press("enter").wait_for("Ben, a last good word")
    terminal.press("enter").wait_for("How was it?", "leaves them out")
    terminal.press("enter").wait_for("The first of three")
    terminal.type("495050").wait_for("open the answers")  # all of it in one write
    assert "Ana  mostly" not in terminal.text, "an answer shows before both have opened"
    terminal.press("f").wait_for("ready")
    terminal.press("j").wait_for("I felt understood", "Ana  mostly")
    terminal.press("enter").wait_for("Thank you,")
    terminal.press("escape").wait_for("Listen")
