"""What home offers of what the two commit to: a sentence or a ritual to look at, something for today."""

from collections.abc import Iterable
from datetime import date, datetime

from twofold.domain.offers import Offer, Tables

from .agreements import Agreement, AgreementSummary, phone_free
from .newthings import NEW_THINGS, NewThings, to_do
from .rituals import Ritual, RitualSummary, days_of, next_day
from .rituals import is_due as ritual_due
from .routes import AgreementRoute, NewThingsRoute, RitualRoute, SentenceRoute
from .sentence import SENTENCE, Sentence
from .sentence import is_due as sentence_due
from .timing import clock_time, time_in

FOR_DAYS = 7
"""Days for which something to look at is offered."""
MOST_DAYS = 2
"""Most days of a week on which a ritual is named on its day: what is done more often needs no word."""
LOOK, TODAY = 5.6, 7.9
"""Where they stand among what is open; see `openings`."""


def offers(
    sentence: Sentence | None,
    rituals: Iterable[RitualSummary],
    things: NewThings | None,
    today: date,
    phones: AgreementSummary | None = None,
) -> tuple[Offer, ...]:
    """Return what there is to look at, or to do, on the local day *today*.

    *phones*: the phone-free moment that both agreed on, if any.
    """
    found: list[Offer] = []
    if sentence is not None and sentence_due(sentence, today) and _soon(sentence.review, today):
        found.append(Offer(SentenceRoute(), sentence.words, "you wanted to read it again", None, LOOK,
                           sort="look", minutes=2))  # fmt: skip
    for card in rituals:
        if ritual_due(card, today) and _soon(card.review, today):
            name = card.history[-1].shape.what
            note = "you wanted to look at it together"
            found.append(Offer(RitualRoute(card.id), name, note, None, LOOK, 1, sort="look", minutes=10))
        elif next_day(card, today) == today and len(days_of(card.history[-1].shape.when)) <= MOST_DAYS:
            shape = card.history[-1].shape
            found.append(Offer(RitualRoute(card.id), shape.what, _today(shape.when), None, TODAY))
    for thing in to_do(things) if things else ():
        if thing.planned == today:
            found.append(Offer(NewThingsRoute(), thing.what, "new, and for today", None, TODAY))
    if phones is not None and phones.terms.first == today:
        found.append(Offer(AgreementRoute(phones.id), "Phones away", phones.terms.what, None, TODAY))
    return tuple(found)


def _today(when: str) -> str:
    """Return that what is done *when* is for today, with its time where that is told."""
    at = time_in(when)[0]
    return f"today at {clock_time(at)}" if at else "today"


def _soon(review: date | None, today: date) -> bool:
    return review is not None and (today - review).days < FOR_DAYS


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*; *now* plays no part, days are local."""
    rituals = tables[Ritual].peek(RitualSummary)
    things = tables[NewThings].get(NEW_THINGS)
    phones = phone_free(tables[Agreement].peek(AgreementSummary), today)
    return offers(tables[Sentence].get(SENTENCE), rituals, things, today, phones)
