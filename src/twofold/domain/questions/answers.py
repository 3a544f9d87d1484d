"""Who writes what about a card, alone, before both open it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from twofold.domain.records import SIDES, Side

from .evenings import reader
from .records import Answer, Answered, Asked, Evening


def answer_name(day: date, answered: Answered) -> str:
    """Return the name of what both wrote on *day*: *answered*, in its evening."""
    return f"{day.isoformat()}/{answered.evening}/"


def named_answers(asked: Asked) -> Iterator[tuple[str, date, Answered]]:
    """Yield the answers of *asked*, oldest first, each by a name that stays when another of them goes.

    It is `answer_name`; where several are called so, a number follows from the second on.
    """
    known = Counter[str]()
    for day, answered in asked.answers:
        name = answer_name(day, answered)
        yield f"{name}{known[name] or ''}", day, answered
        known[name] += 1


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
