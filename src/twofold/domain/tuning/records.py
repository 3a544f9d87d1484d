"""What is kept of tuning in: a day's two cards, a weekly check-in, and the rhythm the two chose."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

import msgspec

from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Text = Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]
Told = Literal["", "yes", "partly", "not yet"]
"""Whether a promise happened, as they said in a check-in; "" where they did not."""
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]
"""0 is Monday."""
RHYTHM = "rhythm"
"""The id of the one Rhythm there is."""


class TodayCard(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is on for one of them today; every line may stay empty.

    ``energy``: 1 (worn out) to 5 (wide awake), or None. ``mood``: in a word. ``mind``: what is on their
    mind. ``wish``: one thing they would like of the other today. ``thanks``: one appreciation.
    ``guess``, ``guess_wish``: what they guess of the other's mood and wish, before either card is open; shown
    only beside the other's card.
    """

    energy: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    mood: Line = ""
    mind: Text = ""
    wish: Line = ""
    thanks: Line = ""
    guess: Line = ""
    guess_wish: Line = ""


class Day(Record, frozen=True, kw_only=True):
    """The cards of one local ``day``; ``id`` is ``day_id(day)``.

    ``a``, ``b``: what was shown to the other, None while it is private or not written. ``answers``: a line
    of each partner about the other's card. ``together``: when both were opened at once (UTC), or None.
    ``told``: to whom home need not tell any more that a card was left for them; no page shows it.
    """

    one_of_a_kind = True

    day: date
    a: TodayCard | None = None
    b: TodayCard | None = None
    answers: tuple[Line, Line] = ("", "")
    together: datetime | None = None
    told: tuple[Side, ...] = ()


class DaySummary(msgspec.Struct, frozen=True):
    """The little of a day that home and the calendar look at."""

    id: str
    day: date
    a: TodayCard | None = None
    b: TodayCard | None = None
    answers: tuple[Line, Line] = ("", "")
    together: datetime | None = None
    told: tuple[Side, ...] = ()


class CheckIn(Record, frozen=True, kw_only=True):
    """A weekly check-in (after the weekly meetings of John and Julie Gottman), begun on the local ``day``.

    ``part``: how far they are in its agenda. ``issue``: what their one issue is, in a few words, or "".
    ``notes``: a note for each part, if they want one.
    ``promises``: one small promise each, read out next time. ``agreements``: ids of those that came of it.
    ``happened``: what they said of last time's promises. ``closed``: when both ended it (UTC), or None.
    """

    day: date
    part: Annotated[int, msgspec.Meta(ge=0, le=20)] = 0
    issue: Line = ""
    notes: tuple[Text, ...] = ()
    promises: tuple[Line, Line] = ("", "")
    happened: tuple[Told, Told] = ("", "")
    agreements: tuple[str, ...] = ()
    closed: datetime | None = None


class CheckInSummary(msgspec.Struct, frozen=True):
    """The little of a check-in that lists look at."""

    id: str
    created: datetime
    updated: datetime
    day: date
    promises: tuple[Line, Line] = ("", "")
    closed: datetime | None = None


class Rhythm(Record, frozen=True, kw_only=True):
    """When the two want to be offered what; ``id`` is RHYTHM. Nothing counts how often it was done.

    ``days``: the weekdays of the card (all seven: daily). ``checkin``: the weekday of the check-in, or None.
    """

    one_of_a_kind = True

    FIELD_WORDS: ClassVar[dict[str, str]] = {
        "days": "The days of the card are",
        "checkin": "The day of the check-in is",
    }

    days: tuple[Weekday, ...] = ()
    checkin: Weekday | None = None


def day_id(day: date) -> str:
    """Return the id of the Day of *day*."""
    return f"day-{day.isoformat()}"
