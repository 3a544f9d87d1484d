"""A program in a pseudo-terminal, timed to the moment its bytes arrive.

The driver of the journeys draws what it reads with pyte, which takes longer than a frame; this one only
looks for words among the bytes. The other modules here measure with it. By itself

    python -m tests.benchmarks.program

prints what it costs to measure: how soon a bare Python is there, and a key comes back from it. No program
can be quicker than that.
"""

import os
import pty
import select
import signal
import struct
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
SIZE = (24, 80)
"""Rows and columns."""
PATIENCE = 60.0
"""Seconds after which a program that shows nothing is given up."""
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What a terminal answers: yes to whole frames, no to sizes in the stream."""


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a terminal whose user lives in *home*."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


class Program:
    """Python with *arguments* in a pseudo-terminal; ``began`` is when it was started (perf_counter)."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str]) -> None:
        command = [sys.executable, *arguments]
        self._seen = bytearray()
        self.began = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            with suppress(OSError):
                ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
                os.chdir(ROOT)
                os.execve(command[0], command, dict(env))
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ask it to quit as people do; end it when it does not."""
        deadline = perf_counter() + (5.0 if error is None else 0.0)
        with suppress(OSError, EOFError):
            os.write(self._fd, b"\x11")
            while perf_counter() < deadline:
                self._read(0.05)
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self._pid, 0)

    @property
    def worked(self) -> float:
        """The seconds of a core that it has used, on Linux."""
        # proc_pid_stat(5), fields 14 and 15; the second may hold spaces and brackets, so it is cut off first.
        fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def press(self, keys: str, shows: str) -> float:
        """Press *keys*, and return the seconds until *shows* is drawn. Raises TimeoutError, EOFError."""
        pressed, drawn = self.pressed(keys, shows)
        return drawn - pressed

    def pressed(self, keys: str, shows: str) -> tuple[float, float]:
        """Press *keys*, and return when, and when *shows* was drawn. Raises TimeoutError, EOFError."""
        self._seen.clear()
        pressed = perf_counter()
        os.write(self._fd, keys.encode())
        return pressed, self.shown(shows)

    def shown(self, words: str) -> float:
        """Return when *words* were drawn in one style since the last key. Raises TimeoutError, EOFError."""
        wanted = words.encode()
        deadline = perf_counter() + PATIENCE
        while wanted not in self._seen:
            if perf_counter() > deadline:
                raise TimeoutError(f"{words!r} was not shown, only {bytes(self._seen[-300:])!r}")
            self._read(0.1)
        return perf_counter()

    def rest(self, seconds: float) -> int:
        """Do nothing for *seconds*; return how many bytes it drew meanwhile."""
        self._seen.clear()
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self._read(left)
        return len(self._seen)

    def _read(self, within: float) -> None:
        if not select.select([self._fd], [], [], within)[0]:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError as error:  # nobody holds the other end any more
            raise EOFError(f"The program ended, after {bytes(self._seen[-300:])!r}") from error
        self._seen += data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._fd, answer)


_ECHO = """
import os, tty
tty.setraw(0)
os.write(1, b"here")
while (key := os.read(0, 1)) not in (b"", b"\\x11"):
    os.write(1, b"<%b>" % key)
"""


def main() -> None:
    """Measure a program that only says which keys it got, and print it."""
    starts, keys = [], []
    with TemporaryDirectory(prefix="twofold-bench-") as name:
        for _ in range(15):
            with Program(["-c", _ECHO], environment(Path(name))) as program:
                starts.append(program.shown("here") - program.began)
                keys += [program.press(key, f"<{key}>") for key in "abcdefghij"]
    for what, times in (("bare Python, to its first word", starts), ("a key, to what it says", keys)):
        late = 1000 * quantiles(times, n=20)[-1]
        print(f"  {what:<34}{1000 * median(times):7.2f} ms, p95 {late:7.2f}")


if __name__ == "__main__":
    main()
