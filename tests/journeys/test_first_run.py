"""From nothing to home, and home again."""

import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.journeys.people import meet
from tests.support.journeys.terminal import Terminal
from twofold.store import Store


@pytest.mark.parametrize("size", [(80, 24), (40, 11), (200, 60)])
def test_two_people_meet_and_come_back(home: Path, data: Path, size: tuple[int, int]) -> None:
    with Terminal(home=home, size=size) as terminal:
        meet(terminal, "Ana", "Zoë")
        terminal.wait_for("◆ Ana", "● Zoë", "Listen")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert stat.S_IMODE(data.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.parent.stat().st_mode) == 0o700
    with TinyDB(data, access_mode="r") as plain:
        (couple,) = plain.table("couple").all()
    assert (couple["a"]["name"], couple["b"]["name"]) == ("Ana", "Zoë")
    with Terminal(home=home, size=size) as again:
        again.wait_for("Listen", "◆ Ana", "● Zoë")
        assert "Welcome" not in again.raw.decode("utf-8", "replace")
        again.press("q")
        assert again.wait_exit() == 0


def test_leaving_before_the_names_keeps_nobody(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Welcome", "q Quit").strip()
        terminal.press("q")
        assert terminal.wait_exit() == 0
    with Terminal(home=home) as again:
        again.wait_for("Welcome")
    store = Store.open(data)
    assert store.couple.all() == []
    store.close()


def test_two_of_the_same_name_are_asked_again(home: Path, data: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Welcome", "enter Go on")
        terminal.press("enter").wait_for("Help from outside")
        terminal.press("enter").wait_for("Done typing")
        terminal.type("Kim").wait_for("◆ Kim")
        terminal.press("f2").wait_for("Each of you needs a name.")
        terminal.press("q").wait_for("◆ Kim ", "● q")


def test_the_window_is_left_as_it_was_found(home: Path, lived: Path) -> None:
    with Terminal(home=home) as terminal:
        terminal.wait_for("Home", "Ines")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    for on, off in (
        (b"\x1b[?1049h", b"\x1b[?1049l"),
        (b"\x1b[?25l", b"\x1b[?25h"),
        (b"\x1b[?1000h", b"\x1b[?1000l"),
    ):
        assert terminal.raw.rfind(off) > terminal.raw.rfind(on) > -1
