"""Agreements: who does what, when first, how often, and when the two look at it again.

An agreement is never a contract. Its history only grows: whoever changes it, what was agreed before can
always be read, and both agree to every change.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.dates import on_day
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import clean_line

from .terms import REVIEW_DAYS, Line, Sketch, Terms, same, trouble

Happened = Literal["yes", "partly", "not yet", "mostly"]
"""Whether it happened; "mostly" is what was said in earlier versions."""
HAPPENED: tuple[Happened, ...] = ("yes", "partly", "not yet")
"""What one may say to that."""
Verdict = Literal["keep", "change", "drop"]
Did = Literal["made", "changed", "kept", "dropped"]
"""What happened to an agreement; the last three also end a review."""

_UNCHANGED = "Nothing has changed yet. Change a line first, or go back and leave it as it is."
_Rating = Annotated[int, msgspec.Meta(ge=0, le=10)]


PHONES = "agreement-phones-"
"""How the id of an agreement on a phone-free moment begins."""


class Review(msgspec.Struct, frozen=True, omit_defaults=True):
    """How it went. ``met``: how far the need is met now (0 to 10), by whoever asked, or None. ``thanks``:
    a word of each to the other."""

    happened: Happened
    met: _Rating | None = None
    thanks: tuple[Line, Line] = ("", "")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of an agreement's history: what was done at ``at`` (UTC), by whom, and the terms from then on.

    ``by``: both partners, in the order in which they said yes to it."""

    did: Did
    at: datetime
    by: tuple[Side, ...]
    terms: Terms
    review: Review | None = None


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """A review while the two are at it; nothing of it is in the history yet. As in Review; ``verdict`` is
    None until they chose, ``days``: after how many they look again."""

    happened: Happened | None = None
    met: _Rating | None = None
    thanks: tuple[Line, Line] = ("", "")
    verdict: Verdict | None = None
    days: int = REVIEW_DAYS[0]


class Agreement(Record, frozen=True, kw_only=True):
    """An agreement card. ``asker``: whose need it is for, or None for both. ``need``: that need, in their
    words; ``met``: how far it was met when they asked. ``worksheet`` and ``row``: where it comes from, or
    ""; ``path``: the path on which it was made, or "". ``history``: everything that happened to it, oldest
    first; its last terms hold; empty while the first are only written. ``open``: whether it holds, and
    ``due``: the day of the next look; both follow from the history. ``sketch``: terms that are being written,
    and ``look``: a review under way; None where nobody is at it. Only what both agree to leaves them for the
    history."""

    asker: Side | None = None
    need: Line = ""
    met: _Rating | None = None
    worksheet: str = ""
    row: str = ""
    path: str = ""
    history: tuple[Entry, ...] = ()
    open: bool = True
    due: date | None = None
    sketch: Sketch | None = None
    look: Look | None = None

    @property
    def terms(self) -> Terms:
        """What holds now (or held last). Raises IndexError for one that was never made."""
        return self.history[-1].terms


class EntrySummary(msgspec.Struct, frozen=True):
    """The little of a history line that a list shows."""

    terms: Terms


class Sketched(msgspec.Struct, frozen=True):
    """The little of what is being written that a list shows."""

    what: str = ""


class AgreementSummary(msgspec.Struct, frozen=True):
    """The little of an agreement that a list shows; ``history`` is empty while nothing is agreed."""

    id: str
    created: datetime
    history: tuple[EntrySummary, ...] = ()
    open: bool = True
    due: date | None = None
    row: str = ""
    path: str = ""
    sketch: Sketched | None = None

    @property
    def terms(self) -> Terms:
        """What holds now."""
        return self.history[-1].terms


def begin(
    now: datetime,
    *,
    id: str | None = None,
    asker: Side | None = None,
    need: str = "",
    met: int | None = None,
    worksheet: str = "",
    row: str = "",
    path: str = "",
) -> Agreement:
    """Return a card on which nothing is agreed yet, begun at *now* (UTC)."""
    blank = Agreement(
        created=now, updated=now, asker=asker, need=clean_line(need), met=met, worksheet=worksheet, row=row,
        path=path, open=False,
    )  # fmt: skip
    return blank.with_(id=id) if id else blank


def from_reply(reply: str, over: int = 0) -> str:
    """Return the id of the agreement that comes of the reply *reply*: one at a time.

    *over*: how many came of it before, and were let go.
    """
    return f"agreement-{reply}-{over + 1}" if over else f"agreement-{reply}"


