"""An hour of a couple's evenings, faster: every practice in turn, with words, help and settings in between.

What is measured is the memory of the real program in a real terminal, as the system counts it.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.support.journeys.people import LATER
from tests.torture.monkey import MOMENT, PATIENCE, Session
from twofold.demo import furnish
from twofold.practices import PRACTICES

FIVE_MINUTES, AN_HOUR = 3, 36
"""Rounds of the script: one is what takes a couple that knows its way some hundred seconds."""
KEYS = "".join(practice.key for practice in PRACTICES) + "b"
MOST = 1.5
"""So much of what it was after five minutes the memory may be after an hour."""
REST = "rest"
"""In a script: wait until all that was pressed has had its effect."""
_WORDS = "some words about the day, and what was good in it "


def script(number: int) -> Iterator[str]:
    """Yield the keys of round *number*, with rests: every practice, two pages deep, then the settings."""
    for practice in KEYS:
        yield from (*["escape"] * 4, REST, practice, "f1", "escape", *["down"] * (number % 5), "enter")
        yield from ("f1", "escape", "down", "enter", *_WORDS, "escape", "tab", "escape", "up", "space")
        yield from ("escape", "escape", "f8", "right", "escape", "ctrl+p", *"the", "escape", "escape")
    yield from (*["escape"] * 4, "s", "t", "t", "m", "m", "p", "escape", "n", "tab", "escape", "escape", REST)


def resident(pid: int) -> int:
    """Return the memory of the process *pid* in kilobytes, where the system tells (Linux); else 0."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]) * 4
    except OSError:
        return 0


def computed(pid: int) -> tuple[bool, int]:
    """Return whether the process *pid* computes now, or would if it were let, and for how long it has in all,
    in the system's ticks; nothing of it where the system does not tell."""
    try:
        state, *fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split()
        return state == "R", int(fields[10]) + int(fields[11])
    except (OSError, ValueError):
        return False, 0


def run(
    rounds: int = AN_HOUR,
    seed: int = 0,
    *,
    command: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, int]:
    """Live *rounds* of the script; return the memory in MB ``after five minutes`` and ``after an hour``.

    ``grew``: 1 where the second is more than `MOST` of the first; ``crashes``, ``notes``, ``bad exits`` as in
    the monkey's walk. Nothing is left to chance: *seed* changes nothing. *tell* gets a line for each trouble.
    """
    start = command or (sys.executable, str(LATER), f"{MOMENT:%Y-%m-%dT%H:%M}")
    with tempfile.TemporaryDirectory(prefix="twofold-growth-") as place:
        data = Path(place, "twofold.json")
        furnish(data, MOMENT, "UTC")
        session = Session(start, data, (80, 24))
        seen: list[int] = []
        try:
            session.wait_for(lambda: b"Home" in session.raw)
            for number in range(rounds):
                for key in script(number):
                    if key == REST:
                        _rest(session)
                    else:
                        session.press(key)
                        _settle(session)
                seen.append(resident(session.pid))
                if session.has_ended:
                    break
            session.press("f9")
            session.wait_for(lambda: session.has_ended)
            session.count_ending()
        finally:
            session.close()
            shutil.rmtree(place, ignore_errors=True)
    early = seen[min(FIVE_MINUTES, len(seen)) - 1]
    grew = seen[-1] > MOST * early
    if grew or session.noted:
        tell(f"growth: {seen} kB {session.noted}")
    return {
        "rounds": len(seen), "after five minutes": early // 1000, "after an hour": seen[-1] // 1000,
        "grew": int(grew), **{name: session.troubles[name] for name in ("crashes", "notes", "bad exits")},
    }  # fmt: skip


def _settle(session: Session) -> None:
    """Wait until nothing was drawn for a moment, half a second at most: the clock of a page never rests."""
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        before = session.seen
        session.wait(0.03)
        if session.seen == before:
            return


def _rest(session: Session) -> None:
    """Wait until the program neither draws nor computes: on a busy machine keys wait in it, and take room."""
    until = time.monotonic() + 4 * PATIENCE
    while time.monotonic() < until and not session.has_ended:
        before = session.seen, (False, computed(session.pid)[1])
        session.wait(0.3)
        if (session.seen, computed(session.pid)) == before:
            return
