"""Two terminals of the couple, one file."""

import signal
from pathlib import Path

from tests.support.journeys.people import to_names
from tests.support.journeys.terminal import Terminal
from twofold.store import Store


def test_what_one_changes_the_other_sees(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "◆ Ines")
        to_names(here)
        here.type("tta").wait_for("◆ Inestta  ● Rowan")
        there.wait_for("Home", "◆ Inestta")
        here.press("ctrl+q")
        assert here.wait_exit() == 0
        # The one who stays goes on, on the file that the other folded.
        to_names(there)
        there.type("X").wait_for("◆ InesttaX  ● Rowan")
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    store = Store.open(lived)
    assert [couple.a.name for couple in store.couple.all()] == ["InesttaX"]
    assert store.notices == ()
    store.close()


def test_a_session_begun_at_one_is_found_open_at_the_other(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "o Go on")
        here.wait_for("Home", "o Go on")
        # Home shows as many of what is open as there is room for; looking back lists all, on any day.
        here.press("l").wait_for("Looking back")
        here.press("b").wait_for("Still open", "▸", "Floor and mirror", "planned for")
        here.press("enter").wait_for("Floor and mirror", "enter Go on")
        # Until both have said yes it is still the planned one.
        here.press("enter").wait_for("Let the day go")
        here.press("enter").wait_for("Is now okay for both of you?")
        here.press("f", "j").wait_gone("Is now okay for")
        there.wait_for("left open")
        here.press("ctrl+q")
        assert here.wait_exit() == 0
        there.press("q")
        assert there.wait_exit() == 0


def test_one_may_be_killed_and_the_other_goes_on(home: Path, lived: Path) -> None:
    with Terminal(home=home) as here, Terminal(home=home) as there:
        there.wait_for("Home", "◆ Ines")
        to_names(here)
        here.type("tta").wait_for("◆ Inestta  ● Rowan")
        here.signal(signal.SIGKILL)
        assert here.wait_exit() == -signal.SIGKILL
        there.wait_for("Home", "◆ Inestta")
        to_names(there)
        there.type("X").wait_for("◆ InesttaX  ● Rowan")
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    with Terminal(home=home) as again:
        again.wait_for("Home", "◆ InesttaX")


def test_each_at_their_seat_sees_the_other_come_and_go(home: Path, lived: Path) -> None:
    with Terminal(home=home, arguments=["--as", "ines"]) as hers:
        hers.wait_for("Home", "your seat")
        with Terminal(home=home, arguments=["--as", "rowan"]) as his:
            his.wait_for("Home", "◆ Ines is here")
            hers.wait_for("● Rowan is here")
            his.signal(signal.SIGKILL)
            assert his.wait_exit() == -signal.SIGKILL
        hers.wait_gone("● Rowan is here")
        with Terminal(home=home, arguments=["--as", "rowan"]) as his:
            hers.wait_for("● Rowan is here")
            his.wait_for("Home")
            his.press("ctrl+q")
            assert his.wait_exit() == 0
        hers.wait_gone("● Rowan is here")
        hers.press("ctrl+q")
        assert hers.wait_exit() == 0
    assert not {path.name for path in lived.parent.iterdir() if ".seat-" in path.name}
