"""Stopped by the shell while somebody writes alone: saved, sealed and put away first, in a real terminal."""

import signal
import sys
from pathlib import Path

from tests.support.journeys.suspending import LEFT, is_stopped
from tests.support.journeys.terminal import Terminal
from twofold.frame.idlelock import watch_stops
from twofold.store import Store

WRITING = """
from datetime import date
from pathlib import Path

from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.routes import RowRoute
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.store.drawers import Cost

store = Store.open(Path("twofold.json"))
now = store._now
vault = Vault(store, now, Cost(1, 8192))
(_, sheet) = store.save(meet("Ana", "Ben"), Worksheet(day=date(2026, 11, 23)))
writing = vault.writing("sheet", sheet.id, "a")
store.save(vault.write(writing, Draft(rows=(Row(id="r"),))))
vault.set_passphrase("a", "our song")


class Writing(TwofoldApp):
    def on_ready(self):
        self.vault.unlock("a", "our song")
        self.go(RowRoute("a", sheet.id, "r"))


Writing(store, Settings(motion=False)).run()
store.close()
"""


def test_a_stop_seals_what_is_typed_and_puts_it_away_first(home: Path) -> None:
    script = home / "writing.py"
    script.write_text(WRITING)
    with Terminal([sys.executable, str(script)], home=home) as terminal:
        terminal.wait_for("One row", "Words")
        terminal.type("MARKERwords").wait_for("MARKERwords")
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda: LEFT in terminal.raw, "the alternate screen left")
        terminal.wait_until(lambda: is_stopped(terminal.pid), "to stand still")
        for path in home.glob("twofold.json*"):
            assert path.is_dir() or b"MARKERwords" not in path.read_bytes()
        before = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        # What was drawn before the stop stands there still; keys are read once it is drawn anew.
        terminal.wait_until(lambda: b"The drawer of" in terminal.raw[before:], "the door drawn anew")
        terminal.wait_for("The drawer of", "Ana")
        assert b"MARKERwords" not in terminal.raw[before:]
        terminal.type("wrong").press("enter").wait_for("That did not open it")
        terminal.paste("our song").press("enter").wait_for("MARKERwords")
        terminal.type("more").wait_for("MARKERwordsmore")
        before = len(terminal.raw)
        terminal.signal(signal.SIGTSTP)
        # All that is drawn before it stands still: keys are lost until it is drawn anew after that.
        terminal.wait_until(lambda: LEFT in terminal.raw[before:], "the alternate screen left again")
        terminal.wait_until(lambda: is_stopped(terminal.pid), "to stand still again")
        again = len(terminal.raw)
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda: b"The drawer of" in terminal.raw[again:], "the door drawn again")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(home / "twofold.json")
    assert len(store.writings.all()) == 1
    store.close()


async def test_where_no_shell_stops_programs_nothing_is_watched() -> None:
    before = signal.getsignal(signal.SIGTSTP)

    async def never() -> None:
        raise AssertionError

    watch_stops(never)
    assert signal.getsignal(signal.SIGTSTP) == before
