"""The cards and evenings of the house, as every page of the questions looks at them."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from twofold.domain.dates import local_day
from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.people import Invalid
from twofold.domain.questions import answers, evenings
from twofold.domain.questions.drawing import HEART, next_round, rounds
from twofold.domain.questions.keeping import is_away, met, opened
from twofold.domain.questions.records import Answer, Asked, AskedSummary, Evening, Way, asked_id
from twofold.domain.ready import are_both
from twofold.domain.records import Record, new_id
from twofold.screens.house import House, newest
from twofold.screens.opening import open_both
from twofold.screens.saving import kept
from twofold.store.reveal import NotYet, Reveal, who_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

DEPTH_WORDS = {1: "near the surface", 2: "deeper", 3: "at the heart"}
"""What the depths are called."""
IDLE = timedelta(days=1)
"""Time after which an evening that never left its first card is let go when another begins."""
NOT_YET = "Not both of you have finished writing."


def asked_of(house: House, key: str) -> Asked | None:
    """Return what is kept of the card *key* ("deck/card"), or None."""
    deck, _, card = key.partition("/")
    return newest(house, Asked, asked_id(deck, card))


def words_of(house: House, key: str) -> str:
    """Return the question on the card *key*; "" when neither a deck nor what was kept has it any more."""
    card = house.decks.card(key)
    if card is not None:
        return card.words
    asked = asked_of(house, key)
    return asked.words if asked else ""


def is_at_heart(house: House, key: str) -> bool:
    """Return whether the card *key* is one of the deepest."""
    card = house.decks.card(key)
    return card is not None and card.depth == HEART


def lies_face_down(house: House, evening: Evening) -> bool:
    """Return whether the card waits to be turned: it is at the heart, and they did not choose that yet."""
    key = evenings.on_table(evening)
    return key is not None and evening.ended is None and not evening.heart and is_at_heart(house, key)


def still_to_come(house: House, evening: Evening) -> Callable[[str], bool]:
    """Tell if a card of *evening* may come: it is there, not put away, and has not come since elsewhere."""
    cards = {f"{a.deck}/{a.card}": a for a in house.store.asked.peek(AskedSummary)}
    begun = evening.created.astimezone().date()

    def since(asked: AskedSummary) -> bool:
        if asked.last != begun:
            return asked.last > begun
        # Two evenings of one day: what was written down of the card tells.
        return asked.updated is not None and asked.updated > evening.created

    def test(key: str) -> bool:
        asked = cards.get(key)
        elsewhere = asked is not None and asked.evening not in ("", evening.id) and since(asked)
        away = asked is not None and is_away(asked)
        return bool(words_of(house, key)) and not away and (not elsewhere or len(evening.cards) == 1)

    return test


def on_the_table(house: House, evening: Evening) -> tuple[Record, ...]:
    """Return what to save for *evening* to stand as it is: itself, and its card, once seen, as come."""
    key = evenings.on_table(evening)
    if key is None or evening.ended is not None or lies_face_down(house, evening):
        return (evening,)
    before = asked_of(house, key)
    number = next_round(rounds(house.store.asked.peek(AskedSummary)), key, drawn=len(evening.cards) > 1)
    now = house.clock.now()
    came = met(before, key, words_of(house, key), evening.id, number, now, local_day(house.clock.now()))
    return (evening,) if came == before else (evening, came)


def begin(
    house: House,
    way: Way,
    sets: "Sequence[Sequence[str]]",
    writing: bool,
    id: str = "",
    *,
    by_name: bool = False,
) -> Evening:
    """Save a new evening with *sets* of cards, and return it. *by_name*: they chose the card, and know it.

    What an ended one left unopened is let go, and so is one of an earlier day that never left its first card.
    Raises Invalid when there is no card.
    """

    every = house.store.evenings.all()
    last = max(every, key=lambda e: (e.created, e.id), default=None)
    who = evenings.reads_next(last)
    evening = evenings.begun(id or new_id(), way, sets, who, writing, house.clock.now()).with_(heart=by_name)
    ended = {e.id for e in every if e.ended is not None}
    left = [
        writing_
        for card in house.store.writings.peek(WritingSummary)
        if card.kind == "answer" and answers.parts(card.about)[0] in ended
        if (writing_ := newest(house, Writing, card.id)) is not None
    ]
    emptied = [house.vault.emptied(writing_) for writing_ in left]
    now, written = (
        house.clock.now(),
        {answers.parts(c.about)[0] for c in house.store.writings.peek(WritingSummary)},
    )
    stale = [
        e.with_(deleted=now)
        for e in every
        if e.ended is None and not e.seen and now - e.updated > IDLE and e.id not in written
    ]
    if saved := kept(house, *on_the_table(house, evening), *emptied, *stale):
        assert isinstance(saved[0], Evening)
        return saved[0]
    raise Invalid("Something was changed at the other terminal just now. Press once more.")


def open_answers(house: House, evening_id: str) -> str:
    """Open what both wrote about the card on the table; see `open_both`."""
    evening = house.store.evenings.get(evening_id)
    key = evenings.on_table(evening) if evening else None
    if evening is None or key is None:
        return NOT_YET
    about, asked = answers.about(evening_id, key), asked_of(house, key)

    def show(reveal: Reveal) -> Asked:
        if asked is None or not are_both(who_finished(house, "answer", about)):
            raise NotYet(NOT_YET)
        a, b = reveal.read("a", "answer", Answer), reveal.read("b", "answer", Answer)
        return opened(asked, answers.together(evening, a, b), local_day(house.clock.now()))

    return open_both(house, about, show, of=asked.id if asked else "")
