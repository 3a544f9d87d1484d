"""The one thing for tonight: what waits first, or else an invitation to what they have not done lately.

Nothing here is counted or kept: what is waved away is gone for the evening, and nobody is told.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

import msgspec

from .dates import local_day
from .listening.session import SessionSummary
from .offers import Offer
from .open_things import (
    AnswersThing,
    ClosingThing,
    LookThing,
    RequestThing,
    ReviewThing,
    RoundThing,
    Thing,
    is_faded,
)
from .records import Side
from .routes import Route

SHORT, MIDDLING = 5, 20
"""The most minutes of what takes "two minutes", and of what takes "a quarter of an hour"."""
MORNING, EVENING = 5, 17
"""The hours between which it is today, and not tonight."""
RANKS = {"return": 0, "letter": 2, "open": 3, "look": 4, "rhythm": 5, "": 6, "ago": 7}
"""Which offer comes before which."""


class Evening(msgspec.Struct, frozen=True):
    """How much the two have in them: about ``minutes`` (2, 15 or 45), and whether they are ``tired``."""

    minutes: int
    tired: bool = False

    @property
    def words(self) -> str:
        """It in a few words, such as "15 minutes, tired"."""
        return f"{self.minutes} minutes{', tired' if self.tired else ''}"


EVENINGS: tuple[Evening, ...] = (
    Evening(15, tired=True),
    Evening(15),
    Evening(45, tired=True),
    Evening(45),
    Evening(2),
)
"""The evenings one key goes through; the first is a weeknight as most are."""


class Invitation(msgspec.Struct, frozen=True):
    """Something the two might do.

    ``id`` tells it from all others. ``title`` and ``why``: what it is, in a few words each; ``minutes``:
    about how long it takes. ``easy``: it suits two people who are tired. ``route``: where it begins.
    """

    id: str
    title: str
    why: str
    minutes: int
    easy: bool
    route: Route


def part_of_day(now: datetime) -> str:
    """Return what is left of the day, at *now*, as it is spoken of: "Tonight" or "Today"."""
    return "Today" if MORNING <= now.astimezone().hour < EVENING else "Tonight"


def suits(invitation: Invitation, evening: Evening) -> bool:
    """Return whether *invitation* fits into *evening*."""
    size = 2 if invitation.minutes <= SHORT else 15 if invitation.minutes <= MIDDLING else 45
    return size == evening.minutes and (invitation.easy or not evening.tired)


def invitation(
    practices: Mapping[str, Sequence[Invitation]],
    lately: Mapping[str, date],
    evening: Evening,
    today: date,
    waved: Collection[str] = (),
) -> Invitation | None:
    """Return what suits *evening* on the local day *today*, or None where all of it was *waved* away.

    *practices*: what each invites to, by its name, in the order of home; *lately*: the day on which each was
    last used. One of what was used longest ago comes first, never used before all; each day it is another
    of those.
    """
    fitting = [
        (name, each) for name, invited in practices.items() for each in invited if suits(each, evening)
    ]
    # Sorting keeps the order of those that are as long ago as each other.
    fitting.sort(key=lambda pair: _last(pair[0], lately))
    for _, alike in groupby(fitting, key=lambda pair: _last(pair[0], lately)):
        some = [each for _, each in alike]
        turn = today.toordinal() % len(some)
        left = [each for each in (*some[turn:], *some[:turn]) if each.id not in waved]
        if left:
            return left[0]
    return None


def _last(name: str, lately: Mapping[str, date]) -> date:
    return lately.get(name, date.min)


def first(
    things: Iterable[Thing],
    now: datetime,
    seat: Side | None = None,
    waved: Collection[str] = (),
    *,
    away: bool = False,
) -> Thing | None:
    """Return which of *things* is for tonight, at *now* (UTC), or None where none of them is.

    In this order: a talk to go on with, or a time to come back to each other; a letter that waits; what both
    are ready to open; what they wanted to look at or had planned for today; what the rhythm they chose
    brings; and at last what else is under way. What waits for the other, at the *seat* of one of them, what
    has faded, and what is named in *waved* (see `name_of`) is left out. The order of *things* decides within
    each. *away*: on the days of a retreat only what comes first of all is for tonight.
    """
    today = local_day(now)
    ranked = [
        (rank, thing)
        for thing in things
        if (rank := _rank(thing, today, seat)) is not None
        and not (away and rank)
        and not is_faded(thing, today)
        and name_of(thing) not in waved
    ]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def name_of(thing: Thing | Invitation) -> str:
    """Return what *thing* is called among what was waved away."""
    match thing:
        case Invitation(id=name):
            return name
        case Offer(route=route):
            return repr(route)
        case ReviewThing(card=card) | RoundThing(card=card) | ClosingThing(card=card):
            return card.id
        case LookThing(card=card, after=after):
            return f"{card.id}:{after}"
        case RequestThing(reply=reply):
            return reply.id
        case AnswersThing(waiting=waiting):
            return "answers:" + ",".join(reply.id for reply, _ in waiting)
    return thing.id


def minutes_of(thing: Thing) -> int:
    """Return about how many minutes *thing* takes; 0 where nobody can say."""
    match thing:
        case Offer(minutes=minutes):
            return minutes
        case ReviewThing() | RequestThing() | AnswersThing():
            return 10
        case LookThing():
            return 15
        case ClosingThing():
            return 30
        case RoundThing(stage=stage):
            return {"write": 20, "guess": 10}.get(stage, 30)
    return round(thing.protocol.minutes[1]) if thing.protocol.minutes else 0


def _rank(thing: Thing, today: date, seat: Side | None) -> int | None:
    match thing:
        case Offer(sort=sort, side=side):
            return None if seat is not None and sort == "letter" and side != seat else RANKS[sort]
        case ReviewThing() | RequestThing() | AnswersThing() | LookThing() | ClosingThing():
            return RANKS["look"]
        case RoundThing(stage=stage):
            return RANKS["open" if stage == "reveal" else ""]
    return _rank_of_talk(thing, today)


def _rank_of_talk(card: SessionSummary, today: date) -> int | None:
    if card.status in ("timeout", "open"):
        return 0
    if card.status == "planned" and card.due is not None:
        return RANKS["look"] if local_day(card.due) <= today else None
    return RANKS[""]
