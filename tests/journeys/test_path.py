"""A path over three weeks in a real terminal: prepared alone, opened, talked about, tried, looked at."""

import signal
import sys
from pathlib import Path

from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from twofold.domain.path.records import Path as Walked
from twofold.store import Store


def later(home: Path, days: int, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal((sys.executable, str(LATER), str(days)), home=home, arguments=arguments, size=size)


def is_kept(data: Path, words: bytes) -> bool:
    """Whether *words* are on the disk: as there is no passphrase, they can be read."""
    return any(words in file.read_bytes() for file in data.parent.glob(f"{data.name}*") if file.is_file())


def leave(terminal: Terminal) -> None:
    terminal.press("f9")
    assert terminal.wait_exit() == 0


def test_one_problem_over_three_weeks(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ines", "Rowan")
        terminal.press("j").wait_for("For one thing that keeps coming back", "Not for fear or violence")
        terminal.press("n").wait_for("What is it about?")
        terminal.type("The dishes").press("enter").wait_for("Each of you prepares alone.")
        terminal.press("f").wait_for("Only you will see what you write.")
        terminal.press("enter").wait_for("What happens", "Done typing")
        terminal.press("enter").type("I wash loudly").press("enter").type("alone").press("escape")
        terminal.wait_until(lambda: is_kept(data, b"alone"), "to keep what is typed")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    with later(home, 0) as terminal:
        terminal.wait_for("The dishes", "each of you prepares alone")
        terminal.press("j").wait_for("Under way")
        terminal.press("enter").wait_for("Each of you prepares alone.")
        terminal.press("f").wait_for("Only you will see what you write.")
        terminal.press("enter").wait_for("I wash loudly", "alone")
        terminal.press("escape").wait_for("o Open together")
        terminal.press("o").wait_for("has prepared, sealed", "It waits for Rowan")
        assert "I wash loudly" not in terminal.text
        with later(home, 0, "--as", "rowan", size=(40, 11)) as his:
            his.wait_for("The dishes")
            his.press("j").wait_for("Under way")
            his.press("enter").wait_for("has prepared, sealed")
            his.press("j").wait_for("What happens")
            his.press("enter").type("I go out").press("enter").type("scolded").press("escape")
            his.wait_for("Open together")
            his.press("o").wait_for("Open both together")
            leave(his)
        terminal.wait_for("Open both together")
        terminal.press("o").wait_for("Are you both here?")
        terminal.press("f", "j").wait_for("The first talk", "Nothing is solved tonight")
        terminal.press("d").wait_for("When will you talk?", "in a week")
        terminal.press("5").wait_for("You planned it for")
        leave(terminal)
    with later(home, 7) as terminal:
        terminal.wait_for("The dishes", "the first talk, for today")
        terminal.press("o").wait_for("The first talk", "You planned it for today.")
        terminal.press("t").wait_for("You talked today.", "The second talk")
        terminal.press("enter").wait_for("The second talk", "enter The circle")
        terminal.press("enter").wait_for("▌◆ Ines does", "I wash loudly", "scolded", "▶")
        terminal.press("down", "down").wait_for("▌● Rowan does")
        terminal.press("e").wait_for("A link of the circle")
        terminal.press("end").type(" for long").press("enter").wait_for("I go out for long")
        terminal.press("escape").wait_for("t says that you talked")
        terminal.press("t").wait_for("You talked today.")
        leave(terminal)
    with later(home, 8) as terminal:
        terminal.wait_for("The dishes", "the third is next")
        terminal.press("j").wait_for("the third talk is next")
        terminal.press("enter").wait_for("✓ The circle", "What we try")
        terminal.press("enter").wait_for("The third talk", "Write one down")
        terminal.press("enter").wait_for("The dishes", "Done typing")
        terminal.type("Rowan begins at eight").press("escape").wait_for("e Write")
        terminal.press("f", "j").wait_for("Next look on", "From your path: The dishes")
        terminal.press("escape").wait_for("What you try", "Rowan begins at eight")
        terminal.press("t").wait_for("In two weeks you will see how it is going.")
        leave(terminal)
    with later(home, 21) as terminal:
        terminal.wait_for("Good")
        assert "how is it now?" not in terminal.text
        leave(terminal)
    with later(home, 22) as terminal:
        terminal.wait_for("The dishes", "how is it now?")
        assert terminal.text.count("Rowan begins at eight") == 0, "the look asks about it"
        terminal.press("o").wait_for("Each in their own words", "What you try", "Rowan begins at eight")
        terminal.type("lighter").press("enter").type("we laugh").press("enter").wait_for("x: it is good")
        terminal.press("x").wait_for("This path ended today.")
        leave(terminal)
    store = Store.open(data)
    try:
        (path,) = store[Walked].all()
        assert path.ended is not None and path.now == ("lighter", "we laugh")
        assert path.circle[2].words == "I go out for long" and path.a.do == "I wash loudly"
        (made,) = store.agreements.all()
        assert made.path == path.id and made.terms.what == "Rowan begins at eight"
        assert store.writings.all() == []
    finally:
        store.close()
