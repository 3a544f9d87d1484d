"""What is kept of questions: which were asked, what was kept of them, and an evening under way."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Text = Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]
Depth = Literal[1, 2, 3]
"""1: near the surface, 2: deeper, 3: at the heart of it."""
Way = Literal["draw", "rising", "guess"]
"""A card at a time · three sets that go deeper · each guesses what the other would answer."""


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one of them writes about a question, alone: their answer, or their guess at the other's."""

    text: Text = ""


class Answered(msgspec.Struct, frozen=True, omit_defaults=True):
    """What both wrote about a question, opened together; "" where nothing was written: it may have been said.

    ``guesses``: what each guessed the other would say, in the same order. ``evening``: the id of the evening
    in which they wrote it.
    """

    answers: tuple[Text, Text] = ("", "")
    guesses: tuple[Text, Text] = ("", "")
    evening: str = ""


class Asked(Record, frozen=True, kw_only=True):
    """A question that the two have met; ``id`` is ``asked_id`` of its deck and card.

    ``words``: the question as it was, so that later edits of a deck change no history. ``last``: the local
    day it was last asked. ``round``: the pass through its deck in which it came last. ``kept``: they want to
    find it again; ``again``: the day on which it comes back, or None. ``answers``: what they wrote and
    opened, oldest first. ``evening``: the id of the evening in which it lay on the table last. ``never``: it
    was put away at a keyboard of both; ``never_a``, ``never_b``: by one of them, which nobody else sees.
    Nothing says who passed, or that anyone did.
    """

    one_of_a_kind = True

    deck: str
    card: str
    words: Line
    last: date
    round: Annotated[int, msgspec.Meta(ge=1)] = 1
    kept: bool = False
    again: date | None = None
    answers: tuple[tuple[date, Answered], ...] = ()
    evening: str = ""
    never: bool = False
    never_a: bool = False
    never_b: bool = False


class AskedSummary(msgspec.Struct, frozen=True):
    """The little of an asked question that lists and the drawing of cards look at."""

    id: str
    deck: str
    card: str
    words: Line
    last: date
    round: int = 1
    kept: bool = False
    again: date | None = None
    evening: str = ""
    updated: datetime | None = None
    never: bool = False
    never_a: bool = False
    never_b: bool = False


class Evening(Record, frozen=True, kw_only=True):
    """Questions under way: where the two are, so that nothing is lost when they leave.

    ``cards``: ids "deck/card" in their order; ``at``: the place of the one on the table; ``reader``: who
    reads the first of them (they alternate). ``writing``: whether they write answers alone and open them
    together, or only talk. ``ended``: when they stopped (UTC), or None. ``sets``: how many of the cards
    each set has, and ``spent``: seconds used of the set under way (both rising only). ``seen``: the places
    of the cards that lay there before, oldest first, each with the seconds its set had used by then.
    ``heart``: they chose to go on to cards at the heart of it.
    """

    one_of_a_kind = True

    way: Way
    cards: tuple[str, ...]
    at: Annotated[int, msgspec.Meta(ge=0)] = 0
    reader: Side = "a"
    writing: bool = False
    spent: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    ended: datetime | None = None
    sets: tuple[Annotated[int, msgspec.Meta(ge=1)], ...] = ()
    seen: tuple[tuple[int, float], ...] = ()
    heart: bool = False


class EveningSummary(msgspec.Struct, frozen=True):
    """The little of an evening that home looks at."""

    id: str
    created: datetime
    updated: datetime
    way: Way
    ended: datetime | None = None


def asked_id(deck: str, card: str) -> str:
    """Return the id of the Asked of the card *card* of *deck*."""
    return f"asked-{deck}-{card}"
