"""What each says of those on the list, alone, and what comes next once both have opened it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from twofold.domain.dates import local_day

from .finding import listed
from .records import SHORTLIST, Said, Shortlist, TherapistSummary, Word

Step = Literal["", "say", "call", "day", "none"]
"""What comes next: that each says yes, maybe or no; a call; a first day; or that nobody suits both."""


def to_say(known: Iterable[TherapistSummary], shortlist: Shortlist | None) -> list[TherapistSummary]:
    """Return those of whom it is to be said: who was not spoken of yet; else all, to be said anew.

    Nobody who was put aside is among them.
    """
    there = [each for each in listed(known) if each.state != "put aside"]
    new = [each for each in there if said_of(shortlist, each.id) is None]
    return new or there


def said_of(shortlist: Shortlist | None, id: str) -> tuple[Word, Word] | None:
    """Return what both said of *id*, as it was opened; None where it was not."""
    if shortlist is None or id not in shortlist.a or id not in shortlist.b:
        return None
    return shortlist.a[id], shortlist.b[id]


def give(said: Said, id: str, word: Word) -> Said:
    """Return *said* with *word* of *id*."""
    return replace(said, given={**said.given, id: word})


def missing(some: Sequence[TherapistSummary], said: Said) -> list[TherapistSummary]:
    """Return those of *some* of whom nothing is said yet."""
    return [each for each in some if each.id not in said.given]


def opened(shortlist: Shortlist | None, a: Said, b: Said, now: datetime) -> Shortlist:
    """Return *shortlist* with what both said, opened at *now* (UTC)."""
    known = shortlist or Shortlist(id=SHORTLIST, created=now, updated=now, day=local_day(now))
    return known.with_(day=local_day(now), a={**known.a, **a.given}, b={**known.b, **b.given})


def next_step(
    known: Iterable[TherapistSummary], shortlist: Shortlist | None
) -> tuple[Step, TherapistSummary | None]:
    """Return what comes next for the two, and with whom: those to whom neither said no, most yeses first.

    "" where the list is empty, or somebody was chosen and has a session.
    """
    there = [each for each in listed(known) if each.state != "put aside"]
    chosen = next((each for each in there if each.state == "chosen"), None)
    if chosen is not None or not there:
        return ("", chosen) if chosen is None or chosen.meetings else ("day", chosen)
    if any(said_of(shortlist, each.id) is None for each in there):
        return "say", None
    suits = [(said_of(shortlist, each.id) or (), each) for each in there]
    suits = [(words, each) for words, each in suits if "no" not in words]
    if not suits:
        return "none", None
    best = max(suits, key=lambda pair: pair[0].count("yes"))[1]
    return ("day" if best.answers else "call"), best
