"""What must not be lost, or seen, when something goes wrong around a worksheet."""

import re
import shutil
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.journeys.keeping import KEPT_AFTER, typed_and_kept
from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import (
    DOT,
    HERS,
    HIS,
    PASSPHRASE,
    alone,
    begin,
    fill_side,
    set_passphrase,
    to_rounds,
    unlock,
)
from tests.support.store.hunting import CHEAP, MARK, hunt
from twofold.domain import people
from twofold.domain.drawers import Drawer, Writing
from twofold.domain.records import SIDES
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Guess, Request, Row
from twofold.screens.autosave import SAVE_AFTER
from twofold.store import Store
from twofold.store.drawers import MODERATE, Cost
from twofold.store.vault import Vault

CLEARED = b"\x1b[H\x1b[2J\x1b[3J"


def now() -> datetime:
    return datetime.now(UTC)


def ready(data: Path, cost: Cost) -> None:
    """Make a file in which both have written and guessed; Ana's side is sealed, at this *cost*."""
    data.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store.open(data)
    vault = Vault(store, now, cost)
    worksheet = Worksheet(day=now().astimezone().date())
    store.save(people.meet("Ana", "Ben"), worksheet)
    store.save(*vault.with_passphrase("a", PASSPHRASE))
    vault.unlock("a", PASSPHRASE)
    for side, row in (("a", HERS), ("b", HIS)):
        draft = Draft(rows=(Row(words=row["words"], request=Request(what=row["what"])),))
        for kind, value in (("sheet", draft), ("guess", Guess())):
            writing = vault.writing(kind, worksheet.id, side)  # type: ignore[arg-type]
            store.save(vault.finish(writing, value))
    store.close()


def is_open(data: Path) -> bool:
    """Whether the round is open; it must be so wholly, or not at all."""
    store = Store.open(data)
    try:
        assert store.notices == ()
        (worksheet,) = store.worksheets.all()
        writings = store.writings.all()
        if worksheet.revealed is None:
            assert {(w.author, w.kind) for w in writings} == {
                (s, k) for s in SIDES for k in ("sheet", "guess")
            }
            assert all(writing.finished and writing.mark for writing in writings)
            return False
        assert writings == []
        for side, row in (("a", HERS), ("b", HIS)):
            assert [each.words for each in worksheet.revealed.side(side).rows] == [row["words"]]  # type: ignore[arg-type]
        return True
    finally:
        store.close()


def private(data: Path) -> tuple[list[Drawer], list[Writing]]:
    """Return all that is locked away."""
    store = Store.open(data)
    try:
        return store.drawers.all(), store.writings.all()
    finally:
        store.close()


def both_press(terminal: Terminal) -> Terminal:
    """From home to the passphrase of the one who has one."""
    to_rounds(terminal).wait_for("Open both sides together")
    terminal.press("o").wait_for("Are you both here?")
    terminal.press("f").wait_for("ready ✓")
    terminal.press("j").wait_for("Your passphrase")
    return terminal


def kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


@pytest.mark.parametrize("words", ["", PASSPHRASE], ids=["open", "sealed"])
def test_a_kill_while_filling_keeps_what_was_typed(home: Path, data: Path, words: str) -> None:
    assert SAVE_AFTER < KEPT_AFTER
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        begin(terminal)
        if words:
            set_passphrase(terminal, "f", words)
        alone(terminal, "Ana", "f", words).wait_for("n New row")
        terminal.press("n").wait_for("A few words, as you would say them.")
        typed_and_kept(terminal, "an hour that is mine", data)
        kill(terminal)
    assert (hunt(home, "an hour that is mine") == []) == bool(words)
    with Terminal(home=home) as again:
        to_rounds(again).wait_for("has not finished")
        alone(again, "Ana", "f", words).wait_for("an hour that is mine")
        again.press("enter").wait_for("A few words, as you would say them.")
        again.type(", and quiet").wait_for("an hour that is mine, and quiet")
        again.press("ctrl+q")
        assert again.wait_exit() == 0
    assert (hunt(home, "an hour that is mine") == []) == bool(words)


