"""How passages of a book or film are removed, or all of it. A part is called "slice/a": where, and whose;
"took/a": what one took from all of it."""

from collections.abc import Iterator

from msgspec.structs import replace

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.removal import Part, Removable, wordless

from .records import Passage, Slice, Work

TOOK = "took"
"""What the part that each took from a work is called."""
_EMPTY = Passage()


def _of(slice_: Slice, side: Side) -> Passage:
    return slice_.a if side == "a" else slice_.b


def _parts(work: Work, couple: Couple) -> Iterator[Part]:
    yield Part("", f"“{work.title}”, with its parts and every passage")
    for slice_ in work.slices:
        where = f" in “{slice_.name}”" if slice_.name else ""
        for side in SIDES:
            if _of(slice_, side) != _EMPTY:
                words = f"what {couple.name(side)} marked{where} of “{work.title}”"
                yield Part(f"{slice_.id}/{side}", words)
    for side, took in zip(SIDES, work.took, strict=True):
        if took:
            yield Part(f"{TOOK}/{side}", f"what {couple.name(side)} took from “{work.title}”")


def _left(work: Work, part: str) -> Work:
    if not part:
        return wordless(work)
    took = tuple("" if part == f"{TOOK}/{s}" else w for s, w in zip(SIDES, work.took, strict=True))
    slices = []
    for slice_ in work.slices:
        gone = {side: _EMPTY for side in SIDES if part == f"{slice_.id}/{side}"}
        slices.append(replace(slice_, **gone) if gone else slice_)
    return work.with_(slices=tuple(slices), took=took)


REMOVABLE = {"works": Removable(_parts, left=_left, stays="Talks about it stay, each by its name.")}
