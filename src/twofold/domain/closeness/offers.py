"""What home offers: both have written, or the month's day has come."""

from collections.abc import Iterable
from datetime import date, datetime

from twofold.domain.dates import local_day
from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.offers import Offer, Tables

from .looks import about, both_since, is_due
from .records import MONTHLY, Closeness, ClosenessSummary, Monthly
from .routes import ClosenessRoute, OpenClosenessRoute

READY, DUE = 2.7, 7.5
"""Where they stand among what is open; see `openings`."""
READY_FOR = 7
"""Days for which it is offered that both have written."""
TITLE = "How close you feel"


def offers(
    looks: Iterable[ClosenessSummary],
    monthly: Monthly | None,
    writings: Iterable[WritingSummary],
    today: date,
) -> tuple[Offer, ...]:
    """Return what is offered on the local day *today*: one thing at most, and no word of what was written."""
    known = tuple(looks)
    next_one = about(known)
    if (since := both_since(writings, next_one)) is not None:
        days = (today - local_day(since)).days
        way = OpenClosenessRoute(next_one)
        ready = Offer(way, TITLE, "both of you have written", None, READY, days, sort="open", minutes=10)
        return (ready,) if days < READY_FOR else ()
    if not is_due(monthly, known, today):
        return ()
    return (Offer(ClosenessRoute(), TITLE, "a minute each", None, DUE, sort="rhythm", minutes=5),)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    looks = tables[Closeness].peek(ClosenessSummary)
    return offers(looks, tables[Monthly].get(MONTHLY), tables[Writing].peek(WritingSummary), today)
