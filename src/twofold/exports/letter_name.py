"""What the file of a letter is called: its day and its title, in a name that every system takes."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from ..domain.dates import Known

_REFUSED = re.compile(r'[<>:"/\\|?*\ufffd]+')
"""What one system or another has no room for in a name."""
_JOINERS = "\u200c\u200d"
_BYTES = 120
"""Most bytes of a title in a name: with the day, a number and an ending it is shorter than any limit."""


def letter_stem(day: date, name: str, known: Known = "day") -> str:
    """Return what the file of a letter of *day* is called, without its ending; *name*: its title.

    Of the day it has as much as is *known*.

    It has no path in it, ends in no dot or space, and names no device: the day stands first.
    """
    cells = {"day": 10, "month": 7, "year": 4}[known]
    return f"{day.isoformat()[:cells]} {_safe(name) or 'Letter'}"


def free_stem(stem: str, is_taken: Callable[[str], bool]) -> str:
    """Return *stem*, or the first of "*stem* 2", "*stem* 3" … of which *is_taken* says that it is not."""
    found, number = stem, 1
    while is_taken(found):
        number += 1
        found = f"{stem} {number}"
    return found


def _safe(name: str) -> str:
    words = _REFUSED.sub(" ", unicodedata.normalize("NFC", name))
    words = "".join(c for c in words if c in _JOINERS or c.isspace() or unicodedata.category(c)[0] != "C")
    words = " ".join(words.split())
    if len(words.encode()) > _BYTES:
        words = words.encode()[:_BYTES].decode("utf-8", "ignore")
        whole, space, _ = words.rpartition(" ")
        words = whole if space else words
    return words.strip(f" .{_JOINERS}")