MOMENTS: dict[str, tuple[Callable[[Terminal], object], bool]] = {
    "asked": (lambda terminal: terminal.wait_for("Your passphrase"), False),
    "opening": (lambda terminal: unlock(terminal).wait_for("Opening"), False),
    "shown": (lambda terminal: unlock(terminal).wait_for("Side by side", HERS["words"], HIS["words"]), True),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_at_the_reveal_leaves_it_private_or_open(home: Path, data: Path, moment: str) -> None:
    until, opened = MOMENTS[moment]
    ready(data, MODERATE)
    with Terminal(home=home) as terminal:
        both_press(terminal)
        until(terminal)
        kill(terminal)
    assert is_open(data) == opened
    with Terminal(home=home) as again:
        if opened:
            to_rounds(again).press("o")
        else:
            unlock(both_press(again))
        again.wait_for("Side by side", HERS["words"], HIS["words"])
        again.press("ctrl+q")
        assert again.wait_exit() == 0
    assert is_open(data)


def test_a_kill_in_any_moment_of_the_reveal_leaves_nothing_half(home: Path, data: Path) -> None:
    ready(data, CHEAP)
    whole = data.parent.with_name("whole")
    shutil.copytree(data.parent, whole)
    for step in range(16):
        shutil.rmtree(data.parent)
        shutil.copytree(whole, data.parent)
        with Terminal(home=home) as terminal:
            unlock(both_press(terminal))
            since = time.monotonic()
            wait = step / 200
            while time.monotonic() - since < wait:  # the moment of the kill is what is being tried
                pass
            kill(terminal)
        is_open(data)


def test_a_wrong_passphrase_says_so_and_changes_nothing(home: Path, data: Path) -> None:
    ready(data, MODERATE)
    before = private(data)
    with Terminal(home=home) as terminal:
        both_press(terminal)
        for number in range(3):
            unlock(terminal, f"a wrong one, number {number}").wait_for("Opening")
            terminal.wait_for("That did not open it.")
            assert DOT not in terminal.text, "the field is empty again"
        terminal.press("escape").wait_for("Nothing was opened.", "Are you both here?")
        assert private(data) == before
        assert not is_open(data)
        terminal.press("f").wait_for("ready ✓")
        terminal.press("j")
        unlock(terminal).wait_for("Side by side", HERS["words"])
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert is_open(data)


def test_nothing_private_is_left_anywhere_after_a_quick_exit(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        meet(terminal, "Ana", "Ben")
        begin(terminal)
        set_passphrase(terminal, "f")
        fill_side(
            terminal, "Ana", "f", {**HERS, **dict.fromkeys(("words", "moment", "what"), MARK)}, PASSPHRASE
        )
        alone(terminal, "Ana", "f", PASSPHRASE).wait_for("You have finished.")
        terminal.press("t").wait_for("c Finished", MARK[:20])
        terminal.press("n").wait_for("A few words, as you would say them.")
        terminal.type(f"{MARK} again").wait_for(f"{MARK} again")
        assert hunt(home, MARK, PASSPHRASE) == []
        terminal.press("f9")
        assert terminal.wait_exit() == 0
    raw = bytes(terminal.raw)
    assert MARK.encode() in raw, "it was on the screen"
    assert hunt(home, MARK, PASSPHRASE) == []
    assert terminal.text == ""
    assert PASSPHRASE.encode() not in raw
    # What is written on the alternate screen never scrolls back; outside it nothing is written at all.
    shown, _, after = raw.rpartition(CLEARED)
    first, _, _ = shown.partition(b"\x1b[?1049h")
    assert MARK.encode() not in first + after
    assert b"\x1b[?1049l" in shown[-40:], "the alternate screen is left before the rest is cleared"
    for title in re.findall(rb"\x1b\].*?(?:\x07|\x1b\\)", raw, re.DOTALL):
        assert MARK.encode() not in title
    with Terminal(home=home) as again:
        to_rounds(again)
        alone(again, "Ana", "f", PASSPHRASE).wait_for(f"{MARK} again")
        again.press("f9")
        assert again.wait_exit() == 0
    assert hunt(home, MARK, PASSPHRASE) == []
