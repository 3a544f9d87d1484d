"""The decks of questions: those that come with twofold, and the couple's own."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from ..domain.questions.decks import THEMES, Card, Deck, troubles
from .faults import Fault, Shape, Wrong
from .own_files import bytes_of, decode, gather

BUILT_IN = (
    "us", "joy", "dreams", "family", "future", "body", "money", "fears", "disappointment", "guilt", "faith",
    "apart", "parents", "touch", "worlds", "hoping", "illness",
)  # fmt: skip
"""The ids of the decks that come with twofold; each has a file of its name."""

_SHAPE = Shape(
    what="deck of questions",
    top=Deck,
    tables={"cards": Card},
    choices={"theme": THEMES},
    first="cards",
    hints={"depth": "write 1 (near the surface), 2 (deeper) or 3 (at the heart of it)"},
    meant={"question": "words", "text": "words", "level": "depth"},
)


class Decks(msgspec.Struct, frozen=True):
    """All decks at hand, the built-in ones first; ``troubles`` has a sentence for each file left out."""

    decks: tuple[Deck, ...]
    troubles: tuple[str, ...] = ()

    def get(self, key: str, /) -> Deck | None:
        """Return the deck whose id is *key*, or None."""
        return next((deck for deck in self.decks if deck.id == key), None)

    def card(self, key: str, /) -> Card | None:
        """Return the card *key* ("deck/card"), or None."""
        deck, _, card = key.partition("/")
        found = self.get(deck)
        return found.card(card) if found else None


def load_decks(own: Path | None = None) -> Decks:
    """Return the built-in decks and those of the folder *own* (``*.toml``, by name); raises nothing.

    A file that is no sound deck is left out, with a sentence that names file, key and reason.
    """
    return Decks(*gather(BUILT_IN, "questions", own, read, bytes_of, _ours))


def read(raw: bytes) -> Deck:
    """Return the deck that the TOML text *raw* (UTF-8) describes, its texts free of control characters.

    Raises Wrong with every fault found.
    """
    deck = decode(raw, Deck, _SHAPE)
    if faults := tuple(_faults(deck)):
        raise Wrong(*faults)
    return deck


def _ours(raw: bytes) -> Deck:
    # A test reads these files with all care; at the first look at the page that would take half the time.
    import tomllib

    return msgspec.convert(tomllib.loads(raw.decode()), type=Deck)


def _faults(deck: Deck) -> Iterator[Fault]:
    for number, field, reason in troubles(deck):
        yield f"cards[{number + 1}].{field}", reason
