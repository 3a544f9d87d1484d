"""The way to the letters, alone and with a passphrase."""

from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import DOT, on_line, unlock

HERONS = "seven herons"


def to_letters(terminal: Terminal) -> Terminal:
    """From home to the letters."""
    terminal.wait_for("m  Letters")
    terminal.press("m").wait_for("writes a new letter")
    return terminal


def with_passphrase(terminal: Terminal, key: str, words: str) -> None:
    """From the letters and back: give the one with *key* a passphrase."""
    terminal.press("d").wait_for("has no passphrase")
    terminal.press(key).wait_for("Pass the keyboard to")
    terminal.press("enter").wait_for("Nobody can recover a passphrase", "A few words")
    terminal.type(words).wait_for(DOT * len(words))
    terminal.press("enter")
    on_line(terminal, "The same words again")
    terminal.type(words).wait_until(lambda: terminal.text.count(DOT * len(words)) == 2, "both to be there")
    terminal.press("enter").wait_for("Change the passphrase", "f Ana")
    terminal.press("escape").wait_for("writes a new letter")


def alone(terminal: Terminal, name: str, words: str = "") -> Terminal:
    """Through the curtain, and through the passphrase *words* if *name* has one."""
    terminal.wait_for("Pass the keyboard to", name)
    terminal.press("enter")
    return unlock(terminal, words) if words else terminal
