"""Work that is done in a process beside this one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twofold.frame.beside import beside

CODE = """
from pathlib import Path
from twofold.frame.beside import beside
def work():
    Path({path!r}).write_text("made")
    {then}
print(beside(work)())
"""


@pytest.mark.parametrize(
    ("then", "done"),
    [
        ("pass", True),
        ("1 / 0", False),
        ("raise SystemExit(0)", False),
        ("import os; os.kill(os.getpid(), 9)", False),
    ],
)
def test_it_says_whether_the_work_was_done(tmp_path: Path, then: str, done: bool) -> None:
    code = CODE.format(path=str(tmp_path / "x"), then=then)
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout == f"{done}\n" and ended.stderr == ""
    assert (tmp_path / "x").read_text() == "made"


def test_where_there_are_no_such_processes_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise OSError(11, "no more of them")

    tried: list[bool] = []
    monkeypatch.setattr(os, "fork", refused)
    assert beside(lambda: tried.append(True))() is False and tried == []
    monkeypatch.delattr(os, "fork")
    assert beside(lambda: tried.append(True))() is False and tried == []
