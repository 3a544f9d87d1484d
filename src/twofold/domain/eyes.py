"""Looking at each other: how long, in which way, and what stays of it.

The popular four minutes are no part of the study they are named after; two minutes of looking at each other
brought strangers closer in the laboratory of Kellerman, Lewis and Laird (1989).
"""

from typing import Annotated, Literal

import msgspec

from .records import Record
from .text import LINE_LIMIT

LENGTHS: tuple[int, ...] = (30, 60, 120, 240)
"""Seconds to choose from."""
GazeWay = Literal["eyes", "side", "hands"]
"""Looking at each other · sitting side by side · looking at each other's hands."""

_Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Gaze(Record, frozen=True, kw_only=True):
    """A while of looking at each other. ``seconds``: the length they chose (one of LENGTHS); nothing says
    whether they stayed to its end, or who stopped. ``words`` and ``sentences``: what each said afterwards,
    if they wanted it written down."""

    seconds: Annotated[int, msgspec.Meta(ge=1, le=3600)]
    way: GazeWay = "eyes"
    words: tuple[_Line, _Line] = ("", "")
    sentences: tuple[_Line, _Line] = ("", "")
