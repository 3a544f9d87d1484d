"""How letters are removed: once they were opened, with the line of thanks."""

from collections.abc import Iterator

from twofold.domain.dates import full_day, local_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.removal import Kept, Part, Removable, Target

from .giving import reader_of
from .records import CAME, Letter, is_known


def _parts(letter: Letter, couple: Couple) -> Iterator[Part]:
    if letter.opened is not None and is_known(letter):
        title = f" “{letter.title}”" if letter.title else ""
        day = full_day(letter.written or local_day(letter.opened))
        thanked = ", with the line of thanks" if letter.thanked else ""
        writer = couple.name(letter.author) if letter.author else letter.writer or "both of you"
        yield Part("", f"the letter{title} from {writer}, {CAME[letter.way]} on {day}{thanked}")


def _targets(kept: Kept, table: str, letter: Letter, part: str) -> Iterator[Target]:
    yield Target(table, letter.id)
    if letter.author is not None:
        # In a copy of before it was opened it lies in the drawers of both.
        yield Target("writings", writing_id("letter", letter.id, letter.author))
        yield Target("writings", writing_id("envelope", letter.id, reader_of(letter)))


REMOVABLE = {"letters": Removable(_parts, _targets, stays="Talks about it stay, each by its name.")}
