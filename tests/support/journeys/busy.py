"""An app that is busy on purpose, run as a program by `test_busy`; what is typed is kept.

``b`` blocks it, ``h`` hangs, ``t`` leaves a thread at work, and ``w`` makes a widget wait for ever.
"""

import asyncio
import sys
import time
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Input, Static

from twofold.cli import _leave_behind
from twofold.frame.leaving import wipe
from twofold.frame.shell import Shell


class Waits(Static, can_focus=True):
    """Waits for ever, once it gets a key."""

    async def on_key(self, event: Key) -> None:
        """Wait."""
        if event.key == "w":
            self.app.query_one("#said", Static).update("waits")
            await asyncio.sleep(600)


class Busy(Shell):
    """Says what it is doing, and does it."""

    CSS_PATH = []
    BINDINGS = [
        Binding("b", "block", "Block"), Binding("h", "hang", "Hang"), Binding("t", "work", "Work"),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Lay out what it says, and a field."""
        yield Waits("here", id="waits")
        yield Static("ready", id="said")
        yield Input(id="field")

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(words)

    def action_block(self) -> None:
        """Answer nobody for a while."""
        self._say("blocks")
        self.set_timer(0.2, lambda: time.sleep(4))

    async def action_hang(self) -> None:
        """Wait for ever."""
        self._say("hangs")
        await asyncio.sleep(600)

    def action_work(self) -> None:
        """Leave a thread at work."""
        self.run_worker(asyncio.to_thread(time.sleep, 60))
        self._say("works")

    def rescue(self) -> None:
        """Keep what is typed."""
        Path(sys.argv[1]).write_text(self.query_one(Input).value)


if __name__ == "__main__":
    app = Busy()
    app.run_here()
    if app.ways_out.vanished:
        wipe()
    _leave_behind(app.return_code or 0)
    sys.exit(app.return_code or 0)
