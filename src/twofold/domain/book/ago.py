"""A year ago tonight: something good to read to each other again, at most once a week."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.offers import Offer
from twofold.domain.open_things import Thing, is_faded

from .entries import Entry
from .records import AGO, Ago
from .routes import EntryRoute

YEARS = 3
"""How many years it looks back, one after the other."""
AROUND = 3
"""Days by which something may miss the very day."""
PAUSE = 7
"""Days from one evening on which something is shown to the next."""
SORE = 4
"""The heat from which a topic is sore."""
PRACTICES = ("letters", "moments", "retreat", "listening")
"""What is read to each other most readily, first of all."""
LONG = 40
"""Characters from which a title is cut."""
_NUMBERS = {1: "A year", 2: "Two years", 3: "Three years"}


class Remembered(msgspec.Struct, frozen=True):
    """The ``entry`` of so many ``years`` ago, to the ``same_day`` or about it."""

    entry: Entry
    years: int
    same_day: bool


def days_around(today: date) -> tuple[tuple[date, date], ...]:
    """Return the first and the last day that count as one year before *today*, two, and so on."""
    days = [year_before(today, years) for years in range(1, YEARS + 1)]
    return tuple((day - timedelta(AROUND), day + timedelta(AROUND)) for day in days)


def year_before(today: date, years: int = 1) -> date:
    """Return the day *years* before *today*; the last of February, where that year has no 29th of it."""
    year = today.year - years
    try:
        return today.replace(year=year)
    except ValueError:
        return today.replace(year=year, day=28)


def remembered(entries: Iterable[Entry], today: date) -> Remembered | None:
    """Return which of *entries* to read to each other on the local day *today*, or None.

    Of what is good, was shared, and has words to read: that of last year, else of the year before, and so on;
    then what is nearest to the day. The same on the whole of a day, in whichever order they come.
    """
    good = [
        each for each in entries if each.good and each.said and each.owner is None and each.known == "day"
    ]
    for years in range(1, YEARS + 1):
        day = year_before(today, years)
        near = [each for each in good if abs((each.day - day).days) <= AROUND]
        if near:
            found = min(near, key=lambda each: (abs((each.day - day).days), _place(each), each.id))
            return Remembered(found, years, found.day == day)
    return None


def may_show(last: date | None, today: date) -> bool:
    """Return whether something may be shown on the local day *today*; *last*: when that last was so."""
    return last is None or last == today or abs((today - last).days) >= PAUSE


def is_calm(things: Iterable[Thing], today: date) -> bool:
    """Return whether nothing difficult is among *things*, what is open on the local day *today*.

    Difficult is a talk in a time-out, one of a sore topic that is not over, and a time named to come back to
    each other; until it has faded.
    """
    return not any(_is_difficult(thing) and not is_faded(thing, today) for thing in things)


def shown(ago: Ago | None, now: datetime, today: date) -> Ago:
    """Return *ago*, the one there is if any, once something was shown at *now* (UTC), on the day *today*."""
    return (ago or Ago(id=AGO, created=now, updated=now)).with_(shown=today)


def when_words(found: Remembered, part: str) -> str:
    """Return when *found* was, in a few words: "A year ago tonight", "Two years ago this week".

    *part*: what is left of the day, "Tonight" or "Today".
    """
    return f"{_NUMBERS[found.years]} ago {part.lower() if found.same_day else 'this week'}"


def offer(found: Remembered, part: str) -> Offer:
    """Return *found* as home offers it: its page in the book. *part*: see `when_words`."""
    note = f"{_named(found.entry)}: read it to each other?"
    return Offer(EntryRoute(found.entry.id), when_words(found, part), note, sort="ago")


def in_one_line(found: Remembered) -> str:
    """Return *found* as home offers it where there is one line for it."""
    return f"{_NUMBERS[found.years]} ago, to read to each other: {_named(found.entry)}"


def _named(entry: Entry) -> str:
    # A moment is its words; of anything else it is said what it is.
    kind = "" if entry.practice == "moments" else f"{entry.kind} "
    return f"{kind}“{_short(entry.title)}”"


def _short(title: str) -> str:
    """Return *title*, cut after a word where it is long."""
    if len(title) <= LONG:
        return title
    head, _, _ = title[:LONG].rpartition(" ")
    return f"{(head or title[:LONG]).rstrip(' ,;:.')}…"


def _place(entry: Entry) -> int:
    return PRACTICES.index(entry.practice) if entry.practice in PRACTICES else len(PRACTICES)


def _is_difficult(thing: Thing) -> bool:
    if isinstance(thing, SessionSummary):
        sore = thing.heat >= SORE and thing.status in NOT_OVER
        return thing.status == "timeout" or sore
    return isinstance(thing, Offer) and isinstance(thing.route, ReturnRoute)
