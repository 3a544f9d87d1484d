"""The program as it will run later: ``python later.py WHEN [arguments]``.

WHEN is so many days from now, or a moment in UTC such as 2026-11-28T10:20. Only the clock that pages and
commands ask is moved: everything else is the program as it stands.
"""

import sys
from datetime import UTC, datetime, timedelta

from twofold.cli import main
from twofold.domain import records


def move(by: timedelta) -> None:
    """Let the machine's wall clock, as the program sees it, run ahead, or behind, *by* so much."""
    now = records.utc_now
    records.utc_now = lambda: now() + by


def away(when: str) -> timedelta:
    """Return how far *when* is from now."""
    if when.isdecimal():
        return timedelta(days=int(when))
    return datetime.fromisoformat(when).replace(tzinfo=UTC) - datetime.now(UTC)


if __name__ == "__main__":
    move(away(sys.argv[1]))
    raise SystemExit(main(sys.argv[2:]))
