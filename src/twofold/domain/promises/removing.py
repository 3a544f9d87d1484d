"""How agreements and rituals are removed, with all that was ever agreed on them."""

from collections.abc import Iterator

from twofold.domain.people import Couple
from twofold.domain.removal import Part, Removable

from .agreements import Agreement
from .rituals import Ritual


def _agreement(agreement: Agreement, couple: Couple) -> Iterator[Part]:
    if agreement.history and not agreement.open:
        yield Part("", f"the agreement “{agreement.terms.what}”, with its history")


def _ritual(ritual: Ritual, couple: Couple) -> Iterator[Part]:
    if ritual.history and not ritual.open:
        yield Part("", f"the ritual “{ritual.shape.what}”, with its history")


REMOVABLE = {"agreements": Removable(_agreement), "rituals": Removable(_ritual)}
