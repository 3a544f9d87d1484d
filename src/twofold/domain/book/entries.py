"""What the book of the two holds: everything they share, each as an entry. Practices say what is theirs."""

from datetime import date, datetime

import msgspec

from ..dates import Known
from ..records import Side
from ..routes import Route


class Said(msgspec.Struct, frozen=True, gc=False):
    """Some words of an entry, of ``side`` or of both (None). ``label``: what they are, or ""."""

    words: str
    side: Side | None = None
    label: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """Something of the two, as the book lists it, finds it and shows it in full.

    ``id``: "table/record", or "table/record/part" where a record holds several; a star is kept by it.
    ``practice``: its name in the table of the practices. ``day``: the local day it belongs to, and ``at``
    its moment (UTC) within it, None where only the day is known. ``kind``: what it is, in a word or two
    ("Letter"). ``title``: a line. ``said``: its words in full, in the order in which they are read; blank
    ones are left out. ``route``: the way to the page itself, or None. ``themes``: what it is about, in words
    that other entries share. ``ours``: the two wrote something in it; False where only our own words would be
    found. ``known``: how much of the day is known. ``good``: something good to read to each other again.
    ``owner``: the partner who alone may see it, None for what is shared.
    """

    id: str
    practice: str
    day: date
    kind: str
    title: str
    said: tuple[Said, ...] = ()
    at: datetime | None = None
    route: Route | None = None
    themes: tuple[str, ...] = ()
    ours: bool = True
    good: bool = False
    owner: Side | None = None
    known: Known = "day"


def said(*some: tuple[str, Side | None, str]) -> tuple[Said, ...]:
    """Return *some* words, each with whose they are and what they are called, without the blank ones."""
    return tuple(Said(words, side, label) for words, side, label in some if words.strip())
