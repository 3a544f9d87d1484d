"""How agreements and rituals are removed, once they were let go, with all that was ever agreed on them.

And what is only told of by now: an earlier wording of the sentence, a new thing that was done.
"""

from collections.abc import Iterator

from twofold.domain.dates import full_day, local_day
from twofold.domain.people import Couple
from twofold.domain.removal import Part, Removable

from .agreements import Agreement
from .newthings import NewThings
from .rituals import Ritual
from .sentence import Sentence


def _agreement(agreement: Agreement, couple: Couple) -> Iterator[Part]:
    if agreement.history and not agreement.open:
        yield Part("", f"the agreement “{agreement.terms.what}”, with its history")


def _ritual(ritual: Ritual, couple: Couple) -> Iterator[Part]:
    if ritual.history and not ritual.open:
        yield Part("", f"the ritual “{ritual.shape.what}”, with its history")


def _wordings(sentence: Sentence, couple: Couple) -> Iterator[Part]:
    for worded in sentence.history[:-1]:
        if worded.words:
            day = full_day(local_day(worded.at))
            yield Part(
                worded.at.isoformat(), f"the sentence of {day}, “{worded.words}”, which no longer holds"
            )


def _without_wording(sentence: Sentence, part: str) -> Sentence:
    return sentence.with_(history=tuple(each for each in sentence.history if each.at.isoformat() != part))


def _things(things: NewThings, couple: Couple) -> Iterator[Part]:
    yield from (Part(each.id, f"the new thing “{each.what}”") for each in things.things if each.done)


def _without_thing(things: NewThings, part: str) -> NewThings:
    return things.with_(things=tuple(each for each in things.things if each.id != part))


REMOVABLE = {
    "agreements": Removable(_agreement),
    "rituals": Removable(_ritual),
    "sentences": Removable(_wordings, left=_without_wording),
    "newthings": Removable(_things, left=_without_thing),
}
