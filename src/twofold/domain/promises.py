"""Agreements: who does what, when first, how often, and when the two look at it again.

An agreement is never a contract. Its history only grows: whoever changes it, what was agreed before can
always be read, and both agree to every change.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec

from .people import Trouble
from .records import SIDES, Hands, Record, Side
from .text import LINE_LIMIT, is_blank

REVIEW_DAYS: tuple[int, ...] = (7, 14)
"""Days after which an agreement is looked at."""
Happened = Literal["not yet", "partly", "mostly"]
HAPPENED: tuple[Happened, ...] = ("not yet", "partly", "mostly")
Verdict = Literal["keep", "change", "drop"]
Did = Literal["made", "changed", "kept", "dropped"]
"""What happened to an agreement; the last three also end a review."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
_Rating = Annotated[int, msgspec.Meta(ge=0, le=10)]


class Terms(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is agreed. ``who`` does ``what``; ``first``: the day it happens first; ``often``; ``notice``:
    how both will notice; ``review``: the day they look at it; ``until``: the last day of a temporary
    compromise, or None."""

    who: Hands
    what: _Line
    review: date
    first: date | None = None
    often: _Line = ""
    notice: _Line = ""
    until: date | None = None


class Review(msgspec.Struct, frozen=True, omit_defaults=True):
    """How it went. ``met``: how far the need is met now (0 to 10), by whoever asked, or None. ``thanks``:
    a word of each to the other."""

    happened: Happened
    met: _Rating | None = None
    thanks: tuple[_Line, _Line] = ("", "")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of an agreement's history: what was done at ``at`` (UTC), by whom, and the terms from then on.

    ``by``: both partners, in the order in which they said yes to it."""

    did: Did
    at: datetime
    by: tuple[Side, ...]
    terms: Terms
    review: Review | None = None


class Agreement(Record, frozen=True, kw_only=True):
    """An agreement card. ``asker``: whose need it is for, or None for both. ``need``: that need, in their
    words; ``met``: how far it was met when they asked. ``worksheet`` and ``row``: where it comes from, or
    "". ``history``: everything that happened to it, oldest first; its last terms hold. ``open``: whether it
    still holds, and ``due``: the day of the next look; both follow from the history."""

    asker: Side | None = None
    need: _Line = ""
    met: _Rating | None = None
    worksheet: str = ""
    row: str = ""
    history: tuple[Entry, ...] = ()
    open: bool = True
    due: date | None = None

    @property
    def terms(self) -> Terms:
        """What holds now (or held last). Raises IndexError for one that was never made."""
        return self.history[-1].terms


class EntryCard(msgspec.Struct, frozen=True):
    """The little of a history line that a list shows."""

    terms: Terms


class AgreementCard(msgspec.Struct, frozen=True):
    """The little of an agreement that a list shows."""

    id: str
    created: datetime
    history: tuple[EntryCard, ...] = ()
    open: bool = True
    due: date | None = None

    @property
    def terms(self) -> Terms:
        """What holds now."""
        return self.history[-1].terms


def review_day(start: date, days: int) -> date:
    """Return the day *days* (7 or 14) after the local day *start*. Raises ValueError for other numbers."""
    if days not in REVIEW_DAYS:
        raise ValueError(f"A review is after {' or '.join(map(str, REVIEW_DAYS))} days, not {days}.")
    return start + timedelta(days=days)


def agree(
    terms: Terms,
    by: tuple[Side, ...],
    now: datetime,
    today: date,
    *,
    asker: Side | None = None,
    need: str = "",
    met: int | None = None,
    worksheet: str = "",
    row: str = "",
) -> Agreement:
    """Return a new agreement on *terms*, made at *now* (UTC), the local day *today*, by both (*by*).

    Raises Trouble when the terms do not hold together or not both agree.
    """
    blank = Agreement(
        created=now, updated=now, asker=asker, need=need, met=met, worksheet=worksheet, row=row
    )  # fmt: skip
    return _write(blank, Entry("made", now, by, terms), today)


def change(agreement: Agreement, terms: Terms, by: tuple[Side, ...], now: datetime, today: date) -> Agreement:
    """Return *agreement* with other *terms*; what was agreed before stays in its history. Raises Trouble."""
    return _write(agreement, Entry("changed", now, by, terms), today)


def look_at(
    agreement: Agreement,
    review: Review,
    verdict: Verdict,
    terms: Terms,
    by: tuple[Side, ...],
    now: datetime,
    today: date,
) -> Agreement:
    """Return *agreement* after a review: kept or changed on *terms* (with the next day to look), or dropped.

    Raises Trouble when the terms do not hold together or not both agree.
    """
    did: Did = {"keep": "kept", "change": "changed", "drop": "dropped"}[verdict]  # type: ignore[assignment]
    return _write(agreement, Entry(did, now, by, terms, review), today)


def drop(agreement: Agreement, by: tuple[Side, ...], now: datetime, today: date) -> Agreement:
    """Return *agreement* let go by both; its history stays. Raises Trouble."""
    return _write(agreement, Entry("dropped", now, by, agreement.terms), today)


def trouble(terms: Terms, today: date) -> str:
    """Return a sentence about what does not hold together in *terms* on *today*, or ""."""
    if is_blank(terms.what):
        return "Say what you agree on, in a few words."
    if terms.review <= today:
        return "Look at it again from tomorrow on: choose a later day."
    if terms.until is not None and terms.until < today:
        return "A compromise for a while ends on a day to come."
    return ""


def is_due(agreement: Agreement | AgreementCard, today: date) -> bool:
    """Return whether the two should look at *agreement* on the local day *today*."""
    return agreement.open and agreement.due is not None and agreement.due <= today


def moved(agreement: Agreement) -> tuple[int, int] | None:
    """Return how far the need was met at first and at the last review that rated it, or None."""
    rated = [entry.review.met for entry in agreement.history if entry.review and entry.review.met is not None]
    return (agreement.met, rated[-1]) if agreement.met is not None and rated else None


def still_open(cards: Iterable[AgreementCard]) -> list[AgreementCard]:
    """Return the open ones of *cards*, the one to look at soonest first."""
    return sorted((card for card in cards if card.open), key=lambda c: (c.due or date.max, c.created, c.id))


def _write(agreement: Agreement, entry: Entry, today: date) -> Agreement:
    if not agreement.open:
        raise Trouble("This agreement was let go. Make a new one if you want it back.")
    if set(entry.by) != set(SIDES):
        raise Trouble("It takes both of you to agree: each of you presses their own key.")
    if entry.did != "dropped" and (words := trouble(entry.terms, today)):
        raise Trouble(words)
    terms = entry.terms
    due = min(terms.review, terms.until + timedelta(days=1)) if terms.until else terms.review
    ended = entry.did == "dropped"
    return agreement.with_(
        history=(*agreement.history, entry), open=not ended, due=None if ended else max(due, today)
    )
