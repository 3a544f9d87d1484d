"""A real terminal with the real program in it, driven by its keys and read by its screen."""

import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

from tests.support import today

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
}
PATIENCE = 20.0
"""Seconds to wait for what should come at once; only a broken program uses them up."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the variables of a terminal whose user lives in *home*, on the day of the test.

    Nothing of this machine is in them but where its programs are. A new lock costs little; with
    ``TWOFOLD_TEST_LOCKS=""`` among *more*, what it costs everybody.
    """
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
        **today.variables(),
        "TWOFOLD_TEST_LOCKS": "quick",
        **more,
    }


class Terminal:
    """A program in a pseudo-terminal of *size* (columns, rows). Leaves nothing running.

    ``raw``: every byte it wrote.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        home: Path,
        arguments: Sequence[str] = (),
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        columns, rows = size
        program, *first = command or (sys.executable, "-m", "twofold")
        self.raw = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: Any = pexpect.spawn(
            program,
            [*first, *arguments],
            env=environment(home, **(env or {})),
            cwd=str(cwd or home),
            dimensions=(rows, columns),
            timeout=PATIENCE,
            echo=False,
        )
        self._child.delaybeforesend = None
        self._child.ptyproc.delayafterclose = 0.01
        self._child.ptyproc.delayafterterminate = 0.01

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.isalive():
            self._child.kill(signal.SIGKILL)
            self._child.wait()
        self._child.close()

    @property
    def pid(self) -> int:
        """The process id of the program."""
        pid: int = self._child.pid
        return pid

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        alive: bool = self._child.isalive()
        return alive

    @property
    def text(self) -> str:
        """The screen as it stands, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def line(self) -> str:
        """The line of the cursor: that of the field that is typed in."""
        line: str = self._screen.display[self._screen.cursor.y]
        return line.rstrip()

    def press(self, *keys: str) -> Self:
        """Press *keys*, by name ("enter", "f9") or as the character they type."""
        for key in keys:
            self._child.send(KEYS.get(key, key))
        return self

    def type(self, text: str) -> Self:
        """Type *text*."""
        self._child.send(text)
        return self

    def send(self, data: bytes) -> Self:
        """Send *data* as it is, as a terminal may."""
        self._child.send(data)
        return self

    def paste(self, text: str) -> Self:
        """Paste *text*, bracketed as terminals do."""
        self._child.send(f"\x1b[200~{text}\x1b[201~")
        return self

    @property
    def modes(self) -> list[Any]:
        """The modes of its line, as termios has them."""
        modes: list[Any] = termios.tcgetattr(self._child.child_fd)
        return modes

    @modes.setter
    def modes(self, modes: list[Any]) -> None:
        termios.tcsetattr(self._child.child_fd, termios.TCSANOW, modes)

    def resize(self, columns: int, rows: int) -> Self:
        """Give the terminal another size."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)
        return self

    def look(self) -> str:
        """Take in what was written meanwhile, and return the screen as it stands then."""
        self._read()
        return self.text

    def wait_for(self, *texts: str) -> str:
        """Wait until the screen shows all of *texts*, and return it. Fails with the screen otherwise."""
        return self.wait_until(lambda: all(text in self.text for text in texts), f"to show {texts}")

    def wait_gone(self, *texts: str) -> str:
        """Wait until the screen shows none of *texts*, and return it."""
        return self.wait_until(lambda: not any(text in self.text for text in texts), f"to drop {texts}")

    def wait_until(self, test: Callable[[], bool], what: str) -> str:
        """Wait until *test* holds, and return the screen. Fails with the screen otherwise."""
        deadline = time.monotonic() + PATIENCE
        while not test():
            alive = self._read()
            if test():
                break
            if not alive or time.monotonic() > deadline:
                ended = "it has ended" if not alive else f"not within {PATIENCE:g} s"
                raise AssertionError(f"Waited for the program {what}: {ended}. The screen:\n{self.text}")
        return self.text

    def to_next_line(self, typed: str) -> Self:
        """Press Enter in the field that holds *typed*, and wait until the cursor has left it."""
        self.wait_until(lambda: typed in self.line, f"to hold {typed!r}")
        self.press("enter").wait_until(lambda: typed not in self.line, "to go to the next line")
        return self

    def wait_exit(self, within: float = PATIENCE, *, close: bool = True) -> int:
        """Wait for the program to end by itself; return its exit code, or minus the signal that ended it.

        *close*: close its window then; without, what it left of the terminal can be looked at.
        """
        deadline = time.monotonic() + within
        while self._read():
            if time.monotonic() > deadline:
                raise AssertionError(f"It still runs after {within:g} s. The screen:\n{self.text}")
        self._child.wait()
        if close:
            self._child.close()
        status, killer = self._child.exitstatus, self._child.signalstatus
        return -int(killer) if killer is not None else int(status)

    def signal(self, number: signal.Signals) -> Self:
        """Send a signal."""
        os.kill(self.pid, number)
        return self

    def hang_up(self) -> None:
        """Close the terminal's window, and wait until the program has gone."""
        process = self._child.ptyproc
        process.fileobj.close()
        os.waitpid(self.pid, 0)
        process.closed = process.terminated = self._child.closed = True

    def _read(self) -> bool:
        """Take in what was written; return whether more may come."""
        try:
            data: bytes = self._child.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        # pyte does not know this one, and would print its last letter.
        self._stream.feed(data.replace(b"\x1b[<u", b""))
        return True
