"""What is open between the two, across all practices, in the order in which home shows it."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from .drawers import WritingCard
from .promises import AgreementCard, is_due
from .records import SIDES, Side
from .requests import Reply, standing
from .rounds import Stage, WorksheetCard, finished, stage_of
from .session import STANDING, SessionCard


class RoundThing(msgspec.Struct, frozen=True):
    """A round of the worksheet under way: its ``stage``, and who has ``finished`` what it waits for."""

    card: WorksheetCard
    stage: Stage
    finished: tuple[Side, ...]


class ReviewThing(msgspec.Struct, frozen=True):
    """An agreement whose day to look at it has come."""

    card: AgreementCard


class RequestThing(msgspec.Struct, frozen=True):
    """A request that was not for then: the day to look at it again has come."""

    reply: Reply
    day: date


Thing = SessionCard | RoundThing | ReviewThing | RequestThing


def open_things(
    sessions: Iterable[SessionCard],
    rounds: Iterable[WorksheetCard],
    writings: Iterable[WritingCard],
    agreements: Iterable[AgreementCard],
    replies: Iterable[Reply],
    now: datetime,
    today: date,
) -> tuple[Thing, ...]:
    """Return what is open at *now* (UTC), the local day *today*, most pressing first.

    A time-out comes first, then a talk that was left open; then what they wanted to look at today; then a
    round under way; at last what is planned. An empty round that nobody has begun is open as well.
    """
    cards = tuple(writings)
    things: list[Thing] = [card for card in sessions if card.status in STANDING]
    for card in rounds:
        if card.revealed is None:
            stage = stage_of(card, cards)
            done = finished(cards, card.id, "sheet" if stage == "write" else "guess")
            things.append(RoundThing(card, stage, tuple(side for side in SIDES if side in done)))
    things += [ReviewThing(card) for card in agreements if is_due(card, today)]
    for reply in replies:
        if standing(reply, today) == "due" and reply.last and reply.last.until:
            things.append(RequestThing(reply, reply.last.until))
    return tuple(sorted(things, key=lambda thing: _weight(thing, now)))


def _weight(thing: Thing, now: datetime) -> tuple[int, float]:
    match thing:
        case ReviewThing(card=card):
            return 3, float(card.due.toordinal() if card.due else 0)
        case RequestThing(day=day):
            return 4, float(day.toordinal())
        case RoundThing(card=round_):
            return 5, round_.created.timestamp()
    due = thing.due.timestamp() if thing.due else 0.0
    if thing.status == "timeout":
        return (0 if thing.due is None or thing.due <= now else 1), due
    if thing.status == "open":
        return 2, -thing.updated.timestamp()
    return (6 if thing.status == "planned" else 7), due
