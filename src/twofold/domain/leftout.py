"""What a couple added or set themselves and twofold cannot use: what is wrong, and what to do about it."""

from collections.abc import Iterable

import msgspec


class LeftOut(msgspec.Struct, frozen=True):
    """One thing that is left out.

    ``where``: the file, and the place in it as far as it is known. ``what``: what is wrong. ``mend``: what to
    do about it. What stands in a file may stand in these words too.
    """

    where: str
    what: str
    mend: str


def left_out(sentences: Iterable[str], mend: str, folder: str = "") -> tuple[LeftOut, ...]:
    """Return what *sentences* such as "mine.toml, line 3: this is not TOML." tell of files in *folder*."""
    parted = [sentence.removeprefix(folder).partition(": ") for sentence in sentences]
    return tuple(
        LeftOut(where, what, mend) if what else LeftOut("", where, mend) for where, _, what in parted
    )


def counted(things: int) -> str:
    """Return that *things* of their own are left out, as a sentence."""
    count = "One thing" if things == 1 else f"{things:,} things"
    return f"{count} in your own files could not be used."


def by_mending(things: Iterable[LeftOut]) -> dict[str, list[LeftOut]]:
    """Return *things* by what is to be done about them, in their order."""
    found: dict[str, list[LeftOut]] = {}
    for thing in things:
        found.setdefault(thing.mend, []).append(thing)
    return found
