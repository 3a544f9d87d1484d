"""What two people commit to, in a real terminal: a sentence, a ritual on its day, and help while typing."""

import sys
from pathlib import Path

from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import on_line
from twofold.store import Store


def test_a_sentence_a_ritual_and_the_questions_for_a_first_call(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ines", "Rowan")
        terminal.press("p").wait_for("Nothing is agreed yet", "The sentence")
        terminal.press("s").wait_for("There is no sentence yet")
        terminal.press("e").wait_for("Done typing")
        terminal.type("We come back.").wait_for("We come back.")
        terminal.press("enter").wait_for("f  ◆ Ines", "j  ● Rowan")
        terminal.press("f").wait_for("✓ yes")
        terminal.press("j").wait_for("You will read it again on", "Kept.")
        terminal.press("escape").wait_for("The sentence", "We come back.", "New things")
        terminal.press("r").wait_for("You have no rituals of your own yet")
        terminal.press("n").wait_for("Done typing", "who starts")
        terminal.type("Tea on the steps").press("enter")
        on_line(terminal, "when").type("Sunday at four").wait_for("Sunday at four")
        # Help is one key away from inside a field, and what is typed stays.
        terminal.press("f8").wait_for("two people who can both say no", "6 The first call")
        terminal.press("6").wait_for("It takes ten minutes")
        terminal.press("w").wait_for("The questions for a first call", "~/first-call.html")
        terminal.press("w").wait_for("Written to")
        terminal.press("escape").wait_for("It takes ten minutes")
        terminal.press("escape").wait_for("Tea on the steps", "Sunday at four", "Done typing")
        terminal.press("escape").wait_for("f  ◆ Ines")
        terminal.press("j").wait_for("✓ yes")
        terminal.press("f").wait_for("You will look at it on", "What happened to it")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    assert "Are you trained" in (home / "first-call.html").read_text("utf-8")
    later = str(LATER)
    with Terminal((sys.executable, later, "31"), home=home) as terminal:
        terminal.wait_for("Tea on the steps", "you wanted to look at it together")
        terminal.press("o").wait_for("Does it still fit?", "f  ◆ Ines")
        terminal.press("f").wait_for("✓ it fits")
        terminal.press("j").wait_for("looked at, and kept")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        (ritual,) = store.rituals.all()
        assert [entry.did for entry in ritual.history] == ["made", "kept"]
        assert store.sentences.all()[0].words == "We come back."
    finally:
        store.close()
