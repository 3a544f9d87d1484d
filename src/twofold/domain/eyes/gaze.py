"""Looking at each other: how long, in which way, and what stays of it.

Two minutes of looking into each other's eyes made strangers fonder of each other in the laboratory
(Kellerman, Lewis and Laird, 1989); when only one of two looked, it did not. The four minutes that became
popular are no part of the study they are named after.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from twofold.domain.clock import Timer
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.text import LINE_LIMIT, clean_line, is_blank

LENGTHS: tuple[int, ...] = (30, 60, 120, 240)
"""Seconds to choose from."""
GazeWay = Literal["eyes", "side", "hands"]
"""Looking at each other · sitting side by side · looking at each other's hands."""
WAYS: tuple[GazeWay, ...] = ("eyes", "side", "hands")
BREATH = 5.0
"""Seconds of one breath in, or of one out."""
BREATHS = 3
"""Breaths before it begins."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Gaze(Record, frozen=True, kw_only=True):
    """A while of looking at each other.

    ``seconds``: the length they chose; nothing says whether they stayed to its end, or who stopped. ``words``
    and ``sentences``: what each said afterwards, if they wanted it written down.
    """

    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)] = LENGTHS[0]
    way: GazeWay = "eyes"
    words: tuple[_Line, _Line] = ("", "")
    sentences: tuple[_Line, _Line] = ("", "")


class Looking(msgspec.Struct, frozen=True):
    """A while under way: some breaths, then *seconds* of darkness; ``timer`` runs through both."""

    seconds: int
    timer: Timer = Timer()

    def at(self, now: float) -> Literal["breathe in", "breathe out", "look", "over"]:
        """Return where the two are at the monotonic reading *now*."""
        spent = self.timer.elapsed(now)
        settling = 2 * BREATH * BREATHS
        if spent < settling:
            return "breathe in" if int(spent / BREATH) % 2 == 0 else "breathe out"
        return "look" if spent < settling + self.seconds else "over"

    def begun(self, now: float) -> "Looking":
        """Return it with its breaths done at *now*: they were ready before."""
        settled = Timer(started=now, banked=2 * BREATH * BREATHS)
        return msgspec.structs.replace(self, timer=settled) if self.at(now).startswith("breathe") else self


def how_long(seconds: int) -> str:
    """Return *seconds* in words, such as "half a minute" or "two minutes"."""
    known = {30: "half a minute", 60: "one minute", 120: "two minutes", 240: "four minutes"}
    return known.get(seconds, f"{seconds} seconds")


def with_words(gaze: Gaze, side: Side, *, word: str | None = None, sentence: str | None = None) -> Gaze:
    """Return *gaze* with the *word*, or the *sentence*, of *side* (None: as it was)."""
    return gaze.with_(words=_put(gaze.words, side, word), sentences=_put(gaze.sentences, side, sentence))


def is_empty(gaze: Gaze) -> bool:
    """Return whether nothing of *gaze* is written down."""
    return all(is_blank(words) for words in (*gaze.words, *gaze.sentences))


def written(gazes: Iterable[Gaze]) -> list[Gaze]:
    """Return those of *gazes* of which something is written down, the latest first."""
    some = [gaze for gaze in gazes if not is_empty(gaze)]
    return sorted(some, key=lambda gaze: (gaze.created, gaze.id), reverse=True)


def _put(both: tuple[str, str], side: Side, words: str | None) -> tuple[str, str]:
    if words is None:
        return both
    a, b = (clean_line(words) if each == side else both[n] for n, each in enumerate(SIDES))
    return a, b
