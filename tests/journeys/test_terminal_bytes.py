"""Whatever a terminal sends, and however it ends: nothing typed is lost, and the keys work."""

import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.journeys.leaving import is_free, name_in
from tests.support.journeys.people import to_names
from tests.support.journeys.terminal import PATIENCE, Terminal, environment
from tests.torture.terminal_bytes import CASES


@pytest.mark.parametrize("sent", CASES.values(), ids=list(CASES))
def test_it_goes_on_after(home: Path, lived: Path, sent: bytes) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.send(sent)
        # Only a key behind a paste needs its moment: it is one once the paste has stalled.
        if b"200~" in sent:
            terminal.wait_for("half a paste")
        terminal.press("escape").wait_gone("Done typing")
        terminal.press("f9")
        assert terminal.wait_exit(within=2.0) == 0
    assert name_in(lived).startswith("Ines")


@pytest.mark.parametrize("sent", CASES.values(), ids=list(CASES))
def test_a_quick_exit_works_in_the_same_moment(home: Path, lived: Path, sent: bytes) -> None:
    with Terminal(home=home) as terminal:
        to_names(terminal)
        terminal.send(b"tta" + sent + b"\x1b[20~")
        assert terminal.wait_exit(within=2.0) == 0
    assert terminal.text == ""
    assert name_in(lived).startswith("Inestta")


@pytest.mark.parametrize("way", ["ctrl+q", "f9", signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_letters_of_the_same_moment_are_kept(home: Path, lived: Path, way: str | signal.Signals) -> None:
    code = 128 + way if isinstance(way, signal.Signals) else 0
    with Terminal(home=home) as terminal:
        to_names(terminal)
        if isinstance(way, signal.Signals):
            terminal.type("tta and more").signal(way)
        else:
            terminal.press("tta and more", way)
        assert terminal.wait_exit(within=3.0) == code
    assert is_free(lived)
    assert name_in(lived) == "Inestta and more"


class Line:
    """The program at a line that is nobody's terminal, so that no signal says when it ends."""

    def __init__(self, home: Path) -> None:
        self.end, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "twofold"],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            cwd=home, env=environment(home),
        )  # fmt: skip
        os.close(theirs)

    def wait_for(self, words: bytes) -> None:
        """Wait until *words* were drawn."""
        seen, deadline = b"", time.monotonic() + PATIENCE
        while words not in seen:
            assert time.monotonic() < deadline, seen[-500:]
            seen += os.read(self.end, 65536)


def test_at_the_end_of_its_line_it_ends_with_everything_saved(home: Path, lived: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    line = Line(home)
    try:
        line.wait_for(b"Ines")
        for keys, shows in ((b"s", b"Names"), (b"n", b"Done"), (b"tta", b"Inestta")):
            os.write(line.end, keys)
            line.wait_for(shows)
        os.close(line.end)
        began = time.monotonic()
        assert line.process.wait(PATIENCE) == 129
        assert time.monotonic() - began < 3.0
    finally:
        line.process.kill()
        line.process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 10
    assert is_free(lived)
    assert name_in(lived) == "Inestta"


def test_input_from_a_file_ends_it_quietly(home: Path, lived: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "twofold"], input=b"", capture_output=True, cwd=home, env=environment(home),
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert b"mistake" not in done.stdout + done.stderr
    assert done.returncode in (0, 1, 2, 129)
    assert name_in(lived) == "Ines"
