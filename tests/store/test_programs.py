"""Which program did something, and whether it still runs."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from twofold.store import programs
from twofold.store.programs import is_gone, this_program


@pytest.fixture
def other() -> Iterator["subprocess.Popen[str]"]:
    """Another program, which says its name and waits."""
    code = "from twofold.store.programs import this_program; print(this_program(), flush=True); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code], text=True, **pipes) as process:  # type: ignore[call-overload]
        yield process
        process.kill()


def test_one_that_was_killed_is_gone_and_one_that_runs_is_not(other: "subprocess.Popen[str]") -> None:
    assert other.stdout is not None
    name = other.stdout.readline().strip()
    assert name != this_program() and not is_gone(this_program())
    assert not is_gone(name)
    other.kill()
    while other.returncode is None and not is_gone(name):
        pass  # it is gone as soon as it does not run, also before anybody has waited for it
    assert is_gone(name)
    other.wait()
    assert is_gone(name)


def test_a_number_that_another_program_has_now_is_not_the_one_that_was() -> None:
    machine, number, began = this_program().split(" ")
    assert is_gone(f"{machine} {number} {int(began) - 1}")


@pytest.mark.parametrize("name", ["", "x", "another-machine 1 1", "{machine} 0 1", "{machine} many 1"])
def test_of_others_nothing_is_known(name: str) -> None:
    assert not is_gone(name.replace("{machine}", this_program().split(" ")[0]))


def test_where_no_system_tells_nothing_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(programs, "_PROC", tmp_path)
    for each in (programs._machine, programs.this_program):
        each.cache_clear()
    try:
        name = this_program()
        assert not is_gone(name)
    finally:
        monkeypatch.undo()
        for each in (programs._machine, programs.this_program):
            each.cache_clear()
