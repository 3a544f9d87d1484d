"""The command line, run as people run it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.journeys.terminal import environment
from twofold.domain.people import meet
from twofold.store import Store
from twofold.store.places import data_file

Done = subprocess.CompletedProcess[str]


def run(*arguments: str, home: Path, typed: str = "", **variables: str) -> Done:
    return subprocess.run(
        [sys.executable, "-m", "twofold", *arguments],
        env=environment(home, **variables), cwd=home, capture_output=True, text=True, timeout=60,
        input=typed,
    )  # fmt: skip


@pytest.fixture
def data(home: Path) -> Path:
    """A sound data file with a couple in it, where twofold looks by itself."""
    path = data_file()
    store = Store.open(path)
    store.save(meet("Ana", "Ben"))
    store.close()
    return path


def one_sentence(done: Done, code: int = 2) -> str:
    """Return what *done* said on stderr, which must be one sentence, with nothing else anywhere."""
    assert done.returncode == code
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("twofold: ")
    assert line.endswith((".", "?"))
    return line
