"""Two people listen to each other, from the first run to looking back; and the same through a crash."""

import signal
import time
from pathlib import Path

import pytest

from tests.support.journeys.listening import close, heard, rounds, settle_in, take_the_floor
from tests.support.journeys.people import meet
from tests.support.journeys.seats import act
from tests.support.journeys.terminal import Terminal
from twofold.domain.listening.session import Session
from twofold.screens.listening.talk import AWAY
from twofold.store import Store


def only_session(data: Path) -> Session:
    """Return the one session in the file, which must be sound."""
    store = Store.open(data)
    try:
        (session,) = store.sessions.all()
        return session
    finally:
        store.close()


def test_first_run_to_looking_back(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        settle_in(terminal, "who cooks on Sundays")
        rounds(terminal)
        close(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    session = only_session(data)
    assert session.status == "finished"
    assert session.topic == "who cooks on Sundays"
    with Terminal(home=home) as terminal:
        terminal.wait_for("b  Book")
        terminal.press("b").wait_for("Talk", "who cooks on Sundays")
        terminal.press("enter").wait_for("Open its page", "Floor and mirror")
        terminal.press("enter").wait_for("The two of you", "Ana", "Ben")
        terminal.press("end").wait_for("You opened your answers together.")
        terminal.press("escape", "escape", "escape").wait_for("Listen")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", [(80, 24), (40, 11)], ids=["80x24", "40x11"])
def test_killed_in_the_middle(home: Path, data: Path, size: tuple[int, int]) -> None:
    with Terminal(home=home, size=size) as terminal:
        meet(terminal, "Ana", "Ben")
        settle_in(terminal, "the visit")
        heard(terminal, "Ana", "Ben", "2")
        terminal.wait_for("Just that bit, once more.")
        terminal.wait_until(lambda: beats(data) >= 3, "to keep its clock")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    store = Store.open(data)
    (session,), (beat,) = store.sessions.all(), store.beats.all()
    store.close()
    kept = max(session.seconds, beat.t)
    assert kept > session.seconds, "the time since the last key was not kept"
    time.sleep(AWAY)  # the absence itself: a shorter one is not worth a question
    with Terminal(home=home, size=size) as terminal:
        terminal.wait_for("Floor and mirror")
        terminal.press("o").wait_for("You were interrupted")
        terminal.press("enter").wait_for("Ana speaks", "Just that bit, once more.")
        heard(terminal, "Ana", "Ben", "1")
        for speaker, listener in (("Ben", "Ana"), ("Ana", "Ben"), ("Ben", "Ana")):
            take_the_floor(terminal, speaker)
            heard(terminal, speaker, listener, "1")
        close(terminal)
        terminal.press("q")
        assert terminal.wait_exit() == 0
    session = only_session(data)
    assert session.status == "finished"
    (interrupted,) = [event for event in session.events if event.do == "interrupted"]
    assert kept <= interrupted.t < kept + 1.0, "it did not go on at the second it was in"


def beats(data: Path) -> int:
    """Return how often the clock was kept so far."""
    return data.with_name(f"{data.name}.journal").read_text("utf-8").count('"beats"')


def test_two_terminals_follow_each_other(home: Path, data: Path) -> None:
    with Terminal(home=home) as one:
        meet(one, "Ana", "Ben")
        with Terminal(home=home) as other:
            other.wait_for("Listen")
            settle_in(one, "the garden")
            other.wait_for("the garden", "o Join")
            act(other, "o", "Ana speaks")
            act(other, "enter", "Ben says it back")
            one.wait_for("Ben says it back")
            act(one, "enter", "did Ben get it?")
            other.wait_for("did Ben get it?")
            act(other, "2", "Just that bit, once more.")
            one.wait_for("Just that bit, once more.")
            other.press("escape").wait_for("Listen")
            one.wait_for("Paused")
            other.press("q")
            assert other.wait_exit() == 0
        one.press("escape").wait_for("Listen")
        one.press("q")
        assert one.wait_exit() == 0
    assert [event.do for event in only_session(data).events] == [
        *("begin", "settled", "agree", "agree", "done", "done", "not_quite", "pause")
    ]
