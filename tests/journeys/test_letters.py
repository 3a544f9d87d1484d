"""A letter from its first word to the thanks, with a drawer and without, and a kill in between."""

import email
import email.policy
import signal
from pathlib import Path

import pytest

from tests.support.journeys.keeping import KEPT_AFTER, typed_and_kept
from tests.support.journeys.letters import HERONS, alone, to_letters, with_passphrase
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, on_line, unlock
from tests.support.store.hunting import hunt
from twofold.screens.autosave import SAVE_AFTER
from twofold.store import Store


@pytest.mark.parametrize("words", ["", PASSPHRASE], ids=["open", "sealed"])
def test_from_the_first_word_to_the_thanks(home: Path, data: Path, words: str) -> None:
    assert SAVE_AFTER < KEPT_AFTER
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        to_letters(terminal)
        if words:
            for key in ("f", "j"):
                with_passphrase(terminal, key, words)
        terminal.press("f")
        alone(terminal, "Ana", words).wait_for("Nobody sees it until you give it")
        terminal.press("f2").wait_for("To begin a letter", "The day I knew I could lean on you")
        terminal.press("enter").wait_gone("To begin a letter")
        typed_and_kept(terminal, f"was of {HERONS}.", data, shows=HERONS)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert (hunt(home, HERONS) == []) == bool(words)
    with Terminal(home=home) as terminal:
        to_letters(terminal).wait_for("◆ Ana is writing a letter")
        assert HERONS not in terminal.text
        terminal.press("enter")
        alone(terminal, "Ana", words).wait_for(f"lean on you was of {HERONS}.")
        on_line(terminal, "The day I knew").press("shift+tab", "shift+tab")
        on_line(terminal, "A title").type("On the jetty").wait_for("On the jetty")
        terminal.press("f4").wait_for("When may ● Ben open it?", "Any time")
        terminal.wait_for("sealed in Ben's drawer" if words else "Ben has no passphrase")
        terminal.press("f2").wait_for("Sealed for ● Ben.")
        assert (hunt(home, HERONS) == []) == bool(words)
        terminal.press("escape").wait_for("t takes it back", HERONS)
        terminal.press("escape").wait_for("A letter from ◆ Ana", "● Ben may open it")
        terminal.press("escape").wait_for("m  Letters")
        to_letters(terminal).wait_for("● Ben may open it")
        terminal.press("enter")
        terminal.wait_for("Pass the keyboard to", "● Ben", "A letter waits for you.")
        terminal.press("enter").wait_for("A letter from ◆ Ana.", "Sit together, or alone")
        assert HERONS not in terminal.text
        terminal.press("enter")
        if words:
            unlock(terminal, words)
        terminal.wait_for("On the jetty", "One of you reads aloud")
        assert HERONS not in terminal.text
        terminal.press("space").wait_for(HERONS, "1 of 1")
        terminal.press("space").wait_for("Say back one line that stayed with you.")
        terminal.press("t").wait_for("Done typing")
        terminal.type("all seven, thank you").wait_for("all seven, thank you")
        terminal.press("enter").wait_gone("Done typing")
        terminal.press("p").wait_for("A draft for mail")
        terminal.press("d").wait_for(".eml")
        terminal.press("w").wait_for("Written to")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    (mail,) = home.glob("* On the jetty.eml")
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "On the jetty" and HERONS in message.get_content()
    store = Store.open(data)
    (letter,) = store.letters.all()
    assert store.writings.all() == [] and letter.thanked == "all seven, thank you"
    assert letter.title == "On the jetty" and HERONS in letter.text
    store.close()
