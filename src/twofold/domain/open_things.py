"""What is open between the two, across all practices, in the order in which home shows it."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from .dates import local_day
from .drawers import WritingSummary, finished
from .listening.session import NOT_OVER, SessionSummary
from .offers import Offer
from .promises.agreements import AgreementSummary, is_due
from .records import SIDES, Side
from .retreat.summaries import PlanSummary
from .worksheet.requests import Reply, ReplyStatus, reply_status
from .worksheet.rounds import Stage, WorksheetSummary, stage_of


class RoundThing(msgspec.Struct, frozen=True):
    """A round of the worksheet under way: its ``stage``, and who has ``finished`` what it waits for."""

    card: WorksheetSummary
    stage: Stage
    finished: tuple[Side, ...]


class ReviewThing(msgspec.Struct, frozen=True):
    """An agreement whose day to look at it has come."""

    card: AgreementSummary


class RequestThing(msgspec.Struct, frozen=True):
    """A request that was not for then: the day to look at it again has come."""

    reply: Reply
    day: date


class AnswersThing(msgspec.Struct, frozen=True):
    """Answers that wait for a further word: each with how it stands, the oldest first.

    ``day``: the local day since when the last of them waits.
    """

    waiting: tuple[tuple[Reply, ReplyStatus], ...]
    day: date

    def count(self, *stands: ReplyStatus) -> int:
        """Return how many of them stand in one of these ways."""
        return sum(each in stands for _, each in self.waiting)


class ClosingThing(msgspec.Struct, frozen=True):
    """A retreat whose days are over, to close together; asked for a week, and then no more."""

    card: PlanSummary


class LookThing(msgspec.Struct, frozen=True):
    """A look back at a retreat that has come, ``after`` so many days (0: the check-in), on ``day``."""

    card: PlanSummary
    after: int
    day: date


Thing = (
    SessionSummary | RoundThing | ReviewThing | RequestThing | AnswersThing | ClosingThing | LookThing | Offer
)
WAITS: frozenset[ReplyStatus] = frozenset({"offered", "yes", "taken", "circles", "due"})
"""How an answer stands that waits for a further word of one of the two, or of both."""
FADES = 7
"""Days after which what is due goes out of sight by itself, to be found where it belongs."""


def open_things(
    sessions: Iterable[SessionSummary],
    rounds: Iterable[WorksheetSummary],
    writings: Iterable[WritingSummary],
    agreements: Iterable[AgreementSummary],
    replies: Iterable[Reply],
    now: datetime,
    today: date,
    plans: Iterable[PlanSummary] = (),
    others: Iterable[Offer] = (),
) -> tuple[Thing, ...]:
    """Return what is open at *now* (UTC), the local day *today*, most pressing first.

    A time-out comes first, then a talk that was left open; then a retreat to close, or to look back at; then
    what they wanted to look at today; then a round under way; at last what is planned. An empty round that
    nobody has begun is open as well. What a retreat asks for goes by its own days, in its own zone. *others*:
    what the other practices offer, each in its own place.
    """
    cards = tuple(writings)
    things: list[Thing] = [card for card in sessions if card.status in NOT_OVER]
    for card in rounds:
        if card.revealed is None:
            stage = stage_of(card, cards)
            done = finished(cards, card.id, "sheet" if stage == "write" else "guess")
            things.append(RoundThing(card, stage, tuple(side for side in SIDES if side in done)))
    offers = tuple(others)
    covered = {each for offer in offers for each in offer.covers}
    things += [ReviewThing(card) for card in agreements if is_due(card, today) and card.id not in covered]
    things += [*_answers(replies, today), *_of_retreats(tuple(plans), now), *offers]
    return tuple(sorted(things, key=_weight))


def since(thing: Thing) -> date | None:
    """Return the local day since when *thing* waits, or None for what its own practice lets go of."""
    match thing:
        case Offer():
            return None
        case ReviewThing(card=card):
            return card.due
        case RequestThing(day=day) | AnswersThing(day=day) | LookThing(day=day):
            return day
        case ClosingThing(card=plan):
            return plan.last
        case RoundThing(card=round_):
            return local_day(round_.created)
    return local_day(thing.due or thing.updated)


def is_faded(thing: Thing, today: date) -> bool:
    """Return whether *thing* has waited for more than FADES days on the local day *today*."""
    day = since(thing)
    return day is not None and (today - day).days > FADES


def _answers(replies: Iterable[Reply], today: date) -> list[Thing]:
    """Return the answers that wait, as one thing."""
    waiting = [
        (_waits_since(reply), reply, stands)
        for reply in replies
        if (stands := reply_status(reply, today)) in WAITS
    ]
    waiting.sort(key=lambda each: (each[0], each[1].id))
    if not waiting:
        return []
    day, last, stands = waiting[-1]
    if len(waiting) == 1 and stands == "due":
        return [RequestThing(last, day)]
    return [AnswersThing(tuple((reply, stands) for _, reply, stands in waiting), day)]


def _waits_since(reply: Reply) -> date:
    """Return the local day since when *reply*, to which something was said, waits for a further word."""
    last = reply.last
    assert last is not None
    return last.until or local_day(last.at)


def _of_retreats(plans: tuple[PlanSummary, ...], now: datetime) -> list[Thing]:
    if not plans:
        return []
    # What reads the times of a plan is of no use to couples without one.
    from .retreat.closing import due_follow_up, to_close

    things: list[Thing] = [ClosingThing(card) for card in plans if to_close(card, now)]
    looks = [(card, due_follow_up(card, now)) for card in plans if card.closed]
    return things + [LookThing(card, due.after, due.day) for card, due in looks if due is not None]


def _weight(thing: Thing) -> tuple[float, float]:
    match thing:
        case Offer(weight=weight, order=order):
            return weight, order
        case ClosingThing(card=plan):
            return 3, -float(plan.last.toordinal())
        case LookThing(day=day):
            return 4, float(day.toordinal())
        case ReviewThing(card=card):
            return 5, float(card.due.toordinal() if card.due else 0)
        case RequestThing(day=day) | AnswersThing(day=day):
            return 6, float(day.toordinal())
        case RoundThing(card=round_):
            return 7, round_.created.timestamp()
    due = thing.due.timestamp() if thing.due else 0.0
    if thing.status == "timeout":
        return 0, due  # those that are over came due first
    if thing.status == "open":
        return 2, -thing.updated.timestamp()
    return (8 if thing.status == "planned" else 9), due
