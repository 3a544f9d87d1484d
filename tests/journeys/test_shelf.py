"""The film talk in a real terminal: from an empty shelf to the one thing to try, agreed by both."""

import signal
from pathlib import Path

from tests.support.journeys.listening import begin_together, take_the_floor
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from twofold.store import Store


def talk_about_it(terminal: Terminal) -> None:
    """From the work through a short film talk and its pulse, back to the work."""
    terminal.press("t").wait_for("Film talk", "Who begins", "How sore", "enter Begin")
    terminal.press("enter").wait_for("breathe in")
    terminal.press("enter").wait_for("Is now okay for both of you?")
    terminal.press("f").wait_for("now is okay")
    terminal.press("j").wait_for("Ana speaks")
    terminal.press("p")
    take_the_floor(terminal, "Ben")
    terminal.press("p")
    begin_together(terminal)
    terminal.press("f").wait_for("✓")
    terminal.press("j").wait_for("a last good word")
    terminal.press("enter").wait_for("Ben, a last good word")
    terminal.press("enter").wait_for("How was it?", "leaves them out")
    terminal.press("enter").wait_for("The first of three")
    terminal.press("4", "9", "5", "0", "5", "0").wait_for("open the answers")
    terminal.press("f").wait_for("ready")
    terminal.press("j").wait_for("I felt understood", "Ana  mostly")
    terminal.press("enter").wait_for("Thank you,", "back to the shelf")
    terminal.press("enter").wait_for("You talked about it")


def test_a_film_from_an_empty_shelf_to_a_promise(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        terminal.press("k").wait_for("Nothing is here yet")
        terminal.press("enter").wait_for("Well known, that is all")
        terminal.press("enter").wait_for("the whole film", "wanted")
        talk_about_it(terminal)
        terminal.press("d").wait_for("talked about today")
        terminal.press("y").wait_for("One thing to try this week", "Done typing")
        terminal.type("ask once more").wait_for("ask once more")
        terminal.wait_until(lambda: "ask once more" in journal(data), "to keep what is typed")
        terminal.signal(signal.SIGKILL)
        terminal.wait_exit()
    with Terminal(home=home) as terminal:
        terminal.wait_for("k  Shelf")
        terminal.press("k").wait_for("Make Way for Tomorrow", "by title")
        terminal.press("enter").wait_for("One thing to try: ask once more")
        terminal.press("f").wait_for("✓ yes")
        terminal.press("j").wait_for("It is an agreement")
        terminal.press("escape").wait_for("Make Way for Tomorrow", "by title")
        terminal.press("escape").wait_for("k  Shelf")
        terminal.press("p").wait_for("ask once more", "You agreed")
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    store = Store.open(data)
    try:
        (work,) = store.works.all()
        assert work.slices[0].talked is not None and work.slices[0].try_ == "ask once more"
        (session,) = store.sessions.all()
        assert session.status == "finished" and session.about.startswith(f"work:{work.id}:")
        assert [each.terms.what for each in store.agreements.all()] == ["ask once more"]
    finally:
        store.close()


def journal(data: Path) -> str:
    """What was saved since the file was folded."""
    path = data.with_name(f"{data.name}.journal")
    return path.read_text("utf-8") if path.exists() else ""
