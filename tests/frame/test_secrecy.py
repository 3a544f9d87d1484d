"""No dump is made of what is in memory, and nobody of the same account may look into it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.journeys.terminal import Terminal
from twofold.frame.shell import Shell

ASK = """
import ctypes, resource
from twofold.frame.secrecy import keep_to_ourselves
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
keep_to_ourselves()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
"""
"""Three is PR_GET_DUMPABLE."""


def test_no_dump_and_no_look_from_outside() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["0", "0"], done.stderr


def test_where_the_system_knows_no_such_thing_nothing_happens() -> None:
    code = """
import sys
sys.modules["resource"] = sys.modules["ctypes"] = None
from twofold.frame.secrecy import keep_to_ourselves
keep_to_ourselves()
print("well")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "well\n", done.stderr


async def test_once_the_first_frame_stands_nobody_looks_in(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("twofold.frame.secrecy.keep_to_ourselves", lambda: done.append("kept"))
    monkeypatch.setattr(Shell, "in_terminal", True)
    async with Shell().run_test() as pilot:
        await pilot.pause()
        assert done == ["kept"]


def test_the_program_begins_with_it(tmp_path: Path) -> None:
    with Terminal(home=tmp_path) as terminal:
        terminal.wait_for("twofold")
        limits = Path("/proc", str(terminal.pid), "limits").read_text()
        (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4] == "0"
