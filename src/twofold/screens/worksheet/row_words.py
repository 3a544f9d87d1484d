"""What a row of an open round is called, and how its request stands, in words."""

from datetime import date

from twofold.content import group_name
from twofold.domain.dates import day_words
from twofold.domain.people import Couple
from twofold.domain.records import Side, other
from twofold.domain.text import clean_line, is_blank
from twofold.domain.worksheet.requests import Reply, Said, reply_status
from twofold.domain.worksheet.sheet import Firmness, Row

FIRMNESS: dict[Firmness, str] = {"core": "core", "flexible": "flexible", "dream": "a dream"}


def row_title(row: Row) -> str:
    """Return what *row* is called: its words on one line, else its group."""
    return group_name(row.group, row.other) if is_blank(row.words) else clean_line(row.words)


def ratings(row: Row) -> str:
    """Return how much *row* matters, how far it is met and how firm it is: "matters 9 · met 3 · core"."""
    parts = [
        "" if row.importance is None else f"matters {row.importance}",
        "" if row.met is None else f"met {row.met}",
        FIRMNESS[row.firmness],
    ]
    return " · ".join(part for part in parts if part)


def reply_status_words(reply: Reply | None, couple: Couple, asker: Side, today: date) -> str:
    """Return how the request of *asker* stands on *today*, in one short line."""
    receiver = couple.name(other(asker))
    stands, last = reply_status(reply, today), reply.last if reply else None
    if stands == "agreed":
        return "you have an agreement"
    if last is None or stands == "open":
        return "request open" if last is None else "request open again"
    if stands == "due":
        return f"{receiver}: not now. It is the day to look again"
    if stands == "taken":
        return f"{receiver}: yes, but smaller. It fits"
    if stands == "circles" and reply is not None and reply.circles:
        return f"{receiver}: another way. Your circles are open"
    return f"{receiver}: {said_words(last, today)}"


def said_words(said: Said, today: date) -> str:
    """Return what was *said*, without who said it, as seen on *today*."""
    if said.answer == "later":
        return f"not now, until {day_words(said.until, today)}" if said.until else "not now"
    if said.answer == "smaller":
        return f"yes, but smaller: {said.words}"
    if said.answer == "another":
        return f"another way: {said.words}" if said.words else "another way"
    return "yes, as a gift" if said.gift else "yes"
