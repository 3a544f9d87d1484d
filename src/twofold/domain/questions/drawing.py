"""Which cards come: none twice until its deck is through, and then all of it again in another order.

Where only some of a deck are asked for (a depth, or what can be guessed), it is through when those are. What
is at the heart is never dealt: it comes where that depth was chosen, or at the end of a rising way, where
they are asked first. A card that one of them never wants to see again does not come, and counts for nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random

from .decks import Card, Deck
from .keeping import is_away
from .records import AskedSummary, Depth

MOST = 60
"""Most cards that are laid ready for an evening; nobody has to see them all."""
WARM = 3
"""Cards at the beginning of an evening that are as light as there are."""
SET_CARDS = 12
"""Cards of each rising set (Aron et al. 1997)."""
DEPTHS: tuple[Depth, ...] = (1, 2, 3)
HEART: Depth = 3
"""The depth that is chosen and never dealt."""


def key_of(deck: Deck, card: Card) -> str:
    """Return how an evening names *card* of *deck*: "deck/card"."""
    return f"{deck.id}/{card.id}"


def dealt_from(decks: Iterable[Deck], chosen: Collection[str]) -> tuple[Deck, ...]:
    """Return those of *decks* whose ids are *chosen*; with none chosen, all that are not by choice alone."""
    every = tuple(decks)
    return tuple(deck for deck in every if deck.id in chosen) or tuple(d for d in every if not d.by_choice)


def put_away(asked: Iterable[AskedSummary]) -> frozenset[str]:
    """Return the cards ("deck/card") that one of them, or both, never want to see again."""
    return frozenset(f"{each.deck}/{each.card}" for each in asked if is_away(each))


def rounds(asked: Iterable[AskedSummary]) -> dict[str, int]:
    """Return the round in which each card that was asked came last, by its "deck/card"."""
    return {f"{each.deck}/{each.card}": each.round for each in asked}


def still_new(deck: Deck, met: Mapping[str, int], *, guess: bool = False) -> int:
    """Return how many cards of *deck* never came; *guess*: of those whose answer can be guessed."""
    return sum(key_of(deck, card) not in met for card in deck.cards if card.guess or not guess)


def next_round(met: Mapping[str, int], key: str, *, drawn: bool = True) -> int:
    """Return the round in which the card *key* comes now: the one its deck is in, or a new one after that.

    Not *drawn*: it was asked for by name, which begins no new round.
    """
    deck = key.partition("/")[0] + "/"
    now = max((number for card, number in met.items() if card.startswith(deck)), default=1)
    return now + 1 if drawn and met.get(key, 0) >= now else now


def _ranked(
    deck: Deck, met: Mapping[str, int], depth: Depth | None, guess: bool, never: Collection[str]
) -> list[tuple[int, str, Card]]:
    """Return the cards of *deck* that are meant, with how often others have to come before them."""
    cards = [
        card
        for card in deck.cards
        if (card.depth == depth if depth else card.depth < HEART)
        and (card.guess or not guess)
        and key_of(deck, card) not in never
    ]
    numbers = [met.get(key_of(deck, card), 0) for card in cards]
    ranks = sorted(set(numbers))
    return [
        (ranks.index(number), key_of(deck, card), card) for number, card in zip(numbers, cards, strict=True)
    ]


def draw(
    decks: Sequence[Deck],
    met: Mapping[str, int],
    seed: str,
    *,
    depth: Depth | None = None,
    guess: bool = False,
    never: Collection[str] = (),
) -> tuple[str, ...]:
    """Return up to MOST cards of *decks*, each once, in an order of chance.

    In each deck those come first whose turn it is; the first WARM are the lightest of them. *depth*:
    only cards of that depth, or None: of any but HEART; *guess*: only those whose answer can be guessed;
    *never*: what is put away. The same *seed* gives the same order.
    """
    chance = Random(seed)
    cards = [each for deck in decks for each in _ranked(deck, met, depth, guess, never)]
    chance.shuffle(cards)
    cards.sort(key=lambda each: each[0])
    lightest = sorted(cards, key=lambda each: (each[0], each[2].depth))[:WARM]
    cards = lightest + [each for each in cards if each not in lightest]
    return tuple(key for _, key, _ in cards[:MOST])


def rising(
    decks: Sequence[Deck], met: Mapping[str, int], seed: str, *, never: Collection[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return up to three sets of up to SET_CARDS cards of *decks*, of depth 1, then 2, then 3.

    Each set goes round the decks, so that no theme fills it; those whose turn it is come first. A depth of
    which there is no card has no set. *never*: what is put away. The same *seed* gives the same sets.
    """
    chance, sets = Random(seed), []
    for depth in DEPTHS:
        piles = [_ranked(deck, met, depth, False, never) for deck in decks]
        for pile in piles:
            chance.shuffle(pile)
            pile.sort(key=lambda each: each[0])
        chance.shuffle(piles)
        longest = max(map(len, piles), default=0)
        turns = [pile[turn] for turn in range(longest) for pile in piles if turn < len(pile)]
        # Sorting is stable: by turns of the decks, and what came before waits for all that did not.
        chosen = tuple(key for _, key, _ in sorted(turns, key=lambda each: each[0])[:SET_CARDS])
        if chosen:
            sets.append(chosen)
    return tuple(sets)
