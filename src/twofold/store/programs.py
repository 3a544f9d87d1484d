"""Which program of twofold did something, and whether it still runs, where that can be told."""

import os
import sys
from functools import cache
from pathlib import Path

_PROC = Path("/proc")


@cache
def this_program() -> str:
    """Return the name of this program: its machine (since it was started), its number, and its beginning."""
    return _name(os.getpid())


def is_gone(name: str) -> bool:
    """Return whether the program called *name* ran on this machine, and runs no more.

    False for one elsewhere, of which nothing is known, and where no system tells it.
    """
    machine, _, rest = name.partition(" ")
    number, _, _ = rest.partition(" ")
    if machine != _machine() or not machine or not number.isdecimal() or int(number) == 0:
        return False
    try:
        return _name(int(number)) != name
    except OSError:
        return True


def _name(number: int) -> str:
    """Return the name of the program that has *number* now. Raises OSError when there is none."""
    return f"{_machine()} {number} {_began(number)}"


@cache
def _machine() -> str:
    """Return what tells this machine, since it was started, from others; "" where nothing does."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        # In a container of its own, numbers mean something else.
        return f"{boot}/{(_PROC / 'self/ns/pid').readlink()}"
    except (OSError, UnicodeDecodeError):
        return ""


def _began(number: int) -> str:
    """Return when the program *number* began, in ticks since the machine did; "" where nothing tells.

    Source: proc_pid_stat(5), field 22; the second may hold spaces and brackets, so it is cut off first.
    """
    if not _machine():
        return ""
    stat = (_PROC / str(number) / "stat").read_text("utf-8", errors="replace")
    state, *fields = stat.rpartition(")")[2].split()
    if state in "ZX":
        raise ProcessLookupError(number)
    return fields[18]
