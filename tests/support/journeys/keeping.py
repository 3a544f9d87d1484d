"""How a journey waits until what was typed outlasts a kill: it is drawn first, and saved right after."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.support.journeys.terminal import Terminal
from twofold.store.places import journal_file

KEPT_AFTER = 0.5
"""Seconds after which what was typed outlasts a kill, on a machine that has nothing else to do."""
QUIET = 2 * KEPT_AFTER
"""Seconds without a save after which none is on its way."""


def size(data: Path) -> int:
    """Return how many bytes the journal beside *data* has; a fold takes them away."""
    log = journal_file(data)
    return log.stat().st_size if log.exists() else 0


def typed_and_kept(terminal: Terminal, words: str, data: Path, shows: str = "") -> Terminal:
    """Type *words* into the field that has the keyboard, and wait until they are in *data*, sealed or not.

    *shows*: what of them stands in one line, if not all.
    """
    before = size(data)
    terminal.type(words).wait_for(shows or words)
    terminal.wait_until(_quiet(data, before), "to save what was typed")
    return terminal


def _quiet(data: Path, before: int) -> Callable[[], bool]:
    """Return what tells whether there was a save since the journal had *before* bytes, and none just now."""
    seen, since = before, time.monotonic()

    def quiet() -> bool:
        nonlocal seen, since
        if (now := size(data)) != seen:
            seen, since = now, time.monotonic()
        return seen != before and time.monotonic() - since > QUIET

    return quiet
