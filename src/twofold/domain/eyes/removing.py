"""How what was written after a quiet look is removed."""

from collections.abc import Iterator

from twofold.domain.dates import full_day, local_day
from twofold.domain.people import Couple
from twofold.domain.removal import Part, Removable

from .gaze import Gaze


def _parts(gaze: Gaze, couple: Couple) -> Iterator[Part]:
    yield Part("", f"your quiet look of {full_day(local_day(gaze.created))}, with the words after it")


REMOVABLE = {"gazes": Removable(_parts)}
