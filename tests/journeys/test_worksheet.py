"""A whole round of two: alone, opened together, listened to, answered, agreed on, and looked at again."""

import sys
from pathlib import Path

from tests.support.journeys.people import LATER, meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import HERS, HIS, to_reveal, typed_in, unlock
from twofold.store import Store


def later(days: int, home: Path) -> Terminal:
    """The program, *days* from now."""
    return Terminal((sys.executable, str(LATER)), home=home, arguments=[str(days)])


def leave(terminal: Terminal) -> None:
    """Out, from wherever they are."""
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_from_two_private_sides_to_an_agreement_that_is_looked_at(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_reveal(terminal)
        terminal.press("f").wait_for("ready ✓")
        terminal.press("j")
        unlock(terminal)
        terminal.wait_for("Side by side", HERS["words"], HIS["words"], "both of you · closeness")
        terminal.press("l").wait_for("Mirror, validate, empathise", HERS["words"], "enter Begin")
        terminal.press("enter").wait_for("breathe in")
        terminal.press("enter").wait_for("Is now okay for both of you?")
        terminal.press("f").wait_for("now is okay")
        terminal.press("j").wait_for("Ana speaks", "I feel lonely about last Sunday evening.")
        terminal.press("s").wait_for("You stopped here")
        terminal.press("escape").wait_for("Side by side")
        terminal.press("enter").wait_for("keep Tuesday evening free", "yes, but smaller")
        terminal.press("1").wait_for("Ben says yes.", "enter Go on")
        terminal.press("enter").wait_for("keep Tuesday evening free", "An agreement")
        terminal.press("f").wait_for("✓ yes")
        terminal.press("j").wait_for("Ana, then Ben said yes", "look at it", "met 3")
        leave(terminal)
    # The first time is on Tuesday, and they look at it a week after that.
    with later(7, home) as terminal:
        terminal.wait_for("Agreed between you", "keep Tuesday evening free", "next look tomorrow")
        assert "Open between you" not in terminal.text and "look at it together" not in terminal.text
        leave(terminal)
    with later(8, home) as terminal:
        terminal.wait_for("keep Tuesday evening free", "you wanted to look at it together")
        terminal.press("o").wait_for("Did it happen?", "It was 3.")
        terminal.press("1").wait_for("[yes]")
        terminal.press("t").wait_for("Done typing")
        terminal.wait_until(lambda: bool(typed_in(terminal)), "to let one type")
        here = typed_in(terminal)
        terminal.type("thank you for the walk").wait_for("thank you for the walk")
        terminal.press("enter").wait_until(
            lambda: bool(typed_in(terminal)) and typed_in(terminal) != here, "to go to the other line"
        )
        terminal.type("I slept better").wait_for("I slept better")
        terminal.press("enter").wait_gone("Done typing")
        terminal.press("tab", "tab")
        # Nothing shows that the scale has the keyboard; elsewhere on this page a six does nothing.
        terminal.wait_until(lambda: "[6]" in terminal.press("6").text, "to take the six")
        terminal.press("k").wait_for("[keep it]", "You will look at it again on")
        terminal.press("f").wait_for("✓ keep it")
        terminal.press("j").wait_for("met 3 at first, 6 at the last look", "kept  Ana, then Ben said yes")
        leave(terminal)
    store = Store.open(data)
    (worksheet,), (session,) = store.worksheets.all(), store.sessions.all()
    (reply,), (agreement,) = store.replies.all(), store.agreements.all()
    assert store.writings.all() == [], "what is open between them is private no more"
    store.close()
    assert worksheet.revealed is not None
    (row,) = worksheet.revealed.a.rows
    assert row.request.words == "keep Tuesday evening free, this Tuesday"
    assert [pick.met for pick in worksheet.revealed.b.guess.picks] == [4]
    assert session.about == f"row:{worksheet.id}:{row.id}"
    assert (reply.row, reply.agreement) == (row.id, agreement.id)
    assert [entry.did for entry in agreement.history] == ["made", "kept"]
