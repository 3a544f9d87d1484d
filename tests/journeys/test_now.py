"""From a quarrel to the time to come back, in a real terminal: apart, killed, and offered at its time."""

import signal
import sys
from datetime import timedelta
from pathlib import Path

from tests.support import today
from tests.support.journeys.terminal import Terminal
from twofold.domain.now.records import RETURN, Return
from twofold.store import Store

LATER = Path(__file__).resolve().parents[1] / "support" / "journeys" / "later.py"


SMALL = (40, 11)


def test_apart_and_back_at_the_time_that_was_named(home: Path, lived: Path) -> None:
    with Terminal(home=home, size=SMALL) as terminal:
        terminal.wait_for("Ines", "Now")
        terminal.press("n").wait_for("Breathe out, both of you")
        terminal.type("123").wait_for("What would help now?", "h says where help is")
        terminal.press("1").wait_for("When will you be back?", "in 20 minutes")
        terminal.press("1").wait_for("Apart until")
        with Terminal(home=home, arguments=("--as", "rowan")) as other:
            other.wait_for("Apart until", "each on your own")
            assert "Take back" not in other.text
            other.press("f9")
            assert other.wait_exit() == 0
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    then = (today.NOW + timedelta(minutes=40)).replace(tzinfo=None).isoformat()
    with Terminal((sys.executable, str(LATER), then), home=home, size=SMALL) as terminal:
        terminal.wait_for("Come back to each other")
        terminal.press("o").wait_for("It is time to come back.")
        terminal.press("enter").wait_for("Start again, softly.", "how I am")
        terminal.press("enter").wait_for("Book")
        assert "Come back" not in terminal.text and "Apart" not in terminal.text
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(lived)
    try:
        found = store[Return].get(RETURN)
        assert found is not None and found.at is not None and found.since is not None
        assert found.back is not None and found.back > found.at
        assert found.at - found.since == timedelta(minutes=20)
        assert found.author is None
    finally:
        store.close()
