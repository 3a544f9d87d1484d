"""Two lines over the months, one of each partner: what they are made of, and when there is enough to draw.

Only what both have seen is in them. Nothing is added up, nothing is compared, and nothing says whether it
goes up or down.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec

from ..records import SIDES, Side
from ..routes import Route

ENOUGH = 3
"""Weeks in which each of the two has a point, from which on lines are drawn."""


class Point(msgspec.Struct, frozen=True):
    """What one of them showed: how high it stands, from 0 to 1, and in ``words``; ``more``: their own words.

    The height is for the eye alone: no page shows it as a number.
    """

    height: float
    words: str
    more: str = ""


class Pair(msgspec.Struct, frozen=True):
    """What the two showed in one record, called by its ``id``: a point of each, or None where there is none.

    ``day``: the local day it belongs to, ``at``: its moment in it (UTC), where one is known. ``route``: the
    way to its page. ``title``: what it was about, or "".
    """

    id: str
    day: date
    route: Route
    a: Point | None = None
    b: Point | None = None
    at: datetime | None = None
    title: str = ""


def point_of(pair: Pair, side: Side) -> Point | None:
    """Return the point of *side* in *pair*."""
    return pair.a if side == "a" else pair.b


def in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return those of *pairs* that have a point, in order of time; each record once, as it came last."""
    known = {pair.id: pair for pair in pairs}
    drawn = (pair for pair in known.values() if pair.a is not None or pair.b is not None)
    return tuple(sorted(drawn, key=_when))


def enough(pairs: Sequence[Pair]) -> bool:
    """Return whether each of the two has points in ENOUGH different weeks of *pairs*.

    Of both, so that no picture tells that one of them shows more than the other.
    """
    return all(_weeks(pairs, side) for side in SIDES)


def _weeks(pairs: Sequence[Pair], side: Side) -> bool:
    found: set[tuple[int, int]] = set()
    for pair in reversed(pairs):
        if point_of(pair, side) is not None:
            year, week, _ = pair.day.isocalendar()
            found.add((year, week))
            if len(found) == ENOUGH:
                return True
    return False


def _when(pair: Pair) -> tuple[date, float, int, str]:
    # Numbers at the end of ids count on: the tenth is after the ninth.
    return pair.day, pair.at.timestamp() if pair.at else 0.0, len(pair.id), pair.id
