"""A moment from the shell to an Appreciation, with a passphrase that only reading asks for."""

from pathlib import Path

from tests.support.command import run
from tests.support.journeys.letters import alone, to_letters, with_passphrase
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE
from tests.support.store.hunting import hunt
from twofold.domain.moments.records import Moment
from twofold.store import Store
from twofold.store.drawers import MODERATE

PLUMS = "You washed the plums"


def test_from_the_shell_to_an_appreciation(home: Path, data: Path) -> None:
    with Terminal(home=home, env={"TWOFOLD_TEST_LOCKS": ""}) as terminal:
        meet(terminal, "Ana", "Ben")
        to_letters(terminal)
        with_passphrase(terminal, "f", PASSPHRASE)
        terminal.press("escape").wait_for("g  Moments")
        # In another shell, while it is open: nobody is asked for a passphrase.
        done = run("moment", PLUMS, "--as", "ana", home=home)
        assert (done.returncode, done.stdout) == (0, "Kept for Ana alone, sealed in Ana's drawer.\n")
        assert hunt(home, PLUMS) == []
        terminal.press("l").wait_for("Appreciations", "Floor and mirror")
        terminal.press("home", "enter").wait_for("Who begins")
        terminal.press("enter").wait_for("breathe in")
        terminal.press("enter").wait_for("Is now okay for both of you?")
        terminal.press("f").wait_for("now is okay")
        terminal.press("j").wait_for("Ana speaks", "m Moments")
        terminal.press("m")
        alone(terminal, "Ana", PASSPHRASE).wait_for("Is this yours?", "A moment was written")
        assert PLUMS not in terminal.text
        terminal.press("f2").wait_for("For you alone", PLUMS)
        terminal.press("s").wait_for("Shown to Ben.")
        terminal.press("escape").wait_for("Ana speaks", "m Moments")
        assert PLUMS not in terminal.text
        terminal.press("escape").wait_for("g  Moments", "A moment was shown to you")
        terminal.press("g").wait_for(PLUMS)
        terminal.press("end").wait_for("r It reached me")
        terminal.press("r").wait_for("it reached ● Ben")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (drawer,) = store.drawers.all()
    assert (drawer.ops, drawer.mem) == (MODERATE.ops, MODERATE.mem)
    (moment,) = store[Moment].all()
    assert (moment.words, moment.author) == (PLUMS, "a") and moment.reached and store.writings.all() == []
    store.close()
