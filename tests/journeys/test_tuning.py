"""Tuning in, in a real terminal: a week from one check-in to the next, and a card that was left."""

import signal
import sys
from pathlib import Path

from tests.support.journeys.keeping import KEPT_AFTER, typed_and_kept
from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, alone, set_passphrase, to_rounds
from tests.support.store.hunting import hunt
from twofold.domain.records import SIDES
from twofold.screens.autosave import SAVE_AFTER
from twofold.store import Store


def later(home: Path, days: int) -> Terminal:
    """The program as it will run in so many *days*."""
    command = (sys.executable, str(LATER), str(days))
    return Terminal(command, home=home)


def tune(terminal: Terminal) -> Terminal:
    """From home to tuning in."""
    terminal.wait_for("Listen")
    terminal.press("t").wait_for("Today's cards", "Weekly check-in")
    return terminal


def test_a_check_in_and_its_promise_is_read_out_a_week_later(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        tune(terminal).press("y").wait_for("Nothing is offered.")
        terminal.press("c").wait_for("The check-in on")
        terminal.press("escape").wait_for("Today's cards", "check-in")
        terminal.press("c").wait_for("Five appreciations each", "1 of 5", "◆ Ana   the first of five")
        terminal.press("space").wait_for("● Ben   the first of five")
        terminal.press("enter").wait_for("What went right between you", "2 of 5")
        terminal.press("n").wait_for("Done typing")
        typed_and_kept(terminal, "the boat", data)
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    with Terminal(home=home) as terminal:
        tune(terminal).wait_for("go on where you were")
        terminal.press("c").wait_for("2 of 5", "the boat")
        terminal.press("enter").wait_for("One issue", "begins the talk")
        terminal.press("l").wait_for("What would you like to talk about?")
        terminal.press("escape").wait_gone("Done typing")
        terminal.press("escape").wait_for("One issue", "begins the talk")
        terminal.press("enter").wait_for("The coming week", "◆ Ana says it")
        terminal.press("enter").wait_for("One promise each", "5 of 5")
        terminal.press("e").wait_for("Done typing")
        terminal.type("ask about the night").to_next_line("ask about the night")
        terminal.type("be home on Thursday").wait_for("be home on Thursday")
        terminal.press("enter").wait_for("f  ◆ Ana", "They are read out next time")
        terminal.press("a").wait_for("They become agreements")
        terminal.press("f").wait_for("◆ Ana  ✓")
        terminal.press("j").wait_for("Today's cards", "The last check-in")
        terminal.press("escape").wait_for("Agreed between you", "be home on Thursday")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with later(home, 7) as terminal:
        tune(terminal)
        terminal.press("c").wait_for(
            "What you promised last time", "1 of 6", "Ana promised to ask about the night",
            "Ben promised to be home on Thursday",
        )  # fmt: skip
        terminal.press("enter").wait_for("● Ben   the first of five")
        terminal.press("escape").wait_for("Today's cards")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        first, second = store.checkins.all()
        assert first.closed and first.promises == ("ask about the night", "be home on Thursday")
        assert first.notes == ("", "", "the boat") and second.closed is None
        assert {agreement.id for agreement in store.agreements.all()} == set(first.agreements)
    finally:
        store.close()


def test_a_card_is_sealed_until_it_is_left_and_then_answered(home: Path, data: Path) -> None:
    assert SAVE_AFTER < KEPT_AFTER
    secret = "the lump is harmless"
    with Terminal(home=home, size=(40, 11)) as terminal:
        meet(terminal, "Ana", "Ben")
        terminal.resize(80, 24)
        to_rounds(terminal)
        set_passphrase(terminal, "f")
        terminal.press("escape")
        alone(tune(terminal), "Ana", "left", PASSPHRASE).wait_for("How awake are you?", "Ana")
        terminal.press("2").wait_for("[tired]")
        terminal.press("tab").wait_for("Done typing")
        terminal.type("relieved").to_next_line("relieved")
        typed_and_kept(terminal, secret, data)
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    assert hunt(home, secret) == [] and hunt(home, "relieved") == []
    with Terminal(home=home) as terminal:
        tune(terminal).wait_for("has begun")
        assert secret not in terminal.text
        alone(terminal, "Ana", "f", PASSPHRASE).wait_for("[tired]", "relieved", secret)
        terminal.press("l").wait_for("Leave it for Ben?", "Not yet")
        terminal.press("escape").wait_gone("Leave it for Ben?")
        assert hunt(home, secret) == []
        terminal.press("l").wait_for("Leave it for Ben?")
        terminal.press("f2").wait_for("A card was left for Ben")
        terminal.press("r").wait_for("relieved", secret, "Ben answers")
        terminal.press("j").wait_for("Done typing")
        terminal.type("come here").wait_for("come here")
        terminal.press("enter").wait_for("w Write yours")
        terminal.press("escape").wait_for("Read the card")
        terminal.press("m").wait_for("A month of moods", "relieved · tired", "◆")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        (day,) = store.days.all()
        assert day.a is not None and (day.a.energy, day.a.mood, day.a.mind) == (2, "relieved", secret)
        assert day.b is None and day.answers == ("", "come here") and store.writings.all() == []
        assert [store.drawers.get(f"drawer-{side}") is not None for side in SIDES] == [True, False]
    finally:
        store.close()
