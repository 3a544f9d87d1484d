"""A day's two cards: who has written, showing one's own to the other, opening both together, answering.

While it is written a card is private writing (kind "today", about the day's id); the Day holds only what was
shown.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.drawers import WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side, other
from twofold.domain.text import clean, clean_line, is_blank

from .records import Day, DaySummary, TodayCard, day_id

CardStatus = Literal["", "begun", "ready", "shown"]
"""How a card stands: not written; being written; written, and sealed until both are opened; shown."""
ENERGIES = ("worn out", "tired", "steady", "lively", "wide awake")
"""The energy of a card, 1 to 5, in words."""
LATELY = 7
"""Days for which a card that was written and not shown is still found beside today's."""
_START = "day-"


def of_day(id: str) -> date:
    """Return the local day that the Day *id* is of. Raises ValueError when *id* is not such an id."""
    if not id.startswith(_START):
        raise ValueError(f"{id!r} is no day")
    return date.fromisoformat(id.removeprefix(_START))


def tidy(card: TodayCard) -> TodayCard:
    """Return *card* with its words cleaned, as they are kept."""
    return TodayCard(
        energy=card.energy if card.energy is not None and 1 <= card.energy <= len(ENERGIES) else None,
        mood=clean_line(card.mood),
        mind=clean(card.mind),
        wish=clean_line(card.wish),
        thanks=clean_line(card.thanks),
        guess=clean_line(card.guess),
        guess_wish=clean_line(card.guess_wish),
    )


def is_empty(card: TodayCard) -> bool:
    """Return whether nothing is on *card*."""
    return card.energy is None and all(
        is_blank(words)
        for words in (card.mood, card.mind, card.wish, card.thanks, card.guess, card.guess_wish)
    )


def energy_words(card: TodayCard) -> str:
    """Return the energy of *card* in words, or ""."""
    return ENERGIES[card.energy - 1] if card.energy is not None else ""


def card_of(day: Day | DaySummary, side: Side) -> TodayCard | None:
    """Return what *side* showed on *day*, or None."""
    return day.a if side == "a" else day.b


def guessed(day: Day | DaySummary, side: Side) -> tuple[str, str]:
    """Return what *side* guessed of the other's mood and wish on *day*; blanks until both cards are open."""
    mine, theirs = card_of(day, side), card_of(day, other(side))
    return (mine.guess, mine.guess_wish) if mine is not None and theirs is not None else ("", "")


def told(day: Day) -> Day:
    """Return *day* as it may leave the file: with no guess before both cards are open."""
    if day.a is not None and day.b is not None:
        return day
    cards = {
        side: card and replace(card, guess="", guess_wish="")
        for side in SIDES
        for card in [card_of(day, side)]
    }
    return day.with_(**cards)


def shows(day: Day | DaySummary) -> bool:
    """Return whether a card of *day* is shown."""
    return day.a is not None or day.b is not None


def card_status(
    day: Day | DaySummary | None, writings: Iterable[WritingSummary], on: date, side: Side
) -> CardStatus:
    """Return how the card of *side* of the local day *on* stands; *day*: what is kept of it."""
    if day is not None and card_of(day, side) is not None:
        return "shown"
    about = day_id(on)
    mine = [w for w in writings if w.kind == "today" and w.about == about and w.author == side]
    return ("ready" if mine[0].finished else "begun") if mine else ""


def can_open(stands: tuple[CardStatus, CardStatus]) -> bool:
    """Return whether the two can open what is sealed: nobody still writes, and something is sealed."""
    return all(each in ("ready", "shown") for each in stands) and "ready" in stands


def shown(day: Day | None, on: date, cards: dict[Side, TodayCard], now: datetime) -> Day:
    """Return *day* (None: a new one, of the local day *on*) with *cards* shown at *now* (UTC).

    Two at once were opened together. Whoever shows theirs beside the other's has come to that one. Raises
    Invalid when one of them is empty, or shown already.
    """
    day = day or Day(id=day_id(on), created=now, updated=now, day=on)
    for side, card in cards.items():
        if card_of(day, side) is not None:
            raise Invalid("This card is open already.")
        if is_empty(card):
            raise Invalid("There is nothing on the card yet. One word is enough.")
        day = day.with_(**{side: tidy(card)})
    for side in cards:
        if card_of(day, other(side)) is not None:
            day = read_by(day, side)
    return day.with_(together=now) if len(cards) == len(SIDES) else day


def answered(day: Day, side: Side, words: str) -> Day:
    """Return *day* with *words* of *side* in answer to the other's card. Raises Invalid: it is not shown."""
    if card_of(day, other(side)) is None:
        raise Invalid("There is no card to answer yet.")
    both = tuple(clean_line(words) if each == side else day.answers[n] for n, each in enumerate(SIDES))
    return day.with_(answers=both)


def read_by(day: Day, side: Side) -> Day:
    """Return *day* when *side* has come to read it: home tells them no more of it."""
    return day if side in day.told else day.with_(told=tuple(s for s in SIDES if s == side or s in day.told))


def left_for(day: Day | DaySummary, side: Side) -> bool:
    """Return whether a card was left that *side* has not come to yet: neither read nor answered."""
    return (
        card_of(day, other(side)) is not None
        and side not in day.told
        and is_blank(day.answers[SIDES.index(side)])
    )


class Sealed(msgspec.Struct, frozen=True):
    """A card of an earlier ``day`` of ``side`` that was written and not shown, and how it stands."""

    day: date
    side: Side
    status: CardStatus


def unshown(
    days: Iterable[DaySummary], writings: Iterable[WritingSummary], today: date
) -> tuple[Sealed, ...]:
    """Return the cards of the LATELY days before *today* that were not shown, the latest first."""
    known, cards, found = {day.day: day for day in days}, tuple(writings), []
    for back in range(1, LATELY + 1):
        on = today - timedelta(days=back)
        for side in SIDES:
            stands = card_status(known.get(on), cards, on, side)
            if stands in ("begun", "ready"):
                found.append(Sealed(on, side, stands))
    return tuple(found)
