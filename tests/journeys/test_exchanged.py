"""Somebody changes the file while the real program has a drawer open."""

from datetime import UTC, datetime
from pathlib import Path

from tests.support.journeys.keeping import typed_and_kept
from tests.support.journeys.letters import alone, to_letters, with_passphrase
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, unlock
from tests.support.store.hunting import CHEAP, hunt
from twofold.domain.drawers import Drawer, Sealed, Writing, drawer_id
from twofold.store import Store
from twofold.store.drawers import make_open, open_with, unseal
from twofold.store.errors import Unreadable

HERONS, MORE = "seven herons", "and one that stayed"


def test_another_lock_closes_the_drawer_and_reads_nothing_of_what_comes(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        with_passphrase(to_letters(terminal), "f", PASSPHRASE)
        terminal.press("f")
        alone(terminal, "Ana", PASSPHRASE).wait_for("Nobody sees it until you give it")
        typed_and_kept(terminal, HERONS, data, shows=HERONS)
        other = Store.open(data)
        lock = other.drawers.get(drawer_id("a"))
        assert lock is not None
        mine, key = make_open("a", b"mine", CHEAP, datetime.now(UTC))
        other.save(mine.with_(rev=lock.rev))
        terminal.type(MORE).wait_for("The file has a different lock", "go back to a backup")
        assert HERONS not in terminal.text
        unlock(terminal, PASSPHRASE).wait_for("That did not open it")
        terminal.press("escape").wait_for("writes a new letter")
        other.refresh()
        written = [each for each in other.every(Writing) if each.author == "a"]
        for writing in written:
            assert isinstance(writing.veil, Sealed)
            try:
                raise AssertionError(unseal(key, writing.veil))
            except Unreadable:
                assert HERONS in unseal(open_with(lock, PASSPHRASE.encode()), writing.veil)
        assert written and hunt(home, HERONS, MORE) == []
        terminal.press("escape").wait_for("m  Letters")
        # The right lock again, as from a backup: all of it opens.
        theirs = other.drawers.get(drawer_id("a"))
        assert isinstance(theirs, Drawer)
        other.save(lock.with_(rev=theirs.rev))
        other.close()
        to_letters(terminal).press("enter")
        alone(terminal, "Ana", PASSPHRASE).wait_for(HERONS)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
