"""Somebody who presses anything: random keys, clicks and sizes, fast, in the real program in a real terminal.

Seeded: the same seed presses the same keys, with the same pauses between them, on the same made-up couple at
the same moment. What the machine does meanwhile is its own, so a trouble may take a few runs to come back.
"""

import fcntl
import os
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pexpect

from tests.support.journeys.people import LATER
from tests.support.journeys.terminal import KEYS, environment
from twofold.demo import furnish
from twofold.frame.keymap import ids

MOMENT = datetime(2026, 11, 28, 10, 20, tzinfo=UTC)
"""When all of it happens: a Saturday morning, on which a retreat of the couple's is on."""
PATIENCE = 30.0
"""Seconds without an answer after which the program counts as frozen; nine more may share the machine."""
A_SESSION = 600
"""Keys of one session."""

_WAYS = {
    "enter": 9, "escape": 4, "down": 8, "up": 4, "right": 4, "left": 4, "tab": 4, "shift+tab": 2, "space": 4,
    "pagedown": 2, "pageup": 1, "home": 1, "end": 2, "backspace": 1, "delete": 1, "f1": 1, "f2": 3, "f3": 1,
    "f4": 1, "f5": 1, "f6": 1, "f7": 1, "f8": 1, "f10": 1, "ctrl+p": 1, "ctrl+c": 1,
}  # fmt: skip
_SIZES = ((80, 24), (80, 24), (40, 11), (120, 40), (200, 60), (60, 16))
_WORDS = ("ana", "[/x] done", "7", "1200", "19:30", "tomorrow", "a b c", "öäß", "a longer line, with a comma")
_LEAVES = frozenset("qZ")
"""Letters that may end the program, as they should."""


def bound() -> tuple[str, ...]:
    """Return every letter and digit that does something on some page, as often as it does, sorted."""
    keys = (key.strip() for binding in ids() for key in binding.key.split(","))
    return tuple(sorted(key for key in keys if len(key) == 1))


