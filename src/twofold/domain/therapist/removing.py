"""How somebody on the list is removed, with what was answered and the sessions."""

from collections.abc import Iterator

from twofold.domain.people import Couple
from twofold.domain.removal import Part, Removable

from .records import Therapist


def _parts(known: Therapist, couple: Couple) -> Iterator[Part]:
    yield Part("", f"“{known.name}”, with what was answered, and the sessions")


REMOVABLE = {"therapists": Removable(_parts, stays="The rest of the list stays.")}
