"""How a round of the worksheet is removed: both sides as they were opened, with every reply."""

from collections.abc import Iterator

from twofold.domain.dates import full_day
from twofold.domain.drawers import WritingKind, writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .requests import Reply
from .rounds import Worksheet

_SIDES: tuple[WritingKind, ...] = ("sheet", "guess")


def _parts(worksheet: Worksheet, couple: Couple) -> Iterator[Part]:
    if worksheet.revealed is not None:
        yield Part("", f"the round of {full_day(worksheet.day)}: both sides, with every reply and circle")


def _targets(kept: Kept, table: str, worksheet: Worksheet, part: str) -> Iterator[Target]:
    yield Target(table, worksheet.id)
    for kind in _SIDES:
        yield from (Target("writings", writing_id(kind, worksheet.id, side)) for side in SIDES)
    for reply in kept.every(Reply):
        if reply.worksheet == worksheet.id:
            yield Target("replies", reply.id)
            yield from (Target("writings", writing_id("circles", reply.id, side)) for side in SIDES)


REMOVABLE = {
    "worksheets": Removable(
        _parts, _targets, stays="Agreements and talks that came from it stay, with the need they are about."
    ),
}
