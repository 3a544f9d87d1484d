"""What home says of letters: that one waits and may be opened, for some days and no longer."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from twofold.domain.offers import Offer, Tables

from .giving import may_open, reader_of
from .records import Letter, LetterSummary
from .routes import LetterRoute, OpenLetterRoute

WEIGHT = 4.5
DAYS = 7
"""Days on which a letter that may be opened is offered at home; later it is found with the letters."""
OCCASION_DAYS = 3
"""Days on which home says that a letter is there for an occasion: nobody knows when that comes."""


def offers(letters: Iterable[LetterSummary], now: datetime, today: date) -> tuple[Offer, ...]:
    """Return the letters that their readers may open on the local day *today*, oldest first.

    One without a day is offered for as many times 24 hours before *now* (UTC). Neither title nor words are
    in what is returned.
    """
    found = []
    for letter in letters:
        since = letter.sealed
        if since is None or not may_open(letter, today):
            continue
        days = timedelta(days=OCCASION_DAYS if letter.occasion else DAYS)
        if (today - letter.opens if letter.opens else now - since) >= days:
            continue
        if letter.is_ours:
            note = "its day has come: open it together"
            found.append(Offer(OpenLetterRoute(letter.id), "A letter to both of you", note, None,
                               WEIGHT, since.timestamp(), sort="open", minutes=10))  # fmt: skip
            continue
        note = f"may open it: {letter.occasion}" if letter.occasion else "may open it"
        found.append(
            Offer(LetterRoute(letter.id), "A letter waits", note, reader_of(letter),
                    WEIGHT, since.timestamp(), sort="letter", minutes=5)
        )  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.order))


def offered(tables: Tables, now: datetime, today: date) -> tuple[Offer, ...]:
    """Return what `offers` finds in *tables*."""
    return offers(tables[Letter].peek(LetterSummary), now, today)