class Walk:
    """The keys of one session: what to send, a group at a time, and how long to wait after it."""

    def __init__(self, seed: str) -> None:
        self._rng = Random(seed)
        self._bound = bound()
        self.pace = self._rng.choice((0.0, 0.005, 0.015, 0.03, 0.04))
        self.size = self._rng.choice(_SIZES)
        self.fresh = self._rng.random() < 0.08

    def steps(self, keys: int) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield groups of keys by name, *keys* in all, each with the seconds to wait after it.

        "12,5!" is a click at column 12 of row 5, "12,5^" the wheel there, "80x24" another size, and "=words"
        are pasted.
        """
        rng, left = self._rng, keys
        while left > 0:
            group = self._home() if rng.random() < 0.02 else self._burst()
            group = group[:left]
            left -= len(group)
            yield group, 0.0 if rng.random() < 0.2 else rng.uniform(0, self.pace)

    def _home(self) -> tuple[str, ...]:
        # Back to the first page, and into a practice: else a walk stays where a field has the keyboard.
        return ("escape",) * 5 + (self._rng.choice("lwrtdemkpbso"),)

    def _burst(self) -> tuple[str, ...]:
        many = self._rng.choice((1, 1, 1, 1, 2, 3, 5, 8))
        return tuple(self._key() for _ in range(many))

    def _key(self) -> str:
        rng, what = self._rng, self._rng.random()
        columns, rows = self.size
        if what < 0.42:
            return rng.choices(tuple(_WAYS), tuple(_WAYS.values()))[0]
        if what < 0.84:
            key = rng.choice(self._bound)
            return key if key not in _LEAVES or rng.random() < 0.05 else "enter"
        if what < 0.93:
            return f"{rng.randint(1, columns)},{rng.randint(1, rows)}{rng.choice('!!!!^')}"
        if what < 0.945:
            return self._resized()
        if what < 0.96:
            return f"={rng.choice(_WORDS)}"
        return rng.choice("abcdefgijkmnoprstuvwy0123456789 .,?")

    def _resized(self) -> str:
        rng = self._rng
        if rng.random() < 0.3:
            self.size = (rng.randint(1, 12), rng.randint(1, 8))
        else:
            self.size = rng.choice(_SIZES)
        return "{}x{}".format(*self.size)


class Session:
    """One run of the program over the file *data*.

    ``troubles`` counts what went wrong, by name; ``raw`` is what was drawn last, ``seen`` the bytes in all.
    """

    def __init__(self, command: Sequence[str], data: Path, size: tuple[int, int]) -> None:
        self._data = data
        self.noted: list[str] = []
        self.troubles: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=24)
        self.raw = b""
        self.seen = 0
        self._columns, self._rows = size
        program, *arguments = [*command, "--file", str(data)]
        folder = data.parent
        self._child: Any = pexpect.spawn(
            program,
            arguments,
            env=environment(folder, TZ="UTC", ESCDELAY="10"),
            cwd=str(folder),
            dimensions=size[::-1],
            echo=False,
        )
        self._fd: int = self._child.child_fd
        os.set_blocking(self._fd, False)

    def close(self) -> None:
        """Leave nothing running."""
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
    def has_ended(self) -> bool:
        """Whether the program is gone."""
        return not self._child.isalive()

    @property
    def words(self) -> str:
        """What the program said last, without the codes that draw."""
        text = self.raw.decode("utf-8", "replace")
        return re.sub(r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|\][^\x07]*\x07|.)", " ", text)

    def wait(self, seconds: float) -> bool:
        """Read for *seconds*; False when nothing more can come."""
        until = time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._fd], [], [], max(0.0, left))
            if ready and not self._read():
                return False
            if left <= 0:
                return True

    def wait_for(self, true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Read until *true* says so; False when it did not within *seconds*."""
        until = time.monotonic() + seconds
        while not true():
            if time.monotonic() > until:
                return False
            if not self.wait(0.02):
                time.sleep(0.02)  # The terminal is closed already; the program goes in a moment.
        return True

    def press(self, key: str) -> None:
        """Do what a step of a `Walk` says."""
        self.last.append(key)
        if sized := re.fullmatch(r"(\d+)x(\d+)", key):
            self.resize(int(sized[1]), int(sized[2]))
        elif click := re.fullmatch(r"(\d+),(\d+)(.)", key):
            at = f"{click[1]};{click[2]}"
            self._send(f"\x1b[<65;{at}M" if click[3] == "^" else f"\x1b[<0;{at}M\x1b[<0;{at}m")
        elif len(key) > 1 and key.startswith("="):
            self._send(f"\x1b[200~{key[1:]}\x1b[201~")
        else:
            self._send(KEYS.get(key, key))
            if key == "escape":
                self.wait(0.03)  # sooner, and what follows would belong to it

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self._columns, self._rows = columns, rows
        with suppress(OSError):
            fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def answers(self) -> bool:
        """Whether the program still draws: a row that was not there before, once there is one."""
        self.resize(max(self._columns, 20), max(self._rows, 10) + 1)
        self.raw = b""
        drawn = f"\x1b[{self._rows};".encode()
        for _ in range(10):
            before = self.seen
            if self.wait_for(lambda: drawn in self.raw or self.has_ended):
                return True
            if self.seen == before:
                return False  # On a busy machine it may still be drawing what was pressed before.
        return False

    def count_ending(self) -> None:
        """See how the program ended, and what it noted."""
        mistakes = self._data.with_name(f"{self._data.name}.mistakes")
        if mistakes.exists():
            self.noted = mistakes.read_text("utf-8").splitlines()
            self.troubles["notes"] += len(self.noted)
        if "had to stop" in " ".join(self.words.split()):
            self.troubles["crashes"] += 1
        elif self._child.exitstatus or self._child.signalstatus:
            self.troubles["bad exits"] += 1

    def _send(self, keys: str) -> None:
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send *data* as it is, as a terminal may."""
        until = time.monotonic() + PATIENCE
        while data and time.monotonic() < until:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                if not self.wait(0.01):
                    return
            except OSError:
                return

    def _read(self) -> bool:
        try:
            found = os.read(self._fd, 1 << 16)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.seen += len(found)
        self.raw = (self.raw + found)[-200_000:]
        return bool(found)


def walk(session: Session, way: Walk, keys: int) -> int:
    """Walk *way* through *session*, and leave by F9; returns how many keys were pressed."""
    pressed = 0
    session.wait_for(lambda: b"Home" in session.raw or b"two people" in session.raw or session.has_ended)
    for group, pause in way.steps(keys):
        for key in group:
            session.press(key)
        pressed += len(group)
        if not session.wait(pause) or session.has_ended:
            break
        if pressed // 150 > (pressed - len(group)) // 150 and not session.answers():
            session.troubles["silent"] += 1
            break
    session.wait(0.05)
    if not session.has_ended:
        session.press("f9")
        if not session.wait_for(lambda: session.has_ended):
            session.troubles["no exit"] += 1
            return pressed
    session.wait(0.2)
    session.count_ending()
    return pressed


def run(
    keys: int,
    seed: int,
    *,
    a_session: int = A_SESSION,
    command: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Press *keys* keys in sessions of *a_session*, and return how many there were, and what went wrong.

    ``crashes``: it ended with the words for a mistake in it. ``silent``: it no longer drew. ``no exit``: F9
    did not end it. ``bad exits``: it ended otherwise than with 0. ``notes``: mistakes that it noted and went
    on from. *tell* is called with a line for each trouble. *command*: what to run instead of the
    program at `MOMENT`.
    """
    start = command or (sys.executable, str(LATER), f"{MOMENT:%Y-%m-%dT%H:%M}")
    found: Counter[str] = Counter(dict.fromkeys(("crashes", "notes", "silent", "no exit", "bad exits"), 0))
    found["keys"] = found["sessions"] = 0
    with tempfile.TemporaryDirectory(prefix="twofold-monkey-") as place:
        lived = Path(place, "lived.json")
        furnish(lived, MOMENT, "UTC")
        while found["keys"] < keys:
            number = found["sessions"]
            way = Walk(f"{seed}/{number}")
            home = Path(place, f"home-{number}")
            home.mkdir()
            data = home / "twofold.json"
            if not way.fresh:
                shutil.copyfile(lived, data)
            session = Session(start, data, way.size)
            try:
                found["keys"] += walk(session, way, min(a_session, keys - found["keys"]))
                found["sessions"] += 1
                found.update(session.troubles)
                if session.troubles:
                    said = " ".join(session.words[session.words.find("twofold had to stop") :].split())[-300:]
                    noted = " | ".join(session.noted)
                    last = " ".join(session.last)
                    tell(f"{seed}/{number}: {dict(session.troubles)} {noted} {said} after {last}")
            finally:
                session.close()
                shutil.rmtree(home, ignore_errors=True)
    return dict(found)


if __name__ == "__main__":
    print(run(int(sys.argv[1]), int(sys.argv[2]), tell=print))
