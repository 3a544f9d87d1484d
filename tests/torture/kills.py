"""Programs that are killed while they save: what they had acknowledged is there.

Most rounds kill one writer in a loop of saves and folds, some one of two writers on one file; a few kill
somebody who writes in a sealed drawer, and look through every file for the words.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.store.files import MEMORY, ROOT

PATIENCE = 3600
"""Seconds after which a part that does not end is a hang."""


def run(kills: int, seed: int) -> dict[str, int]:
    """Kill about *kills* programs; return how many there were, and what they acknowledged and lost."""
    found = Counter({"killed": 0, "saves acknowledged": 0, "lost": 0, "leaked": 0, "hangs": 0})
    pairs = max(1, kills // 500)
    _count(found, "lost", "killing", "loop", max(3, kills - 40 * pairs), seed)
    for number in range(pairs):
        _count(found, "lost", "killing", "pair", 1000, seed + number)
    sealed = max(5, kills // 25)
    _count(found, "leaked", "hunting", "write", sealed, seed)
    return dict(found)


def _count(found: Counter[str], fault: str, module: str, what: str, much: int, seed: int) -> None:
    """Run a part of tests/store in a process of its own, and add what it *found*; else it is a *fault*."""
    with TemporaryDirectory(dir=MEMORY) as folder:
        command = [sys.executable, "-m", f"tests.support.store.{module}", what, folder, str(much), str(seed)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, cwd=Path(ROOT))
        except subprocess.TimeoutExpired:
            found["hangs"] += 1
            return
    if done.returncode:
        print(f"{module} {what}: {done.stderr.strip()}", file=sys.stderr)
        found[fault] += 1
        return
    figures = json.loads(done.stdout)
    if what == "write":
        found["killed while writing sealed"] += much
        found["sealed saves acknowledged"] += figures["saves"]
        return
    found["killed"] += figures["killed"]
    found["saves acknowledged"] += figures.get("acknowledged", 0) + figures.get("saved", 0)
