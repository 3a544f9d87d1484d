"""What home offers of looking at each other: on the weekday that the two chose, and on no other."""

from collections.abc import Iterable
from datetime import date, datetime

from twofold.domain.dates import local_day
from twofold.domain.offers import Offer, Tables

from .gaze import Gaze
from .rhythm import WEEKLY, Weekly, is_due
from .routes import EyesRoute

TODAY = 7.6
"""Where it stands among what is open; see `openings`."""


def offers(weekly: Weekly | None, gazes: Iterable[Gaze], today: date) -> tuple[Offer, ...]:
    """Return the look that is offered on the local day *today*, unless one of today left words."""
    if not is_due(weekly, today) or any(local_day(gaze.created) == today for gaze in gazes):
        return ()
    note = "half a minute is enough"
    return (Offer(EyesRoute(), "A quiet look", note, None, TODAY, sort="rhythm", minutes=2),)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*; *now* plays no part."""
    return offers(tables[Weekly].get(WEEKLY), tables[Gaze].peek(Gaze), today)
