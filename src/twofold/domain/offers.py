"""What a practice offers at home: a row that leads somewhere, while it is its time."""

import msgspec

from .records import Side
from .routes import Route


class Offer(msgspec.Struct, frozen=True):
    """Something that waits for the two, or for one of them.

    ``route``: where it leads. ``title``: its name, theirs or ours. ``note``: a few quiet words after it;
    ``side``: whose signed name stands before the note, or None. ``weight``: its place among what is
    open (0 first; see `open_things`), and ``order`` within the same weight.
    """

    route: Route
    title: str
    note: str = ""
    side: Side | None = None
    weight: float = 9.0
    order: float = 0.0
