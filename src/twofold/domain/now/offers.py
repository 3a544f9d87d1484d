"""What home offers of now: the time that the two named to come back to each other."""

from datetime import date, datetime

from twofold.domain.dates import local_day
from twofold.domain.offers import Offer, Sort, Tables
from twofold.domain.wall import here
from twofold.domain.when import clock_words

from .records import RETURN, Return
from .routes import ReturnRoute
from .rules import stands

FIRST, PLANNED = 0.0, 8.0
"""Its place among what is open: that of a time-out in a talk, and of a talk that is planned."""


def offers(found: Return | None, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return the time that *found* names as an offer at *now* (UTC), the local day *today*.

    A time apart comes first from the beginning, for nobody to be left waiting; one to talk at, once it is
    there. A day later nothing is offered.
    """
    standing = stands(found, now)
    if found is None or found.at is None or standing == "":
        return ()
    apart, at = found.kind == "apart", clock_words(here(found.at), here(now))
    if standing == "time":
        title = "Come back to each other" if apart else "Time to talk"
        return (Offer(ReturnRoute(), title, f"you named {at}", None, FIRST, sort="return"),)
    if apart:
        note = "each on your own; it will keep"
        return (Offer(ReturnRoute(), f"Apart until {at}", note, None, FIRST, sort="return"),)
    sort: Sort = "look" if local_day(found.at) <= today else ""
    note = "you named this time"
    return (Offer(ReturnRoute(), f"To talk {_on(at)}", note, None, PLANNED, found.at.timestamp(), sort),)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    return offers(tables[Return].get(RETURN), now, today)


def _on(at: str) -> str:
    return f"at {at}" if at[:1].isdigit() else at
