"""No card comes twice before its deck is through, however many evenings are open at once."""

from random import Random
from typing import Any

import pytest

from twofold.domain.questions import evenings
from twofold.domain.questions.drawing import HEART, draw, rounds
from twofold.domain.questions.records import AskedSummary, Evening
from twofold.screens.questions.cards import begin, on_the_table, still_to_come
from twofold.store import Store

DECK = "us"


def go_on(house: Any, evening: Evening) -> Evening:
    """Put the next card on the table, as the page does."""
    after = evenings.go_on(evening, 0.0, house.clock.now(), still_to_come(house, evening))
    saved = house.keep(*on_the_table(house, after))
    return next(record for record in saved if isinstance(record, Evening))


def new_evening(house: Any, seed: int) -> Evening:
    deck = next(deck for deck in house.decks.decks if deck.id == DECK)
    met = rounds(house.store.asked.peek(AskedSummary))
    return begin(house, "draw", (draw([deck], met, str(seed)),), False, f"e{seed}")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("hours", [0.02, 9.0])
async def test_evenings_that_are_gone_on_with_by_turns_share_one_deck(
    opened: Any, store: Store, clock: Any, seed: int, hours: float
) -> None:
    chance = Random(seed)
    async with opened() as pilot:
        house = pilot.app
        deck = next(deck for deck in house.decks.decks if deck.id == DECK)
        open_ = [new_evening(house, 0)]
        came = [evenings.on_table(open_[0])]
        while len(set(came)) < sum(card.depth < HEART for card in deck.cards):
            clock.advance(3600 * hours)
            # One that never left its first card is let go when another begins, a day later.
            open_ = [each for each in open_ if store.evenings.get(each.id)]
            if not open_ or (chance.random() < 0.2 and len(open_) < 4):
                open_.append(new_evening(house, len(came)))
                came.append(evenings.on_table(open_[-1]))
            else:
                which = chance.randrange(len(open_))
                open_[which] = go_on(house, open_[which])
                if open_[which].ended is not None:
                    open_[which] = new_evening(house, len(came))
                came.append(evenings.on_table(open_[which]))
            assert len(came) == len(set(came)), f"{came[-1]} came twice"
