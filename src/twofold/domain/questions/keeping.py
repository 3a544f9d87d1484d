"""What is kept of a question: that it came, that the two want to find it again, and when it comes back."""

from datetime import date, datetime, timedelta

from twofold.domain.records import Side, other

from .records import Answered, Asked, AskedSummary, asked_id

HALF_YEAR = timedelta(days=182)
"""After so long a question comes back: people change."""


def met(
    asked: Asked | None, key: str, words: str, evening: str, round: int, now: datetime, today: date
) -> Asked:
    """Return what is kept of the card *key* ("deck/card") once it lies on the table of *evening*, in the
    round *round* of its deck.

    *asked*: what was kept of it before, if anything. A card that comes up twice on one evening has come once.
    On its day, a question that was to come back has come back.
    """
    if asked is None:
        deck, _, card = key.partition("/")
        return Asked(
            id=asked_id(deck, card), created=now, updated=now, deck=deck, card=card, words=words,
            last=today, round=round, evening=evening,
        )  # fmt: skip
    if asked.evening == evening:
        return asked
    again = None if asked.again is not None and asked.again <= today else asked.again
    return asked.with_(words=words, last=today, round=round, evening=evening, again=again)


def keep(asked: Asked, kept: bool) -> Asked:
    """Return *asked* as kept, or not any more; what is not kept does not come back."""
    return asked.with_(kept=kept, again=asked.again if kept else None)


def bring_back(asked: Asked, today: date) -> Asked:
    """Return *asked* as kept, to come back half a year after *today*."""
    return asked.with_(kept=True, again=today + HALF_YEAR)


def stay_away(asked: Asked) -> Asked:
    """Return *asked* without a day on which it comes back; kept as it was."""
    return asked.with_(again=None)


def is_away(asked: Asked | AskedSummary) -> bool:
    """Return whether one of them, or both, never want to see the card again."""
    return asked.never or asked.never_a or asked.never_b


def is_away_for(asked: Asked | AskedSummary, side: Side) -> bool:
    """Return whether *side* alone has put the card away."""
    return asked.never_a if side == "a" else asked.never_b


def put_away(asked: Asked, side: Side | None = None) -> Asked:
    """Return *asked* as a card that never comes again: by *side*, or by whoever was at one keyboard.

    All else stays as it was, so that nothing shows it.
    """
    return _away(asked, side, True)


def take_out(asked: Asked, side: Side | None = None) -> Asked:
    """Return *asked* as it was before `put_away` with the same *side*."""
    return _away(asked, side, False)


def taken_back(asked: Asked, side: Side) -> Asked:
    """Return *asked* as a card that *side* wants to see again; what both put away stays so for the other."""
    if asked.never:
        asked = _away(asked.with_(never=False), other(side), True)
    return _away(asked, side, False)


def unsigned(asked: Asked) -> Asked:
    """Return *asked* without what one of them put away alone: the other knows that it was not they."""
    return asked.with_(never_a=False, never_b=False)


def _away(asked: Asked, side: Side | None, away: bool) -> Asked:
    match side:
        case "a":
            return asked.with_(never_a=away)
        case "b":
            return asked.with_(never_b=away)
    return asked.with_(never=away)


def opened(asked: Asked, answered: Answered, today: date) -> Asked:
    """Return *asked* with what both wrote; when neither wrote anything, nothing is added."""
    if not any((*answered.answers, *answered.guesses)):
        return asked
    return asked.with_(answers=(*asked.answers, (today, answered)))


def answers_of(asked: Asked, evening: str) -> Answered | None:
    """Return what both opened of it on *evening*, or None."""
    return next((each for _, each in reversed(asked.answers) if each.evening == evening), None)


def is_ahead(asked: Asked | AskedSummary, today: date) -> bool:
    """Return whether its day to come back is still to come. Not after it: what is put away never says so."""
    return asked.again is not None and asked.again > today


def is_back(asked: Asked | AskedSummary, today: date) -> bool:
    """Return whether its day to come back has come, it has not been asked since, and nobody put it away."""
    return asked.again is not None and asked.again <= today and not is_away(asked)
