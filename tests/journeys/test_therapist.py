"""From half a thought to a first visit, in a real terminal: a name, the call, yes or maybe, a day."""

import sys
from pathlib import Path

from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from twofold.domain.therapist.records import Shortlist, Therapist
from twofold.store import Store


def test_from_the_list_to_the_question_whether_it_helps(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ines", "Rowan")
        terminal.press("h").wait_for("two people who can both say no", "l Your list")
        terminal.press("l").wait_for("Add a name", "If one of you doesn't want to")
        terminal.press("n").wait_for("Done typing")
        terminal.type("Dr Amari").press("enter").wait_for("The call", "a day and a time")
        terminal.press("c").wait_for("If you ask only five")
        terminal.press("space").wait_for("✓ Are you trained")
        terminal.press("a").wait_for("What they answer")
        terminal.type("four years").press("enter").wait_for("four years", "One of your own")
        terminal.press("escape").wait_for("1 question asked")
        terminal.press("escape").wait_for("says it alone")
        for key, name, word in (("f", "Ines", "y"), ("j", "Rowan", "m")):
            terminal.press(key).wait_for(f"{name}, press Enter")
            terminal.press("enter").wait_for("not yet", "Finished")
            terminal.press(word).wait_for({"y": "Dr Amari   yes", "m": "Dr Amari   maybe"}[word])
            terminal.press("c").wait_for("has said, sealed")
        terminal.press("o").wait_for("Are you both here?")
        terminal.press("f").wait_for("ready ✓")
        terminal.press("j").wait_for("◆ yes   ● maybe")
        terminal.press("home", "enter").wait_for("The call")
        terminal.press("d").wait_for("When is it?")
        terminal.type("in 3 days at 17:30").press("enter").wait_for("You chose this one", "First visit")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    later = str(LATER)
    with Terminal((sys.executable, later, "3"), home=home) as terminal:
        terminal.wait_for("Dr Amari", "today at 17:30, both of you")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    with Terminal((sys.executable, later, "40"), home=home) as terminal:
        terminal.wait_for("Dr Amari", "does it help?")
        terminal.press("o").wait_for("understands our side", "Look for somebody else")
        terminal.press("1").wait_for("It was good to ask.", "l  Listen")
        assert "does it help?" not in terminal.text
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        (one,) = store[Therapist].all()
        assert (one.outcome, one.state, len(one.meetings)) == ("on", "chosen", 1)
        assert one.answers[0].words == "four years"
        (said,) = store[Shortlist].all()
        assert (said.a, said.b) == ({one.id: "yes"}, {one.id: "maybe"})
        assert store.writings.all() == []
    finally:
        store.close()
