"""What day it is in the tests, and in every program that they start: the same one, whatever day they are run.

``TWOFOLD_TEST_NOW=2028-02-29T23:50+00:00 TWOFOLD_TEST_ZONE=America/New_York pytest`` tries another.
"""

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine

NOW = datetime.fromisoformat(os.environ.get("TWOFOLD_TEST_NOW", "2026-11-23T19:30+00:00")).astimezone(UTC)
"""When each test begins: a Monday evening in November."""
ZONE = os.environ.get("TWOFOLD_TEST_ZONE", "UTC")
"""Where the machine stands."""
DATED = Path(__file__).with_name("dated")

_ahead = 0.0


def begin() -> time_machine.travel:
    """Let it be NOW, with time going on from there; the caller stops it."""
    global _ahead
    _ahead = NOW.timestamp() - time.time()
    travel = time_machine.travel(NOW.timestamp(), tick=True)
    travel.start()
    time.time()  # from now on it goes on
    return travel


def here() -> datetime:
    """Return what the clock on the wall says in ZONE, aware."""
    return datetime.now(ZoneInfo(ZONE))


def variables() -> dict[str, str]:
    """Return what a Python program needs in its environment to share this day and zone."""
    return {"PYTHONPATH": str(DATED), "TWOFOLD_TEST_AHEAD": str(_ahead), "TZ": ZONE}
