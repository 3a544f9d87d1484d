"""The dark screen of a quiet look, left early, in a real terminal."""

import re
import signal
from pathlib import Path

from tests.support.journeys.keeping import typed_and_kept
from tests.support.journeys.terminal import Terminal
from twofold.store import Store


def test_the_dark_is_left_early_and_a_word_is_kept(home: Path, lived: Path) -> None:
    with Terminal(home=home, size=(40, 11)) as terminal:
        terminal.wait_for("Ines", "b Book")
        terminal.press("e").wait_for("Eye to eye", "one minute")
        terminal.press("w").wait_for("Side by side")
        terminal.press("4").wait_for("breathe in", "Lean on each other")
        terminal.press("space").wait_until(lambda: not terminal.text.strip(), "to go dark")
        before = len(terminal.raw)
        terminal.type("asdflq").press("tab", "down")
        terminal.press("space").wait_for("One word each")
        said = re.sub(rb"\x1b\][^\x07]*\x07", b"", bytes(terminal.raw[before:]))
        assert b"\x07" not in said, "the bell is for its end"
        terminal.press("tab").wait_for("Done typing")
        typed_and_kept(terminal, "slow", lived)
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    with Terminal(home=home) as terminal:
        terminal.wait_for("Ines", "b  Book")
        terminal.press("e").wait_for("Side by side", "What you said before", "◆ slow")
        terminal.press("escape").wait_for("b  Book")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    store = Store.open(lived)
    try:
        (gaze,) = (gaze for gaze in store.gazes.all() if gaze.words == ("slow", ""))
        assert (gaze.seconds, gaze.way) == (240, "side")
    finally:
        store.close()
