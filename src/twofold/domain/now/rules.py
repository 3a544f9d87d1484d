"""A breath, and a time to come back: twenty minutes away at least, within a day, and gone a day after it.

A body needs about twenty minutes to calm down, and longer is fine; a named time makes it a pause and not a
leaving. One may always ask for longer.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

from twofold.domain.listening.situation import SHORTEST_TIMEOUT
from twofold.domain.wall import after, here
from twofold.domain.when import Choice, a_day_on, within_a_day

from .records import RETURN, Return, ReturnKind

BREATH = 5
"""Seconds of the breath that comes first."""
APART = (20, 30, 60, 120)
"""Minutes apart to choose from."""
LONGER = (20, 30, 60)
"""Minutes longer to choose from."""
A_MINUTE = timedelta(minutes=1)
KEPT = timedelta(days=1)
"""For so long after its time it is offered."""
Stands = Literal["", "away", "time"]
"""Nothing is named · the time is still to come · it has come."""


def breath_left(elapsed: float) -> int:
    """Return how many seconds of the breath are left after *elapsed* ones, at most once a second another."""
    return max(0, BREATH - int(elapsed))


def apart_choices(now: datetime) -> tuple[Choice, ...]:
    """Return the times to come back at, from twenty minutes after *now* (aware, local) on."""
    words = {20: "in 20 minutes", 30: "in half an hour", 60: "in an hour", 120: "in two hours"}
    return tuple(
        Choice(words[minutes], after(now, max(timedelta(minutes=minutes), SHORTEST_TIMEOUT)))
        for minutes in APART
    )


def longer_choices(found: Return, now: datetime) -> tuple[Choice, ...]:
    """Return later times than that of *found*, at *now* (aware, local), none of them over a day away."""
    words = {20: "20 minutes longer", 30: "half an hour longer", 60: "an hour longer"}
    base = max(now, found.at.astimezone(now.tzinfo) if found.at else now, key=lambda at: at.astimezone(UTC))
    choices = [Choice(words[minutes], after(base, timedelta(minutes=minutes))) for minutes in LONGER]
    tomorrow = a_day_on(now)
    fitting = [each for each in choices if each.at.astimezone(UTC) < tomorrow.astimezone(UTC)]
    return (*fitting, Choice("tomorrow, the same time", tomorrow))


def named(found: Return, kind: ReturnKind, at: datetime, now: datetime) -> Return:
    """Return *found* with the time *at*, named at *now* (both aware).

    What is too soon by now, or more than a day away, becomes the nearest time that is neither.
    """
    least = SHORTEST_TIMEOUT if kind == "apart" else A_MINUTE
    then = within_a_day(at, here(now), least).astimezone(UTC)
    return found.with_(kind=kind, at=then, since=now, back=None)


def moved(found: Return, at: datetime, now: datetime) -> Return:
    """Return *found* with the time *at* (aware) instead of its own, as seen at *now*.

    A time apart only becomes longer: what one of the two needs, the other does not cut short.
    """
    then = within_a_day(at, here(now), A_MINUTE).astimezone(UTC)
    if found.kind == "apart" and found.at is not None:
        then = max(then, found.at)
    return found.with_(at=then, back=None)


def came_back(found: Return, now: datetime) -> Return:
    """Return *found* with both of them there again at *now*; as it was, while it is too early for that."""
    return found.with_(back=now) if may_be_back(found, now) else found


def stands(found: Return | None, now: datetime) -> Stands:
    """Return how *found* stands at *now* (aware); a day after its time it stands no more."""
    if found is None or found.at is None or found.back is not None or now >= found.at + KEPT:
        return ""
    return "time" if now >= found.at else "away"


def may_be_back(found: Return | None, now: datetime) -> bool:
    """Return whether both may be there again at *now*: from its time on, or once calm is likely."""
    standing = stands(found, now)
    if found is None or standing == "":
        return False
    early = found.kind == "later" or (found.since is not None and now - found.since >= SHORTEST_TIMEOUT)
    return standing == "time" or early


def nothing_named() -> Return:
    """Return the one return as it is before any time was named."""
    return Return(id=RETURN)
