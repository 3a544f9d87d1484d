"""Who writes what about a card, alone, before both open it."""

from twofold.domain.records import SIDES, Side

from .evenings import reader
from .records import Answer, Answered, Evening


def about(evening_id: str, card: str) -> str:
    """Return what the private writings about *card* ("deck/card") on an evening are about."""
    return f"{evening_id}:{card}"


def parts(about: str) -> tuple[str, str]:
    """Return the id of the evening and the "deck/card" that *about* names."""
    evening, _, card = about.partition(":")
    return evening, card


def guesses(evening: Evening, side: Side) -> bool:
    """Return whether *side* writes a guess: whoever reads the card asks the other, and guesses first."""
    return evening.way == "guess" and side == reader(evening)


def together(evening: Evening, a: Answer, b: Answer) -> Answered:
    """Return what both wrote about the card on the table, each as an answer or as a guess."""
    texts = (a.text, b.text)
    own = [("" if guesses(evening, side) else text) for side, text in zip(SIDES, texts, strict=True)]
    guessed = [(text if guesses(evening, side) else "") for side, text in zip(SIDES, texts, strict=True)]
    return Answered((own[0], own[1]), (guessed[0], guessed[1]), evening.id)
