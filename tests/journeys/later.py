"""The program as it will run some days from now: ``python later.py DAYS [arguments]``.

Only the clock that the pages ask is moved: everything else is the program as it stands.
"""

import sys
from datetime import datetime, timedelta

from twofold.cli import main
from twofold.domain.clock import SystemClock


def move(days: int) -> None:
    """Let the machine's wall clock, as the program sees it, run *days* ahead."""
    now = SystemClock.now

    def ahead(self: SystemClock) -> datetime:
        return now(self) + timedelta(days=days)

    SystemClock.now = ahead  # type: ignore[method-assign]


if __name__ == "__main__":
    move(int(sys.argv[1]))
    raise SystemExit(main(sys.argv[2:]))
