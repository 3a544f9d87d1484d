"""How moments are removed, once they were shown."""

from collections.abc import Iterator

from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.removal import Kept, Part, Removable, Target

from .records import Moment


def _parts(moment: Moment, couple: Couple) -> Iterator[Part]:
    if moment.shown is not None and moment.author is not None:
        yield Part("", f"the moment “{moment.words}”, from {couple.name(moment.author)}")


def _targets(kept: Kept, table: str, moment: Moment, part: str) -> Iterator[Target]:
    yield Target(table, moment.id)
    if moment.author is not None:
        yield Target("writings", writing_id("moment", moment.id, moment.author))


REMOVABLE = {"moments": Removable(_parts, _targets)}
