"""A deck of questions, and what is sound in one."""

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

import msgspec

from twofold.domain.text import LINE_LIMIT

from .records import Depth

Theme = Literal[
    "fears", "disappointment", "guilt", "dreams", "joy", "body", "money", "family", "faith", "future", "us",
    "apart", "parents", "touch", "worlds", "hoping", "illness",
]  # fmt: skip
THEMES: tuple[Theme, ...] = get_args(Theme)
MOST_CARDS = 500
"""Most cards of a deck."""

_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=LINE_LIMIT)]


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question. ``id``: its own within the deck, and never another one's. ``guess``: it is about the life
    of whoever is asked, so that the other can guess the answer."""

    id: _Id
    words: _Words
    depth: Depth
    guess: bool = False


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Questions that belong together. ``theme``: what they are about, or None for a mixed deck of their own.
    ``why``: one line on what it is good for. ``by_choice``: it speaks of a life that not every couple
    leads, so its cards come only when the deck is chosen."""

    id: _Id
    name: _Words
    why: _Words
    cards: Annotated[tuple[Card, ...], msgspec.Meta(min_length=1, max_length=MOST_CARDS)]
    theme: Theme | None = None
    by_choice: bool = False

    def card(self, id: str) -> Card | None:
        """Return the card *id*, or None."""
        return next((card for card in self.cards if card.id == id), None)


def troubles(deck: Deck) -> Iterator[tuple[int, str, str]]:
    """Yield (number of the card counted from 0, field, reason) for each card that cannot stand in *deck*."""
    ids: set[str] = set()
    said: set[str] = set()
    for number, card in enumerate(deck.cards):
        if card.id in ids:
            yield number, "id", f'"{card.id}" is taken by another card of this deck: choose another id'
        words = " ".join(card.words.casefold().split())
        if words in said:
            yield number, "words", "this question is already in the deck"
        ids.add(card.id)
        said.add(words)
