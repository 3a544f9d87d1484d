"""What a practice offers at home: a row that leads somewhere, while it is its time."""

from collections.abc import Mapping
from typing import Any

import msgspec

from .records import Side


class Offer(msgspec.Struct, frozen=True):
    """Something that waits for the two, or for one of them.

    ``place``, ``what``: where it leads, and what the page there is made with. ``title``: its name, theirs or
    ours. ``note``: a few quiet words after it; ``side``: whose signed name stands before the note, or None.
    ``weight``: its place among what is open (0 first; see `openings`), and ``order`` within the same weight.
    """

    place: str
    what: Mapping[str, Any]
    title: str
    note: str = ""
    side: Side | None = None
    weight: float = 9.0
    order: float = 0.0
