"""Questions in a real terminal: a rising set with a pass and a power cut, and a card written alone."""

import signal
import sys
from pathlib import Path

from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, set_passphrase, to_rounds, unlock
from twofold.store import Store


def test_a_rising_set_is_left_in_the_middle_and_gone_on_with(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        terminal.press("d").wait_for("The rising set", "all new")
        terminal.press("2").wait_for("The first set", "◆ Ana reads it aloud and answers first")
        terminal.press("space").wait_for("● Ben reads it aloud")
        terminal.press("p").wait_for("◆ Ana reads it aloud")
        terminal.press("k").wait_for("· kept")
        terminal.press("space").wait_for("● Ben reads it aloud")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    store = Store.open(data)
    (evening,), asked = store.evenings.all(), store.asked.all()
    store.close()
    assert evening.at == 3 and [place for place, _ in evening.seen] == [0, 1, 2]
    assert {f"{a.deck}/{a.card}" for a in asked} == set(evening.cards[:4])
    command = (sys.executable, str(LATER))
    with Terminal(command, home=home, arguments=["1"], size=(60, 20)) as terminal:
        terminal.wait_for("Questions")
        terminal.press("d").wait_for("Left open", "Go on: the rising set", "yesterday")
        terminal.press("enter").wait_for("The first set", "● Ben reads it aloud")
        terminal.press("u").wait_for("◆ Ana reads it aloud", "· kept")
        terminal.press("e").wait_for("Thank you", "You kept")
        terminal.press("escape").wait_gone("Thank you", "Left open")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_both_write_alone_and_open_it_together(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_rounds(terminal)
        set_passphrase(terminal, "f")
        terminal.press("escape").wait_for("Questions")
        terminal.press("d").wait_for("only talking")
        terminal.press("w").wait_for("writing alone first")
        terminal.press("1").wait_for("f  ◆ Ana  writes alone", "j  ● Ben  writes alone")
        terminal.press("f").wait_for("Pass the keyboard to", "Ben, please look away")
        terminal.press("enter")
        unlock(terminal)
        terminal.wait_for("has the keyboard", "Done typing")
        terminal.type("the light in the hall").wait_for("the light in the hall")
        terminal.press("f2").wait_for("◆ Ana  has written ✓")
        terminal.press("j").wait_for("Pass the keyboard to", "Ana, please look away")
        terminal.press("enter").wait_for("has the keyboard", "Done typing")
        assert "the light in the hall" not in terminal.text
        terminal.type("that you wait up").wait_for("that you wait up")
        terminal.press("f2").wait_for("f  ◆ Ana  opens it", "j  ● Ben  opens it")
        terminal.press("f").wait_for("ready ✓")
        terminal.press("j")
        unlock(terminal)
        terminal.wait_for("the light in the hall", "that you wait up", "Read it to each other")
        terminal.press("b").wait_for("comes back on")
        terminal.press("e").wait_for("Thank you", "You kept")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (asked,) = store.asked.all()
    assert store.writings.all() == [] and asked.kept and asked.again is not None
    ((_, told),) = asked.answers
    store.close()
    assert told.answers == ("the light in the hall", "that you wait up")
    assert PASSPHRASE.encode() not in data.read_bytes()
