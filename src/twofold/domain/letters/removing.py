"""How letters are removed: once they were opened, with the line of thanks; what is of both, at any time.

What one of the two has not given away yet, or can take back, is theirs to delete.
"""

from collections.abc import Iterator

from twofold.domain.dates import full_day, in_known, local_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.removal import Kept, Part, Removable, Target

from .giving import reader_of
from .records import CAME, Letter, is_known


def _parts(letter: Letter, couple: Couple) -> Iterator[Part]:
    title = f" “{letter.title}”" if letter.title else ""
    if letter.opened is None and letter.by_both:
        # Until its day nothing shows what is in it.
        closed = (
            f"the letter you wrote together, closed until {full_day(letter.opens)}" if letter.opens else ""
        )
        yield Part("", closed or f"the letter{title} that you are writing together")
    elif letter.opened is None and letter.way == "elsewhere":
        yield Part("", f"the letter{title} from elsewhere, which is not with your letters yet")
    elif letter.opened is not None and is_known(letter):
        day = in_known(letter.written or local_day(letter.opened), letter.known)
        thanked = ", with the line of thanks" if letter.thanked else ""
        writer = couple.name(letter.author) if letter.author else letter.writer or "both of you"
        yield Part("", f"the letter{title} from {writer}, {CAME[letter.way]} {day}{thanked}")


def _targets(kept: Kept, table: str, letter: Letter, part: str) -> Iterator[Target]:
    yield Target(table, letter.id)
    if letter.author is not None:
        # In a copy of before it was opened it lies in the drawers of both.
        yield Target("writings", writing_id("letter", letter.id, letter.author))
        yield Target("writings", writing_id("envelope", letter.id, reader_of(letter)))


REMOVABLE = {"letters": Removable(_parts, _targets, stays="Talks about it stay, each by its name.")}
