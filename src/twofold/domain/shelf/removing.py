"""How passages of a book or film are removed, or all of it. A part is called "slice/a": where, and whose."""

from collections.abc import Iterator

from msgspec.structs import replace

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.removal import Part, Removable, wordless

from .records import Passage, Slice, Work

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


def _left(work: Work, part: str) -> Work:
    if not part:
        return wordless(work)
    slices = []
    for slice_ in work.slices:
        gone = {side: _EMPTY for side in SIDES if part == f"{slice_.id}/{side}"}
        slices.append(replace(slice_, **gone) if gone else slice_)
    return work.with_(slices=tuple(slices))


REMOVABLE = {"works": Removable(_parts, left=_left, stays="Talks about it stay, each by its name.")}
