"""The ways out: signals, quick exit, and a crash that shows nothing private."""

import asyncio
import signal
import sys
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, TextIO

from twofold.domain.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable

WIPE = "\x1b[?1049l\x1b[0m\x1b[H\x1b[2J\x1b[3J\x1b]2;\x07"
"""Leave the alternate screen; clear the screen and its scrollback; give the window no title."""
HUNG_UP = 129
"""The exit code when the terminal has gone, with a signal or without."""


def watch_signals(leave: "Callable[[int], None]") -> None:
    """Call *leave* with the exit code (128 + n) on a hang-up, a kill or an interrupt.

    Textual alone would die at once, with what is typed unsaved, or end as if nothing had been. To be called
    in the running loop; does nothing where it cannot watch signals (another thread, Windows).
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        with suppress(NotImplementedError, RuntimeError, ValueError, AttributeError):
            number = getattr(signal, name)
            loop.add_signal_handler(number, leave, 128 + number)


def wipe(out: TextIO | None = None) -> None:
    """Clear the terminal and its scrollback, as far as it can be asked to; never raises."""
    out = out or sys.__stdout__
    with suppress(OSError, ValueError, AttributeError):
        if out is not None and out.isatty():
            out.write(WIPE)
            out.flush()


def crash_words(error: BaseException | None, data: Path | None) -> str:
    """Return what to print after a crash: where the data is, and where the mistake was.

    Only names of our code appear. Neither values nor the message of *error*: both may hold what the
    couple wrote.
    """
    lines = ["twofold had to stop because of an error of its own."]
    if data is not None:
        lines[0] += f" Everything saved is safe in {without_controls(str(data))}."
    if error is not None:
        frames = extract_tb(error.__traceback__)
        ours = [frame for frame in frames if f"{Path('/')}twofold{Path('/')}" in frame.filename] or frames[
            -1:
        ]
        where = f" in {Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else ""
        lines.append(f"For a report: {type(error).__name__}{where}. Nothing you wrote is in this message.")
    return "\n".join(lines)