def agree(
    terms: Terms,
    by: tuple[Side, ...],
    now: datetime,
    today: date,
    *,
    card: Agreement | None = None,
) -> Agreement:
    """Return an agreement on *terms*, made at *now* (UTC), the local day *today*, by both (*by*).

    *card*: the one it was written on (see `begin`), or None for a new one. Raises Invalid when the terms do
    not hold together, not both agree, or *card* was made already.
    """
    card = card or begin(now)
    return _write(card, Entry("made", now, by, terms), today)


def change(agreement: Agreement, terms: Terms, by: tuple[Side, ...], now: datetime, today: date) -> Agreement:
    """Return *agreement* with other *terms*; what was agreed before stays in its history.

    Raises Invalid when nothing is different, the terms do not hold together, or not both agree.
    """
    if agreement.history and same(terms, agreement.terms):
        raise Invalid(_UNCHANGED)
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

    Kept means as it was: only the next look, and the end of a compromise, may be other days. Raises Invalid
    when that is not so, the terms do not hold together, or not both agree.
    """
    held = agreement.terms if agreement.history else terms
    if verdict == "drop":
        terms = held
    elif verdict == "change" and same(terms, held):
        raise Invalid(_UNCHANGED)
    elif verdict == "keep" and not same(replace(terms, until=held.until), held):
        raise Invalid("It is not as it was. Choose to change it, so that you both see what is different.")
    did: Did = {"keep": "kept", "change": "changed", "drop": "dropped"}[verdict]  # type: ignore[assignment]
    return _write(agreement, Entry(did, now, by, terms, review), today)


def drop(agreement: Agreement, by: tuple[Side, ...], now: datetime, today: date) -> Agreement:
    """Return *agreement* let go by both; its history stays. Raises Invalid."""
    if not agreement.history:
        raise Invalid("Nothing is agreed here yet.")
    return _write(agreement, Entry("dropped", now, by, agreement.terms), today)


def had_happened(happened: Happened) -> str:
    """Return *happened* at the end of a sentence: "it had partly happened"."""
    if happened == "not yet":
        return "it had not happened yet"
    return "it had happened" if happened == "yes" else f"it had {happened} happened"


def is_due(agreement: Agreement | AgreementSummary, today: date) -> bool:
    """Return whether the two should look at *agreement* on the local day *today*."""
    held = agreement.open and bool(agreement.history)  # one whose past was lost has no terms to look at
    return held and agreement.due is not None and agreement.due <= today


def next_look(card: AgreementSummary | Agreement, today: date) -> str:
    """Return in a few words when the two look at it next."""
    if card.due is None:
        return ""
    if card.due <= today:
        return "look at it together"
    return f"next look {on_day(card.due, today)}"


def moved(agreement: Agreement) -> tuple[int, int] | None:
    """Return how far the need was met at first and at the last review that rated it, or None."""
    rated = [entry.review.met for entry in agreement.history if entry.review and entry.review.met is not None]
    return (agreement.met, rated[-1]) if agreement.met is not None and rated else None


def phone_free(cards: Iterable[AgreementSummary], today: date) -> AgreementSummary | None:
    """Return the latest of *cards* that is an agreement on a phone-free moment, or None.

    One that was for a day before *today*, and for no other, is over.
    """
    made = [card for card in cards if card.id.startswith(PHONES) and card.open and card.history]
    found = [c for c in made if c.terms.first is None or c.terms.often or c.terms.first >= today]
    return max(found, key=lambda card: (card.created, card.id), default=None)


def still_open(cards: Iterable[AgreementSummary]) -> list[AgreementSummary]:
    """Return the open ones of *cards*, the one to look at soonest first."""
    return sorted((card for card in cards if card.open), key=lambda c: (c.due or date.max, c.created, c.id))


def _write(agreement: Agreement, entry: Entry, today: date) -> Agreement:
    making = entry.did == "made"
    if making and agreement.history:
        raise Invalid("You have already agreed on this. Change the agreement instead.")
    if not making and not agreement.history:
        raise Invalid("Nothing is agreed here yet.")
    if not making and not agreement.open:
        raise Invalid("This agreement was let go. Make a new one if you want it back.")
    if sorted(entry.by) != sorted(SIDES):
        raise Invalid("It takes both of you: each presses their own key.")
    if entry.did != "dropped" and (words := trouble(entry.terms, today)):
        raise Invalid(words)
    terms = entry.terms
    due = min(terms.review, terms.until + timedelta(days=1)) if terms.until else terms.review
    ended = entry.did == "dropped"
    return agreement.with_(
        history=(*agreement.history, entry),
        open=not ended,
        due=None if ended else due,
        sketch=agreement.sketch if entry.did == "kept" else None,
        look=None,
    )
