"""What is agreed, as it holds and as it is typed: who does what, when first, and when the two look at it."""

from datetime import date, time, timedelta
from typing import Annotated

import msgspec
from msgspec.structs import replace

from twofold.domain.dates import full_day
from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import Hands
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

from .timing import clock_time, time_in

REVIEW_DAYS: tuple[int, ...] = (7, 14)
"""Days after which an agreement is looked at."""
FARTHEST = 366
"""Most days ahead that a look, or the end of a compromise, may be."""
Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is agreed. ``who`` does ``what``; ``first``: the day it happens first; ``often``; ``notice``:
    how both will notice; ``review``: the day they look at it; ``until``: the last day of a temporary
    compromise, or None; ``at``: the time of day, as the clock on the wall shows it, or None."""

    who: Hands
    what: Line
    review: date
    first: date | None = None
    often: Line = ""
    notice: Line = ""
    until: date | None = None
    at: time | None = None


class Sketch(msgspec.Struct, frozen=True, omit_defaults=True):
    """Terms while they are written, as they were typed: nothing of it holds. ``days``: after how many the
    two look at it, or 0 for the day typed in ``review``."""

    who: Hands = "both"
    what: Line = ""
    first: Line = ""
    often: Line = ""
    notice: Line = ""
    days: int = REVIEW_DAYS[0]
    review: Line = ""
    until: Line = ""


def review_day(start: date, days: int) -> date:
    """Return the day *days* (7 or 14) after the local day *start*. Raises ValueError for other numbers."""
    if days not in REVIEW_DAYS:
        raise ValueError(f"A review is after {' or '.join(map(str, REVIEW_DAYS))} days, not {days}.")
    return start + timedelta(days=days)


def sketch_of(terms: Terms) -> Sketch:
    """Return *terms* as they are typed, to change them; the next look is to be chosen anew."""
    first, until = (full_day(day) if day else "" for day in (terms.first, terms.until))
    if at := own_time(terms):
        first = f"{first} {at}".strip()
    return Sketch(terms.who, terms.what, first, terms.often, terms.notice, until=until)


def terms_of(sketch: Sketch, today: date) -> Terms:
    """Return what *sketch* says on the local day *today*; its 7 or 14 days begin with the first time.

    Raises Invalid where no day can be read.
    """
    at, day = time_in(sketch.first)
    first = _day("when it happens first", day, today)
    review = _day("the day to look at it again", sketch.review, today)
    if sketch.days:
        # What has not happened yet cannot be looked at.
        review = review_day(max(today, first or today), sketch.days)
    if review is None:
        raise Invalid("Choose a day to look at it again.")
    return Terms(
        who=sketch.who,
        what=clean_line(sketch.what),
        review=review,
        first=first,
        often=clean_line(sketch.often),
        notice=clean_line(sketch.notice),
        until=_day("until when it holds", sketch.until, today),
        at=at or time_in(sketch.often)[0],
    )


def own_time(terms: Terms) -> str:
    """Return the time of day in words, such as "at 19:30"; "" where there is none, or ``often`` tells it."""
    if terms.at is None or time_in(terms.often)[0] == terms.at:
        return ""
    return f"at {clock_time(terms.at)}"


def when_words(terms: Terms) -> str:
    """Return how often, with the time of day: "Mondays at 19:30", "once a week, at 19:30", or ""."""
    return ", ".join(filter(None, (terms.often, own_time(terms))))


def _day(what: str, typed: str, today: date) -> date | None:
    if is_blank(typed):
        return None
    try:
        return read_day(typed, today)
    except ValueError as error:
        raise Invalid(f"About {what}: {error}") from None


def same(terms: Terms, before: Terms) -> bool:
    """Return whether *terms* are those of *before*, but for the day of the next look."""
    return replace(terms, review=before.review) == before


def trouble(terms: Terms, today: date) -> str:
    """Return a sentence about what does not hold together in *terms* on *today*, or ""."""
    if is_blank(terms.what):
        return "Say what you agree on, in a few words."
    if terms.review <= today:
        return "Choose tomorrow or a later day to look at it again."
    if terms.until is not None and terms.until < today:
        return "A compromise for a while needs an end that is still to come."
    far = today + timedelta(days=FARTHEST)
    if terms.review > far or (terms.until is not None and terms.until > far):
        return "That is more than a year away. Choose an earlier day; you can always go on from there."
    return ""
