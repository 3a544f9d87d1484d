"""The quiet looks of the made-up couple: two evenings, what they said afterwards, and their weekday."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from twofold.domain.eyes.gaze import Gaze, GazeWay
from twofold.domain.eyes.rhythm import WEEKLY, Weekly
from twofold.domain.records import Record

from .play import made_id

_LOOKS: tuple[tuple[int, int, GazeWay, tuple[str, str], tuple[str, str]], ...] = (
    (41, 30, "hands", ("rough", "warm"),
     ("I had forgotten the scar on your thumb.", "Your hands are calmer than mine.")),
    (12, 60, "eyes", ("odd", "home"),
     ("I laughed first, and then I did not want to stop looking.", "You looked tired, and still at me.")),
)  # fmt: skip
"""Days ago, seconds, way, their words, their sentences."""


def eyes(now: datetime) -> list[Record]:
    """Return the looks of the made-up couple up to *now* (aware), oldest first, and their day of the week."""
    rng = Random(5)
    gazes: list[Record] = []
    for days, seconds, way, words, sentences in _LOOKS:
        day = (now - timedelta(days=days)).date()
        at = datetime.combine(day, time(21, 50), now.tzinfo).astimezone(UTC)
        gazes.append(
            Gaze(
                id=made_id(rng), created=at, updated=at, seconds=seconds, way=way, words=words,
                sentences=sentences,
            )
        )  # fmt: skip
    begun = gazes[0].created
    # Not on the day on which it is looked at: home has enough to say then.
    weekday = (now + timedelta(days=2)).weekday()
    return [*gazes, Weekly(id=WEEKLY, created=begun, updated=begun, weekday=weekday)]
