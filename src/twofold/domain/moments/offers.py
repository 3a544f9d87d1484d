"""What home says of moments: that one was shown, for some days, to the one who has not seen it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from twofold.domain.offers import Offer, Tables
from twofold.domain.records import SIDES, other

from .records import Moment, MomentSummary
from .routes import MomentsRoute

WEIGHT = 4.6
DAYS = 4
"""Days for which home says it; later it is found with the moments."""


def offers(moments: Iterable[MomentSummary], now: datetime) -> tuple[Offer, ...]:
    """Return one offer for each of the two to whom something was shown before *now* (UTC), and not seen.

    No word of it is in what is returned, nor how many there are.
    """
    found: list[Offer] = []
    since = now - timedelta(days=DAYS)
    cards = [card for card in moments if card.shown is not None and card.seen is None]
    for side in SIDES:
        shown = [card.shown for card in cards if card.author == other(side) and card.shown]
        if fresh := [at for at in shown if at > since]:
            found.append(
                Offer(MomentsRoute(side), "A moment was shown to you", "one line", side, WEIGHT,
                        min(fresh).timestamp(), sort="letter", minutes=1)
            )  # fmt: skip
    return tuple(found)


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    return offers(tables[Moment].peek(MomentSummary), now)
