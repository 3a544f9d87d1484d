"""What is kept of finding a therapist: the list, what was answered, the sessions, and what each said."""

from datetime import date, datetime, time
from typing import Annotated, Literal

import msgspec

from twofold.domain.records import Record
from twofold.domain.text import LINE_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Word = Literal["yes", "maybe", "no"]
"""What one of them says of somebody on the list."""
State = Literal["listed", "chosen", "put aside"]
Outcome = Literal["", "on", "say", "other"]
"""What they made of it after a few sessions: go on, say there what is missing, or look for somebody else."""
SHORTLIST = "shortlist"
"""The id of the one Shortlist there is, and what each says alone is about."""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question that was asked on the first call: ``id`` is the question itself, as it was asked. ``words``:
    what was answered, or ""."""

    id: Line
    words: Line = ""


class Meeting(msgspec.Struct, frozen=True, omit_defaults=True):
    """A session on the local ``day``, ``at`` a time by the clock on the wall, or None where there is none."""

    id: str
    day: date
    at: time | None = None


class Therapist(Record, frozen=True, kw_only=True):
    """Somebody they think of going to. ``name``; ``reach``: a telephone number, a page or a street; ``note``:
    a line to remember them by. ``answers``: of the first call. ``meetings``: the sessions, in any order.
    ``looked``: the local day on which they asked each other whether it helps, with the ``outcome``.
    """

    name: Line = ""
    reach: Line = ""
    note: Line = ""
    state: State = "listed"
    answers: Annotated[tuple[Answer, ...], msgspec.Meta(max_length=100)] = ()
    meetings: Annotated[tuple[Meeting, ...], msgspec.Meta(max_length=500)] = ()
    looked: date | None = None
    outcome: Outcome = ""


class Shortlist(Record, frozen=True, kw_only=True):
    """What each said of those on the list (by their ids), opened together on the local ``day``.

    Until then each is private writing (kind "therapist", about SHORTLIST). ``id`` is SHORTLIST.
    """

    one_of_a_kind = True

    day: date
    a: dict[str, Word] = {}
    b: dict[str, Word] = {}


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one says, alone, of those on the list, by their ids."""

    given: dict[str, Word] = {}


class TherapistSummary(msgspec.Struct, frozen=True):
    """The little that home and the list look at."""

    id: str
    updated: datetime
    name: Line = ""
    state: State = "listed"
    answers: tuple[Answer, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    looked: date | None = None
