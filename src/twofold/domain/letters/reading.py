"""A letter read aloud, one line at a time."""

import re
import unicodedata
from collections.abc import Iterator

from twofold.domain.text import is_blank

LINE = 90
"""A line of up to so many cells is read whole; a longer one sentence by sentence."""
LONGEST = 180
"""Cells of a sentence from which on it is read in parts: so much can be seen on a small screen."""
_BRIEF = 30
"""What is shorter than this goes on with the next sentence: "No." or "Mr." is none of its own."""
# From the first of several full stops only, and nothing given back: a line of dots takes no longer than one.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[^\s])|[。！？]+[」』”]*")
_PART = re.compile(r"[,;:–—]\s+|[、，；]")


def pieces(text: str) -> tuple[str, ...]:
    """Return *text* in the pieces in which it is read: every character of it, in order.

    Each shows something, unless all of *text* is blank. A line is a piece; a long one is parted behind its
    sentences, a long sentence behind a comma or a word.
    """
    found: list[str] = []
    ahead = ""
    for line in text.splitlines(keepends=True):
        for piece in _parted(line):
            if not is_blank(piece):
                found.append(ahead + piece)
                ahead = ""
            elif found:
                found[-1] += piece  # an empty line belongs to what stands above it
            else:
                ahead += piece
    return tuple(found) if found or not ahead else (ahead,)


def _parted(line: str) -> Iterator[str]:
    if _cells(line) <= LINE:
        yield line
        return
    start = 0
    for match in _END.finditer(line):
        if match.end() - start >= _BRIEF:
            yield from _shortened(line[start : match.end()])
            start = match.end()
    if start < len(line):
        yield from _shortened(line[start:])


def _shortened(sentence: str) -> Iterator[str]:
    while _cells(sentence[: LONGEST + 1]) > LONGEST:
        cut = _cut(sentence)
        yield sentence[:cut]
        sentence = sentence[cut:]
    yield sentence


def _cut(sentence: str) -> int:
    """Return where to part *sentence*, which is too long: as late as it fits, and in no letter's midst."""
    room, cells = 0, 0
    while cells <= LONGEST:
        cells += _cells(sentence[room])
        room += 1
    room = max(room - 1, 1)
    least = room // 3
    commas = [match.end() for match in _PART.finditer(sentence, 0, room)]
    if commas and commas[-1] >= least:
        return commas[-1]
    space = sentence.rfind(" ", least, room)
    if space > 0:
        return space + 1
    for cut in range(room, least, -1):
        joins = unicodedata.category(sentence[cut]) in ("Mn", "Me", "Mc", "Cf", "Sk")
        if not joins and sentence[cut - 1] != "\u200d":
            return cut
    return room


def _cells(text: str) -> int:
    """Return about how many cells *text* takes: wide signs take two."""
    return len(text) + sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
