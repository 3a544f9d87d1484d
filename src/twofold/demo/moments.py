"""The moments of the made-up couple: some that they showed each other, and one that each keeps."""

from datetime import UTC, datetime, time, timedelta
from random import Random

import msgspec

from twofold.domain.drawers import Open, Writing, writing_id
from twofold.domain.moments.records import Jotted
from twofold.domain.moments.showing import reach, seen, show
from twofold.domain.records import Record, Side, other

from .play import made_id

_SHOWN: tuple[tuple[int, Side, str, bool], ...] = (
    (364, "b", "You put the phone in the drawer before I had asked.", True),
    (61, "a", "You turned the radio down when I came in.", True),
    (33, "b", "You asked about my sister, and waited for the answer.", True),
    (19, "a", "The soup, and that you had kept the bigger bowl warm.", True),
    (6, "b", "You laughed at the parking ticket.", False),
    (2, "a", "You made tea before I woke.", True),
)
"""Days ago, by whom, what, and whether it was answered."""
_KEPT: tuple[tuple[int, Side, str], ...] = (
    (4, "a", "Your hand on my back at the station, for no reason."),
    (3, "b", "You sang in the car and did not stop when I joined in."),
)


def moments(now: datetime) -> list[Record]:
    """Return the moments of the made-up couple up to *now* (aware), oldest first."""
    rng = Random(11)
    records: list[Record] = []
    for days, side, words, answered in _SHOWN:
        at = _evening(now, days)
        moment = seen(show(made_id(rng), side, words, at, at), other(side), at)
        records.append(reach(moment, other(side), at) if answered else moment)
    for days, side, words in _KEPT:
        at, about = _evening(now, days), made_id(rng)
        text = msgspec.json.encode(Jotted(words)).decode()
        records.append(
            Writing(
                id=writing_id("moment", about, side), created=at, updated=at, author=side, kind="moment",
                about=about, veil=Open(text),
            )
        )  # fmt: skip
    return records


def _evening(now: datetime, days: int) -> datetime:
    day = (now - timedelta(days=days)).date()
    return datetime.combine(day, time(21, 10), now.tzinfo).astimezone(UTC)
