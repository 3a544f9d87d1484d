"""How a look at how close they feel is removed."""

from collections.abc import Iterator

from twofold.domain.dates import full_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .records import Closeness


def _parts(look: Closeness, couple: Couple) -> Iterator[Part]:
    yield Part("", f"how close each of you felt on {full_day(look.day)}, with the words")


def _targets(kept: Kept, table: str, look: Closeness, part: str) -> Iterator[Target]:
    yield Target(table, look.id)
    yield from (Target("writings", writing_id("closeness", look.id, side)) for side in SIDES)


REMOVABLE = {"closeness": Removable(_parts, _targets)}
