"""An evening with questions: who reads, going on, one step back, the sets of the rising way, and the end.

Both answer a question before the next one comes, and the reader alternates with every question: answering by
turns is what brought people closer, and one person answering everything first did not (field study of the
rising questions: Aron et al. 1997; Sprecher et al. 2013, both with strangers in a laboratory).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import accumulate

from twofold.domain.people import Invalid
from twofold.domain.records import Side, other

from .records import Evening, Way

SET_SECONDS = 15 * 60
"""Seconds of each rising set."""
NONE_THERE = "There is no such card in the decks you chose. Choose another depth, or more decks."

Known = Callable[[str], bool]
"""Whether the words of a card "deck/card" can still be found."""


def begun(
    id: str,
    way: Way,
    sets: Sequence[Sequence[str]],
    reader: Side,
    writing: bool,
    now: datetime,
) -> Evening:
    """Return an evening with the cards of *sets* (one, but for the rising way), the first on the table.

    Raises Invalid when there is no card.
    """
    cards = tuple(card for each in sets for card in each)
    if not cards:
        raise Invalid(NONE_THERE)
    many = tuple(len(each) for each in sets) if way == "rising" else ()
    return Evening(
        id=id, created=now, updated=now, way=way, cards=cards, reader=reader, writing=writing, sets=many
    )


def reads_next(evening: Evening | None) -> Side:
    """Return who reads first on the evening after *evening*: whoever did not read its last card."""
    return other(reader(evening)) if evening else "a"


def reader(evening: Evening) -> Side:
    """Return who reads the card on the table; with every card it is the other."""
    return evening.reader if len(evening.seen) % 2 == 0 else other(evening.reader)


def on_table(evening: Evening) -> str | None:
    """Return the card on the table as "deck/card"; None when the cards are through."""
    return evening.cards[evening.at] if evening.at < len(evening.cards) else None


def set_at(evening: Evening, place: int | None = None) -> int:
    """Return the number (from 0) of the set that *place* (the card on the table, if None) belongs to."""
    place = evening.at if place is None else place
    return sum(place >= end for end in list(accumulate(evening.sets))[:-1])


def is_over(evening: Evening, spent: float) -> bool:
    """Return whether the time of the set under way is used up, after *spent* seconds of it."""
    return evening.way == "rising" and spent >= SET_SECONDS


def follows(evening: Evening, spent: float, known: Known) -> int:
    """Return the place of the card that comes next: in the next set, when the time of this one is used up.

    len(cards) when there is none. Cards that are not *known* any more are left out.
    """
    place = evening.at + 1
    if is_over(evening, spent) and evening.sets:
        place = max(place, [*accumulate(evening.sets)][set_at(evening)])
    while place < len(evening.cards) and not known(evening.cards[place]):
        place += 1
    return place


def go_on(evening: Evening, spent: float, now: datetime, known: Known) -> Evening:
    """Return *evening* with the next card on the table, or ended *now* (UTC) when the cards are through.

    A card that was passed and one that was answered are left alike. *spent*: seconds used of the set.
    """
    place = follows(evening, spent, known)
    if place >= len(evening.cards):
        return evening.with_(spent=spent, ended=now)
    fresh = set_at(evening, place) != set_at(evening)
    return evening.with_(at=place, spent=0.0 if fresh else spent, seen=(*evening.seen, (evening.at, spent)))


def go_back(evening: Evening, spent: float) -> Evening:
    """Return *evening* with the card before on the table; time that was used in the same set stays used.

    An ended one goes on where it ended. Raises Invalid when no card lay there before.
    """
    if evening.ended is not None:
        return evening.with_(ended=None)
    if not evening.seen:
        raise Invalid("This is the first card.")
    place, then = evening.seen[-1]
    same = set_at(evening, place) == set_at(evening)
    return evening.with_(at=place, seen=evening.seen[:-1], spent=spent if same else then)


def settled(evening: Evening, now: datetime, known: Known) -> Evening:
    """Return *evening* with a card on the table whose words are *known*; the same one when it has one."""
    card = on_table(evening)
    if evening.ended is not None or (card is not None and known(card)):
        return evening
    place = follows(evening, 0.0, known)
    if place >= len(evening.cards):
        return evening.with_(ended=now)
    fresh = set_at(evening, place) != set_at(evening)
    return evening.with_(at=place, spent=0.0 if fresh else evening.spent)
