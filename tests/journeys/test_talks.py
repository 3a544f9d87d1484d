"""Talks in a real terminal: an early end, a time-out taken back, and a passage that becomes a promise."""

from datetime import UTC, datetime
from pathlib import Path

from tests.support.journeys.listening import begin_together, take_the_floor
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from twofold.domain.listening.session import THAT_WAS_ALL
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.store import Store

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
PART = Slice("one", "chapter 1", a=Passage("She would not wait."), b=Passage("He had waited for years."))
BOOK = Work(title="Emma", state="under way", slices=(PART,), created=MARCH, updated=MARCH)


def test_that_was_all_and_a_time_out_that_was_none(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        terminal.press("l").wait_for("Appreciations", "Outside stress")
        terminal.press("down").wait_for("outside the two of you")
        terminal.press("enter").wait_for("What would you like to talk about?", "Enter begins.")
        terminal.type("the late shift").wait_for("the late shift")
        terminal.press("enter").wait_for("breathe in", "s Stop")
        terminal.press("enter").wait_for("Is now okay for both of you?", "no advice unless asked")
        terminal.press("f").wait_for("now is okay")
        terminal.press("j").wait_for("Ana, what would help?")
        terminal.press("2").wait_for("Ben guesses a number")
        terminal.press("enter").wait_for("Ana speaks", "No advice: Ana wants")
        terminal.press("t").wait_for("When will you be back?")
        terminal.press("enter").wait_for("Time-out until", "Pressed by mistake?")
        terminal.press("u").wait_for("Ana speaks")
        terminal.press("enter").wait_for("Was that all?")
        terminal.press("enter").wait_for("Ben gives something back")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (session,) = store.sessions.all()
    store.close()
    assert [event.do for event in session.events[-3:]] == ["timeout", "undo", "done"]
    assert session.events[-1].word == THAT_WAS_ALL
    assert session.status == "open" and session.due is None


def test_from_a_passage_to_a_promise(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    store.save(BOOK)
    store.close()
    with Terminal(home=home) as terminal:
        terminal.wait_for("k  Shelf")
        terminal.press("k").wait_for("Emma")
        terminal.press("enter").wait_for("chapter 1", "She would not wait.")
        terminal.press("t").wait_for("Book talk", "The passage each of us marked", "enter Begin")
        terminal.press("enter").wait_for("breathe in")
        terminal.press("enter").wait_for("Is now okay for both of you?")
        terminal.press("f").wait_for("now is okay")
        terminal.press("j").wait_for("Ana speaks", "“She would not wait.”")
        assert "He had waited" not in terminal.text
        terminal.press("p")
        take_the_floor(terminal, "Ben")
        terminal.wait_for("“He had waited for years.”")
        terminal.press("p")
        begin_together(terminal)
        terminal.press("f").wait_for("✓")
        terminal.press("j").wait_for("a last good word")
        terminal.press("enter").wait_for("Ben, a last good word")
        terminal.press("enter").wait_for("How was it?")
        terminal.press("p").wait_for("Thank you,", "writes down what you would like to try")
        terminal.press("a").wait_for("An agreement", "Done typing")
        terminal.type("ten pages before sleep").wait_for("ten pages before sleep")
        terminal.press("escape").wait_for("f  ◆ Ana")
        terminal.press("f").wait_for("✓")
        terminal.press("j").wait_for("Ana, then Ben said yes")
        terminal.press("escape").wait_for("Thank you,", "back to the shelf")
        terminal.press("enter").wait_for("You talked about it")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    (session,), (promise,) = store.sessions.all(), store.agreements.all()
    store.close()
    assert session.status == "finished" and session.about.startswith("work:")
    assert promise.terms.what == "ten pages before sleep" and promise.history[0].by == ("a", "b")
